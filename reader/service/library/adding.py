"""What a person gives to be added: a channel is followed, a column is saved."""

from dataclasses import dataclass, replace

from reader.errors import BylineError
from reader.model.channel import Channel, NewChannel
from reader.model.entry import Entry
from reader.page.syndicate import is_columnists
from reader.service.deeds import Change
from reader.service.desk import Desk
from reader.service.following import following
from reader.service.following.following import Column, Followed
from reader.service.library import saving
from reader.service.library.lists import read_rows
from reader.service.reading.visiting import entry_at


@dataclass(frozen=True, slots=True)
class Kept:
    """A column is saved now. ``channel`` is the one its page names first, as the library has it if it does, None if the
    page names none; ``trouble`` is why the text is not here. ``change`` takes it back."""

    entry: Entry
    change: Change
    channel: Channel | NewChannel | None = None
    trouble: BylineError | None = None

    @property
    def is_followed(self) -> bool:
        """Whether the channel it is in is followed already."""
        return isinstance(self.channel, Channel) and self.channel.followed


async def add(desk: Desk, wanted: str) -> Followed | Kept:
    """Follows the channel of a name or at a url, or saves the column that is there.

    Raises SourceError when there is neither, FetchError when it cannot be had.
    """
    found = await following.add(desk, wanted)
    return await keep(desk, found) if isinstance(found, Column) else found


async def keep(desk: Desk, column: Column) -> Kept:
    """Saves the column with its text; without one it is saved all the same."""
    entry = await entry_at(desk, column.url)
    change, trouble = await saving.save(desk, entry)
    (now,) = await read_rows(desk, [entry.id]) or (entry,)
    channel = await _as_known(desk, column.channels[0], now.byline) if column.channels else None
    return Kept(now, change, channel, trouble)


async def _as_known(desk: Desk, channel: NewChannel, byline: str) -> Channel | NewChannel:
    """The channel as the library has it; else a columnist's whom the page calls by a code under the column's byline."""
    known = await desk.library.read(lambda library: library.channels.by_url(channel.url))
    is_coded = channel.name == channel.code and is_columnists(channel.url)
    return known or (replace(channel, name=byline) if byline and is_coded else channel)
