"""Keeping and marking: what a person does to an entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.errors import BylineError
from reader.library.library import Library
from reader.model.entry import Entry, State
from reader.model.place import Place
from reader.model.verdict import Verdict
from reader.service.desk import Desk
from reader.service.library.marks import Mark, Saved, Unsaved, take_back
from reader.service.reading.opening import have_text


@dataclass(frozen=True, slots=True)
class Change:
    """What a person did, and enough of how it was before to take it back: the states entries had, and what was done to
    what is saved of them, which tags, notes and highlights are part of."""

    label: str
    states: tuple[tuple[int, State], ...] = ()
    saved: tuple[Mark, ...] = ()


async def save(desk: Desk, entry: Entry) -> tuple[Change, BylineError | None]:
    """Keeps the entry and pins its text. An entry not yet read is fetched first;
    if that fails it is kept all the same, and why the text is missing is returned."""

    def keep(library: Library) -> Change:
        added = library.saved.save(entry.id, desk.clock())
        return Change("saved", saved=(Saved(entry.id),) if added else ())

    return await desk.library.write(keep), await _fetch_text(desk, entry)


async def unsave(desk: Desk, entry: Entry) -> Change:
    """Lets the entry go again; its text stays in the library as any other's."""

    def let_go(library: Library) -> Change:
        mark = library.saved.mark(entry.id)
        library.saved.unsave(entry.id)
        return Change("no longer saved", saved=(Unsaved(entry.id, mark),) if mark else ())

    return await desk.library.write(let_go)


async def mark(desk: Desk, entry_ids: Sequence[int], state: State) -> Change:
    """Gives the entries a state."""

    def change(library: Library) -> Change:
        before = tuple((entry.id, entry.state) for entry in library.entries.rows(entry_ids) if entry.state != state)
        library.entries.set_state([entry_id for entry_id, _ in before], state, desk.clock())
        return Change(state.value, states=before)

    return await desk.library.write(change)


async def undo(desk: Desk, change: Change) -> tuple[int, ...]:
    """Takes the change back. Returns the ids of the entries that are as before again."""

    def restore(library: Library) -> tuple[int, ...]:
        now = desk.clock()
        for state in {state for _, state in change.states}:
            library.entries.set_state([each for each, was in change.states if was is state], state, now)
        for mark in change.saved:
            take_back(library, mark, now)
        return (*(entry_id for entry_id, _ in change.states), *(mark.entry_id for mark in change.saved))

    return await desk.library.write(restore)


async def mark_seen(desk: Desk, entry_ids: Sequence[int]) -> None:
    """What was new on the screen is not new any more; other states stay."""
    await desk.library.write(lambda library: library.entries.seen(entry_ids, desk.clock()), durable=False)


async def toggle_finished(desk: Desk, entry: Entry) -> Change:
    """Finished, or if it is, back to begun or seen."""
    if entry.state.unread:
        return await mark(desk, [entry.id], State.FINISHED)
    return await mark(desk, [entry.id], State.READING if entry.progress > 0 else State.SEEN)


@dataclass(frozen=True, slots=True)
class Left:
    """How a column was left: the place at the top, the share that was in view, and whether it was read to its end."""

    entry_id: int
    place: Place
    progress: float
    ended: bool = False


async def keep_place(desk: Desk, left: Left) -> None:
    """Remembers how the column was left; one that was read to its end is finished."""
    await desk.library.write(placed(desk, left))


def placed(desk: Desk, left: Left) -> Callable[[Library], None]:
    """What `keep_place` does to the library, for where no event loop runs any more."""

    def keep(library: Library) -> None:
        now = desk.clock()
        library.entries.set_place(left.entry_id, left.place, left.progress, now)
        entry = library.entries.get(left.entry_id)
        if left.ended and entry and entry.state.unread and can_be_finished(entry.verdict):
            library.entries.set_state([left.entry_id], State.FINISHED, now)

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
