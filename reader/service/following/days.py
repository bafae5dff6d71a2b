"""From the strip of one day to that of the next: in its own comic, whatever list it was opened from."""

from reader.library.library import Library
from reader.model.channel import Channel
from reader.model.entry import Entry, Scope, ScopeKind
from reader.service.desk import Desk
from reader.service.following.older import older_strips


async def comic_of(desk: Desk, entry_id: int) -> Channel | None:
    """The comic that lists the entry; None if none does."""
    return await desk.library.read(lambda library: _comic(library, entry_id))


async def strip_beside(desk: Desk, entry_id: int, step: int) -> Entry | None:
    """The strip of the day after (1) or before (-1) this one, among those that its comic lists."""

    def beside(library: Library) -> Entry | None:
        comic = _comic(library, entry_id)
        if comic is None:
            return None
        # A list has its newest first.
        ids = library.entries.ids(Scope(ScopeKind.CHANNEL, comic.id))
        row = ids.index(entry_id) - step if entry_id in ids else -1
        return library.entries.get(ids[row]) if 0 <= row < len(ids) else None

    return await desk.library.read(beside)


async def strip_before(desk: Desk, entry_id: int) -> Entry | None:
    """The strip of the day before the oldest that is listed, asked of the comic's site with some more before it; None
    if there is none. Raises FetchError or CleanError."""
    comic = await comic_of(desk, entry_id)
    if comic is None:
        return None
    answer = await older_strips(desk, comic)
    if answer.error:
        raise answer.error
    return await strip_beside(desk, entry_id, -1)


def _comic(library: Library, entry_id: int) -> Channel | None:
    number = library.entries.comic_of(entry_id)
    return library.channels.get(number) if number else None
