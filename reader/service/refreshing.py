"""Refreshing: asking channels what they list now, and keeping what they say."""

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from reader.errors import BylineError, FetchError, Offline
from reader.library.addresses import host
from reader.library.library import Library
from reader.model.channel import Channel, SourceKind
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.service.asking import REFUSALS, Answer, ask
from reader.service.desk import Desk
from reader.service.neighbours import neighbours
from reader.service.offline import reading_offline
from reader.service.timing import is_due, next_try

AT_ONCE = 8
CLAIMED_AT_ONCE = 32
UNKEPT = 32
"""Answers that may wait to be kept: more would only fill the memory while a slow screen draws."""

GATHERING = 0.05
"""Seconds in which answers are gathered, to be kept in one transaction."""

KEPT_AT_ONCE = 16
"""Answers kept in one transaction: some tens of milliseconds, so that who reads in the meantime does not wait."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One channel was asked: how many of its entries are new to the library, or why it could not be told.

    For a channel that another running Byline is asking there is neither.
    """

    channel: Channel
    new: int = 0
    error: BylineError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking a channel, before it is kept. Without answer and error it was not asked."""

    channel: Channel
    answer: Answer | None = None
    error: BylineError | None = None


async def due(desk: Desk) -> tuple[Channel, ...]:
    """The followed channels that may be asked unbidden now; none while reading offline."""
    if desk.offline:
        return ()
    followed = await desk.library.read(lambda library: library.channels.followed())
    return tuple(channel for channel in followed if is_due(channel, desk.clock()))


async def refresh(desk: Desk, channel: Channel) -> Refreshed:
    """Asks one channel. A failure is kept on the channel and returned, not raised."""
    if desk.offline:
        return Refreshed(channel, error=reading_offline())
    outcome = await _outcome(desk, channel, _Claims(desk, [channel]))
    return (await _keep(desk, [outcome]))[0]


async def refresh_all(desk: Desk, channels: Sequence[Channel]) -> AsyncGenerator[Refreshed, None]:
    """Asks the channels, a few at a time; yields each soon after it comes in."""
    if desk.offline:
        for channel in channels:
            yield Refreshed(channel, error=reading_offline())
        return
    wanted = spread(channels)
    claims, turns, room = _Claims(desk, wanted), asyncio.Semaphore(AT_ONCE), asyncio.Semaphore(UNKEPT)

    async def one(channel: Channel) -> Outcome:
        await room.acquire()
        async with turns:
            return await _outcome(desk, channel, claims)

    pending = {asyncio.create_task(one(channel)) for channel in wanted}
    try:
        while pending:
            done, pending = await _gathered(pending)
            outcomes = [task.result() for task in done]
            for start in range(0, len(outcomes), KEPT_AT_ONCE):
                batch = outcomes[start : start + KEPT_AT_ONCE]
                for refreshed in await _keep(desk, batch):
                    room.release()
                    yield refreshed
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


def spread(channels: Iterable[Channel]) -> list[Channel]:
    """The channels of every host in turn, so that one slow host does not hold up the others."""
    hosts: defaultdict[str, list[Channel]] = defaultdict(list)
    for channel in channels:
        hosts[host(channel.feed_url or channel.url)].append(channel)
    return [channel for channel in chain.from_iterable(zip_longest(*hosts.values())) if channel]


Tasks = set[asyncio.Task[Outcome]]


async def _gathered(pending: Tasks) -> tuple[Tasks, Tasks]:
    """The tasks that ended, once the first did and a moment has passed, and those that have not."""
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    if not pending:
        return done, pending
    more, pending = await asyncio.wait(pending, timeout=GATHERING)
    return done | more, pending


class _Claims:
    """The channels of one refresh, claimed some at a time as their turn comes near."""

    def __init__(self, desk: Desk, channels: Sequence[Channel]) -> None:
        self._desk = desk
        self._ids = [channel.id for channel in channels]
        self._claimed: dict[int, Channel | None] = {}
        self._turn = asyncio.Lock()

    async def claim(self, channel: Channel) -> Channel | None:
        """The channel as it is now; None if it is gone, or another running Byline is asking it."""
        async with self._turn:
            if channel.id not in self._claimed:
                start = self._ids.index(channel.id)
                await self._claim(self._ids[start : start + CLAIMED_AT_ONCE])
        return self._claimed[channel.id]

    async def _claim(self, ids: list[int]) -> None:
        desk = self._desk
        got = await desk.library.write(
            lambda library: library.channels.claim(ids, desk.clock(), desk.name), durable=False
        )
        self._claimed |= dict.fromkeys(ids) | {channel.id: channel for channel in got}


async def _outcome(desk: Desk, channel: Channel, claims: _Claims) -> Outcome:
    claimed = await claims.claim(channel)
    if claimed is None:
        return Outcome(channel)
    try:
        return Outcome(*await ask(desk, claimed))
    except REFUSALS as error:
        return Outcome(claimed, error=error)


async def _keep(desk: Desk, outcomes: Sequence[Outcome]) -> list[Refreshed]:
    return await desk.library.write(
        lambda library: [_kept(library, desk, outcome) for outcome in outcomes], durable=False
    )


def _kept(library: Library, desk: Desk, outcome: Outcome) -> Refreshed:
    channel, now, new = outcome.channel, desk.clock(), 0
    # Meanwhile another channel may have turned out to be this one and taken it in.
    if library.channels.get(channel.id) is None:
        return Refreshed(channel)
    if outcome.error:
        _keep_trouble(library, desk, channel, outcome.error)
    elif outcome.answer:
        answer = outcome.answer
        if answer.listing:
            new = library.entries.put(channel.id, signed(answer.listing, channel), now)
            library.channels.add_all(neighbours(channel.url, answer.listing.channels), now)
        _keep_older(library, channel, answer)
        library.channels.refreshed(channel.id, now, answer.etag, answer.last_modified)
    return Refreshed(library.channels.get(channel.id) or channel, new, outcome.error)


def signed(listing: Listing, channel: Channel) -> list[NewEntry]:
    """The entries, those without a byline under that of the columnist whose channel it is."""
    return [entry if entry.byline else replace(entry, byline=channel.byline) for entry in listing.entries]


def _keep_older(library: Library, channel: Channel, answer: Answer) -> None:
    """A list begins anew at its first page, and what was walked of it stays; a comic says so only after a gap."""
    known = library.channels.older(channel.id)
    if answer.older is not None and (known is None or channel.kind is SourceKind.COMIC):
        library.channels.set_older(channel.id, answer.older)


def _keep_trouble(library: Library, desk: Desk, channel: Channel, error: BylineError) -> None:
    # An unreachable host may be our own network's failure, which is no reason to wait longer each time.
    before = 0 if isinstance(error, Offline) else library.channels.failures(channel.id)
    wish = error.retry_after if isinstance(error, FetchError) else 0.0
    now = desk.clock()
    retry_at = next_try(now, before + 1, wish, random.random())
    library.channels.failed(channel.id, now, error.headline, retry_at, before + 1)
