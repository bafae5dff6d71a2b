"""Private addresses in every spelling, by every way a page has to lead there: nobody is called.

No connection is made for real: what would have been called is written down, and answers to nobody.
"""

import asyncio
import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address
from itertools import product
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import httpx

from reader.errors import FetchError
from reader.fetch.fetcher import Fetcher
from reader.fetch.guard import is_public
from reader.fetch.network import Network
from tests.hostile.promise import Tally

PRIVATE = (
    *("127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
)
PRIVATE_6 = (
    *("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1", "100::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::"),
)
HERE = ("localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain")
PUBLIC = "93.184.216.34"
CHOSEN = "https://press.example/column"


def spellings() -> list[str]:
    """Hosts as they may stand in a url: names that lead to private addresses are among them."""
    numbers = [spelled for address in PRIVATE for spelled in _spelled(IPv4Address(address))]
    sixes = [f"[{address}]" for address in PRIVATE_6] + [f"[{address}%25eth0]" for address in PRIVATE_6[2:4]]
    names = [f"n{at}.press.example" for at in range(len(PRIVATE) + len(PRIVATE_6))]
    return [*numbers, *sixes, *HERE, *names, "turning.example", "both.example"]


def _spelled(address: IPv4Address) -> Iterator[str]:
    whole, parts = int(address), [int(part) for part in str(address).split(".")]
    yield str(address)
    yield f"{address}."
    yield str(whole)
    yield hex(whole)
    yield f"0{whole:o}"
    yield ".".join(hex(part) for part in parts)
    yield ".".join(f"0{part:o}" for part in parts)
    yield f"{parts[0]}.{whole & 0xFFFFFF}"
    yield f"{parts[0]}.{parts[1]}.{whole & 0xFFFF}"
    yield "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else "。" for sign in str(address))
    yield str(address).replace(".", "%2e")


PORTS = ("", ":22", ":80", ":8443", ":9200")
WAYS = ("link", "redirect", "refresh", "picture", "chosen before")


def private_addresses(count: int, _folder: Path, tally: Tally) -> None:
    """The trial: so many pairs of a spelling, a port and a way to lead there."""
    cases = list(product(spellings(), PORTS, WAYS))
    chosen = cases if count >= len(cases) else Random(count).sample(cases, count)
    asyncio.run(_all(chosen, tally))


async def _all(cases: list[tuple[str, str, str]], tally: Tally) -> None:
    refused = 0
    for host, port, way in cases:
        url = f"http://{host}{port}/secret"
        with _watched(asyncio.get_running_loop()) as called:
            said = await _led(url, way)
        wrong = [address for address in called if not is_public(address)]
        refused += bool(said)
        # A page that sends on to where nobody may go is read itself.
        tally.check(not wrong and (bool(said) or way == "refresh"), f"{way} {url}: called {called}, said {said!r}")
    tally.measured = f"{refused:,} sentences"


async def _led(url: str, way: str) -> str:
    """What is said when a page that is trusted leads to the url."""
    async with Fetcher(transport=_Led(url, way)) as fetcher:
        try:
            match way:
                case "redirect" | "refresh":
                    await fetcher.fetch(CHOSEN)
                case "chosen before":
                    # Its host was on the internet when it was chosen; the port is not the one that was.
                    await fetcher.fetch(url, trusted=(CHOSEN, f"https://{httpx.URL(CHOSEN).host}:444/"))
                case _:
                    await fetcher.fetch(url, trusted=(CHOSEN,), picture=way == "picture")
        except FetchError as error:
            return error.headline
    return ""


class _Led(httpx.AsyncBaseTransport):
    """The page that was chosen, answered here; everything else goes to the network."""

    def __init__(self, url: str, way: str) -> None:
        self._network = Network()
        self._url, self._way = url, way

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if str(request.url) != CHOSEN:
            return await self._network.handle_async_request(request)
        if self._way == "redirect":
            return httpx.Response(302, headers={"location": self._url})
        return httpx.Response(200, html=f'<meta http-equiv="refresh" content="0; url={self._url}">')

    async def aclose(self) -> None:
        await self._network.aclose()


@contextmanager
def _watched(loop: asyncio.AbstractEventLoop) -> Iterator[list[str]]:
    """The addresses that would be called, in a network where names lead to private ones, also the second time only."""
    called: list[str] = []
    turns = 0

    def getaddrinfo(host: Any, port: Any, *_rest: Any, **_named: Any) -> list[Any]:
        nonlocal turns
        turns += 1
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name == "turning.example":
            places = [PUBLIC] if turns == 1 else ["127.0.0.1"]
        elif name == "both.example":
            places = [PUBLIC, "127.0.0.1", "::1"]
        else:
            number = name.partition(".")[0][1:]
            all_of_them = (*PRIVATE, *PRIVATE_6)
            places = [all_of_them[int(number) % len(all_of_them)]] if number.isdigit() else ["127.0.0.1"]
        return [
            (socket.AF_INET6 if ":" in at else socket.AF_INET, socket.SOCK_STREAM, 6, "", (at, port)) for at in places
        ]

    async def sock_connect(_sock: socket.socket, address: tuple[str, int]) -> None:
        called.append(address[0])
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    with patch.object(socket, "getaddrinfo", getaddrinfo), patch.object(loop, "sock_connect", sock_connect):
        yield called
