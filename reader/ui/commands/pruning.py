"""Letting go of old columns, asked for on the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.config import DAYS
from reader.service.library import pruning
from reader.ui.keys import Group, command
from reader.ui.screens.overlay import show
from reader.ui.screens.picker import Picker
from reader.ui.widgets.picker_list import Choice, matches

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GO = "go"


@command("D", group=Group.KEEPING, help="Prune: let go of old columns that you kept nothing of")
def prune(screen: ReadingScreen) -> None:
    screen.work(_ask(screen), group="prune")


async def _ask(screen: ReadingScreen) -> None:
    days = screen.settings.keep or DAYS
    would = await pruning.prune(screen.desk, days, dry=True)
    if not would.columns:
        screen.tell(
            f"There is nothing to let go of: no column you kept nothing of was left alone for {days} days,"
            " or for those of its channel."
        )
        return

    def chosen(name: str | None) -> None:
        if name == GO:
            screen.work(_prune(screen, days), group="prune")

    go = Choice(GO, f"Let go of {would.words}", f"left alone for {days} days or those of their channel")
    choices = [Choice("stay", "Keep everything"), go]
    asked = Picker(
        screen.palette, screen.keyboard.map, "Prune", "it cannot be undone", partial(matches, choices), narrows=False
    )
    show(screen.app, asked, chosen)


async def _prune(screen: ReadingScreen, days: int) -> None:
    gone = await pruning.prune(screen.desk, days)
    screen.tell(f"Let go of {gone.words}. Opening its address brings a column back.")
    await screen.listing.leave_out()
