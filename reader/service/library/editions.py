"""Today's edition: made when it is first asked for on a day, and fixed then; and what fills so many minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.editorial.edition import COMICS, edition, filling
from reader.editorial.pace import minutes_left
from reader.library.library import Library
from reader.library.rows import stamp
from reader.model.edition import Placed
from reader.model.entry import Entry, Scope, ScopeKind
from reader.service.desk import Desk

EDITION = Scope(ScopeKind.EDITION)
DAYS = 3
"""Days before an edition that it looks back at least; further where the one before lies further back."""
FURTHEST, ENOUGH = 14, 8
"""Days it looks back where there are too few columns otherwise, and how many are not too few."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The entries of an edition in their order, each with its part of the paper and why it was chosen. ``day`` is as in
    ``2026-11-23``, empty for what fills so many minutes."""

    day: str
    entries: tuple[Entry, ...]
    placed: tuple[Placed, ...]

    @property
    def left(self) -> tuple[Entry, ...]:
        """Those that are neither finished nor skipped."""
        return tuple(each for each in self.entries if each.state.unread)

    @property
    def minutes(self) -> int:
        """Those that are left to read, as far as the texts are known."""
        return sum(minutes_left(each.minutes, each.progress) for each in self.left)


async def todays(desk: Desk) -> Edition:
    """The edition of today, made now if there is none. It is fixed once any of it was begun, finished or skipped: until
    then it is made anew of what has come. Empty while nothing is unread."""
    now = desk.clock().astimezone()
    day = now.date().isoformat()

    def read(library: Library) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
        made = library.editions.columns(day)
        return made, _choose(library, now) if not made or library.editions.is_untouched(day) else made

    made, wanted = await desk.library.read(read)
    if wanted and wanted != made:
        await desk.library.write(lambda library: library.editions.put(day, wanted), durable=False)
    return await desk.library.read(lambda library: _edition(library, day, wanted or made))


async def of_minutes(desk: Desk, minutes: int) -> Edition:
    """What is unread or half read and takes no longer than that together; nothing is kept."""
    since = stamp(desk.clock() - timedelta(days=FURTHEST))

    def read(library: Library) -> Edition:
        return _edition(library, "", filling(library.editions.candidates(since), minutes))

    return await desk.library.read(read)


def _choose(library: Library, now: datetime) -> tuple[Placed, ...]:
    day = now.date()
    last = library.editions.last_day(before=day.isoformat())
    back = min(max(DAYS, (day - day.fromisoformat(last)).days if last else DAYS), FURTHEST)
    placed: tuple[Placed, ...] = ()
    for days in (back, FURTHEST):
        candidates = library.editions.candidates(stamp(now - timedelta(days=days)))
        placed = edition(each for each in candidates if not each.is_begun)
        if sum(each.section != COMICS for each in placed) >= ENOUGH:
            break
    return placed


def _edition(library: Library, day: str, placed: Sequence[Placed]) -> Edition:
    rows = {each.id: each for each in library.entries.rows([each.entry_id for each in placed])}
    found = tuple(each for each in placed if each.entry_id in rows)
    return Edition(day, tuple(rows[each.entry_id] for each in found), found)
