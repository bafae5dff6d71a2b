"""Elements as typed blocks."""
