"""Asking a source what it lists now. Nothing is stored here but where a channel was found."""

from dataclasses import dataclass, replace

from reader.errors import CleanError, FetchError, Gone, Offline, SourceError, TimedOut
from reader.library.addresses import address
from reader.library.library import Library
from reader.model.channel import Channel, SourceKind
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.page import Page
from reader.page.links import path_of
from reader.page.syndicate import channel_code, is_columnists, story_id
from reader.service.desk import Desk
from reader.service.parser import jobs

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


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks for the pages of one channel. Its own host may be anywhere, since a person follows it; all others must be
    public. ``polite`` is for what nobody waits for (see `reader.fetch.fetcher.Fetcher.fetch`)."""

    desk: Desk
    channel: Channel
    polite: bool = False

    async def feed(self) -> Page | None:
        """The page of the channel's feed; None if it has not changed since the last time."""
        channel = self.channel
        return await self._page(channel.feed_url, channel.etag, channel.last_modified)

    async def index(self, url: str) -> Listing:
        """The list on the page at the url, which may be a feed as well."""
        page = await self._page(url)
        assert page, "without validators there is always a page"
        listing = await self.desk.parser.run(jobs.read_list, page)
        if url == self.channel.url:
            _refuse_anothers(self.channel, listing)
        if url == self.channel.url and listing.entries:
            await _settled(self.desk, self.channel, url, page.moved)
        return listing

    async def strip(self, url: str) -> Listing:
        """The one strip on the page at the url."""
        page = await self._page(url)
        assert page, "without validators there is always a page"
        return await self.desk.parser.run(jobs.read_comic, page)

    async def _page(self, url: str, etag: str = "", last_modified: str = "") -> Page | None:
        fetch = self.desk.fetcher.fetch
        return await fetch(url, etag=etag, last_modified=last_modified, trusted=(self.channel.url,), polite=self.polite)


async def ask(desk: Desk, channel: Channel, *, polite: bool = False) -> tuple[Channel, Answer]:
    """What the channel's source lists, and the channel: with new addresses if it had to be looked for.

    Raises one of `REFUSALS`.
    """
    asker = Asker(desk, channel, polite)
    if not channel.confirmed:
        asker = await _found(asker, _places(channel))
        return asker.channel, await _ask(asker)
    try:
        return channel, await _ask(asker)
    except (Gone, SourceError) as error:
        # A site may answer for a columnist who has moved with a page that lists nobody, or with the list of a group.
        if not (isinstance(error, Gone) or is_columnists(channel.url)):
            raise
        asker = await _moved(asker, error)
        return asker.channel, await _ask(asker)


async def _settled(desk: Desk, channel: Channel, old: str, new: str) -> None:
    """Keeps where an address of the channel has moved for good (RFC 9110, 15.4.2), unless another channel is there."""

    def settle(library: Library) -> None:
        url, feed = (new if place == old else place for place in (channel.url, channel.feed_url))
        other = library.channels.by_url(url)
        if other is None or other.id == channel.id:
            library.channels.confirm(channel.id, url, feed)

    if new and channel.confirmed:
        await desk.library.write(settle)


async def _ask(asker: Asker) -> Answer:
    channel = asker.channel
    if channel.kind is SourceKind.COMIC:
        return await _strips(asker)
    if channel.feed_url:
        try:
            return await _feed(asker)
        except (Gone, SourceError):
            # The feed may have gone while the page is still there; any other failure would meet the page as well.
            if channel.feed_url == channel.url:
                raise
    listing = await asker.index(channel.url)
    return Answer(listing, older=listing.older)


async def _feed(asker: Asker) -> Answer:
    page = await asker.feed()
    if page is None:
        return Answer(None, asker.channel.etag, asker.channel.last_modified)
    listing = await asker.desk.parser.run(jobs.read_feed, page)
    _refuse_anothers(asker.channel, listing)
    await _settled(asker.desk, asker.channel, asker.channel.feed_url, page.moved)
    # A feed that names no older part of itself says nothing of its site's page, which may.
    return Answer(listing, page.etag, page.last_modified, listing.older or None)


async def _strips(asker: Asker) -> Answer:
    """The newest strips: a comic has no list, each page names the one before."""
    listing = await asker.strip(asker.channel.url)
    strips: list[NewEntry] = list(listing.entries)
    older: str | None = listing.older
    while older and len(strips) < STRIPS:
        if await _known(asker.desk, strips[-1]):
            # From here on the strips are in the library, and so is where the ones before them are.
            older = None
            break
        try:
            before = await asker.strip(older)
        except REFUSALS:
            break
        strips += before.entries
        older = before.older
    return Answer(Listing(tuple(strips), listing.name, listing.byline, channels=listing.channels), older=older)


async def _known(desk: Desk, entry: NewEntry) -> bool:
    return await desk.library.read(lambda library: library.entries.by_key(entry.key)) is not None


def _places(channel: Channel) -> tuple[str, ...]:
    from reader.sources.catalogue import candidates

    return candidates(channel.url, channel.code)


async def _moved(asker: Asker, gone: Gone | SourceError) -> Asker:
    """The channel where it went, its feed and page being gone. Raises ``gone`` when it is nowhere."""
    channel = asker.channel
    elsewhere = tuple(place for place in _places(channel) if address(place) != address(channel.url))
    if not channel.code or not elsewhere:
        raise gone
    try:
        return await _found(asker, elsewhere)
    except SourceError:
        raise gone from None


async def _found(asker: Asker, places: tuple[str, ...]) -> Asker:
    """The channel at the first place that answers with its columns. Raises SourceError when none does."""
    channel, hindrance = asker.channel, None
    for place in places:
        try:
            listing = await _listed_at(asker, place)
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
            return replace(asker, channel=await _confirmed(asker.desk, channel, place, feed))
    raise hindrance or SourceError(
        f"{channel.name} could not be found on the site.",
        f"None of the {len(places)} addresses where it could be answers with columns.",
    )


def _is_of(channel: Channel, listing: Listing) -> bool:
    """Whether the list is the channel's own: a site may answer for an address it does not know with another list."""
    own = [entry for entry in listing.entries if f"/{channel.code}/" in entry.url]
    names = {channel.name.casefold(), channel.byline.casefold()} - {""}
    return bool(listing.entries) and (listing.name.casefold() in names or 2 * len(own) > len(listing.entries))


def _refuse_anothers(channel: Channel, listing: Listing) -> None:
    """Raises SourceError where a columnist's address answers with columns most of which the links say are others'."""
    if not (channel.confirmed and channel.code and is_columnists(channel.url)) or _is_of(channel, listing):
        return
    hers = {channel_code(place) or path_of(place).strip("/") for place in _places(channel)}
    others = [
        entry
        for entry in listing.entries
        if story_id(entry.url)
        and channel_code(entry.url) not in hers
        and not (channel.byline and entry.byline == channel.byline)
    ]
    if 2 * len(others) > len(listing.entries):
        raise SourceError(
            f"{channel.name} is not there any more: the address lists what others write.",
            "Look for the columnist in the Newsstand, or follow the new address.",
        )


async def _listed_at(asker: Asker, place: str) -> Listing:
    return await (asker.strip if asker.channel.kind is SourceKind.COMIC else asker.index)(place)


async def _confirmed(desk: Desk, channel: Channel, url: str, feed_url: str) -> Channel:
    await desk.library.write(lambda library: library.channels.confirm(channel.id, url, feed_url))
    found = await desk.library.read(lambda library: library.channels.by_url(url))
    return found or channel
