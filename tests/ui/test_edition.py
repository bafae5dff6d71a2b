"""Today's edition on the screen: the first of the lists, by the parts of a paper, read to its end."""

import pytest

from reader.model.entry import ScopeKind, State
from reader.service.library.saving import mark
from tests.ui.conftest import Session, Start


async def with_news(session: Session) -> None:
    await session.go_to_channel("Op Eds")
    await session.go_to_channel("From the Left")


@pytest.mark.parametrize(("width", "height"), [(160, 45), (120, 40), (80, 24)])
async def test_it_is_the_first_list_and_tells_the_part_of_the_paper(start: Start, width: int, height: int) -> None:
    async with start(width, height) as session:
        await with_news(session)
        await session.press("'", "e")
        assert session.screen.listing.scope.kind is ScopeKind.EDITION
        assert "Today’s edition" in session.text
        if height >= 40:
            assert "Front page · " in session.text
        await session.press("1")
        assert session.screen.channels.rows[0].label == "Today’s edition"
        left = len(session.screen.entries.ids)
        assert session.screen.channels.rows[0].count == left > 3


async def test_it_is_read_to_its_end(start: Start) -> None:
    async with start() as session:
        await with_news(session)
        await session.press("'", "e")
        ids = session.screen.entries.ids
        await session.press("enter")
        await mark(session.desk, ids[:-1], State.FINISHED)
        await session.screen.entries_changed(ids)
        await session.press("2", "G", "m", "n")
        assert f"You have read today’s edition: {len(ids)} columns" in session.text
        await session.press("g", "m", "G", "n")
        assert "1 column before it left" in session.text
        assert session.screen.entries.ids == ids, "it is fixed"


async def test_without_news_there_is_none(start: Start) -> None:
    async with start(offline=True) as session:
        await session.press("'", "e")
        assert "Nothing is unread" in session.text
        assert session.screen.channels.rows[0].label == "Unread"
