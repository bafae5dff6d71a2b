"""Opening entries and going from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.errors import BylineError
from reader.model.entry import Entry, State
from reader.service.library import saving
from reader.service.reading import opening, prefetching
from reader.ui.keys import ARTICLE, ENTRY, Group, PaneName, command
from reader.ui.state import Failed, Opening, is_same, shown_entry
from reader.ui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.READING
LOOK_AHEAD = 12
"""How many entries of the list are looked at for unread ones to fetch ahead."""


def open_listed(screen: ReadingScreen, pane: EntryList) -> None:
    """Opens the entry under the cursor of the list, which is the one that next and previous go through."""
    if pane.entry:
        screen.list_read = pane
        open_entry(screen, pane.entry)


def open_entry(screen: ReadingScreen, entry: Entry, *, again: bool = False, followed: bool = False) -> None:
    """Shows what is known of the entry at once and has its text brought. The trail goes on where a link was followed
    and ends where the person goes elsewhere."""
    if not (again or followed):
        screen.trail = []
    screen.leave_article()
    asked = Opening(entry, far=again or entry.verdict is None)
    screen.focus_pane(PaneName.ARTICLE)
    screen.show(asked)
    screen.work(_bring(screen, asked, again), group="opening")


async def _bring(screen: ReadingScreen, asked: Opening, again: bool) -> None:
    try:
        shown = await opening.open_entry(screen.desk, asked.entry.id, again=again)
    except BylineError as error:
        if is_same(screen.showing, asked):
            screen.show(Failed(asked.entry, error))
        return
    if is_same(screen.showing, asked) and not get_current_worker().is_cancelled:
        screen.show(shown, shown.entry.place)
    await screen.entries_changed([shown.entry.id])
    if screen.settings.prefetch:
        # In a group of its own: the next opening ends this one, not what it brings.
        pane = screen.list_read
        screen.work(_prefetch(screen, pane.ids[pane.cursor + 1 : pane.cursor + 1 + LOOK_AHEAD]), group="prefetch")


async def _prefetch(screen: ReadingScreen, ids: Sequence[int]) -> None:
    if await prefetching.prefetch(screen.desk, ids):
        await screen.entries_changed(ids)


def choose_next(screen: ReadingScreen, step: int, *, unread: bool) -> None:
    """Goes to the next entry of the list; opens it if the article is in focus."""
    reading = screen.pane_name is PaneName.ARTICLE
    pane = screen.list_read if reading else screen.list_in_focus
    row = pane.find(pane.cursor, step, unread)
    if row is None:
        screen.tell(pane.end_words(unread))
        return
    pane.move_to(row, step)
    if reading and pane.entry:
        if step > 0 and screen.article.whole_in_view():
            finish_left(screen)
        open_entry(screen, pane.entry)


def finish_left(screen: ReadingScreen) -> None:
    """A column that fits the pane has no end to scroll to: going on from it finishes it."""
    match screen.showing:
        case opening.Opened(entry=entry, verdict=verdict) if entry.state.unread and saving.can_be_finished(verdict):
            screen.work(_finish(screen, entry))


async def _finish(screen: ReadingScreen, entry: Entry) -> None:
    screen.did(await saving.mark(screen.desk, [entry.id], State.FINISHED))
    await screen.entries_changed([entry.id])


@command("n", group=GROUP, help="Next unread", label="next unread", rank=3, places=ENTRY)
def next_unread(screen: ReadingScreen) -> None:
    choose_next(screen, 1, unread=True)


@command("p", group=GROUP, help="Previous unread", places=ENTRY)
def previous_unread(screen: ReadingScreen) -> None:
    choose_next(screen, -1, unread=True)


@command("J", group=GROUP, help="Next entry", places=ENTRY)
def next_entry(screen: ReadingScreen) -> None:
    choose_next(screen, 1, unread=False)


@command("K", group=GROUP, help="Previous entry", places=ENTRY)
def previous_entry(screen: ReadingScreen) -> None:
    choose_next(screen, -1, unread=False)


@command("x", group=GROUP, help="Fetch and clean the column again", places=ARTICLE)
def fetch_again(screen: ReadingScreen) -> None:
    entry = shown_entry(screen.showing)
    if entry:
        open_entry(screen, entry, again=True)


@command("o", group=GROUP, help="Open in the browser", label="browser", rank=5, places=ENTRY)
def open_in_browser(screen: ReadingScreen) -> None:
    entry = screen.entry_in_focus
    if entry:
        screen.open_outside(entry.url)


@command("c", group=GROUP, help="Open the comments in the browser", places=ARTICLE)
def open_comments(screen: ReadingScreen) -> None:
    match screen.showing:
        case opening.Opened(article=article) if article.comments_url:
            screen.open_outside(article.comments_url)
        case _:
            screen.tell("This page has no comments.")
