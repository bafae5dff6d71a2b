"""Pages that list columns."""
