"""An address that a person names: an entry like any other, though no channel lists it."""

from reader.library.library import Library
from reader.model.entry import Entry, NewEntry
from reader.service.desk import Desk
from reader.sources.identity import entry_key


async def entry_at(desk: Desk, address: str) -> Entry:
    """The entry for the address: the one that is known, else a new one that is called by its address until its text is
    here. Raises BadUrl for what is no address."""
    from reader.fetch.urls import checked_url, with_scheme

    url = checked_url(with_scheme(address))
    return await desk.library.write(lambda library: _entry_at(library, url, desk))


def _entry_at(library: Library, url: str, desk: Desk) -> Entry:
    key = entry_key(url)
    known = library.entries.by_url(url) or library.entries.by_key(key)
    if known:
        return known
    entry = library.entries.get(library.entries.add_loose(NewEntry(key, url, url.partition("://")[2]), desk.clock()))
    assert entry
    return entry
