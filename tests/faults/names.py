"""Names that lead nowhere, nowhere yet, or somewhere else the second time; and the network they are looked up in."""

import asyncio
import errno
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any
from unittest.mock import patch

from reader.errors import CutOff, Refused
from reader.model.page import Page
from tests.faults.server import Call, Fault, Script, by_path, head

_V4 = "192.0.2.1"  # RFC 5737
_V6 = "2001:db8::1"  # RFC 3849
_PUBLIC = "93.184.216.34"

# What a name leads to, the first time and from then on.
_PLACES: dict[str, tuple[tuple[str, ...], ...]] = {
    "here.example": (("127.0.0.1",),),
    "six.example": ((_V6,),),
    "six-first.example": ((_V6, "127.0.0.1"),),
    "many.example": (tuple(f"192.0.2.{n}" for n in range(1, 200)),),
    "rebound.example": ((_PUBLIC,), ("127.0.0.1",)),
    "both.example": ((_PUBLIC, "127.0.0.1"),),
    "inner.example": (("127.0.0.1", "10.0.0.1", "::1"),),
}
_MISSING = {"nowhere.example": socket.EAI_NONAME, "later.example": socket.EAI_AGAIN}


@contextmanager
def unplugged(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """A network in which only this computer answers, and where the names above lead where they should not."""
    asked: Counter[str] = Counter()
    connect, system = loop.sock_connect, socket.getaddrinfo
    over = Event()

    def getaddrinfo(name: str, port: int, *rest: Any, **named: Any) -> list[Any]:
        if not name.endswith(".example"):
            return system(name, port, *rest, **named)
        if name in _MISSING:
            raise socket.gaierror(_MISSING[name], "Name or service not known")
        if name not in _PLACES:
            over.wait()
            return []
        turns = _PLACES[name]
        places = turns[min(asked[name], len(turns) - 1)]
        asked[name] += 1
        return [
            (socket.AF_INET6 if ":" in place else socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port))
            for place in places
        ]

    async def sock_connect(sock: socket.socket, address: tuple[str, int]) -> None:
        if not address[0].startswith("127."):
            raise OSError(errno.ENETUNREACH, "Network is unreachable")
        await connect(sock, address)

    with patch.object(socket, "getaddrinfo", getaddrinfo), patch.object(loop, "sock_connect", sock_connect):
        try:
            yield
        finally:
            over.set()


def _typed(name: str) -> tuple[str, ...]:
    return (f"http://{name}:{{port}}/x",)


def _redirecting(name: str) -> Script:
    async def script(call: Call) -> None:
        await call.heard()
        await call.say(head("302 Found", location=f"http://{name}:{call.port}/y", content_length="0"))

    return script


_GOOD = by_path()

FAULTS = (
    Fault("a name that leads here", _GOOD, Page, "x", _typed("here.example")),
    Fault("a name that does not exist", _GOOD, CutOff, "no site called", _typed("nowhere.example")),
    Fault("a name that cannot be looked up now", _GOOD, CutOff, "could not be looked up", _typed("later.example")),
    Fault("a name that is looked up for ever", _GOOD, CutOff, "could not be looked up", _typed("hangs.example")),
    Fault("an IPv6 address out of reach", _GOOD, CutOff, "no way to", _typed("six.example")),
    Fault("an IPv6 address out of reach, and another", _GOOD, Page, "x", _typed("six-first.example")),
    Fault("199 addresses out of reach", _GOOD, CutOff, "no way to", _typed("many.example")),
    Fault("redirects to a name that does not exist", _redirecting("nowhere.example"), CutOff, "no site called"),
    Fault("redirects to a name looked up for ever", _redirecting("hangs.example"), CutOff, "could not be looked up"),
    Fault("redirects to a private name", _redirecting("inner.example"), Refused, "private network"),
    Fault("redirects to a name public and private", _redirecting("both.example"), CutOff, "no way to"),
    Fault("redirects to a name that turns private", _redirecting("rebound.example"), CutOff, "no way to"),
)
