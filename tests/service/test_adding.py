"""The address of a column, given to be added, saves that column and follows nothing."""

import pytest

from reader.errors import CleanError
from reader.model.channel import NewChannel
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind
from reader.service.desk import Desk
from reader.service.following.following import Followed
from reader.service.library.adding import Kept, add
from tests.service.conftest import CATALOGUE, entries_of, has_channel, has_entry
from tests.service.pages import SITE, column, feed, item
from tests.service.web import RSS, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

URL = "https://other.example/2026/the-slow-train"
WRITERS = '<p>By <a rel="author" href="/ada">Ada Writer</a></p>'
FEED_LINK = '<link rel="alternate" type="application/rss+xml" href="/feed">'


async def kept(desk: Desk, url: str) -> Kept:
    answer = await add(desk, url)
    assert isinstance(answer, Kept)
    return answer


async def followed(desk: Desk) -> list[str]:
    return [channel.name for channel in await desk.library.read(lambda library: library.channels.followed())]


async def saved(desk: Desk) -> list[Entry]:
    ids = await desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.SAVED)))
    return list(await desk.library.read(lambda library: library.entries.rows(ids)))


async def test_it_is_saved_with_its_text_and_its_writer_is_named(desk: Desk, web: Web) -> None:
    page = column().replace("</head>", f"{FEED_LINK}</head>").replace('<p class="byline">By Ada Writer</p>', WRITERS)
    web.put(URL, page)
    answer = await kept(desk, URL)
    assert [entry.headline for entry in await saved(desk)] == [answer.entry.headline] == ["The slow train"]
    assert (answer.entry.saved, answer.trouble, answer.is_followed) == (True, None, False)
    assert answer.channel
    assert (answer.channel.name, answer.channel.url) == ("Ada Writer", "https://other.example/ada")
    assert await followed(desk) == []


async def test_the_channel_of_the_syndicates_column_is_the_one_that_is_followed(desk: Desk, web: Web) -> None:
    await has_channel(desk, CATALOGUE[1])
    web.put(f"{CATALOGUE[1].url}/s-4100", column())
    answer = await kept(desk, f"{CATALOGUE[1].url}/s-4100")
    assert answer.channel
    assert (answer.channel.name, answer.is_followed) == ("Ada Writer", True)


async def test_a_column_that_a_channel_lists_is_that_entry(desk: Desk, web: Web) -> None:
    listed = await has_entry(desk, NewEntry(URL, URL, "As the list words it"))
    web.put(URL, column())
    answer = await kept(desk, URL)
    assert (answer.entry.id, answer.entry.headline) == (listed.id, "As the list words it")


async def test_one_that_has_moved_for_good_is_the_entry_of_its_new_address(desk: Desk, web: Web) -> None:
    listed = await has_entry(desk, NewEntry(URL, URL, "As the list words it"))
    web.put(URL, column())
    web.move("https://other.example/old", URL)
    assert (await kept(desk, "https://other.example/old")).entry.id == listed.id
    web.put("https://other.example/now", status=302, location=URL)
    assert (await kept(desk, "https://other.example/now")).entry.url == "https://other.example/now"


async def test_a_page_that_names_no_channel_is_saved_as_well(desk: Desk, web: Web) -> None:
    web.put(URL, column())
    assert (await kept(desk, URL)).channel is None


async def test_one_whose_text_cannot_be_had_is_saved_with_the_reason(desk: Desk, web: Web) -> None:
    walled = ["Subscribe to continue reading this article. Already a subscriber? Log in."]
    web.put(URL, column(text=walled).replace("</body>", '<div class="paywall">Subscribers only</div></body>'))
    answer = await kept(desk, URL)
    assert isinstance(answer.trouble, CleanError)
    assert len(await saved(desk)) == 1


async def test_a_feed_is_followed(desk: Desk, web: Web) -> None:
    web.put(f"{SITE}/new.xml", feed(item("Headline", f"{SITE}/new/1"), name="New Voices"), RSS)
    answer = await add(desk, f"{SITE}/new.xml")
    assert isinstance(answer, Followed)
    assert [entry.headline for entry in await entries_of(desk, answer.channel)] == ["Headline"]


async def test_what_is_followed_already_is_found_by_its_address(desk: Desk, web: Web) -> None:
    known = await has_channel(desk, NewChannel(URL, "Slow Trains"))
    answer = await add(desk, URL)
    assert isinstance(answer, Followed)
    assert answer.channel.id == known.id
