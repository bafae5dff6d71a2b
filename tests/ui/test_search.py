"""The search: rows as one types, what is wrong, a column from it, and the way back."""

import pytest

from reader.service.library.searching import find, read_query
from reader.service.reading.opening import Opened
from reader.ui.keys import PaneName
from reader.ui.screens.search import SearchScreen
from reader.ui.state import shown_entry
from tests.ui.conftest import Session, Start


def searching(session: Session) -> SearchScreen:
    screen = session.pilot.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


async def stocked(session: Session) -> list[str]:
    """Fetches the op-eds, opens the first; the headlines."""
    await session.press("enter")
    entries = session.screen.entries
    return [entries.entries[each].headline for each in entries.ids]


def first_word(headline: str) -> str:
    return max("".join(char if char.isalpha() else " " for char in headline).split(), key=len).lower()


async def test_rows_come_as_one_types_and_enter_opens_one(start: Start) -> None:
    async with start() as session:
        headline = (await stocked(session))[0]
        await session.press("S", *first_word(headline)[:4])
        assert headline[:30] in session.text
        assert "found, newest first" in session.text
        await session.press("enter")
        assert session.pilot.app.screen is session.screen
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.panes.name is PaneName.ARTICLE


async def test_n_and_p_go_through_what_was_found_and_escape_leads_back(start: Start) -> None:
    async with start() as session:
        await stocked(session)
        await session.press("S", *"is:unread", "down", "enter")
        ids = session.screen.list_read.ids
        read = [shown_entry(session.screen.showing)]
        for key in ("n", "p", "p", "p"):
            await session.press(key)
            read.append(shown_entry(session.screen.showing))
        assert [ids.index(each.id) for each in read if each] == [1, 2, 1, 0, 0]
        assert "nothing further that was found" in session.text
        await session.press("escape")
        assert searching(session).list.field.text == "is:unread"
        assert searching(session).list.entry == searching(session).list.entries[ids[0]]
        await session.press("escape")
        assert (session.screen.panes.name, session.screen.list_read) == (PaneName.ENTRIES, session.screen.entries)


async def test_a_column_that_was_read_is_there_again(start: Start) -> None:
    async with start(80, 24) as session:
        await stocked(session)
        await session.press("enter", "space")
        read, block = shown_entry(session.screen.showing), session.screen.article.place().block
        before = session.text
        await session.press("S", "escape")
        assert session.text == before
        await session.press("S", *"is:unread", *(["pagedown"] * 9), "enter")
        found = shown_entry(session.screen.showing)
        assert read
        assert found
        assert found.id != read.id
        await session.press("S", "escape")
        back = shown_entry(session.screen.showing)
        assert back
        assert (back.id, session.screen.article.place().block) == (read.id, block)
        assert session.screen.panes.name is PaneName.ARTICLE
        await session.press("escape")
        assert session.pilot.app.screen is session.screen


async def test_a_wrong_query_keeps_what_was_found_and_says_what_is_wrong(start: Start) -> None:
    async with start() as session:
        await stocked(session)
        await session.press("S", *"is:unread is")
        ids = searching(session).list.ids
        assert ids
        await session.press(*":red")
        assert searching(session).list.ids == ids
        assert "“is:” wants saved, unread, finished, reading, skipped, textless or edited after it." in session.text
        await session.press("ctrl+w")
        assert "wants saved" not in session.text


async def test_tab_is_best_first_and_back(start: Start) -> None:
    async with start() as session:
        headline = (await stocked(session))[0]
        await session.press("S", *first_word(headline), "tab")
        assert "found, best first" in session.text
        await session.press("tab")
        assert "found, newest first" in session.text


async def test_what_is_not_there_is_said_and_nothing_typed_shows_examples(start: Start) -> None:
    async with start() as session:
        await session.press("S")
        assert "is:saved" in session.text
        await session.press(*"zzz", "enter", "down", "tab", "pagedown", "home", "end", "up")
        assert "Nothing here has that." in session.text
        await session.press("ctrl+u")
        assert "is:saved" in session.text


async def test_a_saved_column_is_found_by_its_text_and_marked(start: Start) -> None:
    async with start() as session:
        await stocked(session)
        await session.press("enter")
        assert isinstance(session.screen.showing, Opened)
        word = first_word(session.screen.showing.article.text[400:700])
        await session.press("S", *word)
        found = searching(session).list
        assert found.ids
        marked = [snippet.text[start:end] for snippet in found.snippets.values() for start, end in snippet.marks]
        assert word in [each.lower() for each in marked]


@pytest.mark.parametrize(("width", "height"), [(40, 10), (80, 24), (200, 60), (4, 3)])
async def test_no_size_breaks_it(start: Start, width: int, height: int) -> None:
    async with start() as session:
        await stocked(session)
        await session.press("S", *"is:unread")
        await session.pilot.resize_terminal(width, height)
        await session.press("down", "pagedown", *" and a very long query that is wider than some terminals", "ctrl+u")
        await session.press("escape")
        await session.pilot.resize_terminal(100, 30)
        await session.settle()
        assert "Article" in session.text


async def test_what_is_pasted_is_one_line(start: Start) -> None:
    async with start() as session:
        from textual import events

        await session.press("S")
        session.pilot.app.screen.post_message(events.Paste("slow\ntrain\t[/b]"))
        await session.settle()
        assert "Search  slow train [/b]" in session.text


async def test_what_a_library_holds_is_indexed_without_being_asked(start: Start) -> None:
    async with start() as session:
        await stocked(session)
    async with start() as session:
        assert await session.desk.library.read(lambda library: library.index.waiting()) == 0
        assert (await find(session.desk, read_query("is:unread"))).ids
