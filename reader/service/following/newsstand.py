"""What the Newsstand tells of a channel one looks at, and putting channels in order."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reader.errors import Offline, SourceError
from reader.library.library import Library
from reader.model.channel import Channel, SourceKind
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind
from reader.model.listing import Listing
from reader.model.matching import fold
from reader.model.moment import day_of
from reader.service.deeds import Arranged, Change
from reader.service.desk import Desk
from reader.service.following import packs
from reader.service.following.asking import REFUSALS, Asker, ask
from reader.service.following.subscriptions import MOST_KNOWN
from reader.text import safe

SHOWN = 3
QUIET = timedelta(days=60)
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Lately:
    """The newest entries a channel listed, as far as it was ever asked; ``quiet`` if the newest is long ago.
    ``asked``: it has just been asked, and what it said is kept nowhere else; the channel's trouble is from then."""

    channel: Channel
    entries: tuple[Entry | NewEntry, ...] = ()
    quiet: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Shelves:
    """The catalogue: its channels, when the newest entry of each is from as far as that is known, by its id, and the
    names of the sections that the person made, and the starter packs."""

    channels: tuple[Channel, ...]
    newest: Mapping[int, datetime]
    own: frozenset[str]
    packs: tuple[packs.Held, ...]


async def shelves(desk: Desk) -> Shelves:
    """All that is known and can be followed, section by section."""
    catalogue = await asyncio.to_thread(desk.catalogue)

    def read(library: Library) -> Shelves:
        channels = library.channels.known(MOST_KNOWN)
        own = frozenset(each.section for each in channels if each.section) - {each.section for each in catalogue}
        return Shelves(channels, library.channels.newest(), own, packs.held(catalogue, channels))

    return await desk.library.read(read)


async def groups(desk: Desk) -> tuple[tuple[str, int], ...]:
    """The groups a channel can be put into, in their order, with how many channels each has."""
    channels = await desk.library.read(lambda library: library.channels.known(MOST_KNOWN))
    return tuple(Counter(each.section for each in channels if each.section).items())


def is_silent(newest: datetime | None, now: datetime) -> bool:
    """Whether nothing came for so long that somebody should look; False where nothing is known."""
    return newest is not None and newest < now - QUIET


async def lately(desk: Desk, channel: Channel) -> Lately:
    """What the channel listed last."""
    scope = Scope(ScopeKind.CHANNEL, channel.id)
    entries = await desk.library.read(lambda library: library.entries.rows(library.entries.ids(scope, SHOWN)))
    return Lately(channel, entries, _is_quiet(desk, entries))


def _is_quiet(desk: Desk, entries: Sequence[Entry | NewEntry]) -> bool:
    dated = [day_of(entry.published_at) for entry in entries if entry.published_at]
    return bool(dated) and max(dated) < (desk.clock() - QUIET).date()


async def look_ahead(desk: Desk, channel: Channel) -> Lately:
    """What a channel that is not followed lists now, asked politely; nothing that it lists is kept. Why it cannot be
    had is the channel's trouble then. Raises Offline."""
    try:
        if channel.kind is SourceKind.COMIC and channel.confirmed:
            listing: Listing | None = await Asker(desk, channel, polite=True).strip(channel.url)
        else:
            _, answer = await ask(desk, replace(channel, etag="", last_modified=""), polite=True)
            listing = answer.listing
    except Offline:
        raise
    except REFUSALS as error:
        return Lately(replace(channel, trouble=error.headline), asked=True)
    entries = listing.entries if listing else ()
    return Lately(replace(channel, trouble=""), entries[:SHOWN], _is_quiet(desk, entries), asked=True)


async def rename(desk: Desk, channel: Channel, name: str) -> Change:
    """Calls the channel so from now on. Raises SourceError for what is no name, or that of another followed channel,
    which could not be told from this one by it."""
    wanted = safe(name)
    if not 0 < len(wanted) <= LONGEST_NAME:
        raise SourceError("A channel needs a name.", f"At most {LONGEST_NAME} characters.")

    def call(library: Library) -> Change:
        if any(fold(each.name) == fold(wanted) and each.id != channel.id for each in library.channels.followed()):
            raise SourceError(f"You follow another channel called “{wanted}”.", "Give this one a name of its own.")
        return _arranged(library, channel, wanted, channel.section)

    return await desk.library.write(call)


async def move(desk: Desk, channel: Channel, group: str) -> Change:
    """Puts the channel into a group, the section of that name, which begins with it if there was none."""
    wanted = safe(group)[:LONGEST_NAME]
    return await desk.library.write(lambda library: _arranged(library, channel, channel.name, wanted))


def _arranged(library: Library, channel: Channel, name: str, section: str) -> Change:
    library.channels.arrange(channel.id, name, section)
    label = f"renamed {channel.name} to {name}" if name != channel.name else f"moved {name} to {section}"
    return Change(label, (Arranged(channel.id, channel.name, channel.section),))
