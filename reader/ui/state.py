"""What the article pane shows: one value, never flags."""

from dataclasses import dataclass, fields

from reader.errors import BylineError
from reader.model.entry import Entry
from reader.service.reading.opening import Opened


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing was opened yet since the start; ``known`` is whether anything ever was."""

    known: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """The entry was asked for: what is known of it is shown, its text is on the way, from the network if ``far``.
    ``strip``: the one that was shown before is of the same comic."""

    entry: Entry
    far: bool = True
    strip: bool = False


@dataclass(frozen=True, slots=True)
class Beside(Opened):
    """The text stands beside its list, but nobody has opened it: it is neither begun nor left."""

    @property
    def opened(self) -> Opened:
        """The same, opened."""
        return Opened(*(getattr(self, field.name) for field in fields(Opened)))


@dataclass(frozen=True, slots=True)
class Failed:
    """The text could not be had."""

    entry: Entry
    error: BylineError


Showing = Idle | Opening | Opened | Failed


def shown_entry(showing: Showing) -> Entry | None:
    """The entry the pane is about."""
    return None if isinstance(showing, Idle) else showing.entry


def is_same(showing: Showing, before: Showing) -> bool:
    """Whether it is still the same opening or the same text, whatever else came to be known of its entry.

    Whoever waited for something asks this before showing it: an answer about what was left changes nothing.
    """
    match showing, before:
        case (Opened(article=now), Opened(article=then)):
            return now is then
        case (Failed(error=now), Failed(error=then)):
            return now is then
        case _:
            return showing is before
