"""Narrowing a list as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.service.library import lists
from reader.ui.keys import LISTS, Group, PaneName, command
from reader.ui.widgets.entry_list import EntryList
from reader.ui.widgets.narrow_pane import NarrowPane

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command("slash", group=Group.READING, help="Filter this list by a few letters", places=LISTS | {PaneName.CHANNELS})
def filter_list(screen: ReadingScreen) -> None:
    """Enter leaves it narrowed; Esc gives all of it back, with the cursor where it was."""
    pane = screen.pane
    assert isinstance(pane, NarrowPane)
    here = pane.here

    def change(typed: str) -> str:
        pane.narrow(typed, here)
        return pane.counted()

    def done(typed: str | None) -> None:
        if typed is None:
            pane.narrow("", here)

    screen.ask("Filter", text=pane.wanted, on_change=change, on_done=done)
    if isinstance(pane, EntryList):
        screen.work(_bring_all(screen, pane, here), group="filter")


async def _bring_all(screen: ReadingScreen, pane: EntryList, here: object) -> None:
    """What is typed is looked for in rows as well that never came into view."""
    missing = [each for each in pane.whole if each not in pane.entries]
    if missing:
        pane.supply(await lists.read_rows(screen.desk, missing))
        pane.narrow(pane.wanted, here)
