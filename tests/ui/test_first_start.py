"""The very first start: the starters are fetched unbidden, this one time, and can be stopped."""

import pytest

from reader.model.entry import Scope, ScopeKind, State
from reader.service.reading.opening import Opened
from reader.ui.keys import PaneName
from reader.ui.state import Beside, Idle
from reader.ui.widgets.entry_list import headline
from tests.ui.conftest import Start

UNREAD = Scope(ScopeKind.UNREAD)


@pytest.mark.parametrize(("width", "height"), [(120, 40), (200, 60)])
async def test_it_fetches_opens_on_unread_and_has_the_first_column_beside(
    start: Start, width: int, height: int
) -> None:
    async with start(width, height, asks=True) as session:
        screen = session.screen
        assert (screen.listing.scope, screen.panes.name) == (UNREAD, PaneName.ENTRIES)
        assert all(channel.refreshed_at for channel in screen.listing.front.channels)
        shown = screen.showing
        assert isinstance(shown, Beside)
        assert shown.entry.id == screen.entries.ids[screen.entries.cursor]
        assert shown.article.headline in session.text or headline(shown.entry) in session.text
        assert screen.entries.entries[shown.entry.id].state is State.NEW, "it was not opened"
        await session.press("j", "k", "1", "escape")
        assert screen.entries.entries[shown.entry.id].state is State.NEW


@pytest.mark.parametrize("key", ["3", "enter", "l"])
async def test_going_to_the_column_beside_opens_it(start: Start, key: str) -> None:
    async with start(120, 40, asks=True) as session:
        beside = session.screen.showing
        assert isinstance(beside, Beside)
        await session.press(key)
        assert type(session.screen.showing) is Opened
        assert session.screen.entries.entries[beside.entry.id].state is State.READING


async def test_where_there_is_no_room_the_list_stands_alone(start: Start) -> None:
    async with start(80, 24, asks=True) as session:
        assert isinstance(session.screen.showing, Idle)
        assert "2 Unread" in session.text
        assert session.screen.entries.ids


async def test_the_bar_says_how_far_it_is_and_escape_stops_it(start: Start) -> None:
    async with start(120, 40, asks=True, settled=False) as session:
        while not session.screen.gauge:
            await session.pilot.pause(0.01)
        await session.pilot.pause()
        asked = len(session.screen.listing.front.channels)
        assert f"of {asked}" in session.text
        assert "Esc stops" in session.text
        await session.press("escape")
        assert "Stopped: " in session.text
        assert session.screen.gauge is None
        assert any(channel.refreshed_at is None for channel in session.screen.listing.front.channels)
        assert session.screen.panes.name is PaneName.ENTRIES, "the way out comes with the next one"


async def test_the_second_start_asks_nothing(start: Start) -> None:
    async with start(asks=True, settled=False) as session:
        await session.press("escape")
    async with start(asks=True) as session:
        assert "fetcher" not in session.desk.__dict__


async def test_offline_it_does_without(start: Start) -> None:
    async with start(asks=True, offline=True) as session:
        assert "fetcher" not in session.desk.__dict__
        assert session.screen.panes.name is PaneName.CHANNELS


async def test_an_empty_list_keeps_what_it_promises(start: Start) -> None:
    async with start() as session:
        await session.press("escape")
        assert session.screen.panes.name is PaneName.ENTRIES
        assert "Enter fetches this channel." in session.text
        await session.press("enter")
        assert session.screen.entries.ids
