"""Following: the first start, adding by url or by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.errors import CleanError, FetchError, Offline, SourceError, TimedOut
from reader.library.library import Library
from reader.model.address import without_login
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.model.matching import called_channels, fold, match_channels, named_channels, partly_called
from reader.model.page import Page
from reader.service import deeds
from reader.service.desk import Desk
from reader.service.following.refreshing import Refreshed, refresh
from reader.service.following.subscriptions import MOST_KNOWN, planned
from reader.service.parser import jobs
from reader.sources.identity import canonical
from reader.sources.names import clean_name, says_nothing

BEGUN = "catalogue"
MOST = 1000
MOST_NAMED = 12
"""Channels that are told by name where one typed a part that several have."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A channel is followed now, by this change; ``others`` could have been followed at the same address."""

    channel: Channel
    refreshed: Refreshed
    change: deeds.Change
    others: tuple[NewChannel, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What is at the url is one column and no channel; ``channels`` are those its page names, best first."""

    url: str
    channels: tuple[NewChannel, ...]


def begin(library: Library, desk: Desk) -> bool:
    """Puts the catalogue into a library that has none and follows the starters. Does nothing the second time. True if
    it began with nothing followed before."""
    if library.fact(BEGUN):
        return False
    now, empty = desk.clock(), not library.channels.followed()
    library.channels.add_all(desk.catalogue(), now)
    for url in desk.starters():
        channel = library.channels.by_url(url)
        if channel:
            library.channels.follow(channel.id, now)
    library.set_fact(BEGUN, "1")
    return empty


async def add(desk: Desk, wanted: str) -> Followed | Column:
    """Follows what is at a url, or the catalogue's channel of that name, and asks it once. Of a column only what it
    is is told: who gives its address wants to read it, and not all of its section.

    Raises SourceError when nothing there can be followed, FetchError when it cannot be had.
    """
    from reader.fetch.urls import with_scheme

    url = with_scheme(wanted)
    known = await desk.library.read(lambda library: _named(library, wanted, url))
    if known:
        return await _follow(desk, known, ())
    if not _may_be_url(wanted):
        raise SourceError(
            f"No channel is called “{wanted}”.",
            "Look for a part of its name in the whole catalogue, or give the address of its page.",
        )
    found = await look(desk, url)
    return found if isinstance(found, Column) else await _follow(desk, found[0], found[1:])


async def look(desk: Desk, address: str) -> tuple[NewChannel, ...] | Column:
    """What can be followed at an address a person gave, best first and at least one, or the column that is there.

    Raises SourceError when nothing there can be followed, FetchError when it cannot be had.
    """
    from reader.fetch.urls import with_scheme

    url = with_scheme(address)
    page = await desk.fetcher.fetch(url)
    assert page, "without validators there is always a page"
    discovered = await desk.parser.run(jobs.discover, page)
    found = discovered.channels
    if discovered.is_article and not _is_among(page.final_url, found):
        return Column(_lasting(page), found)
    if not any(channel.feed_url or channel.kind is SourceKind.COMIC for channel in found):
        found += await guessed_feed(desk, page)
    if not found:
        raise SourceError(
            f"Nothing at {without_login(url)} can be followed.", "Try the address of a feed or of a columnist's page."
        )
    return _at_lasting_address(page, found)


def _at_lasting_address(page: Page, channels: Iterable[NewChannel]) -> tuple[NewChannel, ...]:
    """The channels, what is said to be at the page's own address under the one that stays: a server that sends its
    visitors on for now (302, 303, 307) may send them elsewhere tomorrow. What has a code stays at its site's own."""
    own, lasting = page.final_url, _lasting(page)
    return tuple(
        channel
        if channel.code
        else replace(
            channel,
            url=lasting if channel.url == own else channel.url,
            feed_url=lasting if channel.feed_url == own else channel.feed_url,
        )
        for channel in channels
    )


def _lasting(page: Page) -> str:
    return page.moved or page.url


def _is_among(url: str, channels: Iterable[NewChannel]) -> bool:
    """Whether the page at the url is that of a channel, as a columnist's with a long text about her may be."""
    return any(canonical(channel.url) == canonical(url) for channel in channels)


async def followed(desk: Desk, matching: str = "") -> tuple[Channel, ...]:
    """The channels that are followed and match what was typed, section by section."""
    channels = await desk.library.read(lambda library: library.channels.followed())
    return tuple(match_channels(channels, matching))


async def called(desk: Desk, name: str) -> Channel:
    """The followed channel of this name, code or url. Raises SourceError if there is none, or if it may be several."""
    channel = the_one(named_channels(await followed(desk), name), name)
    if channel is None:
        raise SourceError(f"You follow no channel called “{name}”.", "“byline channels” lists those you follow.")
    return channel


async def now(desk: Desk, channel: Channel) -> Channel:
    """The channel as it is by now."""
    return await desk.library.read(lambda library: library.channels.get(channel.id)) or channel


async def follow_new(desk: Desk, channel: NewChannel) -> Followed:
    """Follows a channel that was found, and asks it once."""
    return await _follow(desk, channel, ())


async def follow(desk: Desk, *channels: Channel) -> deeds.Change:
    """Follows channels of the catalogue; what they list is fetched when they are first opened."""
    return await _standing(
        desk, channels, lambda library, each: library.channels.follow(each, desk.clock()), "followed"
    )


async def unfollow(desk: Desk, *channels: Channel) -> deeds.Change:
    """Stops following; what was read and saved of them stays."""
    return await _standing(desk, channels, lambda library, each: library.channels.unfollow(each), "let go of")


async def _standing(
    desk: Desk, channels: Sequence[Channel], change: Callable[[Library, int], None], done: str
) -> deeds.Change:
    return await desk.library.write(
        lambda library: _change(library, channels, lambda each: change(library, each), done)
    )


def _change(library: Library, channels: Sequence[Channel], change: Callable[[int], None], done: str) -> deeds.Change:
    were = {each.id: library.channels.following(each.id) for each in channels}
    for each in channels:
        change(each.id)
    others = ((number, was) for number, was in were.items() if library.channels.following(number) != was)
    named = channels[0].name if len(channels) == 1 else f"{len(channels):,} channels"
    return deeds.Change(f"{done} {named}", tuple(deeds.Followed(*each) for each in others))


async def _follow(desk: Desk, wanted: NewChannel | Channel, others: tuple[NewChannel, ...]) -> Followed:
    def follow(library: Library) -> tuple[Channel, bool, deeds.Change]:
        now = desk.clock()
        channel_id, is_new = (wanted.id, False) if isinstance(wanted, Channel) else _put(library, wanted, now)
        channel = library.channels.get(channel_id)
        assert channel
        change = _change(library, [channel], lambda each: library.channels.follow(each, now), "followed")
        return library.channels.get(channel_id) or channel, is_new, change

    channel, is_new, change = await desk.library.write(follow)
    refreshed = await refresh(desk, channel)
    if is_new and channel.feed_url and refreshed.title:
        channel = await desk.library.write(lambda library: _titled(library, channel, refreshed.title))
        refreshed = replace(refreshed, channel=channel)
    return Followed(channel, refreshed, change, others)


def _put(library: Library, wanted: NewChannel, now: datetime) -> tuple[int, bool]:
    """The id of the channel, and whether it is new; another feed of a known page is a channel of its own."""
    known = library.channels.known(MOST_KNOWN)
    plan = planned(known, (wanted,))
    if plan.followed:
        return plan.followed[0].id, False
    channel_id = library.channels.add(plan.new[0], now)
    return channel_id, all(channel.id != channel_id for channel in known)


def _titled(library: Library, channel: Channel, title: str) -> Channel:
    """The new channel under the name its feed gives itself, since a link to a feed says ``All columns``. A title that
    says nothing, or that another followed channel has, as where a site calls all its feeds alike, names nobody."""
    name = clean_name(title)
    if not says_nothing(title) and all(fold(each.name) != fold(name) for each in library.channels.followed()):
        library.channels.arrange(channel.id, name, channel.section)
    return library.channels.get(channel.id) or channel


def _may_be_url(wanted: str) -> bool:
    return any(sign in wanted for sign in ".:/") and not any(char.isspace() for char in wanted.strip())


def _named(library: Library, wanted: str, url: str) -> Channel | None:
    """The channel of the catalogue with this url, name, code or byline, or else the only one with that part of a name.
    Raises SourceError if several have it."""
    by_url = library.channels.by_url(url)
    if by_url:
        return by_url
    known = library.channels.known(MOST, matching=wanted)
    if called := called_channels(known, wanted):
        return the_one(called, wanted)
    partly = partly_called(known, wanted)
    if len(partly) > 1:
        raise SourceError(f"{len(partly)} channels have “{wanted}” in their names.", f"Name one: {_names(partly)}.")
    return partly[0] if partly else None


def _names(channels: Sequence[Channel]) -> str:
    """The names of channels to choose from, and how many more there are."""
    more = [f"{len(channels) - MOST_NAMED} more"] if len(channels) > MOST_NAMED else []
    return ", ".join([*(channel.name for channel in channels[:MOST_NAMED]), *more])


def the_one(named: Sequence[Channel], wanted: str) -> Channel | None:
    """The channel that is meant, if there is one. Raises SourceError where it may be several."""
    if len(named) > 1:
        places = " and ".join(without_login(channel.url) for channel in named[:3])
        raise SourceError(f"{len(named)} channels are called “{wanted}”.", f"Give the address of one: {places}.")
    return named[0] if named else None


async def guessed_feed(desk: Desk, page: Page) -> tuple[NewChannel, ...]:
    """The first feed that answers where the page's site might have one, or none. A site that hangs is left alone."""
    for url in await desk.parser.run(jobs.feed_guesses, page):
        try:
            answer = await desk.fetcher.fetch(url, trusted=(page.url,))
            found = (await desk.parser.run(jobs.discover, answer)).channels if answer else ()
        except (Offline, TimedOut):
            break
        except (FetchError, CleanError, SourceError):
            continue
        # A site may answer for an address it does not know with a page; that page's offers are not what was guessed.
        own = tuple(channel for channel in found[:1] if answer and channel.feed_url == answer.final_url)
        if answer and own and own[0].kind is SourceKind.FEED:
            return _at_lasting_address(answer, own)
    return ()
