"""Reading what is at an address, whether or not a channel lists it."""

from reader.service.reading import visiting
from reader.ui.commands.opening import open_entry
from reader.ui.screens.reading import ReadingScreen


def visit(screen: ReadingScreen, address: str) -> None:
    """Opens the column at the address."""
    screen.work(_visit(screen, address))


async def _visit(screen: ReadingScreen, address: str) -> None:
    open_entry(screen, await visiting.entry_at(screen.desk, address))
