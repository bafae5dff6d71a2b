"""Going back along followed links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.place import Place
from reader.service.library import lists
from reader.service.reading.opening import Opened
from reader.ui.commands.opening import follow_trail, open_entry
from reader.ui.keys import Group, PaneName, Places, command
from reader.ui.state import shown_entry
from reader.ui.trail import Trail

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

PLACES: Places = frozenset({PaneName.ARTICLE, PaneName.ENTRIES})


def remember_place(screen: ReadingScreen) -> None:
    """Puts where one is on the trail."""
    if isinstance(screen.showing, Opened):
        follow_trail(screen, screen.trail.left(screen.showing.entry.id, screen.article.place()))


@command("backspace", group=Group.READING, help="Back to where a link was followed", places=PLACES)
def back(screen: ReadingScreen) -> None:
    if not screen.trail.steps:
        screen.tell("No link was followed to get here.")
        return
    *before, (entry_id, place) = screen.trail.steps
    follow_trail(screen, Trail(entry_id, tuple(before)))
    here = shown_entry(screen.showing)
    if here and here.id == entry_id and isinstance(screen.showing, Opened):
        screen.focus_pane(PaneName.ARTICLE)
        screen.article.go_to(place)
    else:
        screen.work(_back(screen, entry_id, place), group="following")


async def _back(screen: ReadingScreen, entry_id: int, place: Place) -> None:
    rows = await lists.read_rows(screen.desk, [entry_id])
    if rows:
        open_entry(screen, rows[0], followed=True, place=place)
