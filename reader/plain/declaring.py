"""Words of plain mode: each is declared once, with what it does and where, and the help is made of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from reader.plain.places import Home, Page, Place, Shelf, Stand
from reader.plain.session import Lines, Session

ANYWHERE = (Home, Shelf, Page, Stand)

Run = Callable[[Session, str], Awaitable[Lines]]


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that can be typed: ``names`` are all that mean it, ``places`` where."""

    names: tuple[str, ...]
    help: str
    places: tuple[type, ...]
    run: Run


_VERBS: list[Verb] = []


def verb(*names: str, help: str, places: tuple[type, ...] = ANYWHERE) -> Callable[[Run], Run]:
    """Declares the decorated function as what these words do."""

    def declare(run: Run) -> Run:
        _VERBS.append(Verb(names, help, places, run))
        return run

    return declare


def verb_for(name: str, place: Place) -> Verb | None:
    """What the word means in this place."""
    return next((each for each in _VERBS if name in each.names and isinstance(place, each.places)), None)


def all_verbs() -> tuple[Verb, ...]:
    return tuple(_VERBS)
