"""Hours of reading in a minute: day after day over 200 channels, and the program does not grow."""

import asyncio
import gc
import os
import resource
import threading
import time
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.service.desk import Desk
from tests.hostile.days import Press, desk_at, spend_day
from tests.hostile.promise import Tally

CHANNELS = 200
SMALL_CHANNELS = 10
WARM = 3
"""Days until caches and pools are what they will be."""
MORE_MEMORY = 1.3
"""How many times the memory of a warm program one may have in the end: what is held grows with what is listed."""


@dataclass(frozen=True, slots=True)
class Weight:
    memory: int
    descriptors: int
    tasks: int
    threads: int
    processes: int


def no_growth(count: int, folder: Path, tally: Tally) -> None:
    """The trial: so many seconds of days."""
    asyncio.run(_soak(count, folder, tally))


async def _soak(seconds: int, folder: Path, tally: Tally) -> None:
    now = datetime(2026, 1, 1, 9, tzinfo=UTC)
    press = Press(CHANNELS if seconds > 60 else SMALL_CHANNELS, now)
    desk = desk_at(folder, press, lambda: press.today)
    weights: list[Weight] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end or len(weights) <= WARM:
        wrong = await spend_day(desk)
        tally.check(not wrong, f"day {len(weights)}: {'; '.join(wrong)[:200]}")
        weights.append(_weight(desk))
        press.today += timedelta(days=1)
    await desk.close()
    first, last = weights[WARM], weights[-1]
    for field in fields(Weight):
        before, after = getattr(first, field.name), getattr(last, field.name)
        most = before * MORE_MEMORY if field.name == "memory" else before
        tally.check(after <= most, f"{field.name}: {before:,} on day {WARM}, {after:,} on day {len(weights) - 1}")
    tally.done = max(tally.done, seconds)
    tally.measured = f"{len(weights)} days over {press.channels} channels, {first} -> {last}"


def _weight(desk: Desk) -> Weight:
    gc.collect()
    children = f"/proc/{os.getpid()}/task/{threading.main_thread().native_id}/children"
    return Weight(
        memory=_resident(),
        descriptors=len(os.listdir("/proc/self/fd")),
        tasks=len(asyncio.all_tasks()),
        threads=threading.active_count(),
        processes=len(Path(children).read_text().split()) if os.path.exists(children) else 0,
    )


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()
