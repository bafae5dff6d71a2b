"""How wide the panes are where several stand side by side: as the person left them."""

from dataclasses import dataclass, replace
from typing import Literal

from reader.library.library import Library

FACT = "panes"
STEP = 2
LEAST, MOST = 20, 80
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
    """As they were left; what cannot be understood is as the layout has it."""
    parts = library.fact(FACT).split()
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        return Sizes()
    side, entries = (int(part) if LEAST <= int(part) <= MOST else 0 for part in parts)
    return Sizes(side, entries)


def keep_sizes(library: Library, sizes: Sizes) -> None:
    library.set_fact(FACT, f"{sizes.side} {sizes.entries}")
