"""Putting a channel into a group: one of those there are, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.model.channel import Channel
from reader.model.matching import fold
from reader.service.following import newsstand as newsstand_service
from reader.ui.keys import Group, OverlayName, PaneName, Places, command
from reader.ui.meant import meant, tell_none
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.overlay import show
from reader.ui.screens.picker import Picker
from reader.ui.when import has_channel
from reader.ui.widgets.picker_list import Choice, Match, matches

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

WHERE: Places = frozenset({PaneName.CHANNELS, PaneName.ENTRIES, OverlayName.NEWSSTAND})
WORK = "grouping"


@command(
    "f3",
    group=Group.CHANNELS,
    help="Put the channel into a group: one there is, or a new one",
    label="group",
    rank=12,
    places=WHERE,
    applies=has_channel,
)
def move_channel(screen: ReadingScreen | Newsstand) -> None:
    channel = screen.list.chosen if isinstance(screen, Newsstand) else meant(screen)
    if isinstance(channel, Channel):
        screen.work(_ask(screen, channel), group=WORK)
    elif isinstance(screen, Newsstand):
        screen.list.tell("A group is of channels: go to one of them.")
    else:
        tell_none(screen, meant(screen), "its group", "it has no group.")


async def _ask(screen: ReadingScreen | Newsstand, channel: Channel) -> None:
    groups = await newsstand_service.groups(screen.desk)

    def chosen(name: str | None) -> None:
        if name is not None and name != channel.section:
            screen.work(_move(screen, channel, name), group=WORK)

    find = partial(find_groups, groups, channel.section)
    picker = Picker(screen.palette, screen.keyboard.map, channel.name, "type to find a group, or name a new one", find)
    picker.begin_at(channel.section)
    show(screen.app, picker, chosen)


def find_groups(groups: Sequence[tuple[str, int]], here: str, typed: str) -> list[Match]:
    """The groups that have what is typed in their names, by name with their number of channels; then a new one of
    that name, unless there is one. ``here`` is where the channel is."""
    wanted = fold(typed)
    choices = [
        Choice(name, name, f"it is here · {count}" if name == here else str(count))
        for name, count in groups
        if wanted in fold(name)
    ]
    new = [] if not wanted or any(fold(name) == wanted for name, _ in groups) else [typed.strip()]
    return [*matches(choices, typed), *(Match(Choice(name, name, "a new group")) for name in new)]


async def _move(screen: ReadingScreen | Newsstand, channel: Channel, group: str) -> None:
    change = await newsstand_service.move(screen.desk, channel, group)
    said = f"{channel.name} is in {group} now."
    if isinstance(screen, Newsstand):
        await screen.moved(change, said)
    else:
        screen.did(change)
        await screen.listing.reload()
        screen.tell(said)
