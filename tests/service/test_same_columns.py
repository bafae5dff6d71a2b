"""Texts that are new are compared in the background; copies are joined, told, taken apart, and joined again."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.errors import FetchError
from reader.library.library import Library
from reader.model.article import Article, ChannelLink
from reader.model.blocks import Paragraph, Span
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind, State
from reader.model.verdict import Rung, Verdict
from reader.service.deeds import undo
from reader.service.desk import Desk
from reader.service.library.about import about_entry
from reader.service.library.comparing import compare_all, tell_apart
from reader.service.library.saving import mark
from reader.service.library.searching import index_all
from reader.service.reading.opening import open_entry
from tests.editorial.test_same_column import COLUMN, changed, prose
from tests.editorial.test_subjects import FERRY, KEEP
from tests.service.conftest import CATALOGUE, NOW, has_channel, has_entry, now_is
from tests.service.pages import SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def a_column(
    desk: Desk, key: str, words: tuple[str, ...], published_at: datetime = NOW, feed: bool = False
) -> Entry:
    """An entry of the first channel with this text, from its page or from its feed."""
    channel = await has_channel(desk, CATALOGUE[0])
    url, text = f"{SITE}/opinion/s-{key}", " ".join(words)
    body = f"<p>{text}</p>" if feed else ""
    new = NewEntry(f"press:{key}", url, f"Headline {key}", published_at=published_at, body=body)

    def put(library: Library) -> Entry:
        library.entries.put(channel.id, [new], NOW)
        entry = library.entries.by_key(new.key)
        assert entry
        if not feed:
            article = Article(url, new.headline, blocks=(Paragraph((Span(text),)),), words=len(words))
            library.articles.put(entry.id, article, Verdict.FULL, Rung.PAGE, [], NOW)
        return entry

    return await desk.library.write(put)


async def compared(desk: Desk) -> int:
    await index_all(desk, pause=0.0)
    return await compare_all(desk, pause=0.0)


async def others(desk: Desk, entry: Entry) -> set[int]:
    return set(await desk.library.read(lambda library: library.same.others(entry.id)))


async def unread(desk: Desk) -> set[int]:
    return set(await desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.UNREAD))))


async def test_copies_are_joined_whoever_carries_the_text(desk: Desk) -> None:
    whole = await a_column(desk, "whole", COLUMN)
    in_feed = await a_column(desk, "feed", changed(COLUMN, 0.1), feed=True)
    begun = await a_column(desk, "begun", COLUMN[:120])
    other = await a_column(desk, "other", prose(3))
    assert await compared(desk) == 2
    assert await others(desk, whole) == {in_feed.id, begun.id}
    assert await others(desk, other) == set()
    assert await unread(desk) == {whole.id, other.id}
    assert await compared(desk) == 0


async def in_channel(desk: Desk, number: int) -> Entry:
    """An entry of this channel of the catalogue, the same in all but its page."""
    channel = await has_channel(desk, CATALOGUE[number])
    new = NewEntry(f"press:{number}", f"{SITE}/{number}", "The ferry nobody counts", "Ada Writer")

    def put(library: Library) -> Entry:
        library.entries.put(channel.id, [new], NOW)
        entry = library.entries.by_key(new.key)
        assert entry
        return entry

    return await desk.library.write(put)


async def test_without_texts_they_are_one_until_the_texts_say_otherwise(desk: Desk) -> None:
    one, other = [await in_channel(desk, number) for number in (0, 1)]
    assert await compared(desk) == 1
    assert await others(desk, one) == {other.id}
    told = await about_entry(desk, one.id)
    assert told
    assert told.copies[0].endswith("the same headline and byline in the same days; the texts are not both here")

    async def has_text(entry: Entry, words: tuple[str, ...]) -> None:
        article = Article(entry.url, entry.headline, blocks=(Paragraph((Span(" ".join(words)),)),), words=len(words))
        await desk.library.write(
            lambda library: library.articles.put(entry.id, article, Verdict.FULL, Rung.PAGE, [], NOW)
        )

    await has_text(one, COLUMN)
    assert await compared(desk) == 0
    assert await others(desk, one) == {other.id}
    await has_text(other, prose(5))
    assert await compared(desk) == 1
    assert await others(desk, one) == set()


async def test_a_rerun_is_another_column(desk: Desk) -> None:
    now = await a_column(desk, "now", COLUMN)
    last_year = await a_column(desk, "then", COLUMN, datetime(2025, 11, 23, tzinfo=UTC))
    assert await compared(desk) == 0
    assert await unread(desk) == {now.id, last_year.id}


async def test_what_drifts_from_copy_to_copy_is_not_joined(desk: Desk) -> None:
    await a_column(desk, "one", COLUMN)
    half = (*COLUMN[:160], *prose(11, 75))
    await a_column(desk, "two", half)
    await a_column(desk, "three", (*prose(11, 75), *prose(12, 40)))
    await compared(desk)
    assert len(await unread(desk)) == 2


async def test_a_text_that_became_another_is_no_copy_any_more(desk: Desk) -> None:
    one, two = await a_column(desk, "one", COLUMN), await a_column(desk, "two", COLUMN)
    await compared(desk)
    article = Article(two.url, "Headline two", blocks=(Paragraph((Span(" ".join(prose(5))),)),), words=300)
    later = NOW + timedelta(hours=1)
    await desk.library.write(lambda library: library.articles.put(two.id, article, Verdict.FULL, Rung.PAGE, [], later))
    assert await compared(desk) == 1
    assert await unread(desk) == {one.id, two.id}


async def test_an_objection_is_kept_and_taken_back(desk: Desk) -> None:
    one, two = await a_column(desk, "one", COLUMN), await a_column(desk, "two", COLUMN)
    await compared(desk)
    change = await tell_apart(desk, two.id)
    assert change.label == "told apart"
    assert change.entry_ids == (two.id,)
    assert await unread(desk) == {one.id, two.id}
    await desk.library.write(lambda library: library.index.start_anew())
    assert await compared(desk) == 0
    assert await unread(desk) == {one.id, two.id}
    again = await undo(desk, change)
    assert await unread(desk) == {one.id}
    await undo(desk, again)
    assert await unread(desk) == {one.id, two.id}
    assert (await tell_apart(desk, two.id)).deeds == ()


async def test_finishing_one_finishes_all_and_undoing_it_none(desk: Desk) -> None:
    one, two = await a_column(desk, "one", COLUMN), await a_column(desk, "two", COLUMN)
    await compared(desk)
    change = await mark(desk, [two.id], State.FINISHED)
    assert {(await now_is(desk, each)).state for each in (one, two)} == {State.FINISHED}
    await undo(desk, change)
    assert {(await now_is(desk, each)).state for each in (one, two)} == {State.NEW}


class TestTheBestCopy:
    """Of several copies the best text is read, whichever was opened."""

    async def of_two(self, desk: Desk) -> tuple[Entry, Entry]:
        one, two = [
            await has_entry(desk, NewEntry(f"press:{each}", f"{SITE}/opinion/s-{each}", "A headline", masthead=each))
            for each in ("Herald", "Gazette")
        ]
        await desk.library.write(lambda library: library.same.join(two.id, one.id, 0.9))
        return one, two

    @pytest.mark.parametrize("walled", [True, False])
    async def test_one_that_cannot_be_had_gives_way(self, desk: Desk, web: Web, walled: bool) -> None:
        one, two = await self.of_two(desk)
        text = " ".join(COLUMN[:60])
        wall = column(text=f"<p>{text}</p>").replace("</body>", '<div class="paywall">Subscribers only</div></body>')
        if walled:
            web.put(one.url, wall)
        web.put(two.url, column())
        opened = await open_entry(desk, one.id)
        assert (opened.entry.id, opened.rung, opened.verdict) == (one.id, Rung.COPY, Verdict.FULL)
        assert opened.reason == "the copy at Gazette"
        assert opened.article.headline == "A headline"
        assert bool(opened.trouble) is not walled
        assert [(each.url, each.byline) for each in opened.also] == [(two.url, "the full text")]
        again = await open_entry(desk, one.id)
        assert (again.rung, again.trouble) == (Rung.COPY, None), "it was kept"

    async def test_where_none_can_be_had_the_first_says_why(self, desk: Desk, web: Web) -> None:
        one, two = await self.of_two(desk)
        with pytest.raises(FetchError):
            await open_entry(desk, one.id)
        with pytest.raises(FetchError):
            await open_entry(desk, one.id)
        assert web.urls.count(two.url) == 1, "what failed is not asked for again and again"

    async def test_a_whole_one_asks_for_no_other(self, desk: Desk, web: Web) -> None:
        one, two = await self.of_two(desk)
        web.put(one.url, column())
        opened = await open_entry(desk, one.id)
        assert opened.rung is Rung.PAGE
        assert opened.also == (ChannelLink("Gazette", two.url, "not fetched yet"),)
        assert two.url not in web.urls

    async def test_about_says_why(self, desk: Desk, web: Web) -> None:
        one, two = await self.of_two(desk)
        told = await about_entry(desk, one.id)
        assert told
        assert told.copies == ("Gazette: 90% of the shorter text stand in the other",)
        other = await about_entry(desk, two.id)
        assert other
        assert other.copies == ("Herald: 90% of the shorter text stand in the other",)


async def test_columns_on_one_subject_lead_to_each_other(desk: Desk, web: Web) -> None:
    for number in range(30):
        await a_column(desk, f"filler{number}", prose(100 + number, 120))
    keep = await a_column(desk, "keep", tuple((KEEP * 3).split()))
    sell = await a_column(desk, "sell", tuple((FERRY * 2).split()), NOW - timedelta(days=3))
    long_ago = await a_column(desk, "long ago", tuple((f"{KEEP} {FERRY}" * 2).split()), NOW - timedelta(days=40))
    await compared(desk)
    opened = await open_entry(desk, keep.id)
    (link,) = opened.subject
    assert (link.name, link.url) == ("Headline sell", sell.url)
    assert "ferry" in link.byline
    assert [each.url for each in (await open_entry(desk, sell.id)).subject] == [keep.url]
    assert (await open_entry(desk, long_ago.id)).subject == ()
