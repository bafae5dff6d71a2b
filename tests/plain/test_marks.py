"""Tags, notes and highlights by typing lines, heard again and taken back."""

from datetime import timedelta

from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.verdict import Rung, Verdict
from reader.plain.places import Page
from tests.plain.conftest import Begin, Talk


async def a_column(talk: Talk) -> Page:
    await talk.go_to("Op Eds")
    await talk.type("1")
    assert isinstance(talk.session.place, Page)
    return talk.session.place


async def test_tags_and_a_note(begin: Begin) -> None:
    async with begin() as talk:
        await a_column(talk)
        assert await talk.type("tag") == ["It has no tags. Type tag and a name."]
        assert await talk.type("tag travel") == ["Tagged travel."]
        assert await talk.type("tag Travel") == ["It has the tag Travel already."]
        assert await talk.type("# slow trains", "tag") == ["Tags: slow trains, travel."]
        assert await talk.type("undo", "tag") == ["Tags: travel."]
        assert await talk.type("untag travel", "tag") == ["It has no tags. Type tag and a name."]
        assert await talk.type("untag travel") == ["It has no such tag."]
        assert await talk.type("tag \u200b") == ["A tag needs letters or digits."]
        assert await talk.type("note so true") == ["Noted."]
        assert await talk.type("note") == ["Note: so true"]
        assert await talk.type("unnote", "note") == ["There is no note on it. Type note and what to write."]
        assert await talk.type("undo", "note") == ["Note: so true"]


async def test_paragraphs_and_sentences_are_marked_by_number(begin: Begin) -> None:
    async with begin() as talk:
        page = await a_column(talk)
        assert await talk.type("marks") == ["Nothing is marked in it."]
        first, second = (" ".join(page.parts[number].lines) for number in (0, 1))
        assert (await talk.type("mark"))[0].startswith("Marked: The bridge at Millrace")
        assert await talk.type("mark 1") == ["It is marked already."]
        heard = await talk.type("sentences 2")
        assert " ".join(each.partition(": ")[2] for each in heard[:-1]) == second
        assert (await talk.type("mark 2.1 so true"))[0].startswith("Marked, with a note: ")
        marks = await talk.type("marks")
        assert marks[:2] == [f"1: {first}", f"2: {heard[0].partition(': ')[2]} Beside it: so true"]
        for wrong in ("mark 2.99", "mark 999", "mark 0", "sentences 999"):
            assert (await talk.type(wrong))[0].startswith("There is no paragraph or sentence")
        assert await talk.type("unmark 1") == ["No longer marked. Type undo to have it back."]
        assert len(await talk.type("marks")) == 2
        await talk.type("undo")
        assert await talk.type("unmark 9") == marks


async def test_every_paragraph_is_marked_with_its_own_words(begin: Begin) -> None:
    async with begin() as talk:
        page = await a_column(talk)
        for number in range(1, len(page.parts) + 1):
            await talk.type(f"mark {number}")
        heard = await talk.type("marks")
        assert len(heard) == len(page.parts) + 1
        assert not any("no longer in the text" in line for line in heard)


async def test_what_was_edited_is_heard_and_taken(begin: Begin) -> None:
    async with begin() as talk:
        page = await a_column(talk)
        entry, kept = page.opened.entry, page.opened.article
        assert "Nothing is known" in (await talk.type("edits"))[0]
        assert "Nothing is known" in (await talk.type("take"))[0]
        await talk.type("save")

        def edit(library: Library) -> None:
            stored = library.articles.get(entry.id)
            assert stored
            blocks = (Paragraph((Span("A correction."),)), *kept.blocks)
            seen = stored.cleaned_at + timedelta(days=1)
            new = Article(kept.url, kept.headline, blocks=blocks)
            library.articles.put(entry.id, new, Verdict.FULL, Rung.PAGE, [], seen, edited=True)

        await talk.session.desk.library.write(edit)
        assert "1. Half read, saved, edited since. " in "".join(await talk.type("saved"))
        await talk.type("1")
        assert (await talk.type("edits"))[0] == "Paragraph 1. Put in: A correction."
        assert (await talk.type("take"))[0].startswith("The new text is kept from now on.")
        assert "A correction." in await talk.type("again")
        assert await talk.type("undo") == ["Undone: took the new text of."]


async def test_commas_stand_between_tags(begin: Begin) -> None:
    async with begin() as talk:
        await talk.go_to("Op Eds")
        await talk.type("1")
        assert await talk.type("tag a,b , ,  c") == ["Tagged a, b, c."]
        assert await talk.type("tag c, a") == ["It has the tags c, a already."]
        assert await talk.type("tag ,") == ["A tag needs letters or digits."]
