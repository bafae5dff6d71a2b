"""Asking a channel's source, one channel after the other and many at once."""

import asyncio
import gc
from contextlib import aclosing

import pytest

from reader.errors import CleanError, FetchError, Gone, LibraryError, Offline, ServerFailed, SourceError
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.plain.refreshing import refresh_lines
from reader.service.desk import Desk
from reader.service.following import asking, refreshing
from reader.service.following.refreshing import refresh, refresh_all
from reader.service.parser.pool import Parser
from reader.ui.gauge import Gauge, outcome
from tests.service.conftest import CATALOGUE, NOW, Clock, channel_now, entries_of, has_channel
from tests.service.pages import EMPTY, SITE, comic, feed, item, listing, stories
from tests.service.web import RSS, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

OP_EDS, ADA, GULL = CATALOGUE[:3]
FEED = f"{SITE}/opinion/rss"
THREE = feed(*(item(f"Headline {number}", f"{SITE}/opinion/s-{number}") for number in (3, 2, 1)))
ENTITY_BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>'


class TestAFeed:
    async def test_its_entries_come_newest_first(self, desk: Desk, web: Web) -> None:
        web.put(FEED, THREE, RSS)
        channel = await has_channel(desk, OP_EDS)
        answer = await refresh(desk, channel)
        assert (answer.new, answer.error) == (3, None)
        assert [entry.headline for entry in await entries_of(desk, channel)] == [
            "Headline 3",
            "Headline 2",
            "Headline 1",
        ]

    async def test_the_answer_holds_the_channel_as_it_is_now(self, desk: Desk, web: Web) -> None:
        web.put(FEED, THREE, RSS)
        answer = await refresh(desk, await has_channel(desk, OP_EDS))
        assert (answer.channel.unread, answer.channel.refreshed_at) == (3, NOW)

    async def test_what_is_known_is_not_new(self, desk: Desk, web: Web) -> None:
        web.put(FEED, THREE, RSS)
        channel = await has_channel(desk, OP_EDS)
        await refresh(desk, channel)
        web.put(FEED, feed(item("Headline 4", f"{SITE}/opinion/s-4"), item("Headline 3", f"{SITE}/opinion/s-3")), RSS)
        assert (await refresh(desk, channel)).new == 1
        assert len(await entries_of(desk, channel)) == 4

    async def test_nothing_has_changed(self, desk: Desk, web: Web, clock: Clock) -> None:
        web.put(FEED, THREE, RSS, etag='"one"', last_modified="Fri, 20 Nov 2026 08:30:00 GMT")
        first = await refresh(desk, await has_channel(desk, OP_EDS))
        clock.forward(hours=1)
        second = await refresh(desk, first.channel)
        sent = web.asked[1].headers
        assert (sent["if-none-match"], sent["if-modified-since"]) == ('"one"', "Fri, 20 Nov 2026 08:30:00 GMT")
        assert (second.new, second.error, len(web.asked)) == (0, None, 2)
        assert second.channel.refreshed_at == clock.now
        assert second.channel.etag == '"one"'

    @pytest.mark.parametrize("body", [None, EMPTY, ENTITY_BOMB])
    async def test_one_that_is_gone_or_no_feed_gives_way_to_the_page(
        self, desk: Desk, web: Web, body: str | None
    ) -> None:
        if body:
            web.put(FEED, body)
        web.put(OP_EDS.url, listing("Op Eds", *stories(4)))
        channel = await has_channel(desk, OP_EDS)
        answer = await refresh(desk, channel)
        assert (answer.new, answer.error) == (4, None)
        assert web.urls == [FEED, OP_EDS.url]

    @pytest.mark.parametrize(("status", "kept"), [(301, True), (308, True), (302, False), (307, False)])
    async def test_one_that_moved_for_good_is_asked_there_from_then_on(
        self, desk: Desk, web: Web, status: int, kept: bool
    ) -> None:
        new = "https://elsewhere.example/feed"
        channel = await has_channel(desk, OP_EDS)
        web.put(FEED, status=status, location=new)
        web.put(new, THREE, RSS, etag='"one"')
        assert (await refresh(desk, channel)).new == 3
        now = await channel_now(desk, channel)
        assert (now.url, now.feed_url, now.etag) == (channel.url, new if kept else FEED, '"one"')
        web.asked.clear()
        await refresh(desk, now)
        assert web.urls[0] == (new if kept else FEED)

    async def test_one_that_leads_to_another_channels_page_keeps_its_own_address(self, desk: Desk, web: Web) -> None:
        here, there = (NewChannel(f"{SITE}/{name}", name, SourceKind.INDEX) for name in ("letters", "all"))
        channel, other = await has_channel(desk, here), await has_channel(desk, there)
        web.move(here.url, there.url)
        web.put(there.url, listing("All", *stories(4)))
        await refresh(desk, channel)
        assert (await channel_now(desk, channel)).url == here.url
        assert (await channel_now(desk, other)).url == there.url

    async def test_one_that_leads_to_what_lists_nothing_keeps_its_address(self, desk: Desk, web: Web) -> None:
        channel = await has_channel(desk, OP_EDS)
        web.move(FEED, f"{SITE}/home")
        web.put(f"{SITE}/home", EMPTY)
        assert (await refresh(desk, channel)).error
        assert (await channel_now(desk, channel)).feed_url == FEED

    async def test_an_ailing_site_is_not_asked_twice(self, desk: Desk, web: Web) -> None:
        web.put(FEED, "busy", status=500)
        answer = await refresh(desk, await has_channel(desk, OP_EDS))
        assert isinstance(answer.error, ServerFailed)
        assert len(web.asked) == 1

    async def test_a_channel_that_is_its_own_feed_is_not_asked_twice(self, desk: Desk, web: Web) -> None:
        answer = await refresh(desk, await has_channel(desk, NewChannel(FEED, "A feed alone", feed_url=FEED)))
        assert isinstance(answer.error, Gone)
        assert len(web.asked) == 1

    async def test_entries_without_a_byline_are_the_columnists(self, desk: Desk, web: Web) -> None:
        web.put(
            f"{SITE}/ada/rss",
            feed(item("Hers", f"{SITE}/a/1"), item("A guest's", f"{SITE}/a/2", byline="Cy Guest")),
            RSS,
        )
        channel = await has_channel(
            desk, NewChannel(f"{SITE}/ada", "Ada Writer", byline="Ada Writer", feed_url=f"{SITE}/ada/rss")
        )
        await refresh(desk, channel)
        bylines = {entry.headline: entry.byline for entry in await entries_of(desk, channel)}
        assert bylines == {"Hers": "Ada Writer", "A guest's": "Cy Guest"}


