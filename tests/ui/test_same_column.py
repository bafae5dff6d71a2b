"""Copies of a column on the screen: one line, named in the row and under the text, taken apart and joined again."""

from datetime import datetime

import pytest

from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind
from reader.model.verdict import Rung, Verdict
from reader.service.library.comparing import compare_all
from reader.service.library.searching import index_all
from reader.ui.keys import PaneName
from reader.ui.state import shown_entry
from tests.editorial.test_same_column import COLUMN
from tests.ui.conftest import Session, Start

HEADLINE = "The ferry that nobody counts"


def put(library: Library, now: datetime) -> None:
    """The same column in two channels that are followed."""
    herald, gazette = library.channels.followed()[:2]
    for channel, key, masthead in ((herald, "one", "Herald"), (gazette, "two", "Gazette")):
        new = NewEntry(key, f"https://press.example/{key}", HEADLINE, masthead=masthead)
        library.entries.put(channel.id, [new], now)
        entry = library.entries.by_key(key)
        assert entry
        article = Article(new.url, HEADLINE, blocks=(Paragraph((Span(" ".join(COLUMN)),)),), words=len(COLUMN))
        library.articles.put(entry.id, article, Verdict.FULL, Rung.PAGE, [], now)


def shown(session: Session) -> Entry:
    entry = shown_entry(session.screen.showing)
    assert entry
    return entry


async def with_copies(session: Session) -> None:
    now = session.desk.clock()
    await session.desk.library.write(lambda library: put(library, now))
    await index_all(session.desk, pause=0.0)
    assert await compare_all(session.desk, pause=0.0) == 1
    await session.screen.listing.go_to(Scope(ScopeKind.UNREAD))
    await session.settle()
    session.screen.focus_pane(PaneName.ENTRIES)
    await session.go_to_entry(HEADLINE)


@pytest.mark.parametrize(("width", "height"), [(160, 45), (80, 24)])
async def test_they_are_one_line_that_says_where_else(start: Start, width: int, height: int) -> None:
    async with start(width, height) as session:
        await with_copies(session)
        listed = [each.headline for each in session.screen.entries.entries.values()]
        assert listed.count(HEADLINE) == 1
        assert session.screen.entries.entry
        assert len(session.screen.entries.entry.also) == 1
        await session.press("enter", "G")
        assert "ALSO AT" in session.text
        assert "the full text" in session.text


async def test_another_copy_is_a_link_away(start: Start) -> None:
    async with start() as session:
        await with_copies(session)
        await session.press("enter")
        first = shown(session)
        await session.press("G", "tab", "tab", "enter")
        other = shown(session)
        assert (other.headline, other.id != first.id) == (HEADLINE, True)
        await session.press("backspace")
        assert shown(session).id == first.id


async def test_what_is_none_stands_alone_until_it_is_undone(start: Start) -> None:
    async with start() as session:
        await with_copies(session)
        await session.press("enter", "i")
        assert "Also at" in session.text
        await session.press("escape", "'", "x")
        assert "stands apart" in session.text
        assert shown(session).also == ()
        ids = await session.desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.UNREAD)))
        rows = await session.desk.library.read(lambda library: library.entries.rows(ids))
        assert sum(each.headline == HEADLINE for each in rows) == 2
        await session.press("u")
        assert shown(session).also
