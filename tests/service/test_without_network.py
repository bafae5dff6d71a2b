"""Reading offline, what is wanted meanwhile, and texts fetched ahead."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from reader.errors import Offline
from reader.library.library import Library
from reader.model.entry import Entry, NewEntry, State
from reader.service.desk import Desk
from reader.service.following.older import older, older_strips
from reader.service.following.refreshing import due, refresh, refresh_all
from reader.service.offline import cut_off
from reader.service.reading.opening import open_entry
from reader.service.reading.prefetching import fetch_saved, fetch_wanted, prefetch
from tests.service.conftest import CATALOGUE, NOW, channel_now, has_channel, has_entry, now_is
from tests.service.pages import CONSENT, SITE, column
from tests.service.web import HASTY, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def offline(desk: Desk, tmp_path: Path, web: Web) -> AsyncIterator[Desk]:
    """A desk without a network on the same library."""
    offline = Desk(
        tmp_path / "library.sqlite3",
        catalogue=tuple,
        starters=tuple,
        clock=desk.clock,
        limits=HASTY,
        transport=httpx.MockTransport(web),
        offline=True,
    )
    offline.library.start()
    yield offline
    await offline.close()


async def entries(desk: Desk, web: Web, count: int) -> list[Entry]:
    """Entries whose columns are on the web."""
    found = []
    for number in range(count):
        url = f"{SITE}/opinion/s-{number}"
        web.put(url, column())
        found.append(await has_entry(desk, NewEntry(f"press:{number}", url, "The slow train")))
    return found


async def wanted(desk: Desk) -> tuple[int, ...]:
    return await desk.library.read(lambda library: library.wanted.ids())


async def wish(desk: Desk, entry: Entry) -> None:
    await desk.library.write(lambda library: library.wanted.add(entry.id, NOW))


class TestOffline:
    async def test_what_is_missing_says_so_and_is_fetched_later(self, desk: Desk, offline: Desk, web: Web) -> None:
        (entry,) = await entries(desk, web, 1)
        with pytest.raises(Offline, match="You are reading offline"):
            await open_entry(offline, entry.id)
        assert await fetch_wanted(offline) == ()
        assert (web.asked, await wanted(desk)) == ([], (entry.id,))
        assert await fetch_wanted(desk) == (entry.id,)
        assert await wanted(desk) == ()
        assert (await open_entry(offline, entry.id)).article.headline == "The slow train"

    async def test_nobody_is_asked_and_no_channel_is_blamed(self, desk: Desk, offline: Desk, web: Web) -> None:
        channel = await has_channel(desk, CATALOGUE[0])
        (entry,) = await entries(desk, web, 1)
        answers = [await refresh(offline, channel), *[each async for each in refresh_all(offline, [channel])]]
        answers += [await older(offline, channel), await older_strips(offline, channel)]
        assert all(isinstance(answer.error, Offline) for answer in answers)
        assert (await due(offline), await prefetch(offline, [entry.id]), web.asked) == ((), 0, [])
        assert (await channel_now(desk, channel)).refreshed_at is None


class TestWanted:
    async def test_it_waits_while_the_network_is_away(self, desk: Desk, web: Web) -> None:
        first, second = await entries(desk, web, 2)
        web.offline = True
        for entry in (first, second):
            with pytest.raises(Offline):
                await open_entry(desk, entry.id)
        asked = len(web.asked)
        assert await fetch_wanted(desk) == ()
        assert len(web.asked) == asked + 1
        web.offline = False
        assert await fetch_wanted(desk) == (first.id, second.id)

    async def test_what_is_gone_or_no_column_is_wanted_no_more(self, desk: Desk, web: Web) -> None:
        first, second = await entries(desk, web, 2)
        web.take_down(first.url)
        web.put(second.url, CONSENT)
        await wish(desk, first)
        await wish(desk, second)
        assert await fetch_wanted(desk) == ()
        assert await wanted(desk) == ()

    async def test_what_came_by_another_way_is_not_fetched_again(self, desk: Desk, web: Web) -> None:
        (entry,) = await entries(desk, web, 1)
        await open_entry(desk, entry.id)
        await wish(desk, entry)
        web.asked.clear()
        assert (await fetch_wanted(desk), web.asked) == ((entry.id,), [])
        assert await wanted(desk) == ()

    async def test_what_is_opened_in_the_meantime_is_wanted_no_more(self, desk: Desk, web: Web) -> None:
        (entry,) = await entries(desk, web, 1)
        await wish(desk, entry)
        opened = await open_entry(desk, entry.id)
        assert await wanted(desk) == ()
        assert opened.reason == (await open_entry(desk, entry.id)).reason


class TestPrefetch:
    async def test_the_next_few_unread_without_text_come(self, desk: Desk, web: Web) -> None:
        each = await entries(desk, web, 6)
        await desk.library.write(lambda library: library.entries.set_state([each[0].id], State.FINISHED, NOW))
        await open_entry(desk, each[1].id)
        web.asked.clear()
        assert await prefetch(desk, [entry.id for entry in each]) == 3
        assert web.urls == [entry.url for entry in each[2:5]]
        assert (await now_is(desk, each[2])).state is State.NEW

    async def test_it_stops_at_the_first_failure_of_the_network(self, desk: Desk, web: Web) -> None:
        each = await entries(desk, web, 3)
        web.offline = True
        assert await prefetch(desk, [entry.id for entry in each]) == 0
        assert len(web.asked) == 1
        assert await wanted(desk) == ()

    async def test_what_is_one_entrys_own_failure_does_not_stop_it_and_is_not_tried_twice(
        self, desk: Desk, web: Web
    ) -> None:
        each = await entries(desk, web, 3)
        web.take_down(each[0].url)
        web.put(each[1].url, CONSENT)
        ids = [entry.id for entry in each]
        assert await prefetch(desk, ids) == 1
        web.asked.clear()
        assert await prefetch(desk, ids) == 0
        assert web.asked == []


async def keep(desk: Desk, each: list[Entry]) -> None:
    """Saves the entries, the first one last."""

    def save(library: Library) -> None:
        for entry in reversed(each):
            library.saved.save(entry.id, NOW)

    await desk.library.write(save)


class TestSaved:
    async def test_what_is_saved_without_its_text_gets_it_a_few_at_a_time(self, desk: Desk, web: Web) -> None:
        each = await entries(desk, web, 4)
        await keep(desk, each)
        await open_entry(desk, each[0].id)
        assert await fetch_saved(desk, limit=2) == (each[1].id, each[2].id)
        web.asked.clear()
        assert await fetch_saved(desk) == (each[3].id,)
        assert (await now_is(desk, each[3])).state is State.NEW
        assert await fetch_saved(desk) == ()
        assert web.urls == [each[3].url]

    async def test_it_waits_for_the_network(self, desk: Desk, offline: Desk, web: Web) -> None:
        each = await entries(desk, web, 2)
        await keep(desk, each)
        assert (await fetch_saved(offline), web.asked) == ((), [])
        web.offline = True
        assert await fetch_saved(desk) == ()
        assert (len(web.asked), await wanted(desk)) == (1, (each[0].id,))
        web.offline = False
        desk.prefetched.clear()
        assert await fetch_saved(desk) == (each[0].id, each[1].id)
        assert await wanted(desk) == ()

    async def test_what_a_site_does_not_give_is_asked_for_once(self, desk: Desk, web: Web) -> None:
        each = await entries(desk, web, 3)
        await keep(desk, each)
        web.take_down(each[0].url)
        web.put(each[1].url, CONSENT)
        assert await fetch_saved(desk) == (each[2].id,)
        web.asked.clear()
        desk.prefetched.clear()
        assert await fetch_saved(desk) == ()
        assert web.asked == []
        web.put(each[1].url, column())
        assert (await open_entry(desk, each[1].id)).article.headline == "The slow train"

    async def test_a_site_that_lets_nobody_in_is_asked_no_further(self, desk: Desk, web: Web) -> None:
        each = await entries(desk, web, 3)
        await keep(desk, each)
        for entry in each:
            web.put(entry.url, status=403)
        assert await fetch_saved(desk) == ()
        assert web.urls == [each[0].url]


@pytest.mark.parametrize(
    ("count", "asked", "unreached", "says"),
    [
        (1, 1, 1, ""),
        (3, 3, 2, ""),
        (3, 3, 3, "none of 3 channels could be reached."),
        (9, 4, 4, "none of 4 channels could be reached; the other 5 were not asked."),
        (9, 4, 3, "only 1 of 4 channels could be reached; the other 5 were not asked."),
    ],
)
async def test_a_refresh_without_a_network_is_one_sentence(count: int, asked: int, unreached: int, says: str) -> None:
    error = cut_off(count, asked, unreached)
    assert (error.headline if error else "") == (f"You seem to be offline: {says}" if says else "")
