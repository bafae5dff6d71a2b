"""Refreshing: asking a channel's source what it lists now."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace

from reader.errors import BylineError, CleanError, FetchError, Gone, Offline, SourceError, TimedOut
from reader.library.library import Library
from reader.model.channel import Channel, SourceKind
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.page import Page
from reader.service import jobs
from reader.service.desk import Desk

AT_ONCE = 4
STRIPS = 7
REFUSALS = (FetchError, SourceError, CleanError)
"""What asking a source may raise: it could not be had, it lists nothing, or it was too much for the parser."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One channel was asked: how many of its entries are new to the library, or why it could not be told."""

    channel: Channel
    new: int = 0
    error: BylineError | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source said; ``listing`` is None when nothing changed since the last time."""

    listing: Listing | None
    etag: str = ""
    last_modified: str = ""


async def refresh(desk: Desk, channel: Channel) -> Refreshed:
    """Asks one channel. A failure is kept on the channel and returned, not raised."""
    try:
        if not channel.confirmed:
            channel = await _found(desk, channel)
        answer = await _ask(desk, channel)
    except REFUSALS as error:
        return await _keep_trouble(desk, channel, error)
    return await _keep(desk, channel, answer)


async def refresh_all(desk: Desk, channels: Sequence[Channel]) -> AsyncGenerator[Refreshed, None]:
    """Asks the channels, a few at a time; yields each as it comes in."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(channel: Channel) -> Refreshed:
        async with turns:
            return await refresh(desk, channel)

    tasks = [asyncio.create_task(one(channel)) for channel in channels]
    try:
        for done in asyncio.as_completed(tasks):
            yield await done
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _ask(desk: Desk, channel: Channel) -> Answer:
    if channel.kind is SourceKind.COMIC:
        return Answer(await _strips(desk, channel))
    if channel.feed_url:
        try:
            return await _feed(desk, channel)
        except (Gone, SourceError):
            # The feed may have gone while the page is still there; any other failure would meet the page as well.
            if channel.feed_url == channel.url:
                raise
    page = await _page(desk, channel.url)
    return Answer(await desk.parser.run(jobs.read_index, page))


async def _feed(desk: Desk, channel: Channel) -> Answer:
    page = await desk.fetcher.fetch(channel.feed_url, etag=channel.etag, last_modified=channel.last_modified)
    if page is None:
        return Answer(None, channel.etag, channel.last_modified)
    return Answer(await desk.parser.run(jobs.read_feed, page), page.etag, page.last_modified)


async def _strips(desk: Desk, channel: Channel) -> Listing:
    """The newest strips: a comic has no list, each page names the one before."""
    listing = await desk.parser.run(jobs.read_comic, await _page(desk, channel.url))
    strips: list[NewEntry] = list(listing.entries)
    older = listing.older
    while older and len(strips) < STRIPS and not await _known(desk, strips[-1]):
        try:
            before = await desk.parser.run(jobs.read_comic, await _page(desk, older))
        except REFUSALS:
            break
        strips += before.entries
        older = before.older
    return Listing(tuple(strips), listing.name, listing.byline)


async def _known(desk: Desk, entry: NewEntry) -> bool:
    return await desk.library.read(lambda library: library.entries.by_key(entry.key)) is not None


async def _page(desk: Desk, url: str) -> Page:
    page = await desk.fetcher.fetch(url)
    assert page, "without validators there is always a page"
    return page


async def _found(desk: Desk, channel: Channel) -> Channel:
    """Where a guessed channel really is. Raises SourceError when no place answers with columns."""
    from reader.sources.catalogue import candidates

    places, hindrance = candidates(channel.url, channel.code), None
    for place in places:
        try:
            listing = await _listed_at(desk, channel, place)
        except (Offline, TimedOut):
            raise
        except (Gone, SourceError):
            continue
        except (FetchError, CleanError) as error:
            # Nobody can tell whether the channel is there, so it must not be said that it is not.
            hindrance = hindrance or error
            continue
        if _is_of(channel, listing):
            feed = f"{place.rstrip('/')}/rss" if channel.feed_url else ""
            return await _confirmed(desk, channel, place, feed)
    raise hindrance or SourceError(
        f"{channel.name} could not be found on the site.",
        f"None of the {len(places)} addresses where it could be answers with columns.",
    )


def _is_of(channel: Channel, listing: Listing) -> bool:
    """Whether the list is the channel's own: a site may answer for an address it does not know with another list."""
    own = [entry for entry in listing.entries if f"/{channel.code}/" in entry.url]
    names = {channel.name.casefold(), channel.byline.casefold()} - {""}
    return bool(listing.entries) and (listing.name.casefold() in names or 2 * len(own) > len(listing.entries))


async def _listed_at(desk: Desk, channel: Channel, place: str) -> Listing:
    page = await _page(desk, place)
    return await desk.parser.run(jobs.read_comic if channel.kind is SourceKind.COMIC else jobs.read_index, page)


async def _confirmed(desk: Desk, channel: Channel, url: str, feed_url: str) -> Channel:
    await desk.library.write(lambda library: library.channels.confirm(channel.id, url, feed_url))
    found = await desk.library.read(lambda library: library.channels.by_url(url))
    return found or channel


def _signed(listing: Listing, channel: Channel) -> list[NewEntry]:
    """The entries, those without a byline under that of the columnist whose channel it is."""
    return [entry if entry.byline else replace(entry, byline=channel.byline) for entry in listing.entries]


async def _keep(desk: Desk, channel: Channel, answer: Answer) -> Refreshed:
    def keep(library: Library) -> Refreshed:
        # Meanwhile another channel may have turned out to be this one and taken it in.
        if library.channels.get(channel.id) is None:
            return Refreshed(channel)
        now = desk.clock()
        new = library.entries.put(channel.id, _signed(answer.listing, channel), now) if answer.listing else 0
        library.channels.refreshed(channel.id, now, answer.etag, answer.last_modified)
        return Refreshed(library.channels.get(channel.id) or channel, new)

    return await desk.library.write(keep, durable=False)


async def _keep_trouble(desk: Desk, channel: Channel, error: BylineError) -> Refreshed:
    def keep(library: Library) -> Refreshed:
        library.channels.failed(channel.id, desk.clock(), error.headline)
        return Refreshed(library.channels.get(channel.id) or channel, error=error)

    return await desk.library.write(keep, durable=False)
