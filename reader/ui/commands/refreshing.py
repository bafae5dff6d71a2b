"""Asking channels what is new."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from reader.model.channel import Channel
from reader.model.search import FollowedSearch
from reader.service.following import older, refreshing
from reader.service.following.timing import asked_with_all
from reader.service.library import pruning
from reader.service.offline import reading_offline
from reader.service.reading import prefetching
from reader.typeset.counting import counted
from reader.ui.commands.searching import index_soon
from reader.ui.gauge import Gauge, outcome, stopped
from reader.ui.keymap import told
from reader.ui.keys import PANES, Group, PaneName, command
from reader.ui.meant import Section, meant, tell_none
from reader.ui.when import is_refreshing

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.CHANNELS
WORK = "refresh"
"""The group of the work, to be stopped by."""
RELOAD_EVERY = 0.5
DUE_EVERY = 300.0
"""Seconds."""


@command("r", group=GROUP, help="Refresh the channel, or those of the section", label="refresh", rank=6)
def refresh_channel(screen: ReadingScreen) -> None:
    match meant(screen):
        case Channel() as channel:
            begin_refresh(screen, [channel])
        case Section(_, channels) if channels:
            begin_refresh(screen, asked_with_all(channels))
        case FollowedSearch() | Section():
            asks = told(screen.keyboard.map, screen.panes.name, ("refresh_all", "asks all channels what is new."))
            screen.tell(f"A search finds what the channels brought. {asks}")
        case None:
            begin_refresh_all(screen)


@command("R", group=GROUP, help="Refresh all channels")
def refresh_all(screen: ReadingScreen) -> None:
    begin_refresh_all(screen)


@command("ctrl+g", group=GROUP, help="Stop the refresh; what has come stays", applies=is_refreshing)
def stop_refresh(screen: ReadingScreen) -> None:
    gauge = screen.gauge
    if gauge is None:
        screen.tell("Nothing is being refreshed.")
        return
    screen.workers.cancel_group(screen, WORK)
    screen.work(screen.listing.reload())
    screen.tell(stopped(gauge))


def stops_by_way_out(screen: ReadingScreen) -> bool:
    """Whether the way out ends the refresh: where it leads nowhere, and in lists while several channels are asked."""
    if screen.gauge is None:
        return False
    return not screen.can_go_out or (screen.gauge.total > 1 and screen.panes.name is not PaneName.ARTICLE)


def progress(screen: ReadingScreen) -> tuple[float, str] | None:
    """For the right of the bar: how far a refresh is and what stops it, else how far the text is read."""
    if screen.gauge is None:
        return screen.article.status() if screen.article.display and screen.place in PANES else None
    name = "out" if stops_by_way_out(screen) else "stop_refresh"
    stops = told(screen.keyboard.map, screen.panes.name, (name, "stops"))
    words = screen.gauge.words(asyncio.get_running_loop().time())
    return screen.gauge.share, " · ".join(filter(None, (words, stops)))


@command("O", group=GROUP, help="Older columns of this channel, older strips of this comic")
def older_entries(screen: ReadingScreen) -> None:
    channel = meant(screen)
    if not isinstance(channel, Channel):
        tell_none(screen, channel, "what it listed before", "it finds all that is here, old or new.")
    elif channel.id not in screen.listing.asking:
        screen.work(_older(screen, channel))


async def _older(screen: ReadingScreen, channel: Channel) -> None:
    listing = screen.listing
    listing.set_asking(listing.asking | {channel.id})
    try:
        answer = await older.older(screen.desk, channel)
    finally:
        listing.set_asking(listing.asking - {channel.id})
    await listing.reload()
    if answer.error:
        screen.tell(f"{channel.name}: {answer.error.headline}", failed=True)
    else:
        screen.tell(f"{answer.new} older." if answer.new else "There is nothing older.")


def begin_refresh_all(screen: ReadingScreen) -> None:
    """Asks the channels that are followed, but those that are asked only by themselves."""
    begin_refresh(screen, asked_with_all(screen.listing.front.channels))


def begin_refresh(screen: ReadingScreen, channels: Sequence[Channel]) -> None:
    """Asks these channels in the background, unless they are being asked already."""
    wanted = [channel for channel in channels if channel.id not in screen.listing.asking]
    if wanted and screen.desk.offline:
        screen.tell(reading_offline().headline, failed=True)
    elif wanted:
        screen.work(_refresh(screen, wanted), group=WORK, alone=False)


def fetch_shown(screen: ReadingScreen) -> bool:
    """Fetches the channel whose empty list has the focus, if that was never done. False where there is none."""
    channel = screen.listing.channel if screen.pane is screen.entries and not screen.entries.whole else None
    if channel is None or channel.refreshed_at:
        return False
    begin_refresh(screen, [channel])
    return True


async def _refresh(screen: ReadingScreen, channels: Sequence[Channel]) -> None:
    ids = frozenset(channel.id for channel in channels)
    listing, clock = screen.listing, asyncio.get_running_loop().time
    gauge, last, shown = Gauge(len(channels), clock()), None, clock()
    listing.set_asking(listing.asking | ids)
    screen.measure_refresh(gauge)
    try:
        async with aclosing(refreshing.refresh_all(screen.desk, channels)) as answers:
            async for last in answers:
                gauge = gauge.with_answer(last)
                listing.set_asking(listing.asking - {last.channel.id})
                screen.measure_refresh(gauge)
                # A thousand channels must not mean a thousand readings of all lists.
                if clock() - shown > RELOAD_EVERY:
                    await listing.reload()
                    shown = clock()
    finally:
        listing.set_asking(listing.asking - ids)
        screen.measure_refresh(None)
    await listing.reload()
    index_soon(screen)
    screen.tell(outcome(gauge, last), failed=gauge.failed > 0)
    if gauge.failed < gauge.done:
        await _fetch_wanted(screen)
        fetch_saved(screen)
    await pruning.prune_unasked(screen.desk, screen.settings.keep)


async def _fetch_wanted(screen: ReadingScreen) -> None:
    """The network is there: what was asked for while it was not is fetched now."""
    came = await prefetching.fetch_wanted(screen.desk)
    if came:
        await screen.entries_changed(came)
        what = "A column" if len(came) == 1 else f"{len(came)} columns"
        screen.tell(f"{what} you asked for while there was no network can be read now.")


def fetch_saved(screen: ReadingScreen) -> None:
    """Fetches in the background what is saved without its text."""
    if not screen.desk.offline:
        screen.work(_fetch_saved(screen), group="saved texts", alone=False)


async def _fetch_saved(screen: ReadingScreen) -> None:
    came = await prefetching.fetch_saved(screen.desk)
    if came:
        await screen.entries_changed(came)
        screen.tell(f"The text of {counted(len(came), 'saved column')} is here now.")


def keep_fresh(screen: ReadingScreen) -> None:
    """Asks the channels that are due, now and from time to time."""
    screen.work(_refresh_due(screen))
    screen.set_interval(DUE_EVERY, lambda: screen.work(_refresh_due(screen)))


async def _refresh_due(screen: ReadingScreen) -> None:
    begin_refresh(screen, await refreshing.due(screen.desk))
