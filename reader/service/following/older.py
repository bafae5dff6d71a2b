"""What a channel listed before: older pages of a list, older strips of a comic, when a person asks for them."""

from dataclasses import dataclass

from reader.errors import Gone, SourceError
from reader.library.library import Library
from reader.model.channel import Channel, SourceKind
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.service.desk import Desk
from reader.service.following.asking import REFUSALS, STRIPS, Asker
from reader.service.following.refreshing import Refreshed, signed
from reader.service.offline import reading_offline

MOST_STRIPS = 30
MOST_KNOWN = 12
"""Pages passed over at once because the channel lists all of their entries."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """What was found on the way back, and where it goes on; ``older`` is empty at the end."""

    listing: Listing
    older: str


async def older(desk: Desk, channel: Channel) -> Refreshed:
    """Lists the channel's next older page, of a comic the strips before. Nothing new means that there are none.

    A failure is returned, and is no mark on the channel: its newest entries can be had all the same.
    """
    if channel.kind is SourceKind.COMIC:
        return await older_strips(desk, channel)
    if desk.offline:
        return Refreshed(channel, error=reading_offline())
    try:
        place = await _place(desk, channel)
        walk = await _pages_before(desk, channel, place)
    except REFUSALS as error:
        return Refreshed(channel, error=error)
    return await _keep(desk, channel, walk)


async def older_strips(desk: Desk, channel: Channel, count: int = STRIPS) -> Refreshed:
    """Lists ``count`` strips more, at most `MOST_STRIPS`, before those that are listed."""
    if desk.offline:
        return Refreshed(channel, error=reading_offline())
    try:
        place = await _strip_place(desk, channel)
        walk = await _strips_before(Asker(desk, channel), place, min(count, MOST_STRIPS))
    except REFUSALS as error:
        return Refreshed(channel, error=error)
    return await _keep(desk, channel, walk)


async def _place(desk: Desk, channel: Channel) -> str:
    """Where the next older page is. A feed seldom names one, but its site's page may."""
    known = await desk.library.read(lambda library: library.channels.older(channel.id))
    if known is not None or channel.url == channel.feed_url:
        return known or ""
    return (await Asker(desk, channel).index(channel.url)).older


async def _pages_before(desk: Desk, channel: Channel, place: str) -> _Walk:
    """The next older page that shows anything the channel does not list. A list that grew has pushed what was walked
    to later pages; one whose pages lead round in a circle ends where it comes to a page again."""
    asker, walked = Asker(desk, channel), set[str]()
    while place and place not in walked and len(walked) < MOST_KNOWN:
        walked.add(place)
        walk = await _page_before(asker, place)
        if not await _is_listed(desk, channel, walk.listing):
            return walk
        place = walk.older
    return _Walk(Listing(()), "" if place in walked else _numbered(place))


def _numbered(place: str) -> str:
    """The address if its page has a number, which rises to an end; one without may still be part of a wide circle."""
    from reader.sources.lists.paging import page_number

    return place if page_number(place) is not None else ""


async def _is_listed(desk: Desk, channel: Channel, listing: Listing) -> bool:
    """Whether the channel lists every entry already; true of a page without any."""
    return await desk.library.read(lambda library: library.entries.lists_all(channel.id, listing.entries))


async def _page_before(asker: Asker, place: str) -> _Walk:
    try:
        listing = await asker.index(place)
    except (Gone, SourceError):
        # A list may name a page after its last one.
        return _Walk(Listing(()), "")
    return _Walk(listing, "" if listing.older == place else listing.older)


async def _strip_place(desk: Desk, channel: Channel) -> str:
    """Where the strip before the oldest one listed is; the page of that one knows if the library does not."""
    known = await desk.library.read(lambda library: library.channels.older(channel.id))
    if known is not None:
        return known
    oldest = await desk.library.read(lambda library: library.entries.oldest(channel.id))
    return (await Asker(desk, channel).strip(oldest.url if oldest else channel.url)).older


async def _strips_before(asker: Asker, place: str, count: int) -> _Walk:
    strips: dict[str, NewEntry] = {}
    while place and len(strips) < count:
        try:
            listing = await asker.strip(place)
        except (Gone, SourceError):
            place = ""
            break
        except REFUSALS:
            if not strips:
                raise
            break
        found = {entry.key: entry for entry in listing.entries if entry.key not in strips}
        strips |= found
        # A site that answers with a strip already seen leads round in a circle.
        place = listing.older if found else ""
    return _Walk(Listing(tuple(strips.values())), place)


async def _keep(desk: Desk, channel: Channel, walk: _Walk) -> Refreshed:
    def keep(library: Library) -> Refreshed:
        if library.channels.get(channel.id) is None:
            return Refreshed(channel)
        new = library.entries.put_older(channel.id, signed(library, walk.listing, channel), desk.clock())
        library.channels.set_older(channel.id, walk.older)
        return Refreshed(library.channels.get(channel.id) or channel, new)

    return await desk.library.write(keep, durable=False)
