"""Reading comics: day by day, larger and smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import BylineError
from reader.service.reading.pictures import bring_picture
from reader.ui.commands.opening import choose_next
from reader.ui.keys import ARTICLE, Group, command
from reader.ui.picture import Wish

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command(
    "left_square_bracket", group=Group.READING, help="The entry before, in time: a comic's previous day", places=ARTICLE
)
def day_before(screen: ReadingScreen) -> None:
    choose_next(screen, 1, unread=False)


@command(
    "right_square_bracket", group=Group.READING, help="The entry after, in time: a comic's next day", places=ARTICLE
)
def day_after(screen: ReadingScreen) -> None:
    choose_next(screen, -1, unread=False)


def turned(screen: ReadingScreen, step: int) -> bool:
    """Goes to the strip of the next day (1) or the one before (-1), or over a strip that is wider than the pane.
    False when no comic is read."""
    if screen.pane is not screen.article or not screen.article.shows_comic:
        return False
    if screen.article.pictures.zoomed:
        screen.article.pan(step)
    else:
        choose_next(screen, -step, unread=False)
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
