"""The first start, and following what a person names."""

from itertools import pairwise

import pytest

from reader.errors import BadUrl, Gone, Offline, SourceError
from reader.library.library import Library
from reader.model.channel import NewChannel, SourceKind
from reader.service.desk import Desk
from reader.service.following.following import Column, Followed, begin, follow_new, look, unfollow
from reader.service.following.newsstand import move, rename
from reader.service.library import lists
from tests.service.conftest import CATALOGUE, add_channel, channel_now, entries_of, has_channel
from tests.service.pages import EMPTY, SITE, column, comic, feed, item, listing, stories
from tests.service.web import RSS, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

FEED = feed(item("Headline", f"{SITE}/opinion/s-1"))


async def started(desk: Desk) -> None:
    await desk.library.write(lambda library: begin(library, desk))


async def followed(desk: Desk) -> list[str]:
    return [channel.name for channel in (await lists.read_front(desk)).channels]


class TestTheFirstStart:
    async def test_it_brings_the_catalogue_and_follows_the_starters(self, desk: Desk) -> None:
        await started(desk)
        assert sorted(await followed(desk)) == ["Op Eds", "The Gull"]
        assert len(await desk.library.read(lambda library: library.channels.known(100))) == 6

    async def test_the_second_follows_nothing_again(self, desk: Desk) -> None:
        await started(desk)
        for channel in (await lists.read_front(desk)).channels:
            await unfollow(desk, channel)
        await started(desk)
        assert await followed(desk) == []

    async def test_a_starter_that_is_not_in_the_catalogue_is_passed_over(self, desk: Desk) -> None:
        desk.starters = lambda: (f"{SITE}/nowhere", f"{SITE}/opinion")
        await started(desk)
        assert await followed(desk) == ["Op Eds"]

    async def test_half_a_start_is_none(self, desk: Desk) -> None:
        def fail(library: Library) -> None:
            begin(library, desk)
            raise OSError

        with pytest.raises(OSError):
            await desk.library.write(fail)
        assert await followed(desk) == []
        assert await desk.library.read(lambda library: library.fact("catalogue")) == ""


class TestByName:
    @pytest.mark.parametrize(
        "wanted",
        ["Op Eds", "op eds", " Op Eds ", "opinion", f"{SITE}/opinion", f"{SITE}/opinion/", "press.example/opinion"],
    )
    async def test_a_channel_of_the_catalogue(self, desk: Desk, web: Web, wanted: str) -> None:
        desk.starters = lambda: ()
        await started(desk)
        web.put(f"{SITE}/opinion/rss", FEED, RSS)
        answer = await add_channel(desk, wanted)
        assert (answer.channel.name, answer.channel.followed, answer.others) == ("Op Eds", True, ())
        assert (answer.refreshed.new, answer.refreshed.error) == (1, None)
        assert await followed(desk) == ["Op Eds"]

    @pytest.mark.parametrize("wanted", ["bo quill", "GULL"])
    async def test_by_byline_and_by_code(self, desk: Desk, web: Web, wanted: str) -> None:
        await started(desk)
        web.put(f"{SITE}/thefunnies/gull", comic(3, 3))
        assert (await add_channel(desk, wanted)).channel.name == "The Gull"

    async def test_accents_need_not_be_typed(self, desk: Desk) -> None:
        await started(desk)
        assert (await add_channel(desk, "andres writes")).channel.name == "Andrés Writes"

    async def test_an_unknown_name_is_a_sentence(self, desk: Desk, web: Web) -> None:
        await started(desk)
        with pytest.raises(SourceError, match=r"No channel is called “Cy Nobody”\."):
            await add_channel(desk, "Cy Nobody")
        assert web.asked == []

    @pytest.mark.parametrize(
        ("wanted", "name"), [("quill", "The Gull"), ("Ada", "Ada Writer"), ("ANDRES", "Andrés Writes")]
    )
    async def test_a_part_of_a_name_is_enough_where_one_has_it(self, desk: Desk, wanted: str, name: str) -> None:
        await started(desk)
        assert (await add_channel(desk, wanted)).channel.name == name

    async def test_those_that_share_a_part_of_a_name_are_listed(self, desk: Desk) -> None:
        bylined = NewChannel("https://other.example/ada", "Ada Writes Back")
        await desk.library.write(lambda library: library.channels.add(bylined, desk.clock()))
        await started(desk)
        with pytest.raises(SourceError) as several:
            await add_channel(desk, "ada")
        assert several.value.headline == "2 channels have “ada” in their names."
        assert several.value.hint == "Name one: Ada Writer, Ada Writes Back."
        assert "Ada Writer" not in await followed(desk)

    @pytest.mark.parametrize("wanted", ["Wri", "Opinion section", "pinion"])
    async def test_a_piece_of_a_word_or_a_section_is_no_name(self, desk: Desk, wanted: str) -> None:
        await started(desk)
        with pytest.raises(SourceError, match="No channel is called"):
            await add_channel(desk, wanted)

    @pytest.mark.parametrize("wanted", ["", "  "])
    async def test_nothing_is_no_name(self, desk: Desk, wanted: str) -> None:
        await started(desk)
        with pytest.raises(SourceError, match="No channel is called"):
            await add_channel(desk, wanted)

    async def test_an_ambiguous_name_is_a_sentence_with_the_addresses(self, desk: Desk) -> None:
        await started(desk)
        with pytest.raises(SourceError) as several:
            await add_channel(desk, "twice")
        assert several.value.headline == "2 channels are called “twice”."
        assert f"{SITE}/thefunnies/tern" in several.value.hint
        assert f"{SITE}/letters" in several.value.hint
        assert "Twice" not in await followed(desk)

    async def test_a_title_with_a_dot_is_a_name_and_no_host(self, desk: Desk, web: Web) -> None:
        await started(desk)
        with pytest.raises(SourceError, match=r"No channel is called “Dr\. Nobody”"):
            await add_channel(desk, "Dr. Nobody")
        assert web.asked == []

    async def test_one_that_cannot_be_had_is_followed_all_the_same(self, desk: Desk, web: Web) -> None:
        await started(desk)
        web.offline = True
        answer = await add_channel(desk, "Ada Writer")
        assert isinstance(answer.refreshed.error, Offline)
        assert "Ada Writer" in await followed(desk)


