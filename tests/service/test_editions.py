"""Today's edition is fixed once it is begun, and a new one is made the next day."""

import pytest

from reader.library.library import Library
from reader.model.entry import Entry, NewEntry, State
from reader.service.desk import Desk
from reader.service.following.following import follow
from reader.service.library.editions import of_minutes, todays
from reader.service.library.lists import read_front
from reader.service.library.saving import mark
from tests.service.conftest import CATALOGUE, Clock, has_channel
from tests.service.pages import SITE

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def published(desk: Desk, *keys: str) -> dict[str, Entry]:
    """Entries of a followed channel, found now."""
    channel = await has_channel(desk, CATALOGUE[0])
    await follow(desk, channel)
    now = desk.clock()
    entries = [NewEntry(key, f"{SITE}/opinion/s-{key}", f"Headline {key}", published_at=now) for key in keys]
    await desk.library.write(lambda library: library.entries.put(channel.id, entries, now))
    found = await desk.library.read(lambda library: [library.entries.by_key(key) for key in keys])
    return {each.key: each for each in found if each}


async def test_it_grows_until_it_is_begun_and_then_stands(desk: Desk) -> None:
    assert (await todays(desk)).entries == ()
    assert (await read_front(desk)).edition is None
    first = await published(desk, "a", "b")
    assert {each.key for each in (await todays(desk)).entries} == {"a", "b"}
    await published(desk, "c")
    assert {each.key for each in (await todays(desk)).entries} == {"a", "b", "c"}
    await mark(desk, [first["a"].id], State.FINISHED)
    await published(desk, "d")
    made = await todays(desk)
    assert {each.key for each in made.entries} == {"a", "b", "c"}
    assert {each.key for each in made.left} == {"b", "c"}
    assert (await read_front(desk)).edition == 2


async def test_the_next_day_has_one_of_its_own(desk: Desk, clock: Clock) -> None:
    first = await published(desk, "a", "b")
    today = await todays(desk)
    await mark(desk, [first["a"].id], State.FINISHED)
    clock.forward(days=1)
    assert (await read_front(desk)).edition is None
    await published(desk, "c")
    tomorrow = await todays(desk)
    assert (today.day, tomorrow.day) == ("2026-11-23", "2026-11-24")
    assert {each.key for each in tomorrow.entries} == {"b", "c"}, "what was left and is still new enough"
    clock.forward(days=60)
    assert (await todays(desk)).entries == (), "what was unread for two months is no news"


async def test_so_many_minutes(desk: Desk) -> None:
    found = await published(desk, "a", "b", "c")

    def put(library: Library) -> None:
        for key, minutes in (("a", 6), ("b", 10), ("c", 8)):
            library.entries.improve(found[key].id, minutes=minutes)

    await desk.library.write(put)
    made = await of_minutes(desk, 15)
    assert made.day == ""
    assert made.minutes <= 15
    assert len(made.entries) == 2
    assert (await of_minutes(desk, 5)).entries == ()
    assert (await read_front(desk)).edition is None, "nothing is kept of it"
