"""Manners at a host: few requests at a time, a gap between polite ones, and one second try where it may help."""

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from reader.errors import FetchError
from reader.fetch.guard import is_this_computer
from reader.fetch.limits import Limits

# Busy or out of order for a moment, unless the site says for how long (RFC 9110, section 15.6).
_PASSING_STATUSES = frozenset((502, 503, 504))


class Passing(Exception):
    """A failure that may be over in a moment, before any part of a page came; ``error`` is what it is otherwise."""

    def __init__(self, error: FetchError) -> None:
        super().__init__(error)
        self.error = error


def is_passing(failure: BaseException) -> bool:
    """Whether a request that failed before its answer may succeed a moment later."""
    if isinstance(failure, httpx.RemoteProtocolError):
        return "disconnected" in str(failure)
    return isinstance(failure, httpx.ReadError | httpx.WriteError | httpx.ConnectTimeout)


def may_pass(response: httpx.Response) -> bool:
    """Whether an answer that is no page may be another one a moment later."""
    return response.status_code in _PASSING_STATUSES and "retry-after" not in response.headers


class Manners:
    """The turns at all hosts, in one event loop."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._slots: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(limits.per_host))
        self._free: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str, polite: bool) -> AsyncIterator[None]:
        """One of the few places at ``host``; a polite request also keeps its distance from the polite one before."""
        if polite and not is_this_computer(host):
            loop = asyncio.get_running_loop()
            begins = max(loop.time(), self._free.get(host, 0.0))
            self._free[host] = begins + self._limits.gap
            await asyncio.sleep(begins - loop.time())
        async with self._slots[host]:
            yield

    async def pause(self) -> float:
        """Waits before a second try, and says how long, in seconds: readers turned away together come back apart."""
        wait = self._limits.pause * random.uniform(0.5, 1.5)
        await asyncio.sleep(wait)
        return wait
