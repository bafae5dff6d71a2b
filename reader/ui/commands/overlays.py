"""What is done in the Newsstand, in the search and in the help."""

from __future__ import annotations

from reader.ui.field import Field
from reader.ui.keys import Group, OverlayName, Places, Stage, command
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.search import SearchScreen

NEWSSTAND: Places = frozenset({OverlayName.NEWSSTAND})
SEARCH: Places = frozenset({OverlayName.SEARCH})
HELP: Places = frozenset({OverlayName.HELP})


@command(
    "enter",
    group=Group.CHANNELS,
    help="Follow the channel or all of a section, or let go; add the address; look into a pack",
    label="follow, or let go",
    rank=1,
    places=NEWSSTAND,
)
def follow_or_let_go(screen: Newsstand) -> None:
    screen.choose()


@command("f2", group=Group.CHANNELS, help="Give the channel another name", label="name", rank=2, places=NEWSSTAND)
def rename_channel(screen: Newsstand) -> None:
    screen.rename()


@command(
    "f4",
    group=Group.CHANNELS,
    help="Follow all of a starter pack, or let go of all; or follow all found by what is typed",
    label="follow all",
    rank=9,
    places=NEWSSTAND,
)
def follow_shown(screen: Newsstand) -> None:
    screen.follow_shown()


def _has_groups(screen: Stage) -> bool:
    return isinstance(screen, Newsstand) and screen.has_groups


@command(
    "tab",
    group=Group.CHANNELS,
    help="The groups of the channels, from 100 columns on",
    label="groups",
    rank=4,
    places=NEWSSTAND,
    applies=_has_groups,
)
def newsstand_groups(screen: Newsstand) -> None:
    screen.go_to_groups(True)


@command(
    "enter",
    "tab",
    group=Group.CHANNELS,
    help="Go to the channels of the group",
    label="its channels",
    rank=1,
    places=frozenset({OverlayName.GROUPS}),
)
def group_channels(screen: Newsstand) -> None:
    screen.go_to_groups(False)


@command("tab", group=Group.READING, help="The newest first, or the best", label="order", rank=2, places=SEARCH)
def change_order(screen: SearchScreen) -> None:
    screen.change_order()


@command(
    "f4",
    group=Group.CHANNELS,
    help="Follow this search like a channel, under a name",
    label="follow",
    rank=3,
    places=SEARCH,
)
def follow_search(screen: SearchScreen) -> None:
    screen.follow()


@command("f8", group=Group.READING, help="Forget what was searched for", places=SEARCH)
def forget_searches(screen: SearchScreen) -> None:
    screen.forget()


@command("slash", group=Group.PAGE, help="Find in this help", places=HELP)
def find_help(screen: HelpScreen) -> None:
    screen.search(Field())
