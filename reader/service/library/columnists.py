"""Columnists over all channels: who signed what, their columns, when they usually publish and whether one is late."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from reader.editorial.columnists import Agreement, Person, agree, in_order, name_of, persons
from reader.editorial.rhythm import Rhythm, rhythm
from reader.errors import SourceError
from reader.library.library import Library
from reader.model.channel import Channel
from reader.model.entry import Entry, Scope, ScopeKind
from reader.model.matching import fold
from reader.service.desk import Desk
from reader.typeset.dates import long_date

SLICE = 32
"""Bylines read at once: what a key may have to wait for."""
PAUSE = 0.02
MOST_CHANNELS = 20
MOST_OFFERED = 10
# One person: the comma would part two where an initial makes a name of what follows it.
_INITIAL_LAST = re.compile(r"[^\W\d_][\w'’-]+, [^\W\d_][\w'’-]+(?: [^\W\d_]\.)+")
LATE = "Late"
"""What the sentence of `lateness` begins with where it is sure."""


@dataclass(frozen=True, slots=True)
class Columnist:
    """A person and what is here of theirs. ``name`` tells them from all others, ``aliases`` are their names as printed,
    the usual one first; ``ids`` are their columns, newest first, one for all copies. ``channels`` list them, ``own``
    are those that the catalogue has under their name. How many are finished, saved and have a highlight is counted once
    for all copies; ``rhythm`` is None where too few are here to tell."""

    name: str
    aliases: tuple[str, ...]
    mastheads: tuple[str, ...]
    scope: Scope
    ids: tuple[int, ...]
    first: date
    last: date
    rhythm: Rhythm | None
    channels: tuple[Channel, ...]
    own: tuple[Channel, ...]
    finished: int
    saved: int
    highlighted: int

    @property
    def kept(self) -> str:
        """How many were finished, saved and marked, in words; empty where none was."""
        counts = (self.finished, "finished"), (self.saved, "saved"), (self.highlighted, "highlighted")
        return ", ".join(f"{count:,} {what}" for count, what in counts if count)

    @property
    def query(self) -> str:
        """The search that finds what they write from now on."""
        return f'author:"{self.aliases[0].replace(chr(34), "")}"'


def signers(byline: str) -> tuple[str, ...]:
    """The people that a byline names, each as printed and in the order of given and family name; no agency, no desk."""
    # How bylines are read is not for every start.
    from reader.page.bylines import people_in
    from reader.page.people import is_person

    names = map(in_order, (byline,) if _INITIAL_LAST.fullmatch(byline) else people_in(byline))
    return tuple(dict.fromkeys(each for each in names if is_person(each)))


async def sign_all(desk: Desk, pause: float = PAUSE, most: float = inf) -> int:
    """Reads the bylines that changed, about ``most`` of them, slice by slice with a pause of seconds between; how many
    they were."""
    # What reading bylines imports takes some milliseconds, which no key is to wait for.
    await asyncio.to_thread(signers, "")
    read = 0
    while read < most and (done := await _sign_some(desk)):
        read += done
        await asyncio.sleep(pause)
    return read


async def _sign_some(desk: Desk) -> int:
    # Asked first, because a write would wait for another Byline even where there is nothing to do.
    if not await desk.library.read(lambda library: library.signatures.waiting()):
        return 0
    return await desk.library.write(_sign_slice, durable=False)


def _sign_slice(library: Library) -> int:
    waiting = library.signatures.next(SLICE)
    for entry_id, byline in waiting.items():
        _sign(library, entry_id, byline)
    return len(waiting)


def _sign(library: Library, entry_id: int, byline: str) -> None:
    named = ((name_of(each), each) for each in signers(byline))
    library.signatures.put(entry_id, [(name.key, printed) for name, printed in named if name])


async def of_entry(desk: Desk, entry: Entry) -> tuple[Columnist, ...]:
    """Who signed this entry, in the order of its byline; nobody where it names no person."""
    names = signers(entry.byline)
    if not names:
        return ()

    def read(library: Library) -> tuple[Columnist, ...]:
        _sign(library, entry.id, entry.byline)
        found = (of_scope(library, Scope(ScopeKind.COLUMNIST, columnist=each, signed=entry.id)) for each in names)
        return tuple(each for each in found if each)

    return await desk.library.write(read, durable=False)


def of_scope(library: Library, scope: Scope) -> Columnist | None:
    """The columnist whose list this is, as the library has them by now; None where nothing of theirs is in a list."""
    person = _person(library, scope)
    return _columnist(library, person) if person else None


def ids_of(library: Library, scope: Scope) -> tuple[int, ...]:
    """The columns of a columnist's list, newest first, one for all copies."""
    person = _person(library, scope)
    return library.signatures.newest(person.entry_ids) if person else ()


