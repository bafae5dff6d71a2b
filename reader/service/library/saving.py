"""Keeping and marking: what a person does to an entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.errors import BylineError
from reader.library.library import Library
from reader.model.entry import Entry, State
from reader.model.place import Place
from reader.model.verdict import Verdict
from reader.service.deeds import Change, Saved, Stated, Unsaved
from reader.service.desk import Desk
from reader.service.reading.opening import have_text

FINISHED = "finished"


async def save(desk: Desk, entry: Entry) -> tuple[Change, BylineError | None]:
    """Keeps the entry and pins its text. An entry not yet read is fetched first;
    if that fails it is kept all the same, and why the text is missing is returned."""

    def keep(library: Library) -> Change:
        added = library.saved.save(entry.id, desk.clock())
        return Change("saved", (Saved(entry.id),) if added else ())

    change, error = await desk.library.write(keep), await _fetch_text(desk, entry)
    if change.deeds:
        desk.hooks.saved(entry)
    return change, error


async def unsave(desk: Desk, entry: Entry) -> Change:
    """Lets the entry go again; its text stays in the library as any other's."""

    def let_go(library: Library) -> Change:
        mark = library.saved.mark(entry.id)
        library.saved.unsave(entry.id)
        return Change("no longer saved", (Unsaved(entry.id, mark),) if mark else ())

    return await desk.library.write(let_go)


async def mark(desk: Desk, entry_ids: Sequence[int], state: State) -> Change:
    """Gives the entries a state."""

    def change(library: Library) -> Change:
        return stated(library, entry_ids, state, desk.clock())

    return await _told_finished(desk, await desk.library.write(change))


async def _told_finished(desk: Desk, change: Change) -> Change:
    """The change, once the hook has what was finished by it."""
    if change.label == FINISHED and change.deeds and desk.hooks.wants_finished():
        for entry in await desk.library.read(lambda library: library.entries.rows(change.entry_ids)):
            desk.hooks.finished(entry)
    return change


def stated(library: Library, entry_ids: Sequence[int], state: State, now: datetime) -> Change:
    """Gives the entries a state that they have not yet."""
    were = tuple(each for each in library.entries.standings(entry_ids) if each.state is not state)
    library.entries.set_state([each.entry_id for each in were], state, now)
    label = FINISHED if state is State.FINISHED else "unread again" if state.unread else state.value
    return Change(label, (Stated.of(were, frozenset(entry_ids)),) if were else ())


async def mark_seen(desk: Desk, entry_ids: Sequence[int]) -> None:
    """What was new on the screen is not new any more; other states stay."""
    await desk.library.write(lambda library: library.entries.seen(entry_ids, desk.clock()), durable=False)


async def toggle_finished(desk: Desk, entry: Entry) -> Change:
    """Finished, or if it is, back to begun or seen."""
    if entry.state.unread:
        return await mark(desk, [entry.id], State.FINISHED)
    return await mark(desk, [entry.id], State.READING if entry.progress > 0 else State.SEEN)


async def toggle_skipped(desk: Desk, entry: Entry) -> Change:
    """Skipped: neither unread nor read; if it is, seen again."""
    return await mark(desk, [entry.id], State.SEEN if entry.state is State.SKIPPED else State.SKIPPED)


@dataclass(frozen=True, slots=True)
class Left:
    """How a column was left: the place at the top, the share that was in view, and whether it was read to its end."""

    entry_id: int
    place: Place
    progress: float
    ended: bool = False


async def keep_place(desk: Desk, left: Left) -> Change:
    """Remembers how the column was left; one that was read to its end is finished, which is the change."""
    return await _told_finished(desk, await desk.library.write(placed(desk, left)))


def placed(desk: Desk, left: Left) -> Callable[[Library], Change]:
    """What `keep_place` does to the library, for where no event loop runs any more."""

    def keep(library: Library) -> Change:
        now = desk.clock()
        entry = library.entries.get(left.entry_id)
        ended = left.ended and entry and entry.state.unread and can_be_finished(entry.verdict)
        change = stated(library, [left.entry_id] if ended else [], State.FINISHED, now)
        library.entries.set_place(left.entry_id, left.place, left.progress, now)
        return change

    return keep


def can_be_finished(verdict: Verdict | None) -> bool:
    """Whether its end is that of the column. Who has read all there is of a teaser has not read the column."""
    return verdict in (None, Verdict.FULL)


async def _fetch_text(desk: Desk, entry: Entry) -> BylineError | None:
    stored = await desk.library.read(lambda library: library.articles.get(entry.id))
    if stored and not stored.moved:
        return None
    try:
        await have_text(desk, entry.id)
    except BylineError as error:
        return error
    return None