class TestTrouble:
    async def test_it_is_kept_on_the_channel_and_cleared_by_the_next_success(self, desk: Desk, web: Web) -> None:
        web.offline = True
        channel = await has_channel(desk, OP_EDS)
        answer = await refresh(desk, channel)
        assert isinstance(answer.error, Offline)
        assert answer.channel.trouble == (await channel_now(desk, channel)).trouble == answer.error.headline
        web.offline = False
        web.put(FEED, THREE, RSS)
        assert (await refresh(desk, channel)).channel.trouble == ""

    async def test_a_page_that_lists_nothing_is_a_sentence(self, desk: Desk, web: Web) -> None:
        web.put(f"{SITE}/letters", EMPTY)
        answer = await refresh(desk, await has_channel(desk, CATALOGUE[4]))
        assert isinstance(answer.error, SourceError)

    async def test_a_feed_that_is_too_much_for_the_parser_is_its_own_trouble_only(self, desk: Desk, web: Web) -> None:
        web.put(FEED, THREE, RSS)
        desk.parser = Parser(deadline=0.0)
        answer = await refresh(desk, await has_channel(desk, OP_EDS))
        assert isinstance(answer.error, CleanError)
        assert answer.channel.trouble == "This page took too long to clean."


def strips(web: Web, newest: int, oldest: int) -> None:
    """Puts strip ``n`` of day ``n`` on the web, each naming the one before; the newest on the landing page as well."""
    for number in range(oldest, newest + 1):
        older = f"{SITE}/thefunnies/gull/s-{number - 1}" if number > oldest else ""
        page = comic(number, number, older)
        web.put(f"{SITE}/thefunnies/gull/s-{number}", page)
    web.put(GULL.url, page)


