"""Reading and saving what is at an address that the person types or pastes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.service.reading.visiting import entry_at
from reader.ui.commands.keeping import save_entry
from reader.ui.commands.visiting import visit
from reader.ui.keys import Group, command

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command("ctrl+o", group=Group.READING, help="Read the column at an address that you type or paste")
def read_address(screen: ReadingScreen) -> None:
    def done(typed: str | None) -> None:
        if typed and typed.strip():
            visit(screen, typed.strip())

    screen.ask("Read address", on_done=done)


@command("ctrl+s", group=Group.KEEPING, help="Save the column at an address that you type or paste")
def save_address(screen: ReadingScreen) -> None:
    def done(typed: str | None) -> None:
        if typed and typed.strip():
            screen.work(_save_at(screen, typed.strip()))

    screen.ask("Save address", on_done=done)


async def _save_at(screen: ReadingScreen, address: str) -> None:
    entry = await entry_at(screen.desk, address)
    screen.tell(f"Saving {entry.headline} …")
    await save_entry(screen, entry)
