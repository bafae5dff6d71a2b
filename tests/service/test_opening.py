"""Opening an entry: from the library, from the site, from the feed, or a sentence."""

import pytest

from reader.errors import CleanError, Gone, LibraryError, NotText, Offline
from reader.model.entry import Entry, NewEntry, State
from reader.model.verdict import Verdict
from reader.service.desk import Desk
from reader.service.library.saving import save
from reader.service.reading import ladder, opening
from reader.service.reading.opening import open_entry
from reader.service.reading.unlisted import read_page, read_url
from tests.service.conftest import NOW, Clock, has_entry, now_is
from tests.service.pages import CONSENT, EMPTY, PARTS, SITE, column, listing, stories
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

URL = f"{SITE}/opinion/s-101"
WHOLE_BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARTS[1])


async def slow_train(desk: Desk, body: str = "") -> Entry:
    return await has_entry(desk, NewEntry("press:101", URL, "The slow train", dek="A short teaser.", body=body))


class TestTheFirstTime:
    async def test_the_column_comes_whole_and_is_kept(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        opened = await open_entry(desk, entry.id)
        assert (opened.verdict, opened.rung, opened.trouble) == (Verdict.FULL, "page", None)
        assert opened.article.text == "\n\n".join(PARTS[0])
        stored = await desk.library.read(lambda library: library.articles.get(entry.id))
        assert stored
        assert stored.article == opened.article
        pages = await desk.library.read(lambda library: library.articles.pages(entry.id))
        assert [page.url for page in pages] == [URL]

    async def test_what_the_article_says_of_itself_improves_the_entry(self, desk: Desk, web: Web) -> None:
        web.put(URL, column(byline="Ada Writer"))
        entry = await slow_train(desk)
        opened = await open_entry(desk, entry.id)
        assert opened.entry == await now_is(desk, entry)
        assert (opened.entry.byline, opened.entry.masthead) == ("Ada Writer", "The Press")
        assert opened.entry.published_at == opened.article.published_at
        assert opened.entry.minutes == 1
        assert opened.entry.verdict is Verdict.FULL
        assert opened.entry.dek == "A short teaser."

    async def test_one_without_a_page_is_read_from_its_feed(self, desk: Desk, web: Web) -> None:
        entry = await has_entry(
            desk, NewEntry("press:1", "", "A letter", dek="It is short.", body="<p>It is short.</p>")
        )
        opened = await open_entry(desk, entry.id)
        assert (opened.article.text, opened.verdict, opened.trouble) == ("It is short.", Verdict.FULL, None)
        empty = await has_entry(desk, NewEntry("press:2", "", "No letter"))
        with pytest.raises(CleanError, match="no page of its own"):
            await open_entry(desk, empty.id)

    @pytest.mark.parametrize("state", [State.NEW, State.SEEN, State.SKIPPED])
    async def test_it_is_begun(self, desk: Desk, web: Web, state: State) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        await desk.library.write(lambda library: library.entries.set_state([entry.id], state, NOW))
        assert (await open_entry(desk, entry.id)).entry.state is State.READING

    async def test_a_finished_one_stays_finished(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        await desk.library.write(lambda library: library.entries.set_state([entry.id], State.FINISHED, NOW))
        assert (await open_entry(desk, entry.id)).entry.state is State.FINISHED

    async def test_an_entry_that_is_gone_from_the_library_is_a_sentence(self, desk: Desk) -> None:
        with pytest.raises(LibraryError, match="no longer in the library"):
            await open_entry(desk, 99)


class TestTheSecondTime:
    async def test_it_comes_from_the_library_without_a_network(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        first = await open_entry(desk, entry.id)
        web.offline = True
        second = await open_entry(desk, entry.id)
        assert second.article == first.article
        assert len(web.asked) == 1

    async def test_again_takes_the_newer_text(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        await open_entry(desk, entry.id)
        web.put(URL, column(text=PARTS[1]))
        fresh = await open_entry(desk, entry.id, again=True)
        assert fresh.article.text == "\n\n".join(PARTS[1])
        assert (await open_entry(desk, entry.id)).article == fresh.article

    async def test_again_without_a_network_keeps_the_text_and_says_why(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        first = await open_entry(desk, entry.id)
        web.offline = True
        opened = await open_entry(desk, entry.id, again=True)
        assert opened.article == first.article
        assert isinstance(opened.trouble, Offline)

    @pytest.mark.parametrize("body", [CONSENT, EMPTY, listing("Op Eds", *stories(4))])
    async def test_again_over_a_page_that_is_no_column_keeps_the_text(self, desk: Desk, web: Web, body: str) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        first = await open_entry(desk, entry.id)
        web.put(URL, body)
        opened = await open_entry(desk, entry.id, again=True)
        assert (opened.article, opened.verdict) == (first.article, Verdict.FULL)
        assert isinstance(opened.trouble, CleanError)

    async def test_again_never_gives_less_than_the_library_has(self, desk: Desk, web: Web) -> None:
        web.put(URL, column(text=(*PARTS[0], *PARTS[1])))
        entry = await slow_train(desk)
        first = await open_entry(desk, entry.id)
        web.put(URL, column(further=f"{URL}-p2"))
        opened = await open_entry(desk, entry.id, again=True)
        assert (opened.article, opened.verdict) == (first.article, Verdict.FULL)
        assert opened.entry.minutes == first.entry.minutes
        assert opened.trouble
        assert opened.trouble.headline == "The site gives less of this column now than it once did."

    async def test_again_prefers_the_kept_text_to_that_of_the_feed(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk, WHOLE_BODY)
        first = await open_entry(desk, entry.id)
        web.take_down(URL)
        opened = await open_entry(desk, entry.id, again=True)
        assert (opened.article, opened.rung) == (first.article, "page")
        assert isinstance(opened.trouble, Gone)


class TestFurtherPages:
    async def test_they_are_joined(self, desk: Desk, web: Web) -> None:
        web.put(URL, column(text=PARTS[0], further=f"{URL}-p2"))
        web.put(f"{URL}-p2", column(text=PARTS[1], further=f"{URL}-p3"))
        web.put(f"{URL}-p3", column(text=PARTS[2]))
        entry = await slow_train(desk)
        opened = await open_entry(desk, entry.id)
        assert (opened.verdict, opened.rung) == (Verdict.FULL, "pages")
        assert opened.article.text == "\n\n".join((*PARTS[0], *PARTS[1], *PARTS[2]))
        pages = await desk.library.read(lambda library: library.articles.pages(entry.id))
        assert [page.url for page in pages] == [URL, f"{URL}-p2", f"{URL}-p3"]

    async def test_a_failing_second_page_leaves_a_part(self, desk: Desk, web: Web) -> None:
        web.put(URL, column(text=PARTS[0], further=f"{URL}-p2"))
        entry = await slow_train(desk)
        opened = await open_entry(desk, entry.id)
        assert opened.verdict is Verdict.PARTIAL
        assert opened.article.text == "\n\n".join(PARTS[0])

    async def test_a_second_page_that_asks_for_consent_leaves_a_part(self, desk: Desk, web: Web) -> None:
        web.put(URL, column(text=PARTS[0], further=f"{URL}-p2"))
        web.put(f"{URL}-p2", CONSENT)
        entry = await slow_train(desk)
        opened = await open_entry(desk, entry.id)
        assert opened.verdict is Verdict.PARTIAL
        assert "consent" not in opened.article.text

    async def test_pages_that_lead_back_to_the_first_end(self, desk: Desk, web: Web) -> None:
        web.put(URL, column(text=PARTS[0], further=f"{URL}-p2"))
        web.move(f"{URL}-p2", to=URL)
        entry = await slow_train(desk)
        opened = await open_entry(desk, entry.id)
        assert opened.article.text == "\n\n".join(PARTS[0])
        assert web.urls == [URL, f"{URL}-p2", URL]

    async def test_pages_without_end_are_a_part(self, desk: Desk, web: Web) -> None:
        web.put(URL, column(text=PARTS[0], further=f"{URL}-p2"))
        for number in range(2, 30):
            text = (f"This is what stands on page {number} of a column that will not come to its end, ever.",)
            web.put(f"{URL}-p{number}", column(text=text, further=f"{URL}-p{number + 1}"))
        entry = await slow_train(desk)
        opened = await open_entry(desk, entry.id)
        assert opened.verdict is Verdict.PARTIAL
        assert len(web.asked) == ladder.MOST_PAGES


class TestWhatIsNoColumn:
    @pytest.mark.parametrize(
        ("body", "verdict"),
        [
            (CONSENT, Verdict.CONSENT),
            (EMPTY, Verdict.EMPTY),
            (listing("Op Eds", *stories(4)), Verdict.EXPIRED),
        ],
    )
    async def test_it_is_refused_with_its_sentence(self, desk: Desk, web: Web, body: str, verdict: Verdict) -> None:
        web.put(URL, body)
        entry = await slow_train(desk)
        with pytest.raises(CleanError) as refused:
            await open_entry(desk, entry.id)
        assert refused.value.verdict is verdict
        assert (refused.value.headline, refused.value.hint) == opening.SENTENCES[verdict]

    async def test_a_missing_page_is_gone(self, desk: Desk) -> None:
        entry = await slow_train(desk)
        with pytest.raises(Gone) as gone:
            await open_entry(desk, entry.id)
        assert gone.value.verdict is Verdict.GONE

    async def test_a_picture_is_no_text(self, desk: Desk, web: Web) -> None:
        web.put(URL, b"\x89PNG\r\n\x1a\n", kind="image/png")
        entry = await slow_train(desk)
        with pytest.raises(NotText, match="a picture"):
            await open_entry(desk, entry.id)

    async def test_nothing_is_kept_and_nothing_begun(self, desk: Desk, web: Web) -> None:
        web.put(URL, CONSENT)
        entry = await slow_train(desk)
        with pytest.raises(CleanError):
            await open_entry(desk, entry.id)
        assert await now_is(desk, entry) == entry
        assert await desk.library.read(lambda library: library.articles.get(entry.id)) is None

    @pytest.mark.parametrize("verdict", [each for each in Verdict if not each.has_text])
    async def test_every_refusal_is_two_sentences(self, verdict: Verdict) -> None:
        error = opening.refusal(verdict)
        assert error.verdict is verdict
        assert error.headline.endswith(".")
        assert error.hint.endswith(".")


class TestTheFeedsOwnText:
    @pytest.mark.parametrize("body", [CONSENT, None])
    async def test_it_stands_in_for_the_page(self, desk: Desk, web: Web, body: str | None) -> None:
        if body:
            web.put(URL, body)
        entry = await slow_train(desk, WHOLE_BODY)
        opened = await open_entry(desk, entry.id)
        assert (opened.rung, opened.verdict) == ("feed", Verdict.PARTIAL)
        assert opened.article.text == "\n\n".join(PARTS[1])
        assert opened.article.headline == "The slow train"
        assert opened.trouble

    async def test_a_teaser_does_not(self, desk: Desk, web: Web) -> None:
        web.put(URL, CONSENT)
        entry = await slow_train(desk, "<p>A short teaser.</p>")
        with pytest.raises(CleanError):
            await open_entry(desk, entry.id)

    async def test_it_does_whatever_its_length_where_the_page_is_gone(self, desk: Desk) -> None:
        entry = await slow_train(desk, "<p>A short teaser.</p>")
        opened = await open_entry(desk, entry.id)
        assert (opened.article.text, opened.verdict) == ("A short teaser.", Verdict.PARTIAL)
        assert opened.reason == "the feed's own text; its page is gone"

    async def test_the_page_comes_first(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk, WHOLE_BODY)
        assert (await open_entry(desk, entry.id)).rung == "page"


class TestReadingWhatIsInNoList:
    async def test_a_url_is_read_and_not_kept(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        found = await read_url(desk, URL)
        assert (found.article.headline, found.verdict, found.rung) == ("The slow train", Verdict.FULL, "page")
        assert await desk.library.read(lambda library: library.entries.by_url(URL)) is None

    async def test_an_entrys_url_comes_from_the_library(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        entry = await slow_train(desk)
        await open_entry(desk, entry.id)
        web.offline = True
        assert (await read_url(desk, URL)).article.headline == "The slow train"

    async def test_a_url_that_is_no_column_is_a_sentence(self, desk: Desk, web: Web) -> None:
        web.put(URL, CONSENT)
        with pytest.raises(CleanError) as refused:
            await read_url(desk, URL)
        assert refused.value.verdict is Verdict.CONSENT

    async def test_a_page_at_hand_is_read(self, desk: Desk, web: Web) -> None:
        web.put(URL, column())
        page = await desk.fetcher.fetch(URL)
        assert page
        assert (await read_page(desk, page)).verdict is Verdict.FULL

    async def test_a_page_at_hand_without_text_is_a_sentence(self, desk: Desk, web: Web) -> None:
        web.put(URL, EMPTY)
        page = await desk.fetcher.fetch(URL)
        assert page
        with pytest.raises(CleanError):
            await read_page(desk, page)


async def test_a_saved_text_outlives_the_page(desk: Desk, web: Web, clock: Clock) -> None:
    web.put(URL, column())
    entry = await slow_train(desk)
    await save(desk, await now_is(desk, entry))
    web.put(URL, column(text=PARTS[2]))
    clock.forward(days=200)
    await open_entry(desk, entry.id, again=True)
    web.take_down(URL)
    opened = await open_entry(desk, entry.id)
    assert opened.article.text == "\n\n".join(PARTS[0])
