"""The first column of a new library: shown beside its list without having been opened."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from reader.errors import BylineError
from reader.service.reading import opening
from reader.ui.keys import PaneName
from reader.ui.layout import Layout
from reader.ui.state import Beside, Failed, Idle, Opening, Showing, is_same

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

ROOMY = (Layout.WIDE, Layout.MEDIUM)


def show_beside(screen: ReadingScreen) -> None:
    """Shows the column under the cursor beside the list where nothing was opened yet and there is room."""
    entry = screen.entries.entry
    if entry and isinstance(screen.showing, Idle) and screen.panes.layout in ROOMY:
        asked = Opening(entry)
        _show(screen, asked)
        screen.work(_bring(screen, asked), group="opening")


def _show(screen: ReadingScreen, showing: Showing) -> None:
    screen.article.channels = screen.listing.front.channels
    screen.article.show(showing)
    screen.update_bar()


async def _bring(screen: ReadingScreen, asked: Opening) -> None:
    shown: Showing
    try:
        text = await opening.have_text(screen.desk, asked.entry.id)
        shown = Beside(*(getattr(text, field.name) for field in fields(text)))
    except BylineError as error:
        shown = Failed(asked.entry, error)
    if is_same(screen.showing, asked):
        _show(screen, shown)
        if screen.panes.name is PaneName.ARTICLE:
            read_on(screen)
    await screen.listing.changed([asked.entry.id])


def read_on(screen: ReadingScreen) -> None:
    """Opens what stands beside the list, now that the person has gone there."""
    shown = screen.showing
    if isinstance(shown, Beside):
        screen.stays_since = screen.desk.clock()
        screen.article.update(shown.opened)
        screen.work(_begin(screen, shown.entry.id), group="opening")


async def _begin(screen: ReadingScreen, entry_id: int) -> None:
    await opening.open_entry(screen.desk, entry_id)
    await screen.entries_changed([entry_id])
