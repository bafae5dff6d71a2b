"""The place in a text, kept whatever happens to the screen, and when a text is finished."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from reader.model.entry import State
from reader.model.place import TOP
from reader.model.verdict import Verdict
from reader.service.following import following
from reader.service.library import lists
from reader.service.reading.opening import Opened
from reader.ui.app import BylineApp
from tests.bench.places import SIZES, measure
from tests.ui.conftest import Session, Start


async def test_a_sentence_stays_on_top_at_every_size_and_after_a_restart(tmp_path: Path) -> None:
    counts = await measure(3, tmp_path, seed=7)
    assert counts["resize not kept"] == counts["restart not kept"] == 0
    assert counts["resize kept"] > 2.5 * len(SIZES) / 2


async def test_sizes_that_come_and_go_lead_nowhere_else(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter", "space", "j", "j")
        top, place = session.screen.article.top, session.screen.article.place()
        for size in ((200, 60), (41, 10), (120, 60), (60, 12)) * 3:
            await session.pilot.resize_terminal(*size)
            assert session.screen.article.place() == place
        await session.pilot.resize_terminal(80, 24)
        await session.settle()
        assert session.screen.article.top == top


async def test_the_text_cleaned_again_is_at_the_same_place(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter", "space", "j")
        before = session.screen.article.place()
        assert before != TOP
        await session.press("x")
        assert session.screen.article.place() == before
        assert session.screen.article.top > 0


async def test_a_window_that_is_closed_and_a_new_start(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter", "space", "j")
        before, top = session.screen.article.place(), session.screen.article.top
        app = session.pilot.app
        assert isinstance(app, BylineApp)
        app.leave_soon(129)
        await session.pilot.pause()
    async with start(80, 24) as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        assert (session.screen.article.place(), session.screen.article.top) == (before, top)


SHORT = "Things left on the seawall"


async def open_short(session: Session) -> Opened:
    """A column that fits the pane."""
    await session.go_to_channel("Nora Whitfield")
    await session.go_to_entry(SHORT)
    await session.press("enter")
    shown = session.screen.showing
    assert isinstance(shown, Opened)
    assert session.screen.article.whole_in_view()
    return shown


async def state_of(session: Session, shown: Opened) -> State:
    (entry,) = await lists.read_rows(session.desk, [shown.entry.id])
    return entry.state


async def test_what_fits_the_pane_is_finished_by_reading_on_and_not_by_looking_in(start: Start) -> None:
    async with start(200, 60) as session:
        shown = await open_short(session)
        assert "100%  all in view" in session.text
        await session.press("escape")
        assert await state_of(session, shown) is State.READING
        await session.press("enter", "J")
        assert await state_of(session, shown) is State.FINISHED


async def test_what_fits_the_pane_is_finished_by_staying_as_long_as_it_takes(start: Start) -> None:
    async with start(200, 60) as session:
        shown = await open_short(session)
        session.screen.stays_since -= timedelta(minutes=shown.entry.minutes)
        await session.press("escape")
        assert await state_of(session, shown) is State.FINISHED
        await session.press("enter", "m")
        await session.press("escape")
        assert await state_of(session, shown) is State.READING


async def test_a_teaser_is_never_finished_by_being_short(start: Start) -> None:
    async with start(200, 60) as session:
        shown = await open_short(session)
        session.screen.show(replace(shown, verdict=Verdict.PAYWALLED))
        await session.settle()
        assert "100%  of a part" in session.text
        await session.press("J")
        assert await state_of(session, shown) is State.READING


async def test_what_was_said_to_be_unread_at_its_end_stays_so(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter", "G")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        assert await state_of(session, shown) is State.FINISHED
        await session.press("m", "escape")
        assert await state_of(session, shown) is State.READING


async def test_starting_again_offers_the_column_left_half_read_at_one_key(start: Start) -> None:
    async with start(80, 24) as session:
        await session.go_to_channel("Op Eds")
        await session.press("j", "j", "j", "enter", "space")
        left = session.screen.showing
        assert isinstance(left, Opened)
        await session.press("escape")
    async with start(80, 24) as session:
        assert f"goes on with “{left.entry.headline}" in session.text
        assert session.screen.entries.cursor == 3
        assert session.screen.entries.top == 0, "what is newer stays in view"
        await session.press("enter")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        assert shown.entry.id == left.entry.id
        assert session.screen.article.top > 0
        await session.press("G", "escape")
    async with start(80, 24) as session:
        assert "goes on with" not in session.text
        assert session.screen.entries.cursor == 0


async def test_what_no_followed_channel_lists_is_offered_as_well(start: Start) -> None:
    async with start(80, 24) as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter", "space")
        left = session.screen.showing
        assert isinstance(left, Opened)
        await session.press("escape")
        for channel in (await lists.read_front(session.desk)).channels:
            await following.unfollow(session.desk, channel)
    async with start(80, 24) as session:
        assert session.screen.entries.entry
        assert session.screen.entries.entry.id == left.entry.id
        assert "Continue reading" in session.text
