"""Searching all texts, and going through what was found."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.service.deeds import Change
from reader.service.library import searches
from reader.service.library.columnists import sign_all
from reader.service.library.comparing import compare_all
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
INDEX_EVERY, COUNT_AFTER = 10.0, 0.3
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
        keys, did = screen.keyboard.map, partial(_did, screen)
        screen.app.install_screen(SearchScreen(screen.desk, screen.palette, keys, _origin(screen), did), NAME)
    return screen.app.get_screen(NAME, SearchScreen)


def _did(screen: ReadingScreen, change: Change) -> None:
    """A search was followed: it stands among the channels."""
    screen.did(change)
    screen.work(screen.listing.reload())


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
    index_soon(screen)
    recount(screen)
    screen.set_interval(INDEX_EVERY, lambda: index_soon(screen))


def index_soon(screen: ReadingScreen) -> None:
    """Brings what is new into the index, and into the searches that are followed."""
    if not any(worker.group == INDEXING for worker in screen.workers):
        screen.work(_catch_up(screen), group=INDEXING)


async def _catch_up(screen: ReadingScreen) -> None:
    # Nobody asked for it: where the library is in use or the disk is full, the next turn tries again.
    with suppress(LibraryError):
        if await index_all(screen.desk):
            recount(screen)
        if await compare_all(screen.desk):
            await screen.listing.reload()
        await sign_all(screen.desk)


def recount(screen: ReadingScreen) -> None:
    """Counts in the background what the followed searches find unread now."""
    if screen.listing.front.searches:
        screen.work(_recount(screen), group="searches")


async def _recount(screen: ReadingScreen) -> None:
    # Of changes in quick succession the last one counts; it ends this work.
    await asyncio.sleep(COUNT_AFTER)
    with suppress(LibraryError):
        if await searches.count(screen.desk):
            await screen.listing.count_again()
