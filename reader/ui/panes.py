"""Which pane is where: beside another, after it, further out."""

from reader.ui.keys import PaneName
from reader.ui.layout import Layout

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
