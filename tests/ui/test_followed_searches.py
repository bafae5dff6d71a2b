"""A search followed like a channel, and what was searched for last."""

from reader.model.entry import ScopeKind, State
from reader.service.library import saving
from reader.ui.keys import PaneName
from reader.ui.screens.search import SearchScreen
from tests.ui.conftest import Session, Start
from tests.ui.test_search import first_word, searching, stocked


def rows(session: Session) -> list[tuple[str, int]]:
    return [(row.label, row.count) for row in session.screen.channels.all_rows]


async def followed(session: Session, name: str = "") -> str:
    """Follows a search for a word of the first column; the word."""
    word = first_word((await stocked(session))[0])
    await session.press("S", *word, "f4")
    if name:
        await session.press("ctrl+u", *name)
    await session.press("enter")
    return word


async def test_it_stands_in_a_section_of_its_own_and_opens_as_a_list(start: Start) -> None:
    async with start() as session:
        word = await followed(session)
        assert f"Followed: {word}" in session.text
        await session.press("escape", "escape")
        count = len([each for each in rows(session) if each[0] == word])
        assert count == 1
        assert ("SEARCHES", rows(session)[[each[0] for each in rows(session)].index(word)][1]) in rows(session)
        await session.go_to_channel_row(word)
        assert session.screen.listing.scope.kind is ScopeKind.SEARCH
        assert word in session.screen.entries.head.name
        assert session.screen.entries.entry
        await session.press("enter", "enter")
        assert session.screen.panes.name is PaneName.ARTICLE


async def test_the_count_follows_what_is_finished(start: Start) -> None:
    async with start() as session:
        word = await followed(session)
        await session.press("escape", "escape")
        before = dict(rows(session))[word]
        await session.go_to_channel_row(word)
        await session.press("enter", "m")
        assert dict(rows(session))[word] == before - 1
        await session.press("u")
        assert dict(rows(session))[word] == before


async def test_a_restart_keeps_it_and_counts_what_happened_meanwhile(start: Start) -> None:
    async with start() as session:
        word = await followed(session, "Boats")
        ids = session.screen.entries.ids
        await saving.mark(session.desk, ids, State.FINISHED)
    async with start() as session:
        assert dict(rows(session))["Boats"] == 0
        assert session.screen.listing.front.searches[0].query == word


async def test_it_is_renamed_and_let_go_by_the_keys_of_a_channel_and_taken_back(start: Start) -> None:
    async with start() as session:
        word = await followed(session)
        await session.press("escape", "escape")
        await session.go_to_channel_row(word)
        await session.press("enter", "f2", "ctrl+u", *"Boats", "enter")
        assert ("Boats" in dict(rows(session)), word in dict(rows(session))) == (True, False)
        await session.press("F")
        assert "no longer follow the search Boats" in session.text
        assert "SEARCHES" not in dict(rows(session))
        assert session.screen.listing.scope.kind is ScopeKind.UNREAD
        await session.press("u")
        assert "Boats" in dict(rows(session))
        await session.press("u")
        assert word in dict(rows(session))
        await session.press("u")
        assert "SEARCHES" not in dict(rows(session))


async def test_a_channel_is_renamed_by_the_same_key(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("f2", *" of others", "enter")
        assert "Op Eds of others" in dict(rows(session))
        await session.press("u")
        assert "Op Eds" in dict(rows(session))


async def test_names_and_queries_that_do_not_do_are_said(start: Start) -> None:
    async with start() as session:
        word = await followed(session)
        await session.press("f4", "enter")
        assert "You follow this search already" in session.text
        await session.press("escape", "ctrl+u", "f4")
        assert searching(session).list.naming is None
        await session.press(*"is:x", "f4", *"Name", "enter")
        assert "wants saved" in session.text
        await session.press("escape", "escape", "escape")
        assert list(dict(rows(session))).count(word) == 1


async def test_what_found_something_is_offered_again(start: Start) -> None:
    async with start() as session:
        word = first_word((await stocked(session))[0])
        await session.press("S", *"is:unread", "escape", "S", *word, "enter")
        await session.press("S")
        assert searching(session).list.offered == (word, "is:unread")
        assert "searched for last" in session.text
        assert "author:whitfield" in session.text
        await session.press("down", "down", "up", "down", "enter")
        assert searching(session).field.text == "is:unread"
        assert searching(session).list.ids
        await session.press("enter")
        assert not isinstance(session.pilot.app.screen, SearchScreen)


async def test_what_found_nothing_is_not_and_all_are_forgotten(start: Start) -> None:
    async with start(80, 24) as session:
        await stocked(session)
        await session.press("S", *"zzzyzx", "escape", "S")
        assert searching(session).list.offered == ()
        await session.press(*"is:unread", "escape", "S", "f8")
        assert "Forgotten: 1 search." in session.text
        assert searching(session).list.offered == ()
        await session.press("f8")
        assert "Nothing was remembered." in session.text


async def test_what_a_search_has_not_is_said_and_what_is_known_of_it_told(start: Start) -> None:
    async with start() as session:
        word = await followed(session, "Mine")
        await session.press("escape", "escape")
        await session.go_to_channel_row("Mine")
        await session.press("e")
        assert "Mine is a search: it has no settings." in session.text
        await session.press("O")
        assert "Mine is a search: it finds all that is here, old or new." in session.text
        await session.press("r")
        assert "A search finds what the channels brought. R asks all channels what is new." in session.text
        await session.press("i")
        told = " ".join(session.text.split())
        assert "About this search" in told
        assert f"Query {word}" in told
        assert "unread" in told
        await session.press("escape", "k", "r")
        assert "A search finds what the channels brought." in session.text
        await session.press("e")
        assert "These are the searches you follow: go to a channel for its settings." in session.text
