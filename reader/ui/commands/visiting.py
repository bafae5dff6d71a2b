"""Reading what is at an address, whether or not a channel lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.service.reading import visiting
from reader.ui.commands.opening import open_entry

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


def visit(screen: ReadingScreen, address: str) -> None:
    """Opens the column at the address."""
    screen.bar_shows(None)
    screen.work(_visit(screen, address))


async def _visit(screen: ReadingScreen, address: str) -> None:
    open_entry(screen, await visiting.entry_at(screen.desk, address))
