"""What a command about a channel is about: what the cursor of the channels is on, or else whose list is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.channel import Channel
from reader.model.search import FollowedSearch
from reader.typeset.counting import counted
from reader.ui.keys import PaneName

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the channels with the channels under it; none under that of the searches."""

    name: str
    channels: tuple[Channel, ...]


Meant = Channel | FollowedSearch | Section | None


def meant(screen: ReadingScreen) -> Meant:
    """None for a list that crosses channels."""
    listing, channels = screen.listing, screen.channels
    row = channels.row if screen.panes.name is PaneName.CHANNELS else None
    if row is None:
        return listing.channel or listing.search
    if row.is_heading:
        under = (each.channel for each in channels.all_rows if each.section == row.section)
        return Section(row.section or row.label.capitalize(), tuple(filter(None, under)))
    search = next((each for each in listing.front.searches if row.scope and each.number == row.scope.search), None)
    # The list of a channel one was led to may be newer than its row.
    return search or (listing.channel if row.scope == listing.scope else row.channel)


def tell_none(screen: ReadingScreen, what: Meant, wanted: str, of_search: str) -> None:
    """Says why this is no channel, and where there is ``wanted``; ``of_search`` is what is said of a search."""
    match what:
        case Section(name, channels) if channels:
            screen.tell(f"{name} is a section of {counted(len(channels), 'channel')}: go to one of them for {wanted}.")
        case Section():
            screen.tell(f"These are the searches you follow: go to a channel for {wanted}.")
        case FollowedSearch(name=name):
            screen.tell(f"{name} is a search: {of_search}")
        case _:
            screen.tell(f"This list crosses channels: go into one for {wanted}.")
