"""What is set for one channel: shown, and changed row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.channel import Channel
from reader.service.following.adjusting import adjust
from reader.service.following.following import now
from reader.service.reading.opening import Opened, settings_for
from reader.ui.keys import Group, OverlayName, PaneName, Places, command
from reader.ui.meant import meant, tell_none
from reader.ui.screens.channel_sheet import ChannelSheet
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.overlay import show
from reader.ui.when import has_channel

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

WHERE: Places = frozenset({PaneName.CHANNELS, PaneName.ENTRIES, OverlayName.NEWSSTAND})
WORK = "adjusting"


@command(
    "e",
    "f5",
    group=Group.CHANNELS,
    help="Settings of the channel: its text, order, refresh, pictures, keeping",
    label="settings",
    rank=8,
    places=WHERE,
    applies=has_channel,
)
def channel_settings(screen: ReadingScreen | Newsstand) -> None:
    channel = screen.list.chosen if isinstance(screen, Newsstand) else meant(screen)
    if isinstance(channel, Channel):
        screen.work(_show(screen, channel), group=WORK)
    elif isinstance(screen, Newsstand):
        screen.list.tell("Settings are of one channel: go to it.")
    else:
        tell_none(screen, meant(screen), "its settings", "it has no settings.")


async def _show(screen: ReadingScreen | Newsstand, channel: Channel) -> None:
    known = await now(screen.desk, channel)

    def changed(name: str, value: str) -> None:
        screen.work(_change(screen, known.id, name, value))

    keys = screen.keyboard.map
    show(screen.app, ChannelSheet(screen.palette, keys, known, changed, "channel_settings"))


async def _change(screen: ReadingScreen | Newsstand, channel_id: int, name: str, value: str) -> None:
    change = await adjust(screen.desk, channel_id, **{name: value})
    if isinstance(screen, Newsstand):
        await screen.adjusted(change)
    else:
        screen.did(change)
        await show_adjusted(screen)


async def show_adjusted(screen: ReadingScreen) -> None:
    """Shows list and column as their channels are set now."""
    await screen.listing.leave_out()
    shown = screen.showing
    if isinstance(shown, Opened):
        screen.article.set_up(await settings_for(screen.desk, shown.entry))
