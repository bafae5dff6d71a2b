"""Lists of channels in and out: what an import would do, doing it, and writing the list that is followed."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from reader.library.addresses import address
from reader.library.library import Library
from reader.model.address import host_of, without_login
from reader.model.channel import Channel, NewChannel
from reader.model.page import Page
from reader.page.hosts import is_private
from reader.service.desk import Desk
from reader.service.parser import jobs
from reader.service.writing import PRIVATE, write_whole
from reader.sources.exchange.newsboat import TWICE, Complaint

TITLE = "Channels followed in Byline"
MOST_KNOWN = 100_000
IN_PRIVATE_NETWORK = "It is in a private network, where no list from the web should lead."


@dataclass(frozen=True, slots=True)
class Import:
    """What a list brings: channels to follow, channels followed already, and what is left out of it and why.

    ``backup`` is the file with the list as it was before, None while nothing was changed.
    """

    new: tuple[NewChannel, ...]
    followed: tuple[Channel, ...]
    left_out: tuple[Complaint, ...]
    backup: Path | None = None


async def preview(desk: Desk, page: Page) -> Import:
    """What `import_channels` would do; nothing is changed. Raises SourceError for what is no list of channels."""
    told, left_out = await desk.parser.run(jobs.read_channel_list, page)
    told, private = _from_web(told) if page.url.startswith(("http:", "https:")) else (_own(told), ())
    left_out = (*left_out, *private)
    known = await desk.library.read(lambda library: library.channels.known(MOST_KNOWN))
    return planned(known, told, left_out)


def _own(told: Iterable[NewChannel]) -> tuple[NewChannel, ...]:
    """The channels of a person's own list. A feed in their own network is followed by its own address, because only
    what a person names may be there, and the page beside it may be anywhere."""
    return tuple(replace(each, url=each.feed_url) if _is_private(each.feed_url) else each for each in told)


def _from_web(told: Iterable[NewChannel]) -> tuple[tuple[NewChannel, ...], tuple[Complaint, ...]]:
    """The channels of a list that somebody has put on the web, and those that are left out for where they lead."""
    public: list[NewChannel] = []
    private: list[Complaint] = []
    for each in told:
        if _is_private(each.url) or _is_private(each.feed_url):
            private.append(Complaint(0, each.name, IN_PRIVATE_NETWORK))
        else:
            public.append(each)
    return tuple(public), tuple(private)


def _is_private(url: str) -> bool:
    try:
        return bool(url) and is_private(urlsplit(url).hostname or "")
    except ValueError:
        return True


async def import_channels(desk: Desk, page: Page, reached: Callable[[int, int], None] | None = None) -> Import:
    """Follows every channel of the list; none followed before is touched, and nothing is fetched.

    The list as it was is written beside the library first. Raises SourceError for what is no list of channels,
    FileError when that copy cannot be written; then nothing is changed. ``reached`` is told how many are followed and
    how many are to be, in the library's thread.
    """
    plan = await preview(desk, page)
    if not plan.new:
        return plan
    backup = await _back_up(desk)

    def follow(library: Library) -> None:
        now = desk.clock()
        for number, channel in enumerate(plan.new, 1):
            library.channels.follow(library.channels.add(channel, now), now)
            if reached:
                reached(number, len(plan.new))

    await desk.library.write(follow)
    return replace(plan, backup=backup)


async def exported(desk: Desk, *, whole: bool = False) -> str:
    """The channels followed, as OPML; with the names and passwords in their addresses where it is ``whole``, which is
    for the person's own eyes."""
    from reader.sources.exchange.opml import write_opml

    followed = await desk.library.read(lambda library: library.channels.followed())
    if not whole:
        followed = tuple(
            replace(each, url=without_login(each.url), feed_url=without_login(each.feed_url)) for each in followed
        )
    return write_opml(followed, TITLE, desk.clock())


def planned(known: Sequence[Channel], told: Iterable[NewChannel], left_out: tuple[Complaint, ...] = ()) -> Import:
    """Each channel told matched with those known: by page, by feed, by the site's own code for it.

    One page may have several feeds, and every feed is a channel of its own.
    """
    places = _Places(known)
    new: list[NewChannel] = []
    followed: dict[int, Channel] = {}
    twice: list[Complaint] = []
    for channel in told:
        match = places.matching(channel)
        if match and match.followed:
            followed[match.id] = match
            continue
        channel = _joined(channel, match) if match else places.apart(channel)
        if places.take(channel):
            new.append(channel)
        else:
            twice.append(Complaint(0, channel.name, TWICE))
    return Import(tuple(new), tuple(followed.values()), (*left_out, *twice))


class _Places:
    """The channels known, by each of what tells them apart."""

    def __init__(self, known: Sequence[Channel]) -> None:
        self._pages = {address(channel.url): channel for channel in known}
        self._feeds = {address(channel.feed_url): channel for channel in known if channel.feed_url}
        self._codes = {(host_of(channel.url), channel.code): channel for channel in known if channel.code}
        self._taken: set[str] = set()

    def matching(self, told: NewChannel) -> Channel | None:
        """The channel that is meant. A page that is known with another feed is not it, unless its feed was a guess."""
        feed, page = address(told.feed_url), self._pages.get(address(told.url))
        if feed and (by_feed := self._feeds.get(feed) or self._pages.get(feed)):
            return by_feed
        if page and not (feed and page.feed_url and page.confirmed):
            return page
        return self._codes.get((host_of(told.url), told.code)) if told.code else None

    def apart(self, told: NewChannel) -> NewChannel:
        """A new channel under an address that no other channel has."""
        place = address(told.url)
        return replace(told, url=told.feed_url) if told.feed_url and self._has(place) else told

    def take(self, channel: NewChannel) -> bool:
        """Whether no channel before had its address or its feed; from now on one has."""
        mine = {address(url) for url in (channel.url, channel.feed_url) if url}
        if mine & self._taken:
            return False
        self._taken |= mine
        return True

    def _has(self, place: str) -> bool:
        return place in self._pages or place in self._taken


def _joined(told: NewChannel, known: Channel) -> NewChannel:
    """The channel told so that the library takes it for the one known; what it is, is known better already."""
    same_place = address(told.url) == address(known.url)
    if told.code and told.code == known.code and not same_place:
        return told
    return replace(told, url=known.url, kind=known.kind)


async def _back_up(desk: Desk) -> Path:
    text = await exported(desk, whole=True)
    name = f"channels-{desk.clock():%Y%m%d-%H%M%S}"
    path = _free(desk.library.path.parent, name)
    write_whole(path, text, mode=PRIVATE)
    return path


def _free(folder: Path, name: str) -> Path:
    """A file that is not there yet; two imports in one second have two backups."""
    names = (f"{name}{again}.opml" for again in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(path for path in map(folder.joinpath, names) if not os.path.lexists(path))