class TestAComic:
    async def test_the_first_time_a_week_of_strips_comes(self, desk: Desk, web: Web) -> None:
        strips(web, 22, 10)
        channel = await has_channel(desk, GULL)
        assert (await refresh(desk, channel)).new == asking.STRIPS
        assert len(web.asked) == asking.STRIPS
        newest = (await entries_of(desk, channel))[0]
        assert newest.url == f"{SITE}/thefunnies/gull/s-22"
        assert newest.byline == "Bo Quill"

    async def test_a_young_comic_ends_where_it_began(self, desk: Desk, web: Web) -> None:
        strips(web, 12, 10)
        assert (await refresh(desk, await has_channel(desk, GULL))).new == 3

    async def test_the_walk_stops_at_what_is_known(self, desk: Desk, web: Web) -> None:
        strips(web, 20, 10)
        channel = await has_channel(desk, GULL)
        await refresh(desk, channel)
        strips(web, 22, 10)
        web.asked.clear()
        assert (await refresh(desk, channel)).new == 2
        assert len(web.asked) == 3

    async def test_a_strip_that_cannot_be_had_ends_the_walk(self, desk: Desk, web: Web) -> None:
        strips(web, 22, 10)
        web.take_down(f"{SITE}/thefunnies/gull/s-20")
        answer = await refresh(desk, await has_channel(desk, GULL))
        assert (answer.new, answer.error) == (2, None)

    async def test_a_landing_page_without_a_strip_is_a_sentence(self, desk: Desk, web: Web) -> None:
        web.put(GULL.url, EMPTY)
        assert isinstance((await refresh(desk, await has_channel(desk, GULL))).error, SourceError)


def many(count: int) -> tuple[NewChannel, ...]:
    return tuple(
        NewChannel(f"https://c{number}.example/", f"Channel {number}", feed_url=f"https://c{number}.example/rss")
        for number in range(count)
    )


