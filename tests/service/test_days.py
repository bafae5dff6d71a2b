"""From strip to strip of one comic: by its days, beyond what is listed, and not into other lists."""

import pytest

from reader.errors import Offline
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.model.entry import NewEntry
from reader.service.desk import Desk
from reader.service.following.days import strip_before, strip_beside
from reader.service.following.refreshing import refresh
from tests.service.conftest import NOW, entries_of, has_channel
from tests.service.pages import SITE, comic
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

GULL = NewChannel(f"{SITE}/thefunnies/gull", "The Gull", SourceKind.COMIC)


async def a_week_of(desk: Desk, web: Web) -> Channel:
    for number in range(5, 23):
        before = f"{SITE}/thefunnies/gull/s-{number - 1}" if number > 5 else ""
        web.put(f"{SITE}/thefunnies/gull/s-{number}", comic(number, number, before))
    web.put(GULL.url, comic(22, 22, f"{SITE}/thefunnies/gull/s-21"))
    channel = await has_channel(desk, GULL)
    await refresh(desk, channel)
    return channel


async def test_from_day_to_day(desk: Desk, web: Web) -> None:
    strips = await entries_of(desk, await a_week_of(desk, web))
    assert await strip_beside(desk, strips[0].id, -1) == strips[1]
    assert await strip_beside(desk, strips[1].id, 1) == strips[0]
    assert await strip_beside(desk, strips[0].id, 1) is None
    assert await strip_beside(desk, strips[-1].id, -1) is None


async def test_what_lies_before_the_oldest_is_asked_for(desk: Desk, web: Web) -> None:
    channel = await a_week_of(desk, web)
    oldest = (await entries_of(desk, channel))[-1]
    before = await strip_before(desk, oldest.id)
    assert before
    assert before.url == f"{SITE}/thefunnies/gull/s-15"
    assert len(await entries_of(desk, channel)) == 14


async def test_before_the_first_there_is_none_and_a_failure_is_told(desk: Desk, web: Web) -> None:
    channel = await a_week_of(desk, web)
    for _ in range(3):
        oldest = (await entries_of(desk, channel))[-1]
        found = await strip_before(desk, oldest.id)
    assert found is None
    web.offline = True
    other = NewChannel(f"{SITE}/thefunnies/moth", "Moth", SourceKind.COMIC)
    moth = await has_channel(desk, other)
    strip = NewEntry("moth", f"{SITE}/thefunnies/moth/s-1", "Moth")
    await desk.library.write(lambda library: library.entries.put(moth.id, (strip,), NOW))
    with pytest.raises(Offline):
        await strip_before(desk, (await entries_of(desk, moth))[0].id)


async def test_what_no_comic_lists_has_no_days(desk: Desk) -> None:
    loose = NewEntry("loose", f"{SITE}/a-column", "A column")
    number = await desk.library.write(lambda library: library.entries.add_loose(loose, NOW))
    assert await strip_beside(desk, number, -1) is None
    assert await strip_before(desk, number) is None