async def called(desk: Desk, wanted: str) -> Columnist:
    """The columnist of this name, in either order, with initials, or as they are told from others of their name. Raises
    SourceError if there is none, and for a name that fits several, with who they are."""

    def read(library: Library) -> Columnist:
        fitting = _fitting(library, wanted)
        if not fitting:
            raise SourceError(f"No columnist here is called “{wanted}”.", "“byline search” looks through all bylines.")
        if len(fitting) > 1:
            labels = [each.label for each in fitting]
            more = f" and {len(labels) - MOST_OFFERED} more" if len(labels) > MOST_OFFERED else ""
            names = " · ".join(labels[:MOST_OFFERED])
            raise SourceError(
                f"“{wanted}” may be {len(labels)} columnists: {names}{more}.", "Name one of them in full."
            )
        return _columnist(library, fitting[0])

    return await desk.library.read(read)


def lateness(columnist: Columnist, today: date) -> str:
    """A sentence where more than twice the usual time has passed since their last column, told apart from channels that
    cannot be had or were not asked; else empty."""
    told = columnist.rhythm
    if told is None or not told.is_late(today):
        return ""
    due = f"the next was to be expected on {long_date(told.expected)}"
    if any(each.succeeded_at and each.succeeded_at.date() >= told.expected for each in columnist.channels):
        return f"{LATE}: {due}."
    failing = next((each for each in columnist.channels if each.trouble), None)
    if failing:
        return f"Nobody can tell: {due}, but {failing.name} could not be had since. {failing.trouble}"
    return f"Nobody can tell: {due}, but no channel of theirs was asked since."


def _person(library: Library, scope: Scope) -> Person | None:
    name = name_of(scope.columnist)
    known = persons(library.signatures.of_key(name.key)) if name else ()
    return next((each for each in known if _has_signed(each, scope)), None)


def _has_signed(person: Person, scope: Scope) -> bool:
    return any((each.entry_id, each.name) == (scope.signed, scope.columnist) for each in person.signatures)


def _fitting(library: Library, wanted: str) -> list[Person]:
    """Who may be meant: those that are told just so, else those who have just this name, else those it may be of."""
    name = name_of(wanted.partition(" (")[0])
    known = persons(library.signatures.of_key(name.key)) if name else ()
    labelled = [each for each in known if fold(each.label) == fold(wanted)]
    if labelled or name is None:
        return labelled
    fits: dict[Agreement, list[Person]] = {each: [] for each in Agreement}
    for person in known:
        agreed = {agree(name, theirs) for each in person.names if (theirs := name_of(each))}
        fits[next(each for each in (Agreement.SAME, Agreement.MAYBE, Agreement.DIFFERENT) if each in agreed)].append(
            person
        )
    return fits[Agreement.SAME] or fits[Agreement.MAYBE]


def _columnist(library: Library, person: Person) -> Columnist:
    stood = library.signatures.stood(person.entry_ids)
    days = [each.day for each in stood]
    listing = Counter(channel for each in person.signatures for channel in each.channels)
    channels = (library.channels.get(each) for each, _ in listing.most_common(MOST_CHANNELS))
    earliest = person.signatures[0]
    return Columnist(
        name=person.label,
        aliases=person.names,
        mastheads=person.mastheads,
        scope=Scope(ScopeKind.COLUMNIST, columnist=earliest.name, signed=earliest.entry_id),
        ids=library.signatures.newest(person.entry_ids),
        first=min(days),
        last=max(days),
        rhythm=rhythm(days),
        channels=tuple(each for each in channels if each),
        own=_own_channels(library, person.names),
        finished=sum(each.finished for each in stood),
        saved=sum(each.saved for each in stood),
        highlighted=sum(each.highlighted for each in stood),
    )


def _own_channels(library: Library, names: Sequence[str]) -> tuple[Channel, ...]:
    """Those of the catalogue whose byline is their name."""
    mine = name_of(names[0])
    found = []
    for channel in library.channels.known(MOST_CHANNELS, matching=names[0]):
        theirs = name_of(channel.byline)
        if mine and theirs and agree(mine, theirs) is Agreement.SAME:
            found.append(channel)
    return tuple(found)
