"""Byline, a terminal reader for newspaper columns. The map of the house is in ``ARCHITECTURE.md``."""

__version__ = "0.1.0"
