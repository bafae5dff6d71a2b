"""How wide the panes are where several stand side by side: as the person left them."""

from dataclasses import dataclass, replace
from typing import Literal

from reader.config import WIDTHS, Settings
from reader.library.library import Library

FACT = "panes"
"""Where libraries hold what was set before the settings had it."""
STEP = 2
LEAST, MOST = WIDTHS.start, WIDTHS.stop - 1
"""Cells."""

Side = Literal["side", "entries"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Cells of the channels and saved pane, and of the entries; 0 as the layout has it."""

    side: int = 0
    entries: int = 0

    def with_width(self, which: Side, width: int) -> "Sizes":
        width = max(LEAST, min(MOST, width))
        return replace(self, side=width) if which == "side" else replace(self, entries=width)


def read_sizes(library: Library) -> Sizes:
    """As a library holds them; what cannot be understood is as the layout has it."""
    parts = library.fact(FACT).split()
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        return Sizes()
    side, entries = (int(part) if LEAST <= int(part) <= MOST else 0 for part in parts)
    return Sizes(side, entries)


def sizes_of(settings: Settings) -> Sizes:
    return Sizes(settings.channels_width, settings.entries_width)
