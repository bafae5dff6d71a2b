"""How the library, the channels and the network are: facts for ``byline doctor``, with what is wrong as sentences."""

import asyncio
import os
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from reader.errors import FetchError, LibraryError
from reader.library.copies import Copy, copies_of
from reader.library.library import Library
from reader.library.upkeep import size_of
from reader.model.channel import Channel
from reader.model.entry import Scope, ScopeKind
from reader.model.moment import Moment, day_of
from reader.service.desk import Desk

QUIET_AFTER = timedelta(days=60)
DNS_DEADLINE = 5.0
LOOKED_OVER = 64_000_000
"""Bytes of a library that are looked over while somebody reads: half a second on the library's thread."""


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """A channel followed. ``heard_at`` is the date of its newest entry, None while it has none."""

    channel: Channel
    heard_at: Moment | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class LibraryHealth:
    """The library's file. ``made`` is False before the first start; ``size`` is in bytes with its journal;
    ``trouble`` and ``hint`` are empty when it is sound; ``rescued`` tells what was rescued of one before it that was
    damaged, empty if none is kept; ``copy`` is the newest of the library, None if there is none. Counts are 0 when it
    could not be opened."""

    path: str
    made: bool = True
    size: int = 0
    schema: int = 0
    sqlite: str = ""
    channels: int = 0
    followed: int = 0
    entries: int = 0
    articles: int = 0
    saved: int = 0
    oldest: Moment | None = None
    newest: Moment | None = None
    trouble: str = ""
    hint: str = ""
    rescued: str = ""
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class NetworkHealth:
    """What one site of the catalogue answered. ``resolved`` is whether its name is known here, which behind a proxy
    it need not be; ``seconds`` is how long the page took."""

    url: str
    resolved: bool
    seconds: float
    trouble: str = ""
    hint: str = ""


async def examine(desk: Desk) -> tuple[LibraryHealth, tuple[ChannelHealth, ...]]:
    """How the library and the channels followed are, those in trouble first, then the quiet ones.

    Opens the library; none is made where there is none. A library that cannot be read is a fact, not an error.
    """
    path = desk.library.path
    if not _made(desk):
        return LibraryHealth(str(path), made=False), ()
    try:
        desk.library.start()
        facts, channels = await desk.library.read(lambda library: (_health(library), _channels(library, desk.clock())))
    except LibraryError as error:
        return LibraryHealth(str(path), size=_size(desk), trouble=error.headline, hint=error.hint), ()
    return facts, channels


async def look_over(desk: Desk) -> None:
    """Looks over a library that those before did not close, unless that takes long: a computer that stopped then may
    have damaged it. Raises LibraryDamaged; nothing more is written into it then."""
    if desk.library.ended_badly and _size(desk) <= LOOKED_OVER:
        await desk.library.read(lambda library: library.require_sound())


async def ask_network(desk: Desk) -> NetworkHealth | None:
    """Asks for the first page of the catalogue; None if the catalogue is empty."""
    known = desk.catalogue()
    if not known:
        return None
    url = known[0].url
    resolved = await _resolves(url)
    began = time.perf_counter()
    trouble, hint = "", ""
    try:
        await desk.fetcher.fetch(url)
    except FetchError as error:
        trouble, hint = error.headline, error.hint
    return NetworkHealth(url, resolved, round(time.perf_counter() - began, 2), trouble, hint)


def cookies_troubles(file: Path) -> tuple[str, ...]:
    """What is wrong with the file of cookies, a sentence each; nothing if there is none."""
    from reader.fetch.cookies import read_cookies

    return read_cookies(file)[1] if os.path.lexists(file) else ()


def by_need(channels: Sequence[ChannelHealth]) -> tuple[ChannelHealth, ...]:
    """The failing first, then the quiet, the others as they were."""
    return tuple(sorted(channels, key=lambda health: (not health.channel.trouble, not health.quiet)))


def is_quiet(heard_at: Moment | None, now: datetime) -> bool:
    """Whether the newest entry is older than `QUIET_AFTER`."""
    return heard_at is not None and now.date() - day_of(heard_at) > QUIET_AFTER


def _health(library: Library) -> LibraryHealth:
    facts, path, why = library.facts(), str(library.store.path), library.kept_in_memory
    damage = LibraryError("The library is damaged.", "Start Byline again: then what can be read of it is rescued.")
    trouble = why if facts.sound else damage
    return LibraryHealth(
        path=path,
        size=size_of(library.store.path),
        schema=facts.schema,
        sqlite=facts.sqlite,
        channels=facts.channels,
        followed=facts.followed,
        entries=facts.entries,
        articles=facts.articles,
        saved=facts.saved,
        oldest=facts.oldest,
        newest=facts.newest,
        trouble=trouble.headline if trouble else "",
        hint=trouble.hint if trouble else "",
        rescued=facts.rescued,
        copy=next(iter(copies_of(library.store.path)), None),
    )


def _channels(library: Library, now: datetime) -> tuple[ChannelHealth, ...]:
    return by_need([_channel(library, channel, now) for channel in library.channels.followed()])


def _channel(library: Library, channel: Channel, now: datetime) -> ChannelHealth:
    newest = library.entries.rows(library.entries.ids(Scope(ScopeKind.CHANNEL, channel.id), 1))
    heard_at = (newest[0].published_at or newest[0].found_at) if newest else None
    return ChannelHealth(channel, heard_at, is_quiet(heard_at, now))


def _made(desk: Desk) -> bool:
    return os.path.lexists(desk.library.path)


def _size(desk: Desk) -> int:
    return size_of(desk.library.path)


async def _resolves(url: str) -> bool:
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(DNS_DEADLINE):
            await asyncio.get_running_loop().getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, TimeoutError):
        return False
    return True
