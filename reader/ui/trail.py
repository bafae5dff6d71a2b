"""The way back along followed links: which columns were left, and where in them."""

import json
from dataclasses import dataclass

from reader.library.library import Library

FACT = "trail"
LONGEST = 500

Step = tuple[int, int]
"""An entry, and the block of its text that was at the top."""


@dataclass(frozen=True, slots=True)
class Trail:
    """``steps`` lead to the entry ``at``, the last one left last."""

    at: int = 0
    steps: tuple[Step, ...] = ()

    def left(self, entry_id: int, place: int) -> "Trail":
        """The trail with one step more."""
        return Trail(self.at, (*self.steps, (entry_id, place))[-LONGEST:])

    def to(self, entry_id: int, followed: bool) -> "Trail":
        """The trail when this entry is opened: it goes on where a link led there, and is there again for the entry it
        led to; anywhere else a new one begins."""
        return Trail(entry_id, self.steps if followed or entry_id == self.at else ())


def read_trail(library: Library) -> Trail:
    """As it was left; what cannot be understood is none."""
    try:
        at, steps = json.loads(library.fact(FACT) or "[0, []]")
        return Trail(int(at), tuple((int(entry), int(place)) for entry, place in steps[-LONGEST:]))
    except (ValueError, TypeError):
        return Trail()


def keep_trail(library: Library, trail: Trail) -> None:
    library.set_fact(FACT, json.dumps([trail.at, trail.steps]))
