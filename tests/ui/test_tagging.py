"""Tags are chosen from those there are, or new; a note is written; both are found and taken back."""

from textual.events import Paste

from reader.model.entry import Entry
from reader.service.library.about import About, about_entry
from reader.ui.widgets.entry_list import headline
from tests.ui.conftest import Session, Start


async def in_the_list(session: Session) -> Entry:
    await session.go_to_channel("Op Eds")
    entry = session.screen.entry_in_focus
    assert entry
    return entry


async def about(session: Session, entry: Entry) -> About:
    known = await about_entry(session.desk, entry.id)
    assert known
    return known


async def test_a_new_tag_is_typed_and_then_known(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("#")
        assert "a tag, new or known" in session.text
        await session.press(*"Fer", "enter")
        assert f"Tagged Fer: {headline(entry)}" in session.text
        assert (await about(session, entry)).tags == ("Fer",)
        await session.press("j", "#")
        assert "1 column" in session.text
        await session.press("f", "enter")
        other = session.screen.entry_in_focus
        assert other
        assert other.id != entry.id
        assert (await about(session, other)).tags == ("Fer",)
        await session.press("S", *"tag:fer", "enter")
        assert entry.headline in session.text


async def test_choosing_what_it_has_takes_it_away_and_undo_brings_it_back(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("#", *"Fer", "enter", "#")
        assert "✓ Fer" in session.text
        await session.press("enter")
        assert f"No longer tagged Fer: {headline(entry)}" in session.text
        assert (await about(session, entry)).tags == ()
        await session.press("u")
        assert (await about(session, entry)).tags == ("Fer",)
        await session.press("u", "#", *"fer")
        assert "new" in session.text
        await session.press("escape", "escape")
        assert (await about(session, entry)).tags == ()


async def test_the_same_tag_in_other_letters_is_not_offered_as_new(start: Start) -> None:
    async with start() as session:
        await in_the_list(session)
        await session.press("#", *"Fer", "enter", "#", *"FER")
        assert "+ FER" not in session.text
        await session.press("backspace", "backspace", "backspace", "space", "space")
        assert "+" not in session.text.split("\n")[2]


async def test_a_note_is_written_changed_and_taken_away(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("N", *"for", "space", *"Ann", "enter")
        assert "Written down. i shows it." in session.text
        assert (await about(session, entry)).note == "for Ann"
        await session.press("i")
        assert "for Ann" in session.text
        await session.press("escape", "N", "!", "enter")
        assert (await about(session, entry)).note == "for Ann!"
        await session.press("N", "ctrl+u", "enter")
        assert (await about(session, entry)).note == ""
        assert "The note is gone." in session.text
        await session.press("u")
        assert (await about(session, entry)).note == "for Ann!"
        await session.press("N", "escape", "N", "enter")
        assert (await about(session, entry)).note == "for Ann!"


async def test_everything_that_was_added_is_told(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("#", *"Fer", "enter", "N", *"hm", "enter", "enter", "v", "n", *"why", "enter", "i")
        known = await about(session, entry)
        assert len(known.highlights) == 1
        assert "† why" in " ".join(session.text.split())
        assert "Tags" in session.text
        assert "Fer" in session.text


async def test_what_is_typed_comes_before_tags_that_only_have_its_letters(start: Start) -> None:
    async with start() as session:
        await in_the_list(session)
        await session.press("#", *"brown", "enter")
        await session.press("j", "#", *"ow", "enter")
        other = session.screen.entry_in_focus
        assert other
        assert (await about(session, other)).tags == ("ow",)


async def test_a_long_note_is_kept_whole_and_a_longer_one_says_it_is_full(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("N")
        session.pilot.app.screen.post_message(Paste("word " * 1_000))
        await session.settle()
        await session.press("enter")
        assert len((await about(session, entry)).note) == 4_999
        await session.press("N")
        session.pilot.app.screen.post_message(Paste("x" * 1_000_000))
        await session.settle()
        assert "full: 10,000 characters" in session.text


async def test_what_was_typed_of_a_note_is_kept_until_it_is_written_or_emptied(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("N", *"half", "escape")
        assert "The draft is kept: N goes on with it." in session.text
        assert (await about(session, entry)).note == ""
        await session.press("j", "N")
        assert "half" not in session.text.splitlines()[-1]
        await session.press("escape", "k", "N", *"way", "enter")
        assert (await about(session, entry)).note == "halfway"
        await session.press("N", "!", "escape", "N", "ctrl+u", "escape")
        assert "draft" not in session.text
        await session.press("N")
        assert session.screen.prompt.field.text == "halfway"


async def test_the_draft_beside_a_passage_is_kept(start: Start) -> None:
    async with start() as session:
        await in_the_list(session)
        await session.press("enter", "v", "n", *"why", "escape")
        assert "The draft is kept: n on these words goes on with it." in session.text
        await session.press("v", "n")
        assert session.screen.prompt.field.text == "why"


async def test_lines_that_are_pasted_into_a_note_stay_lines(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("N")
        session.screen.post_message(Paste("one\r\ntwo\n"))
        await session.settle()
        assert "one↵two" in session.text
        await session.press("enter")
        assert (await about(session, entry)).note == "one\ntwo"
        await session.press("N", "!", "enter")
        assert (await about(session, entry)).note == "one\ntwo!"


async def test_commas_stand_between_tags(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("#")
        assert "commas between several" in session.text
        await session.press(*"a,b", "space", *",", "space", *",", "space", *"c,A", "enter")
        assert f"Tagged A, b, c: {headline(entry)}" in session.text
        assert set((await about(session, entry)).tags) == {"A", "b", "c"}
        await session.press("u")
        assert (await about(session, entry)).tags == ()
