"""From the first screen to a read and kept column, as a person does it."""

import pytest

from reader.model.entry import State
from reader.service.reading.opening import Opened
from reader.ui.keys import PaneName
from reader.ui.layout import ORDER, Layout
from tests.ui.conftest import Start

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_two_enters_lead_to_a_column(start: Start, width: int, height: int) -> None:
    async with start(width, height) as session:
        assert "Op Eds" in session.text
        await session.press("enter", "enter")
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.panes.name is PaneName.ARTICLE
        assert session.screen.showing.article.headline in session.text
        assert "By " in session.text


async def test_nothing_is_fetched_before_it_is_asked_for(start: Start) -> None:
    async with start() as session:
        assert all(channel.refreshed_at is None for channel in session.screen.listing.front.channels)
        assert "fetcher" not in session.desk.__dict__


async def test_a_saved_column_is_there_after_a_restart(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "s")
        assert "Saved: " in session.text
        headline = session.screen.saved.entries[session.screen.saved.ids[0]].headline
    async with start(80, 24) as session:
        await session.press("4")
        assert headline in session.text
        await session.press("enter")
        assert isinstance(session.screen.showing, Opened)
        assert "fetcher" not in session.desk.__dict__, "what is kept is read without the network"


async def test_the_place_is_there_after_a_restart(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter", "space", "space")
        place = session.screen.article.place()
        assert place.block > 0
        await session.press("escape", "escape")
        assert "Continue reading" in session.text
    async with start(80, 24) as session:
        await session.press("enter")
        assert session.screen.article.place().block == place.block


async def test_going_out_and_quitting(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter", "escape")
        assert "2 Op Eds" in session.text
        await session.press("escape")
        assert "1 Channels" in session.text
        await session.press("q")
        assert session.pilot.app.return_code == 0


@pytest.mark.parametrize(
    ("width", "height", "layout", "panes"),
    [
        (200, 60, Layout.WIDE, {"channels", "saved", "entries", "article"}),
        (132, 24, Layout.WIDE, {"channels", "saved", "entries", "article"}),
        (131, 40, Layout.MEDIUM, {"entries", "article"}),
        (90, 30, Layout.MEDIUM, {"entries", "article"}),
        (89, 30, Layout.NARROW, {"entries"}),
        (40, 10, Layout.NARROW, {"entries"}),
    ],
)
async def test_what_there_is_room_for(start: Start, width: int, height: int, layout: Layout, panes: set[str]) -> None:
    async with start(width, height) as session:
        await session.press("enter")
        shown = {name for name in ORDER if session.screen.panes.of(name).region.area}
        assert (session.screen.panes.layout, shown) == (layout, panes)


async def test_in_a_medium_terminal_channels_slide_over_and_away(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("enter")
        assert "1 Channels" not in session.text
        await session.press("1")
        assert "1 Channels" in session.text
        await session.press("escape")
        assert "1 Channels" not in session.text


async def test_too_small_a_terminal_asks_for_room_and_comes_back(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter")
        before = session.text
        await session.pilot.resize_terminal(39, 9)
        await session.settle()
        assert "a little more room" in session.text
        await session.press("j", "s", "m")
        await session.pilot.resize_terminal(80, 24)
        await session.settle()
        assert session.text == before


@pytest.mark.parametrize(("width", "height"), [(1, 1), (4, 3), (10, 2), (39, 9)])
async def test_no_size_breaks_it(start: Start, width: int, height: int) -> None:
    async with start(width, height) as session:
        await session.press("enter", "j", "G")
        await session.pilot.resize_terminal(100, 30)
        await session.settle()
        assert "Article" in session.text


async def test_marks_and_what_takes_them_back(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "m")
        first = session.screen.entries.entry
        assert first
        assert first.state is State.FINISHED
        await session.press("u")
        assert session.screen.entries.entries[first.id].state is State.NEW
        await session.press("A")
        states = {entry.state for entry in session.screen.entries.entries.values()}
        assert states == {State.FINISHED}
        await session.press("u")
        assert session.screen.listing.front.unread == len(session.screen.entries.ids)
        await session.press("u")
        assert "Nothing to undo." in session.text


async def test_unsaving_is_taken_back_too(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "s", "s")
        assert session.screen.saved.ids == ()
        await session.press("u")
        assert len(session.screen.saved.ids) == 1


async def test_saving_an_unread_entry_fetches_its_text_and_leaves_it_unread(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "s")
        entry = session.screen.entries.entry
        assert entry
        assert (entry.saved, entry.state.unread, entry.verdict) == (True, True, "full")


async def test_a_help_that_names_every_key(start: Start) -> None:
    async with start(200, 140) as session:
        await session.press("question_mark")
        for words in ("Next unread", "Save the column for good", "Quit from anywhere", "half read"):
            assert words in session.text
        await session.press("escape")
        assert "Next unread" not in session.text


async def test_both_themes_draw(start: Start) -> None:
    async with start() as session:
        before = session.screen.palette.name
        await session.press("T")
        assert session.screen.palette.name != before


async def test_what_is_known_about_a_column_and_a_channel(start: Start) -> None:
    async with start() as session:
        await session.press("i")
        assert "About this channel" in session.text
        assert "never" in session.text
        await session.press("i", "enter", "i")
        assert "not fetched yet" in session.text
        await session.press("escape", "enter", "i")
        for words in ("About this column", "the full text", "the column’s own page", "Harbor Times"):
            assert words in session.text
