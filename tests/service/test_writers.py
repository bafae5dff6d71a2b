"""Who wrote what a list of many writers holds."""

import pytest

from reader.service.desk import Desk
from reader.service.following.refreshing import refresh
from tests.service.conftest import CATALOGUE, entries_of, has_channel
from tests.service.pages import SITE, feed, item
from tests.service.web import RSS, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

OP_EDS = CATALOGUE[0]
FEED = f"{SITE}/opinion/rss"


async def test_the_writer_is_known_by_the_code_in_the_link(desk: Desk, web: Web) -> None:
    for known in CATALOGUE[1:]:
        await has_channel(desk, known)
    paths = (
        "adawriter/s-6",
        "politics/fromtheleft/adawriter/s-5",
        "gull/s-4",
        "opinion/s-3",
        "nobody/s-2",
        "adawriter",
    )
    web.put(FEED, feed(*(item(path, f"{SITE}/{path}") for path in paths)), RSS)
    channel = await has_channel(desk, OP_EDS)
    await refresh(desk, channel)
    assert {entry.headline: entry.byline for entry in await entries_of(desk, channel)} == {
        "adawriter/s-6": "Ada Writer",
        "politics/fromtheleft/adawriter/s-5": "Ada Writer",
        "gull/s-4": "Bo Quill",
        "opinion/s-3": "",
        "nobody/s-2": "",
        "adawriter": "",
    }
