"""One column once: the person may object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.service.library.comparing import tell_apart
from reader.ui.commands.keeping import done
from reader.ui.commands.opening import show_anew
from reader.ui.keymap import told
from reader.ui.keys import ENTRY, Group, command
from reader.ui.when import has_copies

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command(
    "apostrophe x",
    group=Group.KEEPING,
    help="Not the same column: it stands apart from its copies from now on",
    places=ENTRY,
    applies=has_copies,
)
def stand_apart(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_stand_apart(screen, entry), group="copies")


async def _stand_apart(screen: ReadingScreen, entry: Entry) -> None:
    change = await tell_apart(screen.desk, entry.id)
    back = told(screen.keyboard.map, screen.place, ("undo", "takes it back."))
    await done(screen, entry, change, f"It stands apart from its copies. {back}")
    await screen.listing.reload()
    show_anew(screen, entry.id)
