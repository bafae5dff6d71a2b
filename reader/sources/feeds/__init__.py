"""Feeds of every version."""
