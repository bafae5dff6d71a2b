"""Channels that are not in the list of those that are followed: found in the Newsstand, shown, followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.channel import Channel
from reader.model.entry import Scope, ScopeKind
from reader.model.search import FollowedSearch
from reader.service.following import following
from reader.service.following import newsstand as newsstand_service
from reader.service.library import searches
from reader.service.library.columnists import Columnist
from reader.ui.commands.adjusting import show_adjusted
from reader.ui.commands.opening import open_entry
from reader.ui.commands.refreshing import begin_refresh
from reader.ui.keymap import told
from reader.ui.keys import Group, PaneName, Places, command
from reader.ui.meant import meant, tell_none
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.overlay import show

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

CHANNELS: Places = frozenset({PaneName.CHANNELS})
ENTRIES: Places = frozenset({PaneName.ENTRIES})
LISTED = CHANNELS | ENTRIES
UNREAD = Scope(ScopeKind.UNREAD)


@command("a", group=Group.CHANNELS, help="Newsstand: follow columnists, add an address", label="newsstand", rank=6)
def newsstand(screen: ReadingScreen) -> None:
    def closed(changed: bool | None) -> None:
        if stand.column:
            open_entry(screen, stand.column)
            screen.tell("That is a column, so it is saved.")
        if changed:
            screen.work(_take_over(screen, stand.followed, stand.has_adjusted))

    stand = Newsstand(screen.desk, screen.palette, screen.keyboard.map, screen.did)
    show(screen.app, stand, closed)


@command("full_stop", group=Group.CHANNELS, help="Fold the section, or unfold it", places=CHANNELS)
def fold_section(screen: ReadingScreen) -> None:
    if not screen.channels.fold():
        screen.tell("There is no section here to fold.")


async def _take_over(screen: ReadingScreen, followed: Channel | None, has_adjusted: bool) -> None:
    """Shows what the Newsstand changed; one goes on with what was followed last."""
    await (show_adjusted(screen) if has_adjusted else screen.listing.reload())
    if followed:
        await show_channel(screen, followed)


async def show_channel(screen: ReadingScreen, channel: Channel) -> None:
    """Shows what the channel lists, followed or not; one that was never asked is."""
    await screen.listing.visit(channel)
    screen.focus_pane(PaneName.ENTRIES)
    if channel.refreshed_at is None:
        begin_refresh(screen, [channel])


@command(
    "F", group=Group.CHANNELS, help="Follow the channel or columnist shown, or let it or the search go", places=ENTRIES
)
def follow_channel(screen: ReadingScreen) -> None:
    channel, search = screen.listing.channel, screen.listing.search
    if channel:
        screen.work(_follow(screen, channel), group="follow")
    elif search:
        screen.work(_let_go(screen, search), group="follow")
    elif screen.listing.columnist:
        screen.work(_follow_columnist(screen, screen.listing.columnist), group="follow")
    else:
        screen.tell("This list is of all channels: go into one to follow it.")


async def _follow(screen: ReadingScreen, channel: Channel) -> None:
    change = following.unfollow if channel.followed else following.follow
    screen.did(await change(screen.desk, channel))
    await screen.listing.reload()
    await screen.listing.visit(channel)
    screen.tell(f"You {'no longer follow' if channel.followed else 'follow'} {channel.name}.")


async def _follow_columnist(screen: ReadingScreen, columnist: Columnist) -> None:
    """Follows what is signed with their name as a search, or lets that go; the list stays."""
    known = next((each for each in screen.listing.front.searches if each.query == columnist.query), None)
    follows = (
        searches.let_go(screen.desk, known)
        if known
        else searches.follow(screen.desk, columnist.query, columnist.aliases[0])
    )
    screen.did(await follows)
    await screen.listing.reload()
    screen.tell(f"You {'no longer follow' if known else 'follow'} {columnist.aliases[0]}.")


async def _let_go(screen: ReadingScreen, search: FollowedSearch) -> None:
    screen.did(await searches.let_go(screen.desk, search))
    await screen.listing.reload()
    await screen.listing.go_to(UNREAD)
    screen.channels.place_cursor(UNREAD)
    back = told(screen.keyboard.map, PaneName.ENTRIES, ("undo", "takes it back."))
    screen.tell(f"You no longer follow the search {search.name}. {back}")


@command("f2", group=Group.CHANNELS, help="Give the channel or the search that is shown another name", places=LISTED)
def rename_listed(screen: ReadingScreen) -> None:
    listed = meant(screen)

    def done(typed: str | None) -> None:
        if typed is not None and isinstance(listed, Channel | FollowedSearch) and typed.strip() != listed.name:
            screen.work(_rename(screen, listed, typed), group="follow")

    if isinstance(listed, Channel | FollowedSearch):
        screen.ask("Name", text=listed.name, on_done=done)
    else:
        tell_none(screen, listed, "another name", "")


async def _rename(screen: ReadingScreen, listed: Channel | FollowedSearch, name: str) -> None:
    if isinstance(listed, Channel):
        screen.did(await newsstand_service.rename(screen.desk, listed, name))
    else:
        screen.did(await searches.rename(screen.desk, listed, name))
    await screen.listing.reload()
    screen.tell(f"{listed.name} is called {name.strip()} now.")
