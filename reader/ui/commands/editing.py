"""What was edited since a column was kept: shown, and taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.service.library import edits
from reader.service.library.edits import Edits
from reader.ui.commands.keeping import done
from reader.ui.commands.opening import show_anew
from reader.ui.keymap import told
from reader.ui.keys import ARTICLE, Group, OverlayName, Places, command
from reader.ui.screens.edits import EditSheet
from reader.ui.screens.overlay import show
from reader.ui.when import is_edited

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.KEEPING
EDITS: Places = frozenset({OverlayName.EDITS})


@command(
    "e",
    group=GROUP,
    help="What was edited since the column was kept",
    label="edited since",
    rank=1,
    places=ARTICLE,
    applies=is_edited,
)
def show_edits(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_show(screen, entry), group="edits")


async def _show(screen: ReadingScreen, entry: Entry) -> None:
    found = await edits.edits_of(screen.desk, entry.id)
    if found is None:
        screen.tell("Nothing is known to be edited since the column was kept.")
        return

    def take() -> None:
        screen.work(_take(screen, entry, found))

    show(screen.app, EditSheet(screen.palette, screen.keyboard.map, found, screen.size.width, take))


async def _take(screen: ReadingScreen, entry: Entry, found: Edits) -> None:
    change = await edits.take(screen.desk, found)
    if change.deeds:
        back = told(screen.keyboard.map, screen.place, ("undo", "takes it back."))
        await done(screen, entry, change, f"The new text is kept from now on. {back}")
        show_anew(screen, entry.id)
    else:
        screen.tell("Another text has come meanwhile.", failed=True)


@command("t", group=GROUP, help="Take the new text instead of the one that was kept", places=EDITS)
def take_new_text(screen: EditSheet) -> None:
    screen.take()
