"""A columnist whose channel is confirmed has moved, and her old address does not say that nothing is there."""

import pytest

from reader.model.channel import NewChannel
from reader.service.desk import Desk
from reader.service.following.refreshing import Refreshed, refresh
from tests.service.conftest import entries_of, has_channel
from tests.service.pages import EMPTY, SITE, column, feed, item, listing
from tests.service.web import RSS, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

LEFT, RIGHT = (f"{SITE}/politics/{group}/bowhite" for group in ("fromtheleft", "fromtheright"))
BO = NewChannel(LEFT, "Bo White", byline="Bo White", feed_url=f"{LEFT}/rss", code="bowhite")


async def moved(desk: Desk, web: Web) -> Refreshed:
    web.put(RIGHT, listing("Bo White", *((f"Column {each}", f"{RIGHT}/s-{each}") for each in range(4100, 4104))))
    own = (item(f"Column {each}", f"{SITE}/bowhite/s-{each}") for each in range(4100, 4104))
    web.put(f"{RIGHT}/rss", feed(*own, name="Columns"), RSS)
    return await refresh(desk, await has_channel(desk, BO))


@pytest.mark.parametrize("body", [EMPTY, column("Page not found")])
async def test_she_is_found_by_her_code_where_a_page_lists_nothing(desk: Desk, web: Web, body: str) -> None:
    web.put(LEFT, body)
    web.put(f"{LEFT}/rss", body)
    answer = await moved(desk, web)
    assert (answer.new, answer.channel.url, answer.channel.feed_url) == (4, RIGHT, f"{RIGHT}/rss")


async def test_the_list_of_a_group_is_not_hers(desk: Desk, web: Web) -> None:
    others = [(f"Story {each}", f"{SITE}/adawriter/s-{each}") for each in range(15)]
    web.put(f"{LEFT}/rss", feed(*(item(*each) for each in others), name="From the Left"), RSS)
    web.put(LEFT, listing("From the Left", *others))
    answer = await moved(desk, web)
    assert (answer.new, answer.channel.url) == (4, RIGHT)
    assert {entry.byline for entry in await entries_of(desk, answer.channel)} == {"Bo White"}


async def test_where_she_is_nowhere_nothing_of_others_is_taken(desk: Desk, web: Web) -> None:
    others = [(f"Story {each}", f"{SITE}/adawriter/s-{each}") for each in range(15)]
    web.put(f"{LEFT}/rss", feed(*(item(*each) for each in others), name="From the Left"), RSS)
    web.put(LEFT, listing("From the Left", *others))
    channel = await has_channel(desk, BO)
    answer = await refresh(desk, channel)
    assert answer.error
    assert answer.error.headline == "Bo White is not there any more: the address lists what others write."
    assert await entries_of(desk, channel) == ()


async def test_a_guest_among_her_columns_does_not_send_her_away(desk: Desk, web: Web) -> None:
    rows = [(f"Column {each}", f"{SITE}/bowhite/s-{each}") for each in range(4100, 4104)]
    rows.append(("A guest", f"{SITE}/adawriter/s-4200"))
    web.put(f"{LEFT}/rss", feed(*(item(*each) for each in rows), name="From the Left"), RSS)
    web.put(LEFT, listing("From the Left", *rows))
    answer = await refresh(desk, await has_channel(desk, BO))
    assert (answer.error, answer.new, answer.channel.url) == (None, 5, LEFT)
