"""Keeping and marking entries."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING

from reader.model.entry import Entry, State
from reader.service import deeds
from reader.service.deeds import Change
from reader.service.desk import Desk
from reader.service.library import lists, saving
from reader.ui.commands.adjusting import show_adjusted
from reader.ui.commands.opening import show_anew
from reader.ui.keymap import told
from reader.ui.keys import ENTRY, Group, PaneName, command
from reader.ui.when import has_entry

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.KEEPING


@command(
    "s",
    group=GROUP,
    help="Save the column for good, or let it go again",
    label="save",
    rank=2,
    places=ENTRY,
    applies=has_entry,
)
def save(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_unsave(screen, entry) if entry.saved else save_entry(screen, entry))


async def save_entry(screen: ReadingScreen, entry: Entry) -> None:
    """Saves it and says so."""
    change, error = await saving.save(screen.desk, entry)
    screen.did(change)
    if error:
        screen.tell(f"Saved, but without its text: {error.headline}", failed=True)
    else:
        screen.tell(f"Saved: {entry.headline}")
    await screen.entries_changed([entry.id])


async def _unsave(screen: ReadingScreen, entry: Entry) -> None:
    await done(screen, entry, await saving.unsave(screen.desk, entry), f"No longer saved: {entry.headline}")


async def done(screen: ReadingScreen, entry: Entry, change: Change, said: str) -> None:
    """Remembers what was done to the entry, says it, and shows it wherever the entry is shown."""
    screen.did(change)
    screen.tell(said)
    await screen.entries_changed([entry.id])


@command("m", group=GROUP, help="Finished, or not", label="finished", rank=4, places=ENTRY, applies=has_entry)
def toggle_finished(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_toggle(screen, entry, saving.toggle_finished))


async def _toggle(
    screen: ReadingScreen, entry: Entry, toggle: Callable[[Desk, Entry], Coroutine[None, None, Change]]
) -> None:
    change = await toggle(screen.desk, entry)
    # What was said with the key is not taken back by having stayed before the text until then.
    screen.stays_since = screen.desk.clock()
    await done(screen, entry, change, f"{change.label.capitalize()}.")


@command("X", group=GROUP, help="Skip the column: it is not unread, and was not read", places=ENTRY, applies=has_entry)
def toggle_skipped(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_toggle(screen, entry, saving.toggle_skipped))


@command("A", group=GROUP, help="Finish the whole list", places=frozenset({PaneName.ENTRIES}))
def finish_list(screen: ReadingScreen) -> None:
    if screen.entries.ids:
        screen.work(_finish_list(screen))
    else:
        screen.tell("There is no column here.")


async def _finish_list(screen: ReadingScreen) -> None:
    change = await saving.mark(screen.desk, screen.entries.ids, State.FINISHED)
    screen.did(change)
    count = len(change.entry_ids)
    back = told(screen.keyboard.map, screen.place, ("undo", "takes it back."))
    screen.tell(f"Finished {count}. {back}" if count else "All of it was finished before.")
    await screen.entries_changed(screen.entries.ids)


@command("u", group=GROUP, help="Undo: what was finished, saved, marked, written, followed, named, set")
def undo(screen: ReadingScreen) -> None:
    if screen.history:
        screen.work(_undo(screen, screen.history.pop()))
    else:
        screen.tell("Nothing to undo.")


async def _undo(screen: ReadingScreen, change: Change) -> None:
    screen.undone.append(await taken_back(screen, change, "Undone"))


@command("U", "ctrl+r", group=GROUP, help="Do again what was undone")
def redo(screen: ReadingScreen) -> None:
    if screen.undone:
        screen.work(_redo(screen, screen.undone.pop()))
    else:
        screen.tell("There is nothing to do again.")


async def _redo(screen: ReadingScreen, change: Change) -> None:
    screen.history.append(await taken_back(screen, change, "Done again"))


async def taken_back(screen: ReadingScreen, change: Change, said: str) -> Change:
    """Takes the change back, shows and says so; what it is taken back by."""
    # Who takes back that a column is finished has not stayed before it until it was.
    screen.stays_since = screen.desk.clock()
    reverse = await deeds.undo(screen.desk, change)
    ids = change.entry_ids
    rows = await lists.read_rows(screen.desk, ids) if len(ids) == 1 else ()
    about = f" “{rows[0].headline}”" if rows else f" {len(ids):,} entries" if ids else ""
    screen.tell(f"{said}: {change.label}{about}.")
    if any(isinstance(deed, deeds.Adjusted) for deed in change.deeds):
        await show_adjusted(screen)
    elif any(isinstance(deed, deeds.Unmuted) for deed in change.deeds):
        await screen.listing.leave_out()
    else:
        await screen.listing.reload()
    await screen.entries_changed(ids)
    for deed in change.deeds:
        if isinstance(deed, deeds.TextTaken):
            show_anew(screen, deed.entry_id)
    return reverse
