"""The terminal's cursor, followed by screen readers: on the selected row, on the line that is read, where one types."""

from textual.geometry import Offset

from reader.ui.app import BylineApp
from tests.ui.conftest import Session, Start


def at(session: Session) -> Offset:
    app = session.pilot.app
    assert isinstance(app, BylineApp)
    return app.cursor_position


def line_at(session: Session) -> str:
    """The line of the screen that the cursor stands in, from the cursor on."""
    x, y = at(session)
    return session.text.split("\n")[y][x:]


async def test_it_follows_the_selected_row(start: Start) -> None:
    async with start(120, 40) as session:
        assert line_at(session).strip().startswith("Op Eds")
        await session.press("enter")
        entries = session.screen.entries
        for key in ("j", "j", "k", "G", "g"):
            await session.press(key)
            entry = entries.entry
            assert entry
            assert entry.headline[:12] in line_at(session), key


async def test_it_stands_in_the_line_that_is_read_and_on_the_chosen_link(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("enter", "enter")
        assert line_at(session).startswith("OP EDS")
        await session.press("space")
        pane = session.screen.article
        assert at(session).y == pane.region.y + pane.head_lines
        await session.press("tab")
        link = pane.links.link
        assert link
        line, cell, _ = link.parts[0]
        assert at(session) == pane.region.offset + Offset(pane.left + cell, pane.head_lines + line - pane.top)


async def test_it_stands_where_one_types(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("enter", "slash", "b", "r")
        x, y = at(session)
        assert y == 39
        assert session.text.split("\n")[y][:x].endswith("br")
        await session.press("escape", "escape", "colon", "q", "u")
        x, y = at(session)
        assert session.text.split("\n")[y][:x].endswith("qu")
        await session.press("down")
        assert at(session).y == y + 3
        await session.press("escape", "escape", "question_mark")
        assert at(session).y > 0
