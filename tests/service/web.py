"""A network of a few pages, instead of the real one."""

import asyncio
from dataclasses import dataclass, field

import httpx

from reader.fetch.limits import Limits

HASTY = Limits(gap=0.0)
"""A network that is not there needs no gaps."""

HTML, RSS = "text/html; charset=utf-8", "application/rss+xml; charset=utf-8"


@dataclass
class Web:
    """What stands at which url; anything else is a 404. ``asked`` are the requests, in order, those for a robots.txt
    only where there is one.

    With a ``gate`` no page goes out before it opens, from ``stuck`` urls never; ``arrivals`` tells a test that a
    request is there.
    """

    asked: list[httpx.Request] = field(default_factory=list)
    offline: bool = False
    gate: asyncio.Event | None = None
    stuck: set[str] = field(default_factory=set)
    arrivals: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    _answers: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)

    def put(self, url: str, body: str | bytes = "", kind: str = HTML, status: int = 200, **headers: str) -> None:
        """``headers`` are named with ``_`` for ``-``."""
        named = {"content-type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
        self._answers[url] = status, body.encode() if isinstance(body, str) else body, named

    def move(self, url: str, to: str) -> None:
        self.put(url, status=301, location=to)

    def take_down(self, url: str) -> None:
        self._answers.pop(url, None)

    @property
    def urls(self) -> list[str]:
        """The urls that were asked for."""
        return [str(request.url) for request in self.asked]

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        asked = request.url.path != "/robots.txt" or url in self._answers
        if asked:
            self.asked.append(request)
            self.arrivals.put_nowait(url)
        if self.offline:
            raise httpx.ConnectError("no route")
        if asked and self.gate:
            await self.gate.wait()
        if url in self.stuck:
            await asyncio.Event().wait()
        status, body, headers = self._answers.get(url, (404, b"not here", {"content-type": HTML}))
        if "etag" in headers and request.headers.get("if-none-match") == headers["etag"]:
            return httpx.Response(304)
        return httpx.Response(status, content=body, headers=headers)
