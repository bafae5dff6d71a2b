"""A letter after the apostrophe goes to a list from anywhere; what was opened is a list of its own."""

import pytest

from reader.model.entry import Scope, ScopeKind
from reader.ui.keys import PaneName
from tests.ui.conftest import Start


@pytest.mark.parametrize(
    ("letter", "kind", "title"),
    [
        ("u", ScopeKind.UNREAD, "Unread"),
        ("c", ScopeKind.CONTINUE, "Continue reading"),
        ("h", ScopeKind.HISTORY, "History"),
    ],
)
async def test_from_the_article_to_a_list(start: Start, letter: str, kind: ScopeKind, title: str) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter", "'", letter)
        assert session.screen.panes.name is PaneName.ENTRIES
        assert session.screen.listing.scope == Scope(kind)
        assert f"2 {title}" in session.text


async def test_to_what_is_saved(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("s", "'", "s")
        assert session.screen.panes.name is PaneName.SAVED


async def test_what_was_opened_last_is_first_and_says_when(start: Start) -> None:
    async with start() as session:
        await session.press("'", "h")
        assert "Nothing was opened yet." in session.text
        await session.go_to_channel("Op Eds")
        await session.press("enter", "J", "m", "escape", "'", "h")
        first, second = [session.screen.entries.entries[each] for each in session.screen.entries.ids]
        assert first.opened_at
        assert second.opened_at
        assert first.opened_at >= second.opened_at
        assert "opened " in session.text
        await session.press("enter", "escape", "'", "u", "'", "h")
        assert session.screen.entries.ids == (first.id, second.id)
