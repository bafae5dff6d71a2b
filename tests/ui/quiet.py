"""When a screen has done what a key asked for: nothing is ready in the event loop, and nothing falls due in a moment.

Textual's pilot waits instead until the process takes no processor time, three times a key and at least 20 ms each: most
of what a test takes, and on a busy computer too short.
"""

import asyncio
from collections.abc import Iterable, Sized
from typing import Protocol, cast

import pytest

MOMENT = 0.02
"""Seconds within which what falls due is waited for: a screen redraws every sixtieth of a second."""
LOOK = 0.001
"""Seconds between two looks, in which a thread may bring what it was asked for."""
LOOKS = 2


class _Due(Protocol):
    def cancelled(self) -> bool: ...
    def when(self) -> float: ...


class _Loop(Protocol):
    """What every event loop of asyncio has, though no type of it says so."""

    _ready: Sized
    _scheduled: Iterable[_Due]

    def time(self) -> float: ...


async def until_quiet(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Waits until it is, ``max_sleep`` seconds at most; ``min_sleep`` is Textual's and counts for nothing."""
    loop = cast("_Loop", asyncio.get_running_loop())
    end, looks = loop.time() + max_sleep, 0
    while looks < LOOKS and loop.time() < end:
        await asyncio.sleep(LOOK)
        due = min((each.when() for each in loop._scheduled if not each.cancelled()), default=end + MOMENT)
        if len(loop._ready):
            looks = 0
        elif due < loop.time() + MOMENT:
            looks = 0
            await asyncio.sleep(due - loop.time())
        else:
            looks += 1


def wait_until_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the pilot wait for that from now on."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_quiet)
