"""What the Newsstand tells of a channel one looks at, and putting channels in order."""

from dataclasses import dataclass
from datetime import timedelta

from reader.errors import SourceError
from reader.library.library import Library
from reader.model.channel import Channel
from reader.model.entry import Entry, Scope, ScopeKind
from reader.model.matching import fold
from reader.model.moment import day_of
from reader.service.deeds import Arranged, Change
from reader.service.desk import Desk
from reader.text import safe

SHOWN = 3
QUIET = timedelta(days=60)
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Lately:
    """The newest entries a channel listed, as far as it was ever asked; ``quiet`` if the newest is long ago."""

    channel: Channel
    entries: tuple[Entry, ...] = ()
    quiet: bool = False


async def lately(desk: Desk, channel: Channel) -> Lately:
    """What the channel listed last."""
    scope = Scope(ScopeKind.CHANNEL, channel.id)
    entries = await desk.library.read(lambda library: library.entries.rows(library.entries.ids(scope, SHOWN)))
    dated = [day_of(entry.published_at) for entry in entries if entry.published_at]
    return Lately(channel, entries, bool(dated) and max(dated) < (desk.clock() - QUIET).date())


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
