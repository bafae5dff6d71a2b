"""Which panes there is room for."""

from enum import StrEnum


class Layout(StrEnum):
    """The value is the class that the style sheet knows it by."""

    WIDE = "-wide"
    MEDIUM = "-medium"
    NARROW = "-narrow"
    TINY = "-tiny"


def layout_of(width: int, height: int) -> Layout:
    """The layout for a terminal of this many cells."""
    if width < 40 or height < 10:
        return Layout.TINY
    if width < 90:
        return Layout.NARROW
    return Layout.MEDIUM if width < 132 else Layout.WIDE
