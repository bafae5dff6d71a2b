"""What a person did to one entry, as values that can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from reader.library.library import Library
from reader.library.saved import SavedMark
from reader.model.highlight import Highlight


@dataclass(frozen=True, slots=True)
class Saved:
    entry_id: int


@dataclass(frozen=True, slots=True)
class Unsaved:
    """``mark`` is the place it had among what is saved."""

    entry_id: int
    mark: SavedMark


@dataclass(frozen=True, slots=True)
class Tagged:
    entry_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Untagged:
    entry_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Noted:
    """``before`` is the note there was, empty if none."""

    entry_id: int
    before: str


@dataclass(frozen=True, slots=True)
class Highlighted:
    entry_id: int
    number: int


@dataclass(frozen=True, slots=True)
class Unhighlighted:
    entry_id: int
    highlight: Highlight


@dataclass(frozen=True, slots=True)
class Rewritten:
    """``highlight`` as it was, with the note beside it."""

    entry_id: int
    highlight: Highlight


Mark = Saved | Unsaved | Tagged | Untagged | Noted | Highlighted | Unhighlighted | Rewritten


def take_back(library: Library, mark: Mark, now: datetime) -> None:
    """Makes the entry as it was before the mark."""
    match mark:
        case Saved(entry_id):
            library.saved.unsave(entry_id)
        case Unsaved(entry_id, place):
            library.saved.put_back(entry_id, place)
        case Tagged(entry_id, name):
            library.tags.remove(entry_id, name)
        case Untagged(entry_id, name):
            library.tags.add(entry_id, name)
        case Noted(entry_id, before):
            library.notes.put(entry_id, before, now)
        case Highlighted(_, number):
            library.highlights.remove(number)
        case Unhighlighted(_, highlight):
            library.highlights.put_back(highlight)
        case Rewritten(_, highlight):
            library.highlights.remove(highlight.number)
            library.highlights.put_back(highlight)
