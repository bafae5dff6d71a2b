"""The columnist of a column: all that they wrote, over all channels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.service.library import columnists
from reader.service.library.columnists import Columnist
from reader.typeset.counting import counted
from reader.ui.commands.trail import remember_place
from reader.ui.keymap import told
from reader.ui.keys import ENTRY, Group, PaneName, command
from reader.ui.screens.overlay import show
from reader.ui.screens.picker import Picker
from reader.ui.when import has_entry
from reader.ui.widgets.picker_list import Choice, matches

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command("apostrophe w", group=Group.READING, help="The columnist: all their columns", places=ENTRY, applies=has_entry)
def columnist(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        show_columnist_of(screen, entry)


def show_columnist_of(screen: ReadingScreen, entry: Entry) -> None:
    """Shows the list of who wrote it; of several, the person chooses."""
    screen.work(_choose(screen, entry), group="scope")


async def _choose(screen: ReadingScreen, entry: Entry) -> None:
    found = await columnists.of_entry(screen.desk, entry)
    if not found:
        who = f"{entry.byline} is nobody whose columns could be told." if entry.byline else "It has no byline."
        screen.tell(who)
    elif len(found) == 1:
        await _show(screen, found[0])
    else:
        _pick(screen, found)


def _pick(screen: ReadingScreen, found: tuple[Columnist, ...]) -> None:
    rows = [Choice(each.name, each.name, counted(len(each.ids), "column")) for each in found]

    def chosen(name: str | None) -> None:
        if name is not None:
            wanted = next(each for each in found if each.name == name)
            screen.work(_show(screen, wanted), group="scope")

    picker = Picker(screen.palette, screen.keyboard.map, "Columnists", "whose columns", partial(matches, rows))
    show(screen.app, picker, chosen)


async def _show(screen: ReadingScreen, wanted: Columnist) -> None:
    if screen.panes.name is PaneName.ARTICLE:
        remember_place(screen)
    await screen.listing.go_to(wanted.scope)
    screen.focus_pane(PaneName.ENTRIES)
    ways = ("about", "tells of them"), ("follow_channel", "follows them")
    screen.tell(told(screen.keyboard.map, PaneName.ENTRIES, *ways))
