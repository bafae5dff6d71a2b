"""Opening entries and going from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.errors import BylineError
from reader.model.entry import Entry, State
from reader.model.place import Place
from reader.service.library import saving
from reader.service.reading import opening, outside, prefetching
from reader.ui.keymap import told
from reader.ui.keys import ARTICLE, ENTRY, Group, PaneName, command
from reader.ui.state import Failed, Opening, is_same, shown_entry
from reader.ui.staying import finishes_at_end, leave_article
from reader.ui.trail import Trail, keep_trail
from reader.ui.when import has_entry
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
        # The list of a channel that a link led to is on the trail; so is what is read of it.
        led = pane is screen.entries and screen.listing.is_visiting
        open_entry(screen, pane.entry, followed=led)


def open_entry(
    screen: ReadingScreen,
    entry: Entry,
    *,
    again: bool = False,
    followed: bool = False,
    strip: bool = False,
    place: Place | None = None,
) -> None:
    """Shows what is known of the entry at once and has its text brought, at this place or where it was left. The trail
    goes on where a link was followed and ends where the person goes elsewhere. A ``strip`` is known to be one."""
    follow_trail(screen, screen.trail.to(entry.id, followed))
    leave_article(screen)
    asked = Opening(entry, far=again or entry.verdict is None, strip=strip)
    screen.focus_pane(PaneName.ARTICLE)
    screen.show(asked)
    screen.work(_bring(screen, asked, again, place), group="opening")


def show_anew(screen: ReadingScreen, entry_id: int) -> None:
    """Shows the text of the entry as it is kept now, if it is the one that is read."""
    entry = shown_entry(screen.showing)
    if entry and entry.id == entry_id:
        open_entry(screen, entry)


def follow_trail(screen: ReadingScreen, trail: Trail) -> None:
    """Takes this as the way back, and keeps it."""
    before, screen.trail = screen.trail, trail
    if trail.steps or before.steps:
        screen.work(_keep(screen, trail), group="trail")


async def _keep(screen: ReadingScreen, trail: Trail) -> None:
    await screen.desk.library.write(lambda library: keep_trail(library, trail), durable=False)


async def _bring(screen: ReadingScreen, asked: Opening, again: bool, place: Place | None) -> None:
    try:
        shown = await opening.open_entry(screen.desk, asked.entry.id, again=again)
    except BylineError as error:
        if is_same(screen.showing, asked):
            screen.show(Failed(asked.entry, error))
        return
    if is_same(screen.showing, asked) and not get_current_worker().is_cancelled:
        screen.show(shown, shown.entry.place if place is None else place)
        if shown.entry.edited:
            shows = told(screen.keyboard.map, PaneName.ARTICLE, ("show_edits", "shows what."))
            screen.tell(f"Edited since you kept it: {shows}")
        if screen.settings.finish == "open":
            _finish_shown(screen)
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
    reading = screen.panes.name is PaneName.ARTICLE
    pane = screen.list_read if reading else screen.panes.list
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
    if finishes_at_end(screen):
        _finish_shown(screen)


def _finish_shown(screen: ReadingScreen) -> None:
    match screen.showing:
        case opening.Opened(entry=entry, verdict=verdict) if entry.state.unread and saving.can_be_finished(verdict):
            screen.work(_finish(screen, entry))


async def _finish(screen: ReadingScreen, entry: Entry) -> None:
    screen.did(await saving.mark(screen.desk, [entry.id], State.FINISHED))
    await screen.entries_changed([entry.id])


@command("n", group=GROUP, help="Next unread", label="next unread", rank=3, places=ENTRY, applies=has_entry)
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
    entry = screen.asked_entry()
    if entry:
        open_entry(screen, entry, again=True)


@command("o", group=GROUP, help="Open in the browser", label="browser", rank=5, places=ENTRY, applies=has_entry)
def open_in_browser(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    link = screen.article.links.link if screen.panes.name is PaneName.ARTICLE else None
    if link or entry:
        open_outside(screen, link.target if link else entry.url if entry else "")


def open_outside(screen: ReadingScreen, url: str) -> None:
    """Opens the address in the person's browser."""
    try:
        outside.open_in_browser(screen.desk.address(url))
    except BylineError as error:
        screen.tell(str(error), failed=True)
    else:
        screen.tell("Opened in the browser.")


@command("c", group=GROUP, help="Open the comments in the browser", places=ARTICLE)
def open_comments(screen: ReadingScreen) -> None:
    match screen.showing:
        case opening.Opened(article=article) if article.comments_url:
            open_outside(screen, article.comments_url)
        case _:
            screen.tell("This page has no comments.")
