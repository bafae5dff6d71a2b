"""The page behind a sheet."""

import pytest
from rich.segment import Segment
from rich.style import Style

from reader.ui.screens.overlay import Overlay
from tests.ui.conftest import Session, Start

SHEETS = {"palette": ("colon",), "about": ("i",), "themes": ("ctrl+t",), "search": ("S",)}


def drawn(session: Session) -> list[list[Segment]]:
    return [list(strip) for strip in session.pilot.app.screen._compositor.render_strips()]


def beside(session: Session) -> tuple[list[str], list[str]]:
    """What is left and right of the sheet in its rows."""
    screen = session.pilot.app.screen
    assert isinstance(screen, Overlay)
    region = screen.pane.region
    lines = screen._compositor.render_strips()[region.y : region.bottom]
    return [line.crop(0, region.x).text for line in lines], [line.crop(region.right).text for line in lines]


@pytest.mark.parametrize("keys", SHEETS.values(), ids=SHEETS)
async def test_no_word_is_cut_by_the_sheet(start: Start, keys: tuple[str, ...]) -> None:
    async with start(120, 40) as session:
        await session.press("enter", "enter", "2")
        words = set(session.text.split())
        await session.press(*keys)
        left, right = beside(session)
        assert not {word for line in (*left, *right) for word in line.split()} - words
        assert not any(line.rpartition("│")[2].strip() for line in left)
        assert not any(line.partition("│")[0].strip() for line in right)
        assert all(line[-1:] in ("", " ", "│") for line in left)
        assert all(line[:1] in ("", " ", "│") for line in right)


@pytest.mark.parametrize("keys", SHEETS.values(), ids=SHEETS)
async def test_a_narrow_terminal_has_nothing_beside_the_sheet(start: Start, keys: tuple[str, ...]) -> None:
    async with start(80, 24) as session:
        await session.press("enter", *keys)
        left, right = beside(session)
        assert not any((*left, *right))


async def test_the_page_behind_is_dim_and_keeps_its_grounds(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("enter", "enter", "2")
        palette = session.screen.palette
        await session.press("colon")
        top = drawn(session)[0]
        colours = {segment.style.color for segment in top if segment.style and segment.text.strip(" │")}
        assert colours == {Style(color=palette.dim).color}
        grounds = {segment.style.bgcolor for line in drawn(session) for segment in line if segment.style}
        assert {Style(bgcolor=ground).bgcolor for ground in (palette.page, palette.selection)} <= grounds
