"""What is pruned, what would be, and what is after a refresh."""

import pytest

from reader.model.entry import NewEntry, State
from reader.service.desk import Desk
from reader.service.following.adjusting import adjust
from reader.service.library import saving
from reader.service.library.pruning import LAST, SLICE, Pruned, prune, prune_unasked
from tests.service.conftest import CATALOGUE, Clock, has_channel
from tests.service.pages import SITE

pytestmark = pytest.mark.asyncio(loop_scope="module")
COUNT = SLICE + 7


async def finished(desk: Desk, clock: Clock, days: int = 100) -> int:
    channel = await has_channel(desk, CATALOGUE[0])
    entries = [NewEntry(str(at), f"{SITE}/{at}", f"Column {at}", body="x" * 10_000) for at in range(COUNT)]
    await desk.library.write(lambda library: library.entries.put(channel.id, entries, clock()))
    ids = await desk.library.read(
        lambda library: [each.id for entry in entries if (each := library.entries.by_key(entry.key))]
    )
    await saving.mark(desk, ids, State.FINISHED)
    clock.forward(days=days)
    return channel.id


async def test_a_dry_run_tells_what_would_be_and_changes_nothing(desk: Desk, clock: Clock) -> None:
    await finished(desk, clock)
    would = await prune(desk, 90, dry=True)
    assert would == Pruned(COUNT, COUNT * 10_000)
    assert would.words == "57 columns, 0.6 MB"
    assert await prune(desk, 90) == would
    assert await prune(desk, 90) == Pruned(0, 0)


async def test_age_and_size(desk: Desk, clock: Clock) -> None:
    await finished(desk, clock)
    assert (await prune(desk, 101, dry=True)).columns == 0
    assert (await prune(desk, 99, dry=True)).columns == COUNT
    assert (await prune(desk, 0, 0.01, dry=True)).columns == 0
    assert (await prune(desk, 0, 0.009, dry=True)).columns == COUNT


async def test_unasked_it_is_done_once_a_day_and_never_unless_it_is_set(desk: Desk, clock: Clock) -> None:
    await finished(desk, clock)
    await prune_unasked(desk, 0)
    assert (await prune(desk, 90, dry=True)).columns == COUNT
    await desk.library.write(lambda library: library.set_fact(LAST, clock().date().isoformat()))
    await prune_unasked(desk, 90)
    assert (await prune(desk, 90, dry=True)).columns == COUNT
    clock.forward(days=1)
    await prune_unasked(desk, 90)
    assert (await prune(desk, 90, dry=True)).columns == 0


@pytest.mark.parametrize(
    ("keep", "days", "columns"),
    [("usual", 90, COUNT), ("365", 90, 0), ("forever", 1, 0), ("30", 5000, COUNT), ("90", 5000, COUNT)],
)
async def test_the_days_of_a_channel_count_instead(
    desk: Desk, clock: Clock, keep: str, days: int, columns: int
) -> None:
    await adjust(desk, await finished(desk, clock), keep=keep)
    assert (await prune(desk, days, dry=True)).columns == columns
    assert (await prune(desk, days)).columns == columns


async def test_unasked_it_is_done_for_a_channel_that_has_days_of_its_own(desk: Desk, clock: Clock) -> None:
    channel_id = await finished(desk, clock)
    await adjust(desk, channel_id, keep="forever")
    await prune_unasked(desk, 90)
    clock.forward(days=1)
    await adjust(desk, channel_id, keep="30")
    assert (await prune(desk, None, dry=True)).columns == COUNT
    await prune_unasked(desk, 0)
    assert (await prune(desk, 1, dry=True)).columns == 0