class TestByUrl:
    async def added(self, desk: Desk, wanted: str) -> Followed:
        await started(desk)
        return await add_channel(desk, wanted)

    async def test_a_feed(self, desk: Desk, web: Web) -> None:
        web.put(f"{SITE}/new/feed.xml", feed(item("Headline", f"{SITE}/new/1"), name="New Voices"), RSS)
        answer = await self.added(desk, f"{SITE}/new/feed.xml")
        assert (answer.channel.name, answer.channel.kind) == ("New Voices", SourceKind.FEED)
        assert [entry.headline for entry in await entries_of(desk, answer.channel)] == ["Headline"]

    async def test_a_listing_page(self, desk: Desk, web: Web) -> None:
        web.put("https://other.example/letters.html", listing("Letters", *stories(4)))
        answer = await self.added(desk, "other.example/letters.html")
        assert (answer.channel.kind, answer.refreshed.new) == (SourceKind.INDEX, 4)

    async def test_a_page_that_names_several_feeds(self, desk: Desk, web: Web) -> None:
        links = "".join(
            f'<link rel="alternate" type="application/rss+xml" title="{name}" href="/{name.lower()}.xml">'
            for name in ("Columns", "Letters")
        )
        web.put("https://other.example/", f"<html><head><title>The Other</title>{links}</head><body></body></html>")
        web.put("https://other.example/columns.xml", feed(item("Headline", "https://other.example/1")), RSS)
        answer = await self.added(desk, "https://other.example/")
        assert (answer.channel.feed_url, answer.refreshed.new) == ("https://other.example/columns.xml", 1)
        assert [other.feed_url for other in answer.others] == ["https://other.example/letters.xml"]

    async def test_twice_is_once(self, desk: Desk, web: Web) -> None:
        web.put(f"{SITE}/new/feed.xml", feed(item("Headline", f"{SITE}/new/1"), name="New Voices"), RSS)
        first = await self.added(desk, f"{SITE}/new/feed.xml")
        second = await self.added(desk, f"{SITE}/new/feed.xml")
        assert first.channel.id == second.channel.id
        assert (await followed(desk)).count("New Voices") == 1

    async def test_a_page_with_nothing_to_follow_is_a_sentence(self, desk: Desk, web: Web) -> None:
        web.put("https://other.example/page", EMPTY)
        with pytest.raises(SourceError, match=r"Nothing at https://other\.example/page can be followed\."):
            await self.added(desk, "https://other.example/page")

    async def test_a_missing_page_is_gone(self, desk: Desk) -> None:
        with pytest.raises(Gone):
            await self.added(desk, "https://other.example/missing")

    @pytest.mark.parametrize("wanted", ["javascript:alert(1)", "https://", "file:///etc/passwd", "mailto:a@b.example"])
    async def test_what_is_no_web_address_is_a_sentence(self, desk: Desk, web: Web, wanted: str) -> None:
        with pytest.raises(BadUrl):
            await self.added(desk, wanted)
        assert web.asked == []


