"""Cleaning again: better texts are taken, worse ones are not, the place stays, nothing is fetched."""

from dataclasses import replace

import pytest

from reader.clean.version import CLEANER
from reader.library.articles import StoredArticle
from reader.library.library import Library
from reader.model.article import Article, Cleaned
from reader.model.blocks import Blocks, Heading, Paragraph, Span
from reader.model.entry import Entry, NewEntry
from reader.model.page import Page
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.reading import recleaning
from reader.service.reading.cleaning import clean_page
from reader.service.reading.opening import open_entry
from reader.service.reading.recleaning import (
    Recleaned,
    Result,
    Wanted,
    compared,
    new_place,
    new_progress,
    reclean,
    waiting,
)
from tests.library.made import later
from tests.service.conftest import CATALOGUE, NOW, Clock, channel_now, has_channel, has_entry, now_is
from tests.service.pages import CONSENT, PARTS, SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

URL = f"{SITE}/opinion/s-1"
TEXT = PARTS[0] + PARTS[1]
AGED = Wanted()


def paragraphs(*texts: str) -> Blocks:
    return tuple(Paragraph((Span(text),)) for text in texts)


def an_article(*texts: str, byline: str = "Ada Writer") -> Article:
    return Article(URL, "The slow train", byline, blocks=paragraphs(*texts), words=len(" ".join(texts).split()))


async def has_text(
    desk: Desk,
    article: Article,
    *pages: str,
    verdict: Verdict = Verdict.FULL,
    cleaner: int = CLEANER - 1,
    saved: bool = False,
    rung: Rung = Rung.PAGE,
) -> Entry:
    """An entry whose text was made from these pages by another cleaner."""
    entry = await has_entry(desk, NewEntry("press:1", URL, "The slow train"))
    urls = (URL, f"{URL}-p2")
    stored = [Page(url, url, page.encode(), "text/html") for url, page in zip(urls, pages, strict=False)]

    def put(library: Library) -> None:
        library.articles.put(entry.id, article, verdict, rung, stored, NOW, cleaner=cleaner)
        if saved:
            library.saved.save(entry.id, NOW)

    await desk.library.write(put)
    return await now_is(desk, entry)


async def again(desk: Desk, wanted: Wanted = AGED) -> list[Recleaned]:
    return [done async for done in reclean(desk, await waiting(desk, wanted))]


async def stored_now(desk: Desk, entry: Entry) -> StoredArticle:
    stored = await desk.library.read(lambda library: library.articles.get(entry.id))
    assert stored
    return stored


async def test_a_better_text_takes_the_place_of_the_old_one_without_a_fetch(desk: Desk, web: Web, clock: Clock) -> None:
    entry = await has_text(desk, an_article(TEXT[0], byline=""), column(text=TEXT))
    clock.forward(hours=1)
    (done,) = await again(desk)
    assert (done.result, done.lost, done.reason) == (Result.BETTER, 0, "")
    stored = await stored_now(desk, entry)
    assert stored.article.blocks == paragraphs(*TEXT)
    assert (stored.cleaned_at, stored.rung, stored.pinned) == (clock(), "page", False)
    assert (await now_is(desk, entry)).byline == "Ada Writer"
    assert web.urls == []


async def test_a_second_time_nothing_is_left_to_do(desk: Desk) -> None:
    await has_text(desk, an_article(TEXT[0]), column(text=TEXT))
    await again(desk)
    assert await again(desk) == []
    assert [done.result for done in await again(desk, Wanted(every=True))] == [Result.SAME]


async def test_what_was_opened_today_is_today_s_cleaner_s(desk: Desk, web: Web) -> None:
    entry = await has_entry(desk, NewEntry("press:1", URL, "The slow train"))
    web.put(URL, column())
    await open_entry(desk, entry.id)
    assert await waiting(desk, Wanted()) == ()
    assert await waiting(desk, Wanted(every=True)) == (entry.id,)


async def test_what_is_gone_is_passed_over(desk: Desk) -> None:
    entry = await has_text(desk, an_article(TEXT[0]), column(text=TEXT))
    assert [done.entry.id async for done in reclean(desk, (999, entry.id))] == [entry.id]


