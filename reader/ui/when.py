"""When a command does something, for its declaration: given the screen as it is now.

The screens above the reading screen have neither entries nor a text, and there is always a way out of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.model.channel import Channel
from reader.ui.keys import LISTS, PANES, PaneName, Stage
from reader.ui.meant import meant
from reader.ui.screens.newsstand import Newsstand
from reader.ui.state import Failed, Idle, shown_entry

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


def has_text(screen: Stage) -> bool:
    """Whether a text is there or on its way, where one is read."""
    return screen.place is not PaneName.ARTICLE or not isinstance(_reading(screen).showing, Failed | Idle)


def has_entry(screen: Stage) -> bool:
    """Whether there is an entry that the command can be about, where it is about one."""
    reading = _reading(screen)
    if screen.place in LISTS:
        return reading.panes.list.row_count() > 0
    return screen.place is not PaneName.ARTICLE or not isinstance(reading.showing, Idle)


def has_channel(screen: Stage) -> bool:
    """Whether it is about one channel: the one that is listed, or under the cursor."""
    return isinstance(screen.list.chosen if isinstance(screen, Newsstand) else meant(_reading(screen)), Channel)


def is_edited(screen: Stage) -> bool:
    """Whether the column that is shown was edited since it was kept."""
    entry = shown_entry(_reading(screen).showing)
    return entry is not None and entry.edited


def has_copies(screen: Stage) -> bool:
    """Whether the column that is shown, or under the cursor, is one of several copies."""
    entry = _reading(screen).asked_entry()
    return entry is not None and bool(entry.also)


def has_way_out(screen: Stage) -> bool:
    """Whether there is something further out than what is in focus."""
    return screen.place not in PANES or _reading(screen).can_go_out or _reading(screen).gauge is not None


def is_outermost(screen: Stage) -> bool:
    return not has_way_out(screen)


def is_refreshing(screen: Stage) -> bool:
    """Whether channels are being asked, where it is measured."""
    return _reading(screen).gauge is not None


def _reading(screen: Stage) -> ReadingScreen:
    return cast("ReadingScreen", screen)
