"""Searching all texts, and going through what was found."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.service.library.searching import index_all
from reader.ui.commands.opening import open_entry, open_listed
from reader.ui.keys import Group, command
from reader.ui.screens.overlay import show
from reader.ui.screens.search import INDEXING, Origin, SearchScreen
from reader.ui.state import Opening, shown_entry
from reader.ui.staying import leave_article

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

NAME = "search"
INDEX_EVERY = 10.0
"""Seconds."""


@command("S", group=Group.READING, help="Search all texts; n and p go through what was found", label="search", rank=6)
def search(screen: ReadingScreen) -> None:
    found = _search_screen(screen)
    if screen.list_read is not found.list:
        found.origin = _origin(screen)
    found.begin(screen.palette, screen.listing.now)
    _show(screen, found)


def back_to_search(screen: ReadingScreen) -> None:
    """Shows again what was found, as it was left."""
    leave_article(screen)
    _show(screen, _search_screen(screen))


def _search_screen(screen: ReadingScreen) -> SearchScreen:
    """The one search screen: installed, so that its list lives on while a column from it is read."""
    if not screen.app.is_screen_installed(NAME):
        screen.app.install_screen(SearchScreen(screen.desk, screen.palette, screen.keyboard.map, _origin(screen)), NAME)
    return screen.app.get_screen(NAME, SearchScreen)


def _origin(screen: ReadingScreen) -> Origin:
    return Origin(screen.panes.name, screen.list_read, screen.showing, screen.article.place())


def _show(screen: ReadingScreen, found: SearchScreen) -> None:
    def closed(chosen: bool | None) -> None:
        if chosen:
            open_listed(screen, found.list)
        else:
            _return(screen, found.origin)

    show(screen.app, found, closed)


def _return(screen: ReadingScreen, origin: Origin) -> None:
    """Goes back to where one was before the search."""
    screen.list_read = origin.list_read
    here, before = shown_entry(screen.showing), shown_entry(origin.showing)
    if (here and here.id) != (before and before.id):
        leave_article(screen)
        if before and isinstance(origin.showing, Opening):
            # Its text was still on the way when another column was opened.
            open_entry(screen, before)
        else:
            screen.show(origin.showing, origin.at)
    screen.focus_pane(origin.pane)


def keep_indexed(screen: ReadingScreen) -> None:
    """Brings what is new into the index, now and from time to time."""
    _index(screen)
    screen.set_interval(INDEX_EVERY, lambda: _index(screen))


def _index(screen: ReadingScreen) -> None:
    if not any(worker.group == INDEXING for worker in screen.workers):
        screen.work(_catch_up(screen), group=INDEXING)


async def _catch_up(screen: ReadingScreen) -> None:
    # Nobody asked for it: where the library is in use or the disk is full, the next turn tries again.
    with suppress(LibraryError):
        await index_all(screen.desk)
