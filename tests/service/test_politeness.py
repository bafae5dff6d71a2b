"""Asking no more than is needed: what is due, two copies at once, failures that wait, channels that moved."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from reader.errors import Gone, Offline
from reader.model.article import ChannelLink
from reader.model.channel import NewChannel, SourceKind
from reader.service.desk import Desk
from reader.service.following.neighbours import MOST, neighbours
from reader.service.following.older import older, older_strips
from reader.service.following.refreshing import due, refresh, refresh_all, spread
from tests.service.conftest import CATALOGUE, NOW, Clock, channel_now, entries_of, has_channel
from tests.service.pages import SITE, comic, feed, item, listing, stories
from tests.service.web import HASTY, RSS, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

OP_EDS, _, GULL, _, LETTERS, _ = CATALOGUE
FEED = f"{SITE}/opinion/rss"


@pytest_asyncio.fixture(loop_scope="module")
async def other(desk: Desk, tmp_path: Path, web: Web, clock: Clock) -> AsyncIterator[Desk]:
    """Another copy of Byline on the same library."""
    other = Desk(
        tmp_path / "library.sqlite3",
        catalogue=tuple,
        starters=tuple,
        clock=clock,
        limits=HASTY,
        transport=httpx.MockTransport(web),
    )
    other.library.start()
    yield other
    await other.close()


class TestTwoCopies:
    async def test_a_channel_is_asked_by_one_of_them_in_a_minute(
        self, desk: Desk, other: Desk, web: Web, clock: Clock
    ) -> None:
        web.put(FEED, feed(item("One", f"{SITE}/opinion/s-1")), RSS)
        channel = await has_channel(desk, OP_EDS)
        await refresh(desk, channel)
        answer = await refresh(other, channel)
        assert (answer.new, answer.error, len(web.asked)) == (0, None, 1)
        assert [each.error async for each in refresh_all(other, [channel])] == [None]
        assert len(web.asked) == 1

    async def test_one_that_ends_leaves_its_channels_to_the_other(self, desk: Desk, other: Desk, web: Web) -> None:
        channel = await has_channel(desk, OP_EDS)
        await refresh(other, channel)
        asked = len(web.asked)
        await other.close()
        await refresh(desk, channel)
        assert len(web.asked) == 2 * asked


class TestWhatIsDue:
    async def test_what_was_not_asked_lately(self, desk: Desk, web: Web, clock: Clock) -> None:
        web.put(FEED, feed(item("One", f"{SITE}/opinion/s-1")), RSS)
        channel = await has_channel(desk, OP_EDS)
        assert await due(desk) == (channel,)
        await refresh(desk, channel)
        assert await due(desk) == ()
        clock.forward(minutes=30)
        assert [each.id for each in await due(desk)] == [channel.id]

    async def test_failures_wait_longer_each_time_and_a_bidden_refresh_does_not(self, desk: Desk, web: Web) -> None:
        web.put(FEED, "busy", status=500)
        channel = await has_channel(desk, OP_EDS)
        waits = []
        for _ in range(3):
            answer = await refresh(desk, channel)
            assert answer.channel.retry_at
            waits.append(answer.channel.retry_at - NOW)
        for wait, least in zip(waits, (15, 30, 60), strict=True):
            assert timedelta(minutes=least) <= wait <= timedelta(minutes=least * 1.25)

    async def test_an_unreachable_network_is_no_row_of_failures(self, desk: Desk, web: Web) -> None:
        web.offline = True
        channel = await has_channel(desk, OP_EDS)
        for _ in range(3):
            answer = await refresh(desk, channel)
        assert isinstance(answer.error, Offline)
        assert answer.channel.retry_at
        assert answer.channel.retry_at - NOW <= timedelta(minutes=18.75)

    async def test_the_hosts_take_turns(self, desk: Desk) -> None:
        urls = [f"https://{host}.example/{number}" for host in "ab" for number in range(2)]
        channels = [await has_channel(desk, NewChannel(url, url)) for url in urls]
        assert [each.url for each in spread(channels)] == [urls[0], urls[2], urls[1], urls[3]]


ADA = NewChannel(
    f"{SITE}/politics/fromtheleft/adawriter", "Ada", byline="Ada", feed_url=f"{SITE}/a/rss", code="adawriter"
)


class TestAChannelThatMoved:
    async def test_it_is_found_by_its_code(self, desk: Desk, web: Web) -> None:
        home = f"{SITE}/politics/fromtheright/adawriter"
        web.put(home, listing("Ada", *stories(4)))
        answer = await refresh(desk, await has_channel(desk, ADA))
        assert (answer.new, answer.error, answer.channel.url) == (4, None, home)
        assert answer.channel.followed

    async def test_nowhere_to_be_found_it_is_gone(self, desk: Desk) -> None:
        answer = await refresh(desk, await has_channel(desk, ADA))
        assert isinstance(answer.error, Gone)
        assert answer.channel.url == ADA.url


class TestNeighbours:
    async def test_they_come_into_the_catalogue_unfollowed(self, desk: Desk, web: Web) -> None:
        nav = '<ul class="ct-category-nav"><li><a href="/thefunnies/tern" data-code="tern">Tern</a></li></ul>'
        web.put(LETTERS.url, listing("Letters", *stories(4)).replace("</body>", f"{nav}</body>"))
        await refresh(desk, await has_channel(desk, LETTERS))
        found = await desk.library.read(lambda library: library.channels.by_url(f"{SITE}/thefunnies/tern"))
        assert found
        assert (found.name, found.kind, found.confirmed, found.followed) == ("Tern", SourceKind.COMIC, True, False)

    async def test_a_page_speaks_for_its_own_site_and_not_without_end(self) -> None:
        own = [ChannelLink(f"C{number}", f"{SITE}/politics/c{number}") for number in range(MOST + 5)]
        assert neighbours(SITE, [ChannelLink("Far", "https://far.example/politics/x")]) == ()
        assert len(neighbours(f"{SITE}/opinion", own)) == MOST


class TestOlder:
    async def test_a_list_goes_on_page_by_page_to_its_end(self, desk: Desk, web: Web) -> None:
        first, second = (listing("Letters", *stories(4, first)) for first in (11, 1))
        further = f'<link rel="next" href="{LETTERS.url}/page-2"></head>'
        web.put(LETTERS.url, first.replace("</head>", further))
        web.put(f"{LETTERS.url}/page-2", second)
        channel = await has_channel(desk, LETTERS)
        await refresh(desk, channel)
        assert (await older(desk, channel)).new == 4
        headlines = [entry.headline[-2:].strip() for entry in await entries_of(desk, channel)]
        assert headlines == ["11", "12", "13", "14", "1", "2", "3", "4"]
        await refresh(desk, channel)
        asked = len(web.asked)
        answer = await older(desk, channel)
        assert (answer.new, answer.error, len(web.asked)) == (0, None, asked)

    async def test_pages_that_lead_round_are_walked_once(self, desk: Desk, web: Web) -> None:
        places = (LETTERS.url, *(f"{LETTERS.url}?before={number}" for number in range(3)))
        for at, place in enumerate(places):
            further = f'<link rel="next" href="{places[(at + 1) % 4]}"></head>'
            web.put(place, listing("Letters", *stories(4, 40 - 4 * at)).replace("</head>", further))
        channel = await has_channel(desk, LETTERS)
        await refresh(desk, channel)
        assert [(await older(desk, channel)).new for _ in range(4)] == [4, 4, 4, 0]
        asked = len(web.asked)
        assert (await older(desk, channel)).new == 0
        assert len(web.asked) == asked

    async def test_a_list_that_grew_is_walked_past_what_is_known(self, desk: Desk, web: Web) -> None:
        def put(*firsts: int) -> None:
            for at, first in enumerate(firsts, 1):
                further = f'<link rel="next" href="{LETTERS.url}/page-{at + 1}"></head>' if at < len(firsts) else ""
                place = LETTERS.url if at == 1 else f"{LETTERS.url}/page-{at}"
                web.put(place, listing("Letters", *stories(4, first)).replace("</head>", further or "</head>"))

        put(30, 20, 10)
        channel = await has_channel(desk, LETTERS)
        await refresh(desk, channel)
        assert (await older(desk, channel)).new == 4
        put(50, 40, 30, 20, 10)
        await refresh(desk, channel)
        assert (await older(desk, channel)).new == 4
        assert (await entries_of(desk, channel))[-1].headline.endswith(" 13")

    async def test_a_comic_of_any_make_goes_back_a_month(self, desk: Desk, web: Web) -> None:
        site = "https://crows.example"
        for number in range(1, 61):
            turns = f"<a href='/strip/{number - 1 or 60}'>Previous</a> <a href='/strip/{number % 60 + 1}'>Next</a>"
            text = f"<title>Two Crows</title><img src='/{number}.png' alt='Two Crows'>{turns}"
            web.put(f"{site}/strip/{number}", text)
        web.put(f"{site}/", text.replace("Next", ""))
        channel = await has_channel(desk, NewChannel(f"{site}/", "Two Crows", SourceKind.COMIC))
        assert (await refresh(desk, channel)).new == 7
        assert [(await older_strips(desk, channel, 30)).new for _ in range(3)] == [30, 23, 0]
        assert len({entry.picture for entry in await entries_of(desk, channel)}) == 60

    async def test_a_failure_is_no_mark_on_the_channel(self, desk: Desk, web: Web) -> None:
        channel = await has_channel(desk, LETTERS)
        web.offline = True
        assert isinstance((await older(desk, channel)).error, Offline)
        assert (await channel_now(desk, channel)).trouble == ""

    async def test_a_comic_goes_back_a_week_at_a_time(self, desk: Desk, web: Web) -> None:
        for number in range(5, 23):
            before = f"{SITE}/thefunnies/gull/s-{number - 1}" if number > 5 else ""
            web.put(f"{SITE}/thefunnies/gull/s-{number}", comic(number, number, before))
        web.put(GULL.url, comic(22, 22, f"{SITE}/thefunnies/gull/s-21"))
        channel = await has_channel(desk, GULL)
        await refresh(desk, channel)
        assert (await older(desk, channel)).new == 7
        await refresh(desk, channel)
        assert (await older_strips(desk, channel, 30)).new == 4
        assert (await older_strips(desk, channel)).new == 0
        assert (await entries_of(desk, channel))[-1].url == f"{SITE}/thefunnies/gull/s-5"
