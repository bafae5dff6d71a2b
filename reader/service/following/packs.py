"""Starter packs: named sets of channels of the catalogue, to begin with."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from reader.errors import SourceError
from reader.library.addresses import address
from reader.model.address import host_of
from reader.model.channel import Channel, NewChannel
from reader.model.matching import fold
from reader.service.deeds import Change
from reader.service.desk import Desk
from reader.service.following import following
from reader.service.following.subscriptions import MOST_KNOWN


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack is called and is about, and the sections and channels of the catalogue it is made of, by name."""

    name: str
    about: str
    sections: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def holds(self, channel: NewChannel) -> bool:
        return channel.section in self.sections or channel.name in self.names


@dataclass(frozen=True, slots=True)
class Held:
    """A pack with the channels it holds as the library has them, at least one."""

    pack: Pack
    channels: tuple[Channel, ...]

    @property
    def followed(self) -> int:
        """How many of them are."""
        return sum(each.followed for each in self.channels)

    @property
    def is_followed(self) -> bool:
        """Whether all of them are."""
        return self.followed == len(self.channels)


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


PACKS = (
    Pack(
        "Opinion, left and right",
        "the four lists, and columnists from either side",
        _names("Opinion"),
        _names("Clarence Page", "Froma Harrop", "Robert B. Reich", "Michael Barone", "Mona Charen", "Rich Lowry"),
    ),
    Pack("Advice", "letters, and what is answered", _names("Advice")),
    Pack(
        "Business and money",
        "markets, work, and what it all costs",
        names=_names(
            *("Business News", "Wall Street Journal Opinion", "Mint Opinion", "Project Syndicate, Economics"),
            *("The Conversation, Business", "Stephen Moore", "Veronique de Rugy"),
        ),
    ),
    Pack(
        "The wider world",
        "opinion from abroad, and about it",
        names=_names(
            *("Guardian Opinion", "Haaretz Opinion", "The Hindu Opinion", "The Straits Times Opinion", "Al Jazeera"),
            *("Foreign Affairs", "Foreign Policy", "Project Syndicate"),
        ),
    ),
    Pack(
        "Science, health and travel",
        "how to live, and why it works",
        _names("Science"),
        _names(
            *("Health Advice", "Travel & Adventure", "Taking the Kids", "Tech News"),
            *("The Conversation, Health", "The Conversation, Technology"),
        ),
    ),
    Pack(
        "Comics",
        "a page of strips everybody knows",
        names=_names(
            *("Peanuts", "Garfield", "Blondie", "Beetle Bailey", "Doonesbury", "Hagar the Horrible", "Mutts"),
            *("Pearls Before Swine", "Wizard of Id", "Zits"),
        ),
    ),
    Pack(
        "Humor",
        "columns and drawings that are not serious",
        names=_names("Danny Tyree", "Tom Purcell", "Bizarro", "Loose Parts", "Speed Bump", "The Argyle Sweater"),
    ),
)


async def packs(desk: Desk) -> tuple[Held, ...]:
    """The packs that hold anything, with what they hold in the order of the catalogue."""
    told = await asyncio.to_thread(desk.catalogue)
    return held(told, await desk.library.read(lambda library: library.channels.known(MOST_KNOWN)))


def held(catalogue: Sequence[NewChannel], known: Sequence[Channel]) -> tuple[Held, ...]:
    """The packs of this catalogue among the channels that are known, whatever a person calls them by now."""
    pages = {address(each.url): each for each in known}
    codes = {(host_of(each.url), each.code): each for each in known if each.code}
    found = []
    for pack in PACKS:
        wanted = [each for each in catalogue if pack.holds(each)]
        channels = [pages.get(address(each.url)) or codes.get((host_of(each.url), each.code)) for each in wanted]
        there = tuple(each for each in channels if each)
        found += [Held(pack, there)] if there else []
    return tuple(found)


async def called(desk: Desk, name: str) -> Held:
    """The pack of this name, or whose name alone begins so. Raises SourceError."""
    wanted = fold(name)
    named = [each for each in await packs(desk) if fold(each.pack.name).startswith(wanted)]
    exact = [each for each in named if fold(each.pack.name) == wanted]
    if not wanted or len(exact or named) != 1:
        raise SourceError(f"No starter pack is called “{name}”.", "“byline packs” lists them.")
    return (exact or named)[0]


async def toggle(desk: Desk, pack: Held) -> Change:
    """Follows all of the pack that is not followed, or lets go of all of it if all is."""
    if pack.is_followed:
        return await following.unfollow(desk, *pack.channels)
    return await follow(desk, pack)


async def follow(desk: Desk, pack: Held) -> Change:
    """Follows all of the pack that is not followed; nothing is fetched by it."""
    return await following.follow(desk, *(each for each in pack.channels if not each.followed))
