"""From an entry or an address to its text."""
