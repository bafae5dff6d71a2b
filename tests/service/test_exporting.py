"""What is taken along: from the library as it is, each format what it can hold."""

from dataclasses import replace

import pytest

from reader.errors import Offline
from reader.export.item import Item, Marked, facts
from reader.export.jsonl import read_jsonl
from reader.model.article import Article
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind, State
from reader.model.passage import Passage, passage_of
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.library.exporting import MEASURE, Format, document, files, listed, named, takeable, with_text
from reader.service.library.importing import put_items
from reader.service.library.marking import highlight, marks_of, note, tag
from reader.typeset.widths import cells
from tests.export.made import SAMPLE, item_of
from tests.service.conftest import NOW, has_entry, now_is
from tests.service.pages import SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")
SAVED = Scope(ScopeKind.SAVED)


async def an_entry(desk: Desk, number: int = 1) -> Entry:
    return await has_entry(desk, NewEntry(f"press:{number}", f"{SITE}/opinion/s-{number}", f"Headline {number}"))


async def has_text(desk: Desk, entry: Entry, verdict: Verdict = Verdict.FULL) -> None:
    article = SAMPLE.article
    assert article
    await desk.library.write(lambda library: library.articles.put(entry.id, article, verdict, Rung.PAGE, (), NOW))


class TestAList:
    async def test_a_saved_column_with_all_that_is_known_of_it(self, desk: Desk) -> None:
        entry = await an_entry(desk)
        await has_text(desk, entry)
        await desk.library.write(lambda library: library.saved.save(entry.id, NOW))
        await desk.library.write(
            lambda library: library.entries.set_place(entry.id, Place(3, 5, "the words"), 0.5, NOW)
        )
        (item,) = await listed(desk, SAVED)
        assert (item.entry.key, item.article, item.verdict) == ("press:1", SAMPLE.article, Verdict.FULL)
        assert (item.saved, item.saved_at, item.accessed_at, item.found_at) == (True, NOW, NOW, entry.found_at)
        assert (item.place, item.progress, item.channel) == (Place(3, 5, "the words"), 0.5, "Op Eds")
        assert read_jsonl(document((item,), Format.JSONL, "").decode()).items == (item,)

    async def test_a_verdict_without_text_is_no_text(self, desk: Desk) -> None:
        await has_text(desk, await an_entry(desk), Verdict.CONSENT)
        (item,) = await listed(desk, Scope(ScopeKind.UNREAD))
        assert (item.article, item.verdict, item.saved_at) == (None, None, None)

    async def test_nothing_is_fetched(self, desk: Desk, web: Web) -> None:
        await an_entry(desk)
        assert len(await listed(desk, Scope(ScopeKind.UNREAD))) == 1
        assert web.asked == []


class TestAColumnByItsAddress:
    async def test_it_is_fetched_and_not_begun(self, desk: Desk, web: Web) -> None:
        entry = await an_entry(desk)
        web.put(entry.url, column())
        item = await named(desk, entry.url)
        assert item.article
        assert item.entry.key == entry.key
        assert (await now_is(desk, entry)).state is State.NEW

    async def test_one_that_is_in_no_list(self, desk: Desk, web: Web) -> None:
        url = f"{SITE}/opinion/s-99"
        web.put(url, column())
        item = await named(desk, url)
        assert item.article
        assert item.accessed_at == desk.clock()
        assert item.entry.key.endswith(":s-99")

    async def test_one_that_cannot_be_had(self, desk: Desk, web: Web) -> None:
        web.offline = True
        with pytest.raises(Offline):
            await named(desk, f"{SITE}/opinion/s-1")


async def test_only_json_lines_take_an_entry_without_text() -> None:
    textless = Item(NewEntry("k", "https://a.example/", "Only a headline"))
    for form in Format:
        selection = takeable((textless, SAMPLE), form)
        expected = ((textless, SAMPLE), 0) if form is Format.JSONL else ((SAMPLE,), 1)
        assert (selection.items, selection.textless) == expected


async def test_plain_text_is_set_and_says_where_it_is_from() -> None:
    text = document((SAMPLE, item_of("Second")), Format.TEXT, "").decode()
    first, second = text.split(f"\n\n{'─' * MEASURE}\n\n\n")
    assert first.rstrip().endswith(f"(accessed 2026-11-24)\n{facts(SAMPLE).url}")
    assert all(cells(line) <= MEASURE for line in text.splitlines())
    assert "Related channels" not in text
    assert second.startswith("Second\n")


async def test_a_headline_the_text_lacks_is_the_lists() -> None:
    item = Item(NewEntry("k", "https://a.example/", "From the list"), Article("", ""))
    assert document((item,), Format.TEXT, "").decode().startswith("From the list\n")


@pytest.mark.parametrize("form", list(Format))
async def test_the_same_columns_are_the_same_document(form: Format) -> None:
    assert document((SAMPLE,), form, "Saved") == document((SAMPLE,), form, "Saved")


async def test_a_file_for_each_column() -> None:
    (first, text), (second, _) = files((SAMPLE, item_of("Second")))
    assert first.startswith("2026-11-23-the-bridge")
    assert text.startswith("---\ntitle: ")
    assert second == "2026-11-23-second.md"


class TestMarks:
    @pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.TEXT])
    async def test_what_a_person_added_is_taken_along(self, desk: Desk, form: Format) -> None:
        entry = await an_entry(desk)
        await has_text(desk, entry)
        article = SAMPLE.article
        assert article
        await tag(desk, entry, "Bridges")
        await note(desk, entry, "For Ann.\nAnd <b>Bob</b>.")
        start = article.seen.index("bridge")
        await highlight(desk, entry, passage_of(article.seen, start, start + 6), "why?")
        said = document((await with_text(desk, entry),), form, "").decode()
        places = [said.rindex(words) for words in ("Marked", "why?", "Note", "For Ann.")]
        assert places == sorted(places)
        assert "<b>" not in said or form is not Format.HTML
        assert "Bridges" in said or form is not Format.MARKDOWN

    async def test_a_column_without_marks_says_nothing_of_them(self, desk: Desk) -> None:
        entry = await an_entry(desk)
        await has_text(desk, entry)
        for form in (Format.MARKDOWN, Format.HTML, Format.TEXT):
            assert "Marked" not in document((await with_text(desk, entry),), form, "").decode()

    async def test_what_is_missing_here_is_added_and_the_rest_stays(self, desk: Desk) -> None:
        entry = await an_entry(desk)
        await has_text(desk, entry)
        await note(desk, entry, "Mine.")
        await tag(desk, entry, "Boats")
        item = await with_text(desk, entry)
        other = replace(item, tags=("boats", "Bridges"), note="Theirs.", highlights=(Marked(Passage(0, 2, "It")),))
        await desk.library.write(lambda library: put_items(library, [other, other], NOW))
        marks = await marks_of(desk, entry.id, "It was so.")
        assert (marks.tags, marks.note) == (("Boats", "Bridges"), "Mine.")
        assert [each.place for each in marks.highlights] == [(0, 2)]
