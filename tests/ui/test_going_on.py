"""Lists that go on say so; what slides over covers the list and no more; Saved takes the room it needs."""

import pytest

from tests.ui.conftest import Session, Start


def last_line(session: Session) -> str:
    """The last line of the entries, below it the bar."""
    pane = session.screen.entries
    return pane.render_line(pane.size.height - 1).text.rstrip(" │")


def first_line(session: Session) -> str:
    """The line between the title and the first row."""
    return session.screen.entries.render_line(1).text.rstrip(" │")


@pytest.mark.parametrize(("width", "height"), [(120, 40), (80, 24), (80, 12)])
async def test_a_list_says_how_many_are_below_and_above(start: Start, width: int, height: int) -> None:
    async with start(width, height, asks=True) as session:
        entries = session.screen.entries
        await session.press("g")
        every, shown = len(entries.ids), entries.room // entries.row_height
        below = int(last_line(session).split()[1])
        assert last_line(session).strip() == f"↓ {below} more"
        assert every - below in (shown, shown + 1)
        assert not first_line(session)
        await session.press("G")
        assert not last_line(session)
        above = int(first_line(session).split()[1])
        assert first_line(session).strip() == f"↑ {above} above"
        assert above == below or entries.row_height > 1
        headline = entries.entries[entries.ids[-1]].headline
        assert headline[:12] in session.text, "the last one is in view"
        for _ in range(every):
            await session.pilot.press("k")
        await session.settle()
        assert (entries.cursor, entries.top) == (0, 0)


async def test_a_list_that_fits_says_nothing(start: Start) -> None:
    async with start(200, 60) as session:
        await session.go_to_channel("Nora Whitfield")
        assert "more" not in last_line(session)
        assert not first_line(session)


async def test_channels_count_what_can_be_chosen(start: Start) -> None:
    async with start(80, 16) as session:
        channels = session.screen.channels
        await session.press("g")
        above, below = channels.hidden()
        in_view = channels.rows[: channels.room]
        assert above == 0
        assert below == sum(row.scope is not None for row in channels.rows) - sum(
            row.scope is not None for row in in_view
        )
        assert f"↓ {below} more" in session.text


async def test_saved_takes_what_it_needs(start: Start) -> None:
    async with start(200, 60) as session:
        saved = session.screen.saved
        assert saved.size.height <= 7
        await session.go_to_channel("Op Eds")
        await session.press("s")
        assert saved.size.height == saved.head_lines + 2
        await session.press("J", "s")
        assert saved.size.height == saved.head_lines + 4
        assert session.screen.channels.size.height == session.screen.size.height - 1 - saved.size.height


@pytest.mark.parametrize(("pane", "keys"), [("1", ["less_than_sign"] * 4), ("4", ["greater_than_sign"] * 3)])
@pytest.mark.parametrize("width", [90, 100, 120])
async def test_what_slides_over_covers_the_list_and_no_more(
    start: Start, width: int, pane: str, keys: list[str]
) -> None:
    async with start(width, 24) as session:
        await session.press("enter", *keys, pane)
        side, entries = session.screen.query_one("#side"), session.screen.entries
        assert (side.region.x, side.region.width) == (entries.region.x, entries.region.width)
        before = entries.region.width
        await session.press("greater_than_sign")
        assert side.region.width == entries.region.width == before + 2