async def test_unfollowing_keeps_the_entries(desk: Desk, web: Web) -> None:
    web.put(f"{SITE}/opinion/rss", FEED, RSS)
    await started(desk)
    channel = (await add_channel(desk, "Op Eds")).channel
    await unfollow(desk, channel)
    assert "Op Eds" not in await followed(desk)
    assert len(await entries_of(desk, channel)) == 1


class TestAColumn:
    async def test_it_is_no_channel_where_columns_are_to_be_read(self, desk: Desk, web: Web) -> None:
        link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
        web.put("https://other.example/slow-trains", column().replace("</head>", f"{link}</head>"))
        found = await look(desk, "https://other.example/slow-trains")
        assert isinstance(found, Column)
        assert found.url == "https://other.example/slow-trains"
        assert [channel.url for channel in found.channels] == ["https://other.example/"]

    async def test_no_feed_is_guessed_for_it(self, desk: Desk, web: Web) -> None:
        web.put("https://other.example/slow-trains", column())
        assert await look(desk, "https://other.example/slow-trains") == Column("https://other.example/slow-trains", ())
        assert web.urls == ["https://other.example/slow-trains"]

    async def test_a_columnists_page_that_looks_like_one_is_a_channel(self, desk: Desk, web: Web) -> None:
        link = '<link rel="alternate" type="application/rss+xml" href="/ada.xml">'
        web.put("https://other.example/ada.html", column().replace("</head>", f"{link}</head>"))
        found = await look(desk, "https://other.example/ada.html")
        assert not isinstance(found, Column)
        (channel,) = found
        assert channel.url == "https://other.example/ada.html"


class TestAFeedThatIsNotNamed:
    async def test_it_is_found_in_a_common_place(self, desk: Desk, web: Web) -> None:
        web.put("https://other.example/page", EMPTY)
        web.put("https://other.example/feed", feed(item("Headline", "https://other.example/1"), name="The Other"), RSS)
        await started(desk)
        answer = await add_channel(desk, "https://other.example/page")
        assert (answer.channel.feed_url, answer.refreshed.new) == ("https://other.example/feed", 1)

    async def test_a_list_is_offered_before_it(self, desk: Desk, web: Web) -> None:
        web.put("https://other.example/letters", listing("Letters", *stories(4)))
        web.put("https://other.example/rss", feed(item("Headline", "https://other.example/1")), RSS)
        found = await look(desk, "https://other.example/letters")
        assert not isinstance(found, Column)
        assert [channel.kind for channel in found] == [SourceKind.INDEX, SourceKind.FEED]

    async def test_a_page_in_its_place_is_none(self, desk: Desk, web: Web) -> None:
        web.put("https://other.example/page", EMPTY)
        for place in ("feed", "rss"):
            web.put(f"https://other.example/{place}", listing("Letters", *stories(4)))
        with pytest.raises(SourceError):
            await look(desk, "https://other.example/page")

    async def test_where_a_feed_is_named_nothing_is_guessed(self, desk: Desk, web: Web) -> None:
        link = '<link rel="alternate" type="application/rss+xml" href="/own.xml">'
        web.put("https://other.example/", f"<html><head>{link}</head></html>")
        await look(desk, "https://other.example/")
        assert web.urls == ["https://other.example/"]