async def test_a_text_that_was_replaced_meanwhile_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def clean_meanwhile(desk: Desk, page: Page, headline: str = "") -> Cleaned:
        await desk.library.write(
            lambda library: library.articles.put(entry.id, newer, Verdict.FULL, Rung.PAGE, [], later(1))
        )
        return await clean_page(desk, page, headline)

    entry, newer = await has_text(desk, an_article(TEXT[0]), column(text=TEXT)), an_article("Another text.")
    monkeypatch.setattr(recleaning, "clean_page", clean_meanwhile)
    assert await again(desk) == []
    assert (await stored_now(desk, entry)).article == newer


async def test_a_text_of_one_page_keeps_its_address(desk: Desk) -> None:
    print_page = replace(an_article(TEXT[0]), url=f"{URL}?print")
    entry = await has_text(desk, print_page, column(text=TEXT), rung=Rung.SINGLE)
    assert [done.result for done in await again(desk)] == [Result.BETTER]
    stored = await stored_now(desk, entry)
    assert (stored.article.url, stored.verdict) == (print_page.url, Verdict.FULL)
    assert stored.article.blocks == paragraphs(*TEXT)


async def test_a_worse_text_leaves_the_old_one_and_is_not_tried_again(desk: Desk) -> None:
    entry = await has_text(desk, an_article(*TEXT), CONSENT)
    (done,) = await again(desk)
    assert (done.result, done.reason) == (Result.WORSE, "Its text would be consent instead of full.")
    assert (await stored_now(desk, entry)).article == an_article(*TEXT)
    assert await again(desk) == []


async def test_a_page_that_cannot_be_cleaned_leaves_the_text(desk: Desk) -> None:
    entry = await has_text(desk, an_article(*TEXT), "%PDF-1.4")
    (done,) = await again(desk)
    assert (done.result, done.reason) == (Result.FAILED, "This is a file, not a page of text.")
    assert (await stored_now(desk, entry)).article == an_article(*TEXT)


async def test_several_pages_are_joined_again(desk: Desk) -> None:
    pages = (column(text=PARTS[0], further=f"{URL}-p2"), column(text=PARTS[1]))
    entry = await has_text(desk, an_article(*PARTS[0]), *pages)
    await again(desk)
    stored = await stored_now(desk, entry)
    assert stored.article.blocks == paragraphs(*TEXT)
    assert stored.verdict is Verdict.FULL


async def test_a_page_that_was_never_had_makes_the_text_a_part(desk: Desk) -> None:
    article = an_article(PARTS[0][0])
    entry = await has_text(desk, article, column(text=PARTS[0], further=f"{URL}-p2"), verdict=Verdict.PARTIAL)
    await again(desk)
    stored = await stored_now(desk, entry)
    assert (stored.verdict, stored.reason) == (Verdict.PARTIAL, "its further pages are not in the library")


async def test_a_saved_text_stays_unless_it_is_asked_for_and_stays_pinned_then(desk: Desk) -> None:
    entry = await has_text(desk, an_article(TEXT[0]), column(text=TEXT), saved=True)
    assert await again(desk) == []
    assert [done.result for done in await again(desk, Wanted(saved=True))] == [Result.BETTER]
    stored = await stored_now(desk, entry)
    assert (stored.article.blocks, stored.pinned) == (paragraphs(*TEXT), True)
    assert len(await desk.library.read(lambda library: library.articles.pages(entry.id))) == 1


async def test_a_saved_text_never_loses_much(desk: Desk) -> None:
    article = an_article(*TEXT, "A paragraph that only the old cleaner found, and that somebody may have loved.")
    entry = await has_text(desk, article, column(text=TEXT[:2]), saved=True)
    (done,) = await again(desk, Wanted(saved=True))
    assert done.result is Result.WORSE
    assert done.reason == f"It would lose {done.lost} of its words."
    assert (await stored_now(desk, entry)).article == article


async def test_one_channel_alone(desk: Desk) -> None:
    entry = await has_text(desk, an_article(TEXT[0]), column(text=TEXT))
    here, elsewhere = await has_channel(desk, CATALOGUE[0]), await has_channel(desk, CATALOGUE[4])
    assert await waiting(desk, Wanted(channel_id=elsewhere.id)) == ()
    assert await waiting(desk, Wanted(channel_id=here.id)) == (entry.id,)
    assert (await channel_now(desk, here)).unread == 1


