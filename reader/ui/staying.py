"""How long one stays before a column, and where one leaves it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.editorial.pace import has_time_to_read
from reader.service.library import saving
from reader.service.reading.opening import Opened
from reader.ui.state import Beside

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


def place_left(screen: ReadingScreen) -> saving.Left | None:
    """How the open column would be left now. One that fits the pane has no end to come to: who stayed before it for
    as long as it takes has read it."""
    if not isinstance(screen.showing, Opened) or isinstance(screen.showing, Beside):
        return None
    entry, view = screen.showing.entry, screen.article
    stayed = (screen.desk.clock() - screen.stays_since).total_seconds()
    ended = view.whole_in_view() and has_time_to_read(entry.minutes, stayed)
    return saving.Left(entry.id, view.place(), view.progress(), ended and finishes_at_end(screen))


def finishes_at_end(screen: ReadingScreen) -> bool:
    """Whether who has come to the end of what is shown has finished it: not a comic of which no picture is seen."""
    article = screen.article
    return screen.settings.finish == "end" and not (article.shows_comic and not article.pictures.is_seen)


def leave_article(screen: ReadingScreen, ended: bool = False) -> None:
    """Keeps the place in the open column; ``ended`` says that its end was come to."""
    left = place_left(screen)
    if left:
        screen.work(_keep(screen, replace(left, ended=left.ended or (ended and finishes_at_end(screen)))))


async def _keep(screen: ReadingScreen, left: saving.Left) -> None:
    screen.did(await saving.keep_place(screen.desk, left))
    await screen.entries_changed([left.entry_id])
