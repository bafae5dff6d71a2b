"""The parser processes: what walks bytes from outside."""
