"""Clocks that are wrong: years off, standing, going backward, at the ends of the calendar, at a change of the hour."""

import asyncio
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from reader.errors import BylineError
from reader.model.entry import Scope, ScopeKind
from reader.service.desk import Desk
from reader.service.library import lists
from tests.hostile.days import ITEMS, Press, desk_at, spend_day
from tests.hostile.promise import Tally

TODAY = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
EDGES = (
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(1, 1, 1, 23, 59, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2016, 11, 23, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC),
    datetime(2036, 11, 23, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
)
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Apia", "Asia/Kathmandu")
CHANNELS = 3


def wrong_clocks(count: int, folder: Path, tally: Tally) -> None:
    """The trial: so many days, at clocks that jump from one to the next, in a library that stays."""
    asyncio.run(_days(count, folder, tally))


async def _days(count: int, folder: Path, tally: Tally) -> None:
    random, now = Random(5), TODAY
    press = Press(CHANNELS, TODAY)
    desk = desk_at(folder, press, lambda: now)
    saved: set[int] = set()
    for number in range(count):
        now = _jump(random, now)
        press.today = min(max(TODAY + timedelta(days=number), TODAY), datetime(2030, 1, 1, tzinfo=UTC))
        with _zone(random.choice(ZONES)):
            tally.check(not (wrong := await _wrong(desk, saved)), f"at {now}: {wrong}")
    await desk.close()


async def _wrong(desk: Desk, saved: set[int]) -> str:
    """What did not hold on this day."""
    try:
        troubles = await spend_day(desk)
        kept = {entry.id for entry in await lists.read_entries(desk, Scope(ScopeKind.SAVED), 10_000)}
        listed = await lists.read_entries(desk, Scope(ScopeKind.CHANNEL, 1), 10_000)
    except BylineError as error:
        return str(error)
    except (ValueError, OverflowError, OSError):
        return traceback.format_exc()[-400:]
    if not saved <= kept:
        troubles.append("what was saved is lost")
    saved |= kept
    urls = {entry.url for entry in listed}
    if len(urls) != len(listed) or len(urls) < ITEMS:
        troubles.append(f"{len(listed)} entries, {len(urls)} of them different")
    return "; ".join(troubles)


def _jump(random: Random, now: datetime) -> datetime:
    try:
        step = timedelta(seconds=random.choice((0, -1, -3600, -86_400, 86_400, 86_400 * 400, -86_400 * 4000)))
        return random.choice((*EDGES, TODAY, now + step, now + step, now + step))
    except OverflowError:
        return TODAY


@contextmanager
def _zone(name: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    _take_zone()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        _take_zone()


def _take_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()
