"""What the ladder trusts, what it sends, the rules it climbs by, and the single page."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from reader.errors import CleanError, Refused
from reader.model.article import Cleaned
from reader.model.blocks import Figure
from reader.model.channel import NewChannel, SourceKind
from reader.model.entry import NewEntry
from reader.model.verdict import Verdict
from reader.service.desk import Desk
from reader.service.following.refreshing import refresh, refresh_all
from reader.service.parser.pool import Parser
from reader.service.reading.ladder import Errand, Fetched, climb
from reader.service.reading.opening import fetch_text, open_entry
from reader.service.reading.prefetching import prefetch
from reader.service.reading.unlisted import read_url
from tests.service.conftest import CATALOGUE, NOW, Clock, channel_now, entries_of, has_channel, has_entry
from tests.service.pages import PARTS, SITE, column, feed, item, listing, stories
from tests.service.web import HASTY, RSS, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

URL = f"{SITE}/opinion/s-101"
FEED = f"{SITE}/opinion/rss"
PRIVATE = "http://192.168.7.7/opinion"
DISALLOW = "User-agent: *\nDisallow: /opinion\n"


@pytest_asyncio.fixture(loop_scope="module")
async def ruled(tmp_path: Path, web: Web, clock: Clock, parser: Parser) -> AsyncIterator[Desk]:
    """A desk of a person who has rules and cookies of their own."""
    (tmp_path / "rules").mkdir()
    desk = Desk(
        tmp_path / "library.sqlite3",
        catalogue=lambda: CATALOGUE,
        starters=tuple,
        rules=tmp_path / "rules",
        cookies=tmp_path / "cookies.txt",
        clock=clock,
        limits=HASTY,
        transport=httpx.MockTransport(web),
    )
    desk.parser = parser
    desk.library.start()
    yield desk
    await desk.fetcher.close()
    desk.library.close()


def write_rules(desk: Desk, *lines: str) -> None:
    (desk.rules / "press.example.txt").write_text("\n".join(lines), encoding="utf-8")


class TestTrust:
    async def test_an_entry_of_a_public_channel_leads_to_no_private_host(self, desk: Desk, web: Web) -> None:
        web.put(f"{PRIVATE}/s-1", column())
        entry = await has_entry(desk, NewEntry("press:1", f"{PRIVATE}/s-1", "The slow train"))
        with pytest.raises(Refused, match="private network"):
            await open_entry(desk, entry.id)
        assert web.asked == []

    async def test_a_feed_elsewhere_may_not_be_private_either(self, desk: Desk, web: Web) -> None:
        channel = await has_channel(desk, NewChannel(f"{SITE}/notes", "Notes", feed_url=f"{PRIVATE}/rss"))
        answer = await refresh(desk, channel)
        assert isinstance(answer.error, Refused)
        assert web.asked == []

    async def test_a_private_channel_that_a_person_follows_is_read_like_any_other(self, desk: Desk, web: Web) -> None:
        web.put(PRIVATE, listing("House letters", *((name, f"{PRIVATE}{url}") for name, url in stories(4))))
        web.put(f"{PRIVATE}/opinion/s-1", column("The story of house number 1"))
        channel = await has_channel(desk, NewChannel(PRIVATE, "House letters", SourceKind.INDEX))
        answer = await refresh(desk, channel)
        assert (answer.new, answer.error) == (4, None)
        entry = next(each for each in await entries_of(desk, channel) if each.url.endswith("/s-1"))
        assert (await open_entry(desk, entry.id)).verdict is Verdict.FULL

    async def test_an_address_that_was_typed_may_be_private(self, desk: Desk, web: Web) -> None:
        web.put(PRIVATE, column())
        assert (await read_url(desk, PRIVATE)).verdict is Verdict.FULL


class TestRobots:
    async def test_what_nobody_waits_for_keeps_to_them(self, desk: Desk, web: Web) -> None:
        web.put(f"{SITE}/robots.txt", DISALLOW, "text/plain")
        web.put(FEED, feed(item("One", URL)), RSS)
        web.put(URL, column())
        channel = await has_channel(desk, CATALOGUE[0])
        answers = [answer async for answer in refresh_all(desk, [channel])]
        assert isinstance(answers[0].error, Refused)
        assert "asks programs to leave this page alone" in (await channel_now(desk, channel)).trouble
        assert (await refresh(desk, channel)).new == 1

    async def test_a_text_is_not_fetched_ahead_but_can_be_opened(self, desk: Desk, web: Web) -> None:
        web.put(f"{SITE}/robots.txt", DISALLOW, "text/plain")
        web.put(URL, column())
        entry = await has_entry(desk, NewEntry("press:101", URL, "The slow train"))
        assert await prefetch(desk, [entry.id]) == 0
        assert web.urls == [f"{SITE}/robots.txt"]
        assert (await open_entry(desk, entry.id)).verdict is Verdict.FULL


class TestRules:
    async def test_they_are_kept_to_in_reading(self, ruled: Desk, web: Web) -> None:
        web.put(URL, column(text=(*PARTS[0], *PARTS[1])))
        write_rules(ruled, "title: //p[@class='byline']", "strip: //article/p[2]")
        read = await read_url(ruled, URL)
        assert read.article.headline == "By Ada Writer"
        assert PARTS[0][0] not in read.article.text
        assert PARTS[1][1] in read.article.text

    async def test_one_that_takes_too_long_is_left_aside(self, ruled: Desk, web: Web) -> None:
        ruled.parser = Parser(deadline=4.0)
        try:
            await ruled.warm()
            web.put(URL, column().replace("</article>", "<p>.</p>" * 900 + "</article>"))
            after = "following-sibling::p"
            write_rules(ruled, f"strip: //p[{after}[{after}[{after}[{after} = 'x']]]]")
            found = await climb(ruled, Errand(URL))
        finally:
            await ruled.parser.close()
        assert found.cleaned.verdict is Verdict.FULL
        assert found.cleaned.reason.endswith("the rules of the site took too long")

    async def test_their_headers_go_to_their_own_site_only(self, ruled: Desk, web: Web) -> None:
        write_rules(ruled, "http_header(cookie): key=mine", "http_header(user-agent): Reader of the Press")
        web.move(URL, "https://elsewhere.example/s-101")
        web.put("https://elsewhere.example/s-101", column())
        await read_url(ruled, URL)
        sent = [(request.headers.get("cookie"), request.headers["user-agent"]) for request in web.asked]
        assert sent[0] == ("key=mine", "Reader of the Press")
        assert sent[1][0] is None
        assert sent[1][1].startswith("byline/")

    async def test_the_cookie_file_is_sent_where_it_belongs(self, ruled: Desk, tmp_path: Path, web: Web) -> None:
        (tmp_path / "cookies.txt").write_text("press.example\tFALSE\t/\tTRUE\t0\tpaid\tyes\n", encoding="ascii")
        web.put(URL, column(further=f"{URL}-p2"))
        web.put(f"{URL}-p2", column(text=PARTS[1]))
        web.put("https://elsewhere.example/", column())
        await read_url(ruled, URL)
        await read_url(ruled, "https://elsewhere.example/")
        assert [request.headers.get("cookie") for request in web.asked] == ["paid=yes", "paid=yes", None]


class TestSinglePage:
    async def test_a_page_that_says_so_needs_no_rule(self, desk: Desk, web: Web) -> None:
        first = column(text=PARTS[0], further=f"{URL}-p2")
        web.put(URL, first.replace("<article>", "<nav><a href='?all'>View as single page</a></nav><article>"))
        web.put(f"{URL}?all", column(text=(*PARTS[0], *PARTS[1])))
        found = await climb(desk, Errand(URL))
        assert (found.rung, found.cleaned.article.url) == ("single", URL)
        assert found.cleaned.article.text == "\n\n".join((*PARTS[0], *PARTS[1]))

    async def test_the_page_that_holds_it_whole_is_taken(self, ruled: Desk, web: Web) -> None:
        write_rules(ruled, "single_page_link: //a[@id='all']")
        first = column(text=PARTS[0], further=f"{URL}-p2").replace(
            "<article>", "<nav><a id='all' href='?all'>Single page</a></nav><article>"
        )
        web.put(URL, first)
        web.put(f"{URL}?all", column(text=(*PARTS[0], *PARTS[1], *PARTS[2])))
        entry = await has_entry(ruled, NewEntry("press:101", URL, "The slow train"))
        opened = await fetch_text(ruled, entry)
        assert (opened.rung, opened.verdict, opened.article.url) == ("single", Verdict.FULL, URL)
        assert opened.article.text == "\n\n".join((*PARTS[0], *PARTS[1], *PARTS[2]))
        assert web.urls == [URL, f"{URL}?all"]

    @pytest.mark.parametrize(
        "body", [column(text=PARTS[0][:1]), column(text=(*PARTS[1], *PARTS[2])), "<html><body></body></html>", ""]
    )
    async def test_one_that_gives_less_is_not(self, ruled: Desk, web: Web, body: str) -> None:
        write_rules(ruled, "single_page_link: //a[@id='all']")
        first = column(text=PARTS[0], further=f"{URL}-p2").replace(
            "<article>", "<nav><a id='all' href='?all'>Single page</a></nav><article>"
        )
        web.put(URL, first)
        web.put(f"{URL}-p2", column(text=PARTS[1]))
        web.put(f"{URL}?all", body)
        found = await climb(ruled, Errand(URL))
        assert (found.rung, found.cleaned.verdict) == ("pages", Verdict.FULL)
        assert found.cleaned.article.text == "\n\n".join((*PARTS[0], *PARTS[1]))


class TestStrips:
    PICTURE = "https://press.example/strips/7.png"
    PAGE = "<html><head><title>Gulls</title></head><body><img src='/strips/7.png' width='900'><p>Next</p></body></html>"

    async def strip(self, desk: Desk, web: Web, kind: SourceKind, body: str) -> Fetched:
        url = f"{SITE}/gulls/7"
        web.put(url, body)
        channel = await has_channel(desk, NewChannel(f"{SITE}/gulls", "Gulls", kind))
        entry = NewEntry("gulls:7", url, "Gulls for 7 November", picture=self.PICTURE)
        await desk.library.write(lambda library: library.entries.put(channel.id, [entry], NOW))
        (listed,) = await entries_of(desk, channel)
        opened = await open_entry(desk, listed.id)
        return Fetched(Cleaned(opened.article, opened.verdict, reason=opened.reason), opened.rung, ())

    async def test_the_picture_its_list_knows_is_the_strip(self, desk: Desk, web: Web) -> None:
        found = await self.strip(desk, web, SourceKind.COMIC, self.PAGE)
        assert found.cleaned.article.blocks == (Figure(self.PICTURE, "Gulls for 7 November"),)
        assert (found.cleaned.verdict, found.cleaned.reason) == (Verdict.FULL, "a comic strip")

    async def test_what_the_page_says_of_the_strip_is_kept(self, desk: Desk, web: Web) -> None:
        said = self.PAGE.replace("width='900'", "alt='A barrel' title='They know, and they like it.'")
        found = await self.strip(desk, web, SourceKind.COMIC, said)
        assert found.cleaned.article.blocks == (Figure(self.PICTURE, "A barrel", title="They know, and they like it."),)

    async def test_what_is_written_under_it_stays(self, desk: Desk, web: Web) -> None:
        found = await self.strip(desk, web, SourceKind.COMIC, column("Gulls for 7 November"))
        assert found.cleaned.article.blocks[0] == Figure(self.PICTURE, "Gulls for 7 November")
        assert PARTS[0][1] in found.cleaned.article.text

    async def test_an_empty_page_of_another_channel_stays_empty(self, desk: Desk, web: Web) -> None:
        with pytest.raises(CleanError):
            await self.strip(desk, web, SourceKind.FEED, self.PAGE)
