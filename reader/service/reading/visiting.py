"""What is at an address that a person names or a link leads to: an entry like any other, though no channel lists it, or
a channel."""

from collections.abc import Iterable

from reader.library.library import Library
from reader.model.address import without_login
from reader.model.article import ChannelLink
from reader.model.channel import Channel
from reader.model.entry import Entry, NewEntry
from reader.page.syndicate import channel_url, is_arcamax, on_home_site, story_id
from reader.service.desk import Desk
from reader.service.following.neighbours import neighbours
from reader.sources.identity import entry_key


async def entry_at(desk: Desk, address: str, led_by: str = "") -> Entry:
    """The entry for the address: the one that is known, else a new one that is called by its address until its text is
    here. ``led_by`` is the page whose link leads there; without it the person named it, who may name any host.

    Raises BadUrl for what is no address.
    """
    from reader.fetch.urls import checked_url, with_scheme

    url = checked_url(with_scheme(address))
    entry = await desk.library.write(lambda library: _entry_at(library, url, desk, led_by))
    if not led_by:
        desk.chosen.add(entry.id)
    return entry


def _entry_at(library: Library, url: str, desk: Desk, led_by: str) -> Entry:
    known = _known_entry(library, url)
    if known and (led_by or not library.entries.led_by(known.id)):
        return known
    new = NewEntry(entry_key(url), url, without_login(url).partition("://")[2])
    entry = library.entries.get(library.entries.add_loose(new, desk.clock(), led_by))
    assert entry
    return entry


def _known_entry(library: Library, url: str) -> Entry | None:
    return library.entries.by_url(url) or library.entries.by_key(entry_key(url))


async def channel_at(desk: Desk, url: str, name: str = "") -> Channel | None:
    """The channel that a link leads to, if it leads to one: one of the catalogue, or of the syndicate, which then comes
    into the catalogue, called ``name`` if it is new."""

    def find(library: Library) -> Channel | None:
        known = _known_channel(library, url)
        if known or story_id(url) or not (name and is_arcamax(url) and channel_url(url)):
            return known
        library.channels.add_all(neighbours(url, [ChannelLink(name, url)]), desk.clock())
        return _known_channel(library, url)

    return await desk.library.write(find)


def _known_channel(library: Library, url: str) -> Channel | None:
    found = library.channels.by_url(url)
    if found or story_id(url) or not channel_url(url):
        return found
    return library.channels.by_url(on_home_site(channel_url(url)))


async def known_at(desk: Desk, urls: Iterable[str]) -> dict[str, Entry | Channel]:
    """What the library has of these addresses already."""
    wanted = [url for url in urls if url.startswith(("http://", "https://"))]

    def find(library: Library) -> dict[str, Entry | Channel]:
        found = ((url, _known_channel(library, url) or _known_entry(library, url)) for url in wanted)
        return {url: known for url, known in found if known}

    return await desk.library.read(find)
