"""Where one is in plain mode: one value, with what the numbers mean there."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.channel import Channel
from reader.model.entry import Scope
from reader.plain.speaking import Part
from reader.service.reading.opening import Opened


@dataclass(frozen=True, slots=True)
class Row:
    """A list one can go into, with its line."""

    title: str
    scope: Scope
    words: str
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The lists: what is unread, half read and saved, then the channels."""

    rows: tuple[Row, ...] = ()
    said: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries to choose from; ``said`` of them have been told. ``row`` is None for what was searched; ``came_from`` is
    the column whose link led here."""

    title: str
    ids: tuple[int, ...]
    row: Row | None = None
    said: int = 0
    came_from: Page | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A column that is read; ``said`` of its parts have been. ``number`` is where the shelf has it."""

    shelf: Shelf
    number: int
    opened: Opened
    parts: tuple[Part, ...]
    said: int = 0


@dataclass(frozen=True, slots=True)
class Stand:
    """Channels of the catalogue, to follow or to let go."""

    channels: tuple[Channel, ...]
    said: int = 0


@dataclass(frozen=True, slots=True)
class Over:
    """The person has left."""


Place = Home | Shelf | Page | Stand | Over


def what_next(place: Place) -> str:
    """What can be typed in a place, in a sentence; empty after the end."""
    match place:
        case Home(rows, said):
            return f"Type a number, {'more, ' if said < len(rows) else ''}newsstand, search or quit."
        case Shelf(ids=ids, said=said):
            return f"Type a number, {'more, ' if said < len(ids) else ''}back, refresh or help."
        case Page(parts=parts, said=said) if said < len(parts):
            return "Type Enter for the next, all, save, links or back."
        case Page():
            return "Type next, save, links, again or back."
        case Stand():
            return "Type a number to follow or let go, more, channels or help."
        case Over():
            return ""
