"""``byline open URL``: straight into the column, and out into the lists."""

from reader.demo.server import ORIGIN
from reader.service.reading.opening import Opened
from reader.ui.keys import PaneName
from reader.ui.state import Idle
from tests.ui.conftest import Start


async def test_a_column_by_its_address(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        entry = next(iter(session.screen.entries.entries.values()))
    async with start(address=entry.url) as session:
        await session.settle()
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.url == entry.url
        assert "3 Article" in session.text
        await session.press("escape")
        assert session.screen.panes.name is PaneName.ENTRIES


async def test_what_is_no_address_is_told_and_the_lists_are_there(start: Start) -> None:
    async with start(address="ftp://example.com/") as session:
        assert "Byline cannot open ftp: addresses." in session.text
        assert isinstance(session.screen.showing, Idle)


async def test_an_address_where_nothing_is_keeps_the_pane(start: Start) -> None:
    async with start(address=f"{ORIGIN}/politics/s-1") as session:
        while session.screen.panes.name is not PaneName.ARTICLE:
            await session.settle()
        assert session.screen.panes.name is PaneName.ARTICLE
        assert f"{ORIGIN}/politics/s-1".removeprefix("https://").removeprefix("http://") in session.text
