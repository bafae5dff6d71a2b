"""Muting: what a person does not want to see for a while, or for good."""

from dataclasses import dataclass
from datetime import timedelta

from reader.library.library import Library
from reader.model.entry import Entry
from reader.model.mute import Mute, MuteKind
from reader.service.deeds import Change, Muted, Unmuted
from reader.service.desk import Desk

A_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Offer:
    """What of an entry can be muted; ``of_id`` is as in `reader.model.mute.Mute`."""

    kind: MuteKind
    name: str
    of_id: int = 0


@dataclass(frozen=True, slots=True)
class Muting:
    """``count`` is how many entries a muted word or writer keeps away, None for channels and sections."""

    mute: Mute
    count: int | None


async def offers(desk: Desk, entry: Entry) -> tuple[Offer, ...]:
    """What an entry can be muted by besides its words: its writers, the channels that list it, and their sections."""

    def read(library: Library) -> tuple[Offer, ...]:
        channels = library.channels.listing(entry.id)
        return (
            *(Offer(MuteKind.CHANNEL, each.name, each.id) for each in channels),
            *(Offer(MuteKind.SECTION, name, number) for name, number in library.channels.sections_of(entry.id)),
        )

    # How bylines are read is not for every start.
    from reader.page.bylines import people_in

    writers = tuple(Offer(MuteKind.WRITER, name) for name in people_in(entry.byline))
    return (*writers, *await desk.library.read(read))


async def mute(desk: Desk, offer: Offer, for_a_month: bool = False) -> Change:
    """Mutes it; without deeds if there is nothing in it that could be found."""

    def change(library: Library) -> Change:
        now = desk.clock()
        made = library.mutes.add(offer.kind, offer.name, offer.of_id, now, now + A_MONTH if for_a_month else None)
        return Change(f"muted {offer.name}", (Muted(made.number),) if made else ())

    return await desk.library.write(change)


async def unmute(desk: Desk, wanted: Mute) -> Change:
    """Mutes it no longer."""

    def change(library: Library) -> Change:
        gone = library.mutes.remove(wanted.number)
        return Change(f"let {wanted.name} be seen again", (Unmuted(gone),) if gone else ())

    return await desk.library.write(change)


async def mutes(desk: Desk) -> tuple[Muting, ...]:
    """All that is muted, the newest first."""

    def read(library: Library) -> tuple[Muting, ...]:
        counted = (MuteKind.WORD, MuteKind.WRITER)
        return tuple(
            Muting(each, library.mutes.count(each.number) if each.kind in counted else None)
            for each in library.mutes.all()
        )

    return await desk.library.read(read)


async def expire(desk: Desk) -> int:
    """Ends the mutes whose time is over; how many it were."""
    if not await desk.library.read(lambda library: library.mutes.over(desk.clock())):
        return 0
    return await desk.library.write(lambda library: library.mutes.expire(desk.clock()), durable=False)