class TestAll:
    async def test_every_channel_answers_with_its_own(self, desk: Desk, web: Web) -> None:
        channels = [await has_channel(desk, each) for each in many(9)]
        for channel in channels[:8]:
            web.put(channel.feed_url, feed(item("A headline", f"{channel.url}/1")), RSS)
        answers = {answer.channel.name: answer async for answer in refresh_all(desk, channels)}
        assert sorted(answers) == [channel.name for channel in channels]
        assert [name for name, answer in answers.items() if answer.error] == ["Channel 8"]
        assert sum(answer.new for answer in answers.values()) == 8

    async def test_where_none_can_be_reached_it_is_said_once(self, desk: Desk, web: Web) -> None:
        web.offline = True
        channels = [await has_channel(desk, each) for each in (OP_EDS, CATALOGUE[4])]
        gauge, last = Gauge(len(channels), 0.0), None
        async for last in refresh_all(desk, channels):
            gauge = gauge.with_answer(last)
        said = "You seem to be offline: none of 2 channels could be reached."
        assert outcome(gauge, last) == said
        assert await refresh_lines(desk, channels) == [said]

    async def test_no_channels_is_no_answer(self, desk: Desk) -> None:
        assert [answer async for answer in refresh_all(desk, [])] == []

    async def test_only_a_few_are_asked_at_once(self, desk: Desk, web: Web) -> None:
        channels = [await has_channel(desk, each) for each in many(refreshing.AT_ONCE + 1)]
        web.gate = asyncio.Event()
        whole = asyncio.create_task(_all(desk, channels))
        for _ in range(refreshing.AT_ONCE):
            await web.arrivals.get()
        for _ in range(50):
            await asyncio.sleep(0)
        assert len(web.asked) == refreshing.AT_ONCE
        web.gate.set()
        assert await whole == refreshing.AT_ONCE + 1

    async def test_given_up_half_way_it_leaves_no_task(self, desk: Desk, web: Web) -> None:
        channels = [await has_channel(desk, each) for each in many(9)]
        before = asyncio.all_tasks()
        web.gate = asyncio.Event()
        whole = asyncio.create_task(_all(desk, channels))
        await web.arrivals.get()
        unheard: list[dict[str, object]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: unheard.append(context))
        whole.cancel()
        await asyncio.wait({whole})
        assert whole.cancelled()
        del whole
        gc.collect()
        await asyncio.sleep(0)
        asyncio.get_running_loop().set_exception_handler(None)
        assert asyncio.all_tasks() == before
        assert unheard == []

    async def test_answers_come_while_others_are_still_waited_for(self, desk: Desk, web: Web) -> None:
        quick, slow = [await has_channel(desk, each) for each in many(2)]
        web.put(quick.feed_url, THREE, RSS)
        web.stuck.add(slow.feed_url)
        async with aclosing(refresh_all(desk, [slow, quick])) as answers:
            first = await anext(answers)
        assert (first.channel.id, first.new) == (quick.id, 3)

    async def test_more_channels_than_one_process_is_wanted_for_answer_with_their_own(
        self, desk: Desk, web: Web
    ) -> None:
        channels = [await has_channel(desk, each) for each in many(refreshing.MANY)]
        for channel in channels:
            web.put(channel.feed_url, feed(item(channel.name, f"{channel.url}1")), RSS)
        answers = [answer async for answer in refresh_all(desk, channels)]
        assert sorted(answer.channel.id for answer in answers) == [channel.id for channel in channels]
        assert {answer.new for answer in answers} == {1}
        for channel in channels:
            assert [entry.headline for entry in await entries_of(desk, channel)] == [channel.name]

    async def test_a_library_that_fails_ends_it_with_its_reason(self, desk: Desk, web: Web) -> None:
        channels = [await has_channel(desk, each) for each in many(3)]
        before = asyncio.all_tasks()
        desk.library.close()
        with pytest.raises(LibraryError, match="is closed"):
            await _all(desk, channels)
        assert asyncio.all_tasks() == before

    async def test_left_after_the_first_answer_it_leaves_no_task(self, desk: Desk, web: Web) -> None:
        channels = [await has_channel(desk, each) for each in many(9)]
        before = asyncio.all_tasks()
        async with aclosing(refresh_all(desk, channels)) as answers:
            async for answer in answers:
                assert isinstance(answer.error, FetchError)
                break
        assert asyncio.all_tasks() == before


async def _all(desk: Desk, channels: list[Channel]) -> int:
    return len([answer async for answer in refresh_all(desk, channels)])


GUESS = NewChannel(
    f"{SITE}/politics/fromtheleft/bowhite",
    "Bo White",
    byline="Bo White",
    feed_url=f"{SITE}/politics/fromtheleft/bowhite/rss",
    code="bowhite",
    confirmed=False,
)
LEFT, RIGHT, MOD = (f"{SITE}/politics/{group}/bowhite" for group in ("fromtheleft", "fromtheright", "mod"))
SHORT = f"{SITE}/bowhite"


