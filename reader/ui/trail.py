"""The way back along followed links: which columns were left, and where in them."""

import json
from dataclasses import astuple, dataclass

from reader.library.library import Library
from reader.model.place import Place

FACT = "trail"
LONGEST = 500

Step = tuple[int, Place]
"""An entry, and what was at the top of the pane."""


@dataclass(frozen=True, slots=True)
class Trail:
    """``steps`` lead to the entry ``at``, the last one left last."""

    at: int = 0
    steps: tuple[Step, ...] = ()

    def left(self, entry_id: int, place: Place) -> "Trail":
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
        return Trail(int(at), tuple(_step(*step) for step in steps[-LONGEST:]))
    except (ValueError, TypeError):
        return Trail()


def _step(entry_id: int, block: int, offset: int, words: str) -> Step:
    return int(entry_id), Place(int(block), int(offset), str(words))


def keep_trail(library: Library, trail: Trail) -> None:
    library.set_fact(FACT, json.dumps([trail.at, [(entry_id, *astuple(place)) for entry_id, place in trail.steps]]))
