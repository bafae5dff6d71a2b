"""The place in a text: what stood on the top line is there again, whatever happened to the screen."""

from pathlib import Path

from reader.model.place import TOP
from tests.bench.places import SIZES, measure
from tests.ui.conftest import Start


async def test_a_sentence_stays_on_top_at_every_size_and_after_a_restart(tmp_path: Path) -> None:
    counts = await measure(6, tmp_path, seed=7)
    assert counts["resize not kept"] == counts["restart not kept"] == 0
    assert counts["resize kept"] > 5 * len(SIZES) / 2


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
        session.pilot.app.leave_soon(129)  # type: ignore[attr-defined]
        await session.pilot.pause()
    async with start(80, 24) as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        assert (session.screen.article.place(), session.screen.article.top) == (before, top)
