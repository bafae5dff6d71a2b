"""Refreshing: asking channels what they list now, and keeping what they say."""

import asyncio
import random
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from reader.errors import BylineError, CutOff, FetchError, Offline
from reader.library.library import Library
from reader.model.address import host_of
from reader.model.channel import Channel, SourceKind
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.page.syndicate import channel_code, site_of, story_id
from reader.service.desk import Desk
from reader.service.following.asking import REFUSALS, Answer, ask
from reader.service.following.neighbours import neighbours
from reader.service.following.timing import is_due, next_try
from reader.service.offline import reading_offline

AT_ONCE = 16
CLAIMED_AT_ONCE = 32
UNKEPT = 32
"""Answers that may wait to be kept: more would only fill the memory while a slow screen draws."""

GIVEN_UP = 16
"""Hosts in a row that could not be reached, after which the network is taken to be away and no other is asked."""

MANY = 32
"""Channels from which on a second parser process is worth the third of a second it takes to start."""

GATHERING = 0.05
"""Seconds in which answers are gathered, to be kept in one transaction."""

KEPT_AT_ONCE = 16
"""Answers kept in one transaction: some tens of milliseconds, so that who reads in the meantime does not wait."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One channel was asked: how many of its entries are new to the library, or why it could not be told.

    For a channel that another running Byline is asking there is neither. ``title`` is what the source calls itself,
    empty if it was not told.
    """

    channel: Channel
    new: int = 0
    error: BylineError | None = None
    title: str = ""


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
    """Asks one channel, for a person who waits. A failure is kept on the channel and returned, not raised."""
    if desk.offline:
        return Refreshed(channel, error=reading_offline())
    outcome = await _outcome(desk, channel, _Claims(desk, [channel]), polite=False)
    return (await _keep(desk, [outcome]))[0]


async def refresh_all(desk: Desk, channels: Sequence[Channel]) -> AsyncGenerator[Refreshed, None]:
    """Asks the channels politely, a few at a time; yields each soon after it comes in. Without a network it ends
    early, and what was not asked is not yielded."""
    if desk.offline:
        for channel in channels:
            yield Refreshed(channel, error=reading_offline())
        return
    # The network takes a tenth of a second to import, in which the screen would not answer.
    await asyncio.to_thread(lambda: desk.fetcher)
    asking, new, asked, failed = _Asking(desk, spread(channels)), 0, 0, 0
    async with desk.parser.helped() if len(channels) >= MANY else nullcontext():
        try:
            while outcomes := await asking.gathered():
                for refreshed in await _keep(desk, outcomes):
                    new, asked, failed = new + refreshed.new, asked + 1, failed + (refreshed.error is not None)
                    yield refreshed
        finally:
            await asking.end()
    if asked:
        desk.hooks.refreshed(new, asked, failed)


def spread(channels: Iterable[Channel]) -> list[Channel]:
    """The channels of every host in turn, so that one slow host does not hold up the others."""
    hosts: defaultdict[str, list[Channel]] = defaultdict(list)
    for channel in channels:
        hosts[_host(channel)].append(channel)
    return [channel for channel in chain.from_iterable(zip_longest(*hosts.values())) if channel]


def _host(channel: Channel) -> str:
    return host_of(channel.feed_url or channel.url)


class _Asking:
    """The channels of one refresh, asked a few at a time, and what came of it that is not kept yet."""

    def __init__(self, desk: Desk, channels: Sequence[Channel]) -> None:
        self._desk = desk
        self._left = iter(channels)
        self._claims = _Claims(desk, channels)
        self._room = asyncio.Semaphore(UNKEPT)
        self._came: deque[Outcome] = deque()
        self._stirred = asyncio.Event()
        self._unreached: set[str] = set()
        self._given_up = False
        self._askers = [asyncio.create_task(self._ask()) for _ in range(AT_ONCE)]
        self._whole = asyncio.gather(*self._askers)
        self._whole.add_done_callback(lambda _: self._stirred.set())

    async def gathered(self) -> list[Outcome]:
        """Some outcomes, a moment after the first of them came; none after the last."""
        while not self._came and not self._whole.done():
            self._stirred.clear()
            await self._stirred.wait()
        if len(self._came) < KEPT_AT_ONCE:
            await asyncio.wait({self._whole}, timeout=GATHERING)
        outcomes = [self._came.popleft() for _ in range(min(len(self._came), KEPT_AT_ONCE))]
        for _ in outcomes:
            self._room.release()
        if not outcomes:
            await self._whole
        return outcomes

    async def end(self) -> None:
        """Gives up what is not answered yet."""
        for asker in self._askers:
            asker.cancel()
        await asyncio.gather(self._whole, *self._askers, return_exceptions=True)

    async def _ask(self) -> None:
        for channel in self._left:
            await self._room.acquire()
            if self._given_up:
                return
            outcome = await _outcome(self._desk, channel, self._claims, polite=True)
            self._came.append(outcome)
            self._stirred.set()
            if isinstance(outcome.error, CutOff):
                self._unreached.add(_host(channel))
            else:
                self._unreached.clear()
            self._given_up = self._given_up or len(self._unreached) >= GIVEN_UP


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


async def _outcome(desk: Desk, channel: Channel, claims: _Claims, *, polite: bool) -> Outcome:
    claimed = await claims.claim(channel)
    if claimed is None:
        return Outcome(channel)
    try:
        return Outcome(*await ask(desk, claimed, polite=polite))
    except REFUSALS as error:
        return Outcome(claimed, error=error)


async def _keep(desk: Desk, outcomes: Sequence[Outcome]) -> list[Refreshed]:
    return await desk.library.write(
        lambda library: [_kept(library, desk, outcome) for outcome in outcomes], durable=False
    )


def _kept(library: Library, desk: Desk, outcome: Outcome) -> Refreshed:
    channel, now, new, title = outcome.channel, desk.clock(), 0, ""
    # Meanwhile another channel may have turned out to be this one and taken it in.
    if library.channels.get(channel.id) is None:
        return Refreshed(channel)
    if outcome.error:
        _keep_trouble(library, desk, channel, outcome.error)
    elif outcome.answer:
        answer = outcome.answer
        if answer.listing:
            title = answer.listing.name
            # Of a comic only the strips are asked for that are not here yet.
            whole = channel.kind is not SourceKind.COMIC
            new = library.entries.put(channel.id, signed(library, answer.listing, channel), now, whole=whole)
            library.channels.add_all(neighbours(channel.url, answer.listing.channels), now)
        _keep_older(library, channel, answer)
        library.channels.refreshed(channel.id, now, answer.etag, answer.last_modified)
    return Refreshed(library.channels.get(channel.id) or channel, new, outcome.error, title)


def signed(library: Library, listing: Listing, channel: Channel) -> list[NewEntry]:
    """The entries, those without a byline under that of the columnist whose channel it is, or else of the columnist
    whose code the syndicate puts into the link."""
    codes = {
        entry.url: channel_code(entry.url) for entry in listing.entries if not entry.byline and story_id(entry.url)
    }
    site = site_of(next(iter(codes), ""))
    writers = library.channels.writers(site, set(codes.values())) if codes and not channel.byline else {}
    return [
        entry if entry.byline else replace(entry, byline=channel.byline or writers.get(codes.get(entry.url, ""), ""))
        for entry in listing.entries
    ]


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
