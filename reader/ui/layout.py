"""Which panes there is room for, and which is where: beside another, after it, further out."""

from enum import StrEnum

from reader.ui.keys import PaneName


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


ORDER = (PaneName.CHANNELS, PaneName.ENTRIES, PaneName.ARTICLE, PaneName.SAVED)
# Saved stands under the channels.
_BESIDE = {
    (PaneName.CHANNELS, 1): PaneName.ENTRIES,
    (PaneName.SAVED, 1): PaneName.ENTRIES,
    (PaneName.ENTRIES, 1): PaneName.ARTICLE,
    (PaneName.ENTRIES, -1): PaneName.CHANNELS,
    (PaneName.ARTICLE, -1): PaneName.ENTRIES,
}


def pane_beside(name: PaneName, step: int) -> PaneName | None:
    """The pane at the left (-1) or at the right (1), if there is one."""
    return _BESIDE.get((name, step))


def pane_after(name: PaneName, step: int) -> PaneName:
    """The next pane by number, after the last the first."""
    return ORDER[(ORDER.index(name) + step) % len(ORDER)]


def pane_around(name: PaneName, layout: Layout, reading_saved: bool) -> PaneName | None:
    """The pane one step further out; None if there is none."""
    if name is PaneName.ARTICLE:
        return PaneName.SAVED if reading_saved else PaneName.ENTRIES
    if layout is Layout.MEDIUM:
        return None if name is PaneName.ENTRIES else PaneName.ENTRIES
    return None if name is PaneName.CHANNELS else PaneName.CHANNELS
