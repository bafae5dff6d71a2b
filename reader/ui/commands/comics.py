"""Reading comics: day by day, larger and smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import BylineError
from reader.model.entry import Entry
from reader.service.following.days import strip_before, strip_beside
from reader.service.reading.pictures import bring_picture
from reader.ui.commands.opening import choose_next, finish_left, open_entry
from reader.ui.keys import ARTICLE, Group, command
from reader.ui.picture import Wish
from reader.ui.state import shown_entry

TURNING = "day"
"""The group of the worker that goes from day to day: one is enough."""

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command(
    "left_square_bracket",
    group=Group.READING,
    help="A comic's previous day; of other columns the entry before, in time",
    on_strip="day before",
    rank=1,
    places=ARTICLE,
)
def day_before(screen: ReadingScreen) -> None:
    _turn(screen, -1)


@command(
    "right_square_bracket",
    group=Group.READING,
    help="A comic's next day; of other columns the entry after, in time",
    on_strip="after",
    rank=1,
    places=ARTICLE,
)
def day_after(screen: ReadingScreen) -> None:
    _turn(screen, 1)


def turned(screen: ReadingScreen, step: int) -> bool:
    """Goes to the strip of the next day (1) or the one before (-1), or over a strip that is wider than the pane.
    False when no comic is read."""
    if screen.pane is not screen.article or not screen.article.turns_days:
        return False
    if screen.article.pictures.zoomed:
        screen.article.pan(step)
    else:
        _turn(screen, step)
    return True


def _turn(screen: ReadingScreen, step: int) -> None:
    entry = shown_entry(screen.showing)
    if entry and screen.article.turns_days:
        screen.days += step
        if not any(worker.group == TURNING and not worker.is_finished for worker in screen.workers):
            screen.work(_go_days(screen), group=TURNING)
    else:
        choose_next(screen, -step, unread=False)


async def _go_days(screen: ReadingScreen) -> None:
    """Goes as many days as were asked for, also by keys that came meanwhile."""
    while screen.days:
        step = 1 if screen.days > 0 else -1
        screen.days -= step
        entry = shown_entry(screen.showing)
        if entry is None or not await _go_to_day(screen, entry, step):
            screen.days = 0


async def _go_to_day(screen: ReadingScreen, entry: Entry, step: int) -> bool:
    """Goes from the strip to the one beside it in its comic; what lies before the oldest one is asked for. False where
    there is none, or the person went elsewhere."""
    found = await strip_beside(screen.desk, entry.id, step)
    if found is None and step < 0:
        screen.tell("Asking for older strips …")
        found = await strip_before(screen.desk, entry.id)
        await screen.listing.reload()
    now = shown_entry(screen.showing)
    if now is None or now.id != entry.id:
        return False
    if found is None:
        screen.tell("This is the newest strip." if step > 0 else "This is the first strip there is.")
        return False
    if screen.article.whole_in_view():
        finish_left(screen)
    if found.id in screen.list_read.ids:
        screen.list_read.move_to(screen.list_read.ids.index(found.id), -step)
    open_entry(screen, found, strip=True)
    return True


def zoomed(screen: ReadingScreen, step: int) -> bool:
    """Shows a comic larger (1), smaller (-1) or as large as the pane (0). False when none is read."""
    if not screen.article.shows_comic:
        return False
    screen.article.zoom(step)
    return True


def bring_pictures(screen: ReadingScreen, entry_id: int, wishes: list[Wish]) -> None:
    """Has the pictures brought, one after the other, while the text is read."""
    screen.work(_bring(screen, entry_id, wishes))


async def _bring(screen: ReadingScreen, entry_id: int, wishes: list[Wish]) -> None:
    pane = screen.article
    for wish in wishes:
        if not pane.pictures.still_wants(wish):
            pane.pictures.forget(wish)
            continue
        try:
            drawn = await bring_picture(screen.desk, entry_id, wish.url, wish.canvas)
        except BylineError as error:
            pane.picture_refused(wish, error.headline)
        else:
            pane.picture_came(wish, drawn)
