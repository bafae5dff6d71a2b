"""What every service needs at hand: the library, the network, the parser, the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.thread import LibraryThread
from reader.model.channel import NewChannel
from reader.service.parser import Parser

if TYPE_CHECKING:
    import httpx

    from reader.fetch.fetcher import Fetcher


def utc_now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class Desk:
    """One reader's desk. Making it costs nothing: the network is imported when first used,
    the parser process starts when first used or when `warm` asks for it.

    ``routes`` maps an origin to the address where it is really served (see `reader.fetch.fetcher`).
    ``catalogue`` gives the known channels, ``starters`` the urls followed at the first start.
    ``transport`` replaces the network in tests.
    """

    def __init__(
        self,
        library: Path,
        *,
        catalogue: Callable[[], tuple[NewChannel, ...]],
        starters: Callable[[], tuple[str, ...]],
        routes: Mapping[str, str] | None = None,
        clock: Callable[[], datetime] = utc_now,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.library = LibraryThread(library)
        self.parser = Parser()
        self.catalogue = catalogue
        self.starters = starters
        self.clock = clock
        self._routes = routes
        self._transport = transport

    @cached_property
    def fetcher(self) -> Fetcher:
        from reader.fetch.fetcher import Fetcher

        return Fetcher(routes=self._routes, transport=self._transport)

    def address(self, url: str) -> str:
        """Where the url is really served, for a browser outside."""
        return self.fetcher.address(url)

    async def warm(self) -> None:
        """Starts the parser process, so that the first page does not wait for it."""
        await self.parser.start()

    async def close(self) -> None:
        """Ends the parser, closes the connections and, last, the library."""
        await self.parser.close()
        if "fetcher" in self.__dict__:
            await self.fetcher.close()
        self.library.close()
