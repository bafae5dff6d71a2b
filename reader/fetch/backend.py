"""Connections to a host by its name: looked up once, and its addresses called one after the other.

The address that was checked is the one that is called: were the name looked up again for the call, its owner could
answer differently the second time (DNS rebinding).
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from functools import partial

import httpcore

from reader.fetch.guard import is_public, private_address
from reader.fetch.lookup import in_turns, looked_up
from reader.fetch.stream import SocketOption, WatchedStream

# RFC 8305, section 5: how many seconds an address has before the next one is called beside it.
_HEAD_START = 0.25

_Stream = httpcore.AsyncNetworkStream


class Anywhere(httpcore.AsyncNetworkBackend):
    """Connects to any address, and watches what is heard (`reader.fetch.stream`)."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._backend = backend or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore calls it so
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> _Stream:
        """A connection to the first address that answers; the lookup and the calls share the timeout."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        places = [place for place in await looked_up(host, port, timeout) if self._may_be_called(place[1])]
        if not places:
            raise self._nowhere(host)
        left = None if timeout is None else max(timeout - (loop.time() - begun), 0.001)
        call = partial(
            self._backend.connect_tcp,
            port=port,
            timeout=left,
            local_address=local_address,
            socket_options=socket_options,
        )
        return WatchedStream(await _first(call, in_turns(places)))

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)

    def _may_be_called(self, address: str) -> bool:
        return True

    def _nowhere(self, host: str) -> Exception:
        return httpcore.ConnectError("the name has no address")


class PrivateOnly(Anywhere):
    """Connects to addresses that are not public only. Raises Refused for a name that has no other."""

    def _may_be_called(self, address: str) -> bool:
        return not is_public(address)

    def _nowhere(self, host: str) -> Exception:
        return private_address(host)


class PublicOnly(Anywhere):
    """Connects to public addresses only. Raises Refused for a name that has no other."""

    def _may_be_called(self, address: str) -> bool:
        return is_public(address)

    def _nowhere(self, host: str) -> Exception:
        return private_address(host)


async def _first(call: Callable[[str], Coroutine[None, None, _Stream]], addresses: list[str]) -> _Stream:
    """The first connection made. Each address has a head start, or until it fails. Raises the last failure of all."""
    waiting = iter(addresses)
    running: set[asyncio.Task[_Stream]] = set()
    failure: BaseException | None = None
    try:
        while True:
            address = next(waiting, None)
            if address is not None:
                running.add(asyncio.create_task(call(address)))
            elif not running:
                raise failure or httpcore.ConnectError("nobody was called")
            done, running = await asyncio.wait(
                running, timeout=None if address is None else _HEAD_START, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                failure = task.exception()
                if failure is None:
                    running |= done - {task}
                    return task.result()
    finally:
        await _given_up(running)


async def _given_up(calls: set[asyncio.Task[_Stream]]) -> None:
    """Ends the calls that nobody needs, and the connections that some of them made after all."""
    for call in calls:
        call.cancel()
    for made in await asyncio.gather(*calls, return_exceptions=True):
        if isinstance(made, httpcore.AsyncNetworkStream):
            await made.aclose()
