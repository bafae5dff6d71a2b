"""What every service needs at hand: the library, the network, the parser, the clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reader.errors import LibraryError
from reader.library.thread import LibraryThread
from reader.model.channel import NewChannel
from reader.model.moment import plausible, utc_now
from reader.service.hooks import Hooks
from reader.service.parser.pool import Parser

if TYPE_CHECKING:
    import httpx

    from reader.fetch.fetcher import Fetcher
    from reader.fetch.limits import Limits

NOWHERE = Path(os.devnull)


class Desk:
    """One reader's desk. Making it costs nothing: the network is imported when first used,
    the parser process starts when first used or when `warm` asks for it.

    ``routes`` maps an origin to the address where it is really served (see `reader.fetch.fetcher`).
    ``catalogue`` gives the known channels, ``starters`` the urls followed at the first start.
    ``rules`` is the folder of the person's own rules for sites, ``cookies`` the file of their cookies; neither needs
    to be there. ``transport`` and ``limits`` replace the network's in tests. ``offline`` asks no server for anything.
    ``name`` tells the running copies of Byline apart; ``prefetched`` are the entries whose text was tried unasked,
    ``chosen`` those whose address a person gave in this run. ``hooks`` are the person's programs, none until they are
    given.
    """

    def __init__(
        self,
        library: Path,
        *,
        catalogue: Callable[[], tuple[NewChannel, ...]],
        starters: Callable[[], tuple[str, ...]],
        routes: Mapping[str, str] | None = None,
        rules: Path = NOWHERE,
        cookies: Path | None = None,
        clock: Callable[[], datetime] = utc_now,
        limits: Limits | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        offline: bool = False,
    ) -> None:
        self.library = LibraryThread(library)
        self.parser = Parser()
        self.catalogue = catalogue
        self.starters = starters
        self._clock = clock
        self.rules = rules
        self.offline = offline
        self.name = uuid4().hex
        self.hooks = Hooks()
        self.prefetched: set[int] = set()
        self.chosen: set[int] = set()
        self._routes = routes
        self._cookies = cookies
        self._limits = limits
        self._transport = transport

    @cached_property
    def fetcher(self) -> Fetcher:
        if self.offline:
            from reader.service.no_network import NoNetwork

            return NoNetwork(routes=self._routes)
        from reader.fetch.fetcher import Fetcher

        return Fetcher(
            limits=self._limits,
            routes=self._routes,
            transport=self._transport,
            cookies=self._cookies,
            clock=self.clock,
            doors=_Doors(self.library),
        )

    def clock(self) -> datetime:
        """The time it is on this computer, within the calendar."""
        return plausible(self._clock())

    def address(self, url: str) -> str:
        """Where the url is really served, for a browser outside."""
        return self.fetcher.address(url)

    async def warm(self) -> None:
        """Starts the parser process, so that the first page does not wait for it."""
        await self.parser.start()

    async def close(self) -> None:
        """Ends the parser, closes the connections and, last, the library."""
        await self.hooks.close()
        await self.parser.close()
        if "fetcher" in self.__dict__:
            await self.fetcher.close()
        await self._release()
        self.library.close()

    async def _release(self) -> None:
        """Lets other copies of Byline ask the channels this one has asked."""
        if self.library.is_open:
            with suppress(LibraryError):
                await self.library.write(lambda library: library.channels.release(self.name), durable=False)


class _Doors:
    """Where chosen hosts were, as the library remembers it (`reader.fetch.doors`); without one, for this run."""

    def __init__(self, library: LibraryThread) -> None:
        self._library = library
        self._known: dict[str, bool] = {}

    async def was_private(self, door: str) -> bool | None:
        if door not in self._known and self._library.is_open:
            private = await self._library.read(lambda library: library.was_private(door))
            if private is None:
                return None
            self._known[door] = private
        return self._known.get(door)

    async def remember(self, door: str, private: bool) -> None:
        if self._known.get(door) == private:
            return
        self._known[door] = private
        if self._library.is_open:
            # A page is read as well where this cannot be kept.
            with suppress(LibraryError):
                await self._library.write(lambda library: library.remember_door(door, private), durable=False)
