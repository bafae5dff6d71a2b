"""Following: the first start, adding by url or by name."""

from dataclasses import dataclass

from reader.errors import BadUrl, SourceError
from reader.library.library import Library
from reader.model.channel import Channel, NewChannel
from reader.service import jobs
from reader.service.desk import Desk
from reader.service.refreshing import Refreshed, refresh

BEGUN = "catalogue"


@dataclass(frozen=True, slots=True)
class Followed:
    """A channel is followed now; ``others`` could have been followed at the same address."""

    channel: Channel
    refreshed: Refreshed
    others: tuple[NewChannel, ...] = ()


def begin(library: Library, desk: Desk) -> None:
    """Puts the catalogue into a library that has none and follows the starters. Does nothing the second time."""
    if library.fact(BEGUN):
        return
    now = desk.clock()
    library.channels.add_all(desk.catalogue(), now)
    for url in desk.starters():
        channel = library.channels.by_url(url)
        if channel:
            library.channels.follow(channel.id, now)
    library.set_fact(BEGUN, "1")


async def add(desk: Desk, wanted: str) -> Followed:
    """Follows what is at a url, or the catalogue's channel of that name, and asks it once.

    Raises SourceError when nothing there can be followed, FetchError when it cannot be had.
    """
    from reader.fetch.urls import with_scheme

    known = await desk.library.read(lambda library: _named(library, wanted))
    if known:
        return await _follow(desk, known, ())
    if "." not in wanted and "/" not in wanted and ":" not in wanted:
        raise SourceError(
            f"No channel is called “{wanted}”.", "Try part of the name with “byline channels --all”, or give a url."
        )
    url = with_scheme(wanted)
    page = await desk.fetcher.fetch(url)
    if page is None:
        raise BadUrl(f"There is nothing at {url}.", "")
    found = (await desk.parser.run(jobs.discover, page)).channels
    if not found:
        raise SourceError(f"Nothing at {url} can be followed.", "Try the address of a feed or of a columnist's page.")
    return await _follow(desk, found[0], found[1:])


async def unfollow(desk: Desk, channel_id: int) -> None:
    """Stops following; what was read and saved of it stays."""
    await desk.library.write(lambda library: library.channels.unfollow(channel_id))


async def _follow(desk: Desk, wanted: NewChannel | Channel, others: tuple[NewChannel, ...]) -> Followed:
    def follow(library: Library) -> Channel:
        now = desk.clock()
        channel_id = wanted.id if isinstance(wanted, Channel) else library.channels.add(wanted, now)
        library.channels.follow(channel_id, now)
        channel = library.channels.get(channel_id)
        assert channel
        return channel

    channel = await desk.library.write(follow)
    return Followed(channel, await refresh(desk, channel), others)


def _named(library: Library, wanted: str) -> Channel | None:
    """The one channel of the catalogue with this url, name or code, if there is exactly one."""
    by_url = library.channels.by_url(wanted)
    if by_url:
        return by_url
    name = wanted.casefold()
    matches = [
        channel
        for channel in library.channels.known(20, matching=wanted)
        if name in (channel.name.casefold(), channel.code.casefold(), channel.byline.casefold())
    ]
    return matches[0] if len(matches) == 1 else None
