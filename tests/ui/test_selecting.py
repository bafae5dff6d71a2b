"""Selecting in the text by keys and by mouse; what is marked is drawn, kept, found again and taken back."""

import pytest

from reader.model.blocks import Paragraph
from reader.model.selection import Stretch, sentences_of
from reader.service.library import marking
from reader.service.reading.opening import Opened
from reader.ui.commands.selecting import Selecting
from reader.ui.keys import OverlayName
from tests.ui.conftest import Session, Start


async def reading(session: Session) -> Opened:
    await session.go_to_channel("Op Eds")
    await session.press("enter")
    showing = session.screen.showing
    assert isinstance(showing, Opened)
    return showing


def selected(session: Session) -> str:
    mode = session.screen.mode
    assert isinstance(mode, Selecting)
    return mode.said


async def marks(session: Session, shown: Opened) -> marking.Marks:
    return await marking.marks_of(session.desk, shown.entry.id, shown.article.seen)


async def test_a_sentence_is_selected_extended_and_marked(start: Start) -> None:
    async with start() as session:
        shown = await reading(session)
        text = shown.article.seen
        await session.press("v")
        first = selected(session)
        assert text.startswith(first)
        assert session.screen.place is OverlayName.SELECT
        assert "1 sentence, " in session.text
        await session.press("l")
        longer = selected(session)
        assert longer.startswith(first)
        assert len(longer) > len(first)
        await session.press("o", "h")
        assert longer.endswith(selected(session))
        assert not selected(session).startswith(first)
        await session.press("j")
        marked = selected(session)
        await session.press("enter")
        assert session.screen.mode is None
        assert "Marked." in session.text
        (kept,) = (await marks(session, shown)).highlights
        assert kept.highlight.passage.quote == marked
        over = session.screen.article._overlay.marked
        assert [text[each.start : each.end] for each in over] == [marked]


async def test_marking_what_is_marked_lets_it_go_and_undo_brings_it_back(start: Start) -> None:
    async with start() as session:
        shown = await reading(session)
        await session.press("v", "enter")
        (kept,) = (await marks(session, shown)).highlights
        await session.press("v")
        assert "marked" in session.text.splitlines()[0]
        await session.press("enter")
        assert (await marks(session, shown)).highlights == ()
        assert session.screen.article._overlay.marked == ()
        await session.press("u")
        assert (await marks(session, shown)).highlights == (kept,)
        assert len(session.screen.article._overlay.marked) == 1
        await session.press("u")
        assert (await marks(session, shown)).highlights == ()


async def test_a_note_beside_it_has_a_sign_in_the_margin(start: Start) -> None:
    async with start() as session:
        shown = await reading(session)
        await session.press("v", "n", *"so", "enter")
        (kept,) = (await marks(session, shown)).highlights
        assert kept.highlight.note == "so"
        assert any("†" in line for line in session.text.splitlines())
        await session.press("v", "n", "!", "enter")
        (kept,) = (await marks(session, shown)).highlights
        assert kept.highlight.note == "so!"
        await session.press("u")
        assert (await marks(session, shown)).highlights[0].highlight.note == "so"
        await session.press("v", "n", "ctrl+u", "enter")
        assert (await marks(session, shown)).highlights[0].highlight.note == ""
        assert not any("†" in line for line in session.text.splitlines())


async def test_words_and_quotation_are_copied(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start() as session:
        shown = await reading(session)
        copied: list[str] = []
        monkeypatch.setattr(session.pilot.app, "copy_to_clipboard", copied.append)
        await session.press("v")
        said = selected(session)
        await session.press("y")
        assert copied == [said]
        assert session.screen.mode is None
        await session.press("v", "Y")
        quoted, source = copied[1].split("\n")
        assert quoted == f"“{said}”"
        assert source.startswith("— ")
        assert shown.article.headline in source


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_the_way_out_leaves_everything_as_it_was(start: Start, key: str) -> None:
    async with start() as session:
        shown = await reading(session)
        before = session.text
        await session.press("v", "l", "w", "b", "}", "{", "k", key)
        assert session.screen.mode is None
        assert session.screen.showing is shown
        assert session.text == before
        assert (await marks(session, shown)).highlights == ()


async def test_the_mouse_selects_what_it_goes_over(start: Start) -> None:
    async with start() as session:
        await reading(session)
        view = session.screen.article
        text = view.blocks[0]
        assert isinstance(text, Paragraph)
        line = view.trace.line_of(0)
        y = line - view.top + view.head_lines
        await session.pilot.mouse_down(view, offset=(view.left + 1, y))
        await session.pilot.hover(view, offset=(view.left + 6, y))
        view.post_message(type(view).Dragged(1, 60))
        await session.settle()
        said = selected(session)
        assert text.spans[0].text.startswith(said)
        assert 55 < len(said) < 80
        assert view.trace.place_at(line, 0) == 0


async def test_marks_are_there_after_a_restart_and_when_the_text_has_changed(start: Start) -> None:
    async with start() as session:
        shown = await reading(session)
        await session.press("v", "j", "enter")
        (kept,) = (await marks(session, shown)).highlights
    async with start() as session:
        again = await reading(session)
        assert len(session.screen.article._overlay.marked) == 1
        text = "\n\n".join(("A line that was not there.", again.article.seen))
        (moved,) = (await marking.marks_of(session.desk, again.entry.id, text)).highlights
        assert moved.place
        assert text[slice(*moved.place)] == kept.highlight.passage.quote
        (gone,) = (await marking.marks_of(session.desk, again.entry.id, "Nothing of it is left.")).highlights
        assert gone.place is None
        assert gone.highlight == kept.highlight


async def test_another_column_has_nothing_of_it(start: Start) -> None:
    async with start() as session:
        await reading(session)
        await session.press("v")
        await session.press("escape", "J")
        assert session.screen.mode is None
        assert session.screen.article._overlay.overs == ()
        assert session.screen.article._overlay.marked == ()
        assert session.screen.article.selecting == ""


async def test_a_mark_grows_where_more_is_selected_and_keeps_what_was_written(start: Start) -> None:
    async with start() as session:
        shown = await reading(session)
        await session.press("v", "n", *"so", "enter", "v", "j", "j", "n", *"it", "enter")
        await session.press("v", "l", "l", "l")
        longer = selected(session)
        await session.press("enter")
        assert "The mark is longer." in session.text
        (kept,) = (await marks(session, shown)).highlights
        assert kept.highlight.passage.quote == longer
        assert kept.highlight.note == "so\nit"
        await session.press("u")
        assert [each.highlight.note for each in (await marks(session, shown)).highlights] == ["so", "it"]
        await session.press("v", "enter")
        assert "u brings the note back." in session.text


async def test_where_there_is_no_text_nothing_is_selected(start: Start) -> None:
    async with start() as session:
        await session.press("3", "v")
        assert "There is no text here." in session.text
        assert session.screen.mode is None


async def test_a_key_does_not_look_through_the_whole_text_again(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def sentences(text: str) -> list[Stretch]:
        looked.append(len(text))
        return sentences_of(text)

    monkeypatch.setattr("reader.ui.commands.selecting.sentences_of", sentences)
    async with start() as session:
        shown = await reading(session)
        await session.press("v", "j", "l", "l", "h", "k", "j")
        assert looked.count(len(shown.article.seen)) <= 2