class TestASecondColumnistOfASite:
    async def test_each_has_a_channel_under_the_name_of_its_feed(self, desk: Desk, web: Web) -> None:
        site = "https://other.example"
        for who in ("Jane", "Bob"):
            link = f'<link rel="alternate" type="application/rss+xml" title="All columns" href="/{who.lower()}.xml">'
            web.put(f"{site}/{who.lower()}.html", column(f"{who} Doe").replace("</head>", f"{link}</head>"))
            own = feed(item(f"A column by {who}", f"{site}/{who.lower()}/1"), name=f"{who} Doe")
            web.put(f"{site}/{who.lower()}.xml", own, RSS)
        answers = [await add_channel(desk, f"{site}/{who}.html") for who in ("jane", "bob")]
        assert [answer.channel.name for answer in answers] == ["Jane Doe", "Bob Doe"]
        assert await followed(desk) == ["Jane Doe", "Bob Doe"]
        assert [entry.headline for entry in await entries_of(desk, answers[1].channel)] == ["A column by Bob"]

    async def test_another_feed_of_a_known_page_is_a_channel_of_its_own(self, desk: Desk) -> None:
        page = "https://other.example/"
        for who in ("jane", "bob"):
            await follow_new(desk, NewChannel(page, who, feed_url=f"{page}{who}.xml"))
        assert await followed(desk) == ["jane", "bob"]

    async def test_a_name_that_a_person_gave_stays(self, desk: Desk, web: Web) -> None:
        web.put(f"{SITE}/new/feed.xml", feed(item("Headline", f"{SITE}/new/1"), name="New Voices"), RSS)
        channel = (await add_channel(desk, f"{SITE}/new/feed.xml")).channel
        await rename(desk, channel, "Mine")
        assert (await add_channel(desk, f"{SITE}/new/feed.xml")).channel.name == "Mine"

    async def test_a_name_and_a_group_that_a_person_gives_cannot_act_on_a_terminal(self, desk: Desk) -> None:
        channel = await has_channel(desk, CATALOGUE[0])
        await rename(desk, channel, "Red\x1b[31m \u202e News\x07")
        renamed = await channel_now(desk, channel)
        assert renamed.name == "Red News"
        await move(desk, renamed, "Mine\x1b]0;x\x07")
        assert (await channel_now(desk, channel)).section == "Mine"
        with pytest.raises(SourceError, match="needs a name"):
            await rename(desk, channel, "\x1b[31m")

    async def test_two_feeds_that_call_themselves_alike_keep_what_their_links_say(self, desk: Desk, web: Web) -> None:
        for who in ("jane", "bob"):
            web.put(f"{SITE}/{who}.xml", feed(item("Headline", f"{SITE}/{who}/1"), name="The Site"), RSS)
            await follow_new(desk, NewChannel(f"{SITE}/{who}", who, feed_url=f"{SITE}/{who}.xml"))
        assert await followed(desk) == ["The Site", "bob"]


class TestAnAddressThatLeadsOn:
    FEED = feed(item("Headline", f"{SITE}/new/1"), name="New Voices")

    @pytest.mark.parametrize(
        ("statuses", "kept"),
        [
            ((302,), "a"),
            ((303,), "a"),
            ((307,), "a"),
            ((301,), "b"),
            ((308,), "b"),
            ((301, 302), "b"),
            ((302, 301), "a"),
            ((308, 301), "c"),
            ((301, 302, 301), "b"),
        ],
    )
    @pytest.mark.parametrize("kind", ["feed", "list"])
    async def test_what_is_for_good_is_kept(
        self, desk: Desk, web: Web, kind: str, statuses: tuple[int, ...], kept: str
    ) -> None:
        places = "abcd"[: len(statuses) + 1]
        for status, (here, there) in zip(statuses, pairwise(places), strict=True):
            web.put(f"{SITE}/{here}.x", status=status, location=f"/{there}.x")
        last = f"{SITE}/{places[-1]}.x"
        if kind == "feed":
            web.put(last, self.FEED, RSS)
        else:
            web.put(last, listing("Letters", *stories(4)))
        channel = (await add_channel(desk, f"{SITE}/a.x")).channel
        assert (channel.url, channel.feed_url) == (f"{SITE}/{kept}.x", f"{SITE}/{kept}.x" if kind == "feed" else "")
        assert await entries_of(desk, channel)

    async def test_added_again_it_is_the_same(self, desk: Desk, web: Web) -> None:
        web.put(f"{SITE}/a.xml", status=302, location="/b.xml")
        web.put(f"{SITE}/b.xml", self.FEED, RSS)
        first, again = [await add_channel(desk, f"{SITE}/a.xml") for _ in range(2)]
        assert first.channel.id == again.channel.id

    async def test_a_page_that_names_its_feed_is_kept_under_the_address_that_stays(self, desk: Desk, web: Web) -> None:
        link = '<link rel="alternate" type="application/rss+xml" href="own.xml">'
        web.put("https://other.example/ada", status=302, location="/today/ada/")
        web.put("https://other.example/today/ada/", f"<html><head>{link}</head></html>")
        web.put("https://other.example/today/ada/own.xml", self.FEED, RSS)
        channel = (await add_channel(desk, "https://other.example/ada")).channel
        assert channel.url == "https://other.example/ada"
        assert channel.feed_url == "https://other.example/today/ada/own.xml"

    async def test_a_channel_of_the_catalogue_stays_at_its_own(self, desk: Desk, web: Web) -> None:
        web.put("https://short.example/ada", status=302, location=f"{SITE}/politics/fromtheleft/adawriter/rss")
        web.put(f"{SITE}/politics/fromtheleft/adawriter/rss", self.FEED, RSS)
        channel = (await add_channel(desk, "https://short.example/ada")).channel
        assert channel.url == f"{SITE}/politics/fromtheleft/adawriter"