async def test_the_place_is_kept_by_paragraph(desk: Desk, clock: Clock) -> None:
    entry = await has_text(desk, an_article("Share this column.", *TEXT), column(text=TEXT))
    await desk.library.write(lambda library: library.entries.set_place(entry.id, Place(3), 0.7, clock()))
    await again(desk)
    now = await now_is(desk, entry)
    assert now.place.block == 2
    assert 0.6 < now.progress < 0.7


@pytest.mark.parametrize(
    ("old", "new", "place", "found"),
    [
        (("One two.", "Three four."), ("One two.", "Three four."), 1, 1),
        (("Share.", "One two.", "Three four."), ("One two.", "Three four."), 2, 1),
        (("One two.", "Three four."), ("Dek.", "One two.", "Head.", "Three four."), 1, 3),
        (("One two.", "Three four."), ("Dek.", "One two. Three four."), 1, 1),
        (("One two three four five.",), ("A b c.", "One two three four six."), 0, 0),
        (("One two.", "Gone entirely.", "Three four."), ("One two.", "Three four."), 1, 1),
        (("Gone entirely.", "One two."), ("Three four.",), 1, 0),
        (("* * *", "One two.", "* * *", "Three four."), ("* * *", "One two.", "* * *", "Three four."), 2, 2),
        (("One two.",), ("One two.", "Three four."), 1, 2),
        (("One two.",), (), 0, 0),
    ],
)
async def test_a_paragraph_is_found_by_its_words(
    old: tuple[str, ...], new: tuple[str, ...], place: int, found: int
) -> None:
    assert new_place(paragraphs(*old), paragraphs(*new), place) == found


@pytest.mark.parametrize(("was", "now"), [(0.0, 0.0), (1.0, 1.0), (0.5, 0.5)])
async def test_what_was_read_of_the_same_text_stays_read(desk: Desk, was: float, now: float) -> None:
    entry = replace(await has_entry(desk, NewEntry("press:1", URL, "")), place=Place(2), progress=was)
    assert new_progress(paragraphs(*TEXT), paragraphs(*TEXT), entry, Place(2)) == now


def verdict_on(old: Article, new: Article, *, pinned: bool = False, verdict: Verdict = Verdict.FULL) -> Recleaned:
    was = StoredArticle(old, Verdict.FULL, Rung.PAGE, NOW, pinned)
    result, lost, reason = compared(was, Cleaned(new, verdict))
    return Recleaned(None, result, lost, reason)  # type: ignore[arg-type]  # the entry is no matter here


async def test_what_counts_as_worse() -> None:
    long = an_article(" ".join(f"word{number}" for number in range(100)))
    shorter = an_article(" ".join(f"word{number}" for number in range(80)))
    assert verdict_on(long, long).result is Result.SAME
    assert verdict_on(long, long, verdict=Verdict.PARTIAL).result is Result.WORSE
    assert verdict_on(long, an_article()).result is Result.WORSE
    assert verdict_on(long, an_article("word1 word2")).result is Result.WORSE
    assert verdict_on(long, shorter, pinned=True).result is Result.WORSE


async def test_what_is_lost_is_said_if_it_is_more_than_a_few_words() -> None:
    long = an_article(" ".join(f"word{number}" for number in range(100)))
    done = verdict_on(long, an_article(" ".join(f"word{number}" for number in range(92))), pinned=True)
    assert (done.result, done.lost) == (Result.BETTER, 8)
    assert done.reason == "It lost 8 words: word92 word93 word94 word95 word96 word97 word98 word99 …"
    assert verdict_on(long, an_article(" ".join(f"word{number}" for number in range(96)))).reason == ""


async def test_what_moves_within_the_article_is_not_lost() -> None:
    note = an_article(
        "Nobody takes the slow train.", "Ada Writer writes about the trains of the county and their towns."
    )
    apart = replace(note, blocks=note.blocks[:1], author_note=note.blocks[1:])
    assert verdict_on(note, apart, pinned=True).lost == 0
    headed = replace(note, blocks=(Heading(note.blocks[0].spans), note.blocks[1]))  # type: ignore[union-attr]  # paragraphs
    assert verdict_on(note, headed, pinned=True).result is Result.BETTER
