"""Asking a source what it lists now. Nothing is stored here but where a channel was found."""

from dataclasses import dataclass

from reader.errors import CleanError, FetchError, Gone, Offline, SourceError, TimedOut
from reader.library.addresses import address
from reader.model.channel import Channel, SourceKind
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.page import Page
from reader.service import jobs
from reader.service.desk import Desk

STRIPS = 7
REFUSALS = (FetchError, SourceError, CleanError)
"""What asking a source may raise: it could not be had, it lists nothing, or it was too much for the parser."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source said; ``listing`` is None when nothing changed since the last time.

    ``older`` is where the entries before those listed are, empty if there are none; None if the source does not say.
    """

    listing: Listing | None
    etag: str = ""
    last_modified: str = ""
    older: str | None = None


async def ask(desk: Desk, channel: Channel) -> tuple[Channel, Answer]:
    """What the channel's source lists, and the channel: with new addresses if it had to be looked for.

    Raises one of `REFUSALS`.
    """
    if not channel.confirmed:
        channel = await _found(desk, channel, _places(channel))
        return channel, await _ask(desk, channel)
    try:
        return channel, await _ask(desk, channel)
    except Gone as gone:
        channel = await _moved(desk, channel, gone)
        return channel, await _ask(desk, channel)


async def page_at(desk: Desk, url: str, etag: str = "", last_modified: str = "") -> Page | None:
    """A page that Byline, not the person, wants; None if it has not changed since the one with these validators."""
    return await desk.fetcher.fetch(url, etag=etag, last_modified=last_modified)


async def index_at(desk: Desk, url: str) -> Listing:
    """The list on the page at the url."""
    return await desk.parser.run(jobs.read_index, await _page(desk, url))


async def strip_at(desk: Desk, url: str) -> Listing:
    """The one strip on the page at the url."""
    return await desk.parser.run(jobs.read_comic, await _page(desk, url))


async def _ask(desk: Desk, channel: Channel) -> Answer:
    if channel.kind is SourceKind.COMIC:
        return await _strips(desk, channel)
    if channel.feed_url:
        try:
            return await _feed(desk, channel)
        except (Gone, SourceError):
            # The feed may have gone while the page is still there; any other failure would meet the page as well.
            if channel.feed_url == channel.url:
                raise
    listing = await index_at(desk, channel.url)
    return Answer(listing, older=listing.older)


async def _feed(desk: Desk, channel: Channel) -> Answer:
    page = await page_at(desk, channel.feed_url, channel.etag, channel.last_modified)
    if page is None:
        return Answer(None, channel.etag, channel.last_modified)
    return Answer(await desk.parser.run(jobs.read_feed, page), page.etag, page.last_modified)


async def _strips(desk: Desk, channel: Channel) -> Answer:
    """The newest strips: a comic has no list, each page names the one before."""
    listing = await strip_at(desk, channel.url)
    strips: list[NewEntry] = list(listing.entries)
    older: str | None = listing.older
    while older and len(strips) < STRIPS:
        if await _known(desk, strips[-1]):
            # From here on the strips are in the library, and so is where the ones before them are.
            older = None
            break
        try:
            before = await strip_at(desk, older)
        except REFUSALS:
            break
        strips += before.entries
        older = before.older
    return Answer(Listing(tuple(strips), listing.name, listing.byline, channels=listing.channels), older=older)


async def _known(desk: Desk, entry: NewEntry) -> bool:
    return await desk.library.read(lambda library: library.entries.by_key(entry.key)) is not None


async def _page(desk: Desk, url: str) -> Page:
    page = await page_at(desk, url)
    assert page, "without validators there is always a page"
    return page


def _places(channel: Channel) -> tuple[str, ...]:
    from reader.sources.catalogue import candidates

    return candidates(channel.url, channel.code)


async def _moved(desk: Desk, channel: Channel, gone: Gone) -> Channel:
    """Where a channel went whose feed and page are gone. Raises ``gone`` when it is nowhere."""
    elsewhere = tuple(place for place in _places(channel) if address(place) != address(channel.url))
    if not channel.code or not elsewhere:
        raise gone
    try:
        return await _found(desk, channel, elsewhere)
    except SourceError:
        raise gone from None


async def _found(desk: Desk, channel: Channel, places: tuple[str, ...]) -> Channel:
    """The channel at the first place that answers with its columns. Raises SourceError when none does."""
    hindrance = None
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
    return await (strip_at if channel.kind is SourceKind.COMIC else index_at)(desk, place)


async def _confirmed(desk: Desk, channel: Channel, url: str, feed_url: str) -> Channel:
    await desk.library.write(lambda library: library.channels.confirm(channel.id, url, feed_url))
    found = await desk.library.read(lambda library: library.channels.by_url(url))
    return found or channel
