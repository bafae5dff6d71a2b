"""What a site asks of programs that come unbidden: robots.txt (RFC 9309), for refreshes and prefetches."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
from protego import Protego

from reader.errors import FetchError, Refused
from reader.fetch.urls import host_of

NAME = "byline"

_KEPT_SECONDS = 3600.0
_MOST_SITES = 500

# The text of a robots.txt by its url. Raises FetchError.
Ask = Callable[[str], Awaitable[bytes]]


@dataclass(slots=True)
class _Site:
    """``rules`` as they were at ``asked`` (seconds of the loop's clock); whoever asks holds ``turn``."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked: float = -math.inf
    rules: Protego | None = None


class Robots:
    """The rules of the sites met in the last hour, in one event loop."""

    def __init__(self) -> None:
        self._sites: dict[str, _Site] = {}

    async def refuse_disallowed(self, url: str, ask: Ask) -> None:
        """Raises Refused if the site of ``url`` does not want it fetched by programs; asks it once an hour."""
        rules = await self._rules(url, ask)
        if rules is None or rules.can_fetch(url, NAME):
            return
        raise Refused(
            f"{host_of(url)} asks programs to leave this page alone.",
            "Byline does not fetch it by itself; it can be opened by hand, or in the browser.",
        )

    async def _rules(self, url: str, ask: Ask) -> Protego | None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
        site = self._sites.setdefault(origin, _Site())
        while len(self._sites) > _MOST_SITES:
            del self._sites[next(iter(self._sites))]
        clock = asyncio.get_running_loop().time
        async with site.turn:
            if clock() - site.asked > _KEPT_SECONDS:
                site.rules, site.asked = await _read(f"{origin}/robots.txt", ask), clock()
            return site.rules


async def _read(url: str, ask: Ask) -> Protego | None:
    """The rules; None where all is allowed. A site that broke down is left alone for now (section 2.3.1.4)."""
    try:
        text = await ask(url)
    except FetchError as error:
        said = error.__cause__
        broke_down = isinstance(said, httpx.HTTPStatusError) and said.response.status_code >= 500
        return parsed(b"User-agent: *\nDisallow: /") if broke_down else None
    # The longest file allowed takes 150 ms.
    return await asyncio.to_thread(parsed, text)


def parsed(text: bytes) -> Protego:
    """The rules of any bytes at all."""
    return Protego.parse(text.decode("utf-8", "replace"))
