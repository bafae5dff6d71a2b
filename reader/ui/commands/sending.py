"""The article handed to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.service.library.exporting import send
from reader.typeset.lines import Role
from reader.ui.drawing import Piece
from reader.ui.keys import ENTRY, Group, command
from reader.ui.screens.overlay import show
from reader.ui.screens.sheet import Sheet
from reader.ui.widgets.entry_list import wrapped

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

WIDTH = 72
MOST_LINES = 2_000


@command("exclamation_mark", group=Group.READING, help="Hand the text to a command, and see its answer", places=ENTRY)
def send_article(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry is None:
        return

    def done(typed: str | None) -> None:
        if typed and typed.strip():
            screen.tell("Waiting for its answer …")
            screen.work(_send(screen, entry, typed))

    screen.ask("Command", on_done=done)


async def _send(screen: ReadingScreen, entry: Entry, typed: str) -> None:
    said = await send(screen.desk, entry, typed)
    screen.tell("Done." if said else "Done; it said nothing.")
    if said:
        show(screen.app, Sheet(screen.palette, screen.keyboard.map, typed, _lines(said)))


def _lines(said: str) -> list[list[Piece]]:
    """The answer as lines of the sheet."""
    lines = [line for each in said.split("\n")[:MOST_LINES] for line in wrapped(each.expandtabs(), WIDTH)]
    return [[(line, Role.TEXT)] for line in lines[:MOST_LINES]]