class TestAGuessedChannel:
    async def test_the_groups_are_tried_in_order_and_then_the_short_form(self, desk: Desk, web: Web) -> None:
        web.put(SHORT, listing("Bo White", *stories(4)))
        web.put(f"{SHORT}/rss", THREE, RSS)
        answer = await refresh(desk, await has_channel(desk, GUESS))
        assert web.urls == [LEFT, RIGHT, MOD, SHORT, f"{SHORT}/rss"]
        assert (answer.new, answer.error) == (3, None)
        assert (answer.channel.url, answer.channel.feed_url) == (SHORT, f"{SHORT}/rss")
        assert answer.channel.confirmed
        assert answer.channel.followed

    async def test_once_found_it_is_not_looked_for_again(self, desk: Desk, web: Web) -> None:
        web.put(RIGHT, listing("Bo White", *stories(4)))
        web.put(f"{RIGHT}/rss", THREE.replace("Op Eds", "Bo White"), RSS)
        channel = (await refresh(desk, await has_channel(desk, GUESS))).channel
        web.asked.clear()
        await refresh(desk, channel)
        assert web.urls == [f"{RIGHT}/rss"]

    async def test_found_without_a_feed_its_page_is_read(self, desk: Desk, web: Web) -> None:
        web.put(MOD, listing("Bo White", *stories(4)))
        answer = await refresh(desk, await has_channel(desk, GUESS))
        assert (answer.new, answer.channel.url) == (4, MOD)

    async def test_a_place_that_lists_nothing_is_passed_over(self, desk: Desk, web: Web) -> None:
        web.put(LEFT, EMPTY)
        web.put(RIGHT, listing("Bo White", *stories(4)))
        assert (await refresh(desk, await has_channel(desk, GUESS))).channel.url == RIGHT

    async def test_a_place_that_answers_with_another_list_is_passed_over(self, desk: Desk, web: Web) -> None:
        web.put(LEFT, listing("From the Left", *stories(4)))
        web.put(RIGHT, listing("Columns", *((f"Column {each}", f"{RIGHT}/s-{each}") for each in range(4100, 4104))))
        answer = await refresh(desk, await has_channel(desk, GUESS))
        assert (answer.channel.url, answer.new) == (RIGHT, 4)

    async def test_when_none_answers_it_says_so(self, desk: Desk) -> None:
        answer = await refresh(desk, await has_channel(desk, GUESS))
        assert answer.error
        assert answer.error.headline == "Bo White could not be found on the site."
        assert answer.error.hint == "None of the 4 addresses where it could be answers with columns."
        assert answer.channel.trouble == answer.error.headline
        assert not answer.channel.confirmed

    async def test_a_site_that_fails_does_not_pass_for_one_without_the_channel(self, desk: Desk, web: Web) -> None:
        web.put(MOD, "busy", status=500)
        answer = await refresh(desk, await has_channel(desk, GUESS))
        assert isinstance(answer.error, ServerFailed)
        assert web.urls == [LEFT, RIGHT, MOD, SHORT]

    async def test_without_a_network_it_stops_at_once(self, desk: Desk, web: Web) -> None:
        web.offline = True
        answer = await refresh(desk, await has_channel(desk, GUESS))
        assert isinstance(answer.error, Offline)
        assert len(web.asked) == 1

    async def test_a_comic_is_found_by_its_strip(self, desk: Desk, web: Web) -> None:
        guess = NewChannel(f"{SITE}/thefunnies/gull", "The Gull", SourceKind.COMIC, code="gull", confirmed=False)
        web.put(f"{SITE}/gull", comic(12, 12))
        answer = await refresh(desk, await has_channel(desk, guess))
        assert (answer.new, answer.channel.url) == (1, f"{SITE}/gull")
        assert web.urls[:2] == [f"{SITE}/thefunnies/gull", f"{SITE}/politics/editorialcartoons/gull"]

    async def test_a_channel_that_was_found_to_be_another_is_no_failure(self, desk: Desk, web: Web) -> None:
        web.put(f"{SHORT}/rss", THREE, RSS)
        web.put(SHORT, listing("Bo White", *stories(4)))
        twin = await has_channel(desk, NewChannel(SHORT, "Bo", feed_url=f"{SHORT}/rss"))
        found = (await refresh(desk, await has_channel(desk, GUESS))).channel
        assert (await refresh(desk, twin)).new == 0
        assert len(await entries_of(desk, found)) == 3
