"""Which cleaner this is."""

CLEANER = 6
"""Raised by one whenever the same page may give another text: what an older cleaner made can be made again."""
