"""Reading: what is shown while it comes, when it fails, and where one is."""

from pathlib import Path

import pytest

from reader.config import Settings
from reader.model.entry import State
from reader.service.reading.opening import Opened
from reader.typeset.lines import HEAD
from reader.ui.keys import PaneName
from reader.ui.state import Beside, Failed, Opening
from reader.ui.widgets.key_bar import hint_places
from tests.bench.headers import SIZES, openings
from tests.ui.conftest import Session, Start

ROUGH = "Rough Edges"
SLOW = "A column that takes its time"
CONSENT = "A page that only asks for your consent"


async def test_what_is_known_is_shown_while_the_text_comes(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel(ROUGH)
        await session.go_to_entry(SLOW)
        await session.pilot.press("enter")
        await session.pilot.pause()
        assert isinstance(session.screen.showing, Opening)
        assert SLOW in session.text
        assert "Fetching the column" in session.text
        await session.settle()
        assert isinstance(session.screen.showing, Opened)


async def test_an_answer_that_comes_too_late_changes_nothing(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel(ROUGH)
        await session.go_to_entry(SLOW)
        await session.pilot.press("enter")
        await session.press("escape")
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        await session.settle()
        assert session.screen.showing is shown


async def test_a_failure_keeps_the_headline_and_names_the_keys(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel(ROUGH)
        await session.go_to_entry(CONSENT)
        await session.press("enter")
        assert isinstance(session.screen.showing, Failed)
        shown = {hint.command for hint in session.screen.bar.hints}
        assert shown.isdisjoint({"page_down_or_next", "follow_link", "find_within"})
        assert {"next_unread", "open_in_browser", "show_help", "out"} <= shown
        for words in (CONSENT, "consent page instead", "try again", "open in the browser", "next unread"):
            assert words in session.text
        await session.press("x")
        assert isinstance(session.screen.showing, Failed)


async def test_every_trap_ends_in_a_sentence(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel(ROUGH)
        for _ in session.screen.entries.ids:
            await session.press("enter")
            showing = session.screen.showing
            assert isinstance(showing, Opened | Failed)
            if isinstance(showing, Failed):
                assert showing.error.headline.endswith(".")
            await session.press("escape", "j")


async def test_next_and_previous(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "J")
        first, second = session.screen.entries.ids[:2]
        showing = session.screen.showing
        assert isinstance(showing, Opened)
        assert showing.entry.id == second
        await session.press("K")
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.id == first
        await session.press("m", "escape", "g", "n")
        assert session.screen.entries.cursor == 1
        await session.press("p")
        assert session.screen.entries.cursor == 1, "the one before is finished"
        assert "Nothing further is unread" in session.text


async def test_space_pages_to_the_end_finishes_and_goes_on(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter")
        first = session.screen.entries.ids[0]
        for _ in range(40):
            if session.screen.article.at_end():
                break
            await session.press("space")
        assert session.screen.entries.entries[first].state is State.FINISHED
        await session.press("space")
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.id == session.screen.entries.ids[1]


async def test_a_finished_entry_stays_in_its_list_until_the_list_is_left(start: Start) -> None:
    async with start() as session:
        await session.press("R")
        await session.go_to_channel("Unread")
        ids = session.screen.entries.ids
        await session.press("m", "r")
        assert session.screen.entries.ids == ids
        await session.go_to_channel("Op Eds")
        await session.go_to_channel("Unread")
        assert session.screen.entries.ids == ids[1:]


async def test_what_was_new_is_seen_once_the_list_was_left(start: Start) -> None:
    async with start() as session:
        await session.press("enter")
        ids = session.screen.entries.ids
        assert {session.screen.entries.entries[each].state for each in ids} == {State.NEW}
        await session.go_to_channel("From the Left")
        await session.go_to_channel("Op Eds")
        assert {session.screen.entries.entries[each].state for each in ids} == {State.SEEN}


async def test_a_refresh_moves_neither_the_cursor_nor_the_article(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "space", "escape", "j", "j")
        entry, top = session.screen.entries.entry, session.screen.article.top
        await session.press("R")
        assert session.screen.entries.entry
        assert entry
        assert session.screen.entries.entry.id == entry.id
        assert session.screen.article.top == top


async def test_the_paragraph_stays_when_the_width_changes(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter", "space", "space")
        block = session.screen.article.place().block
        assert block > 0
        for width in (60, 200, 45, 120):
            await session.pilot.resize_terminal(width, 24)
            await session.settle()
            assert session.screen.article.place().block == block
        await session.press("minus", "minus", "plus", "equals_sign")
        assert session.screen.article.place().block == block
        assert session.screen.article.measure == 68


async def test_focus_mode_is_the_article_alone(start: Start) -> None:
    async with start(200, 50) as session:
        await session.press("enter", "enter", "z")
        assert session.screen.article.region.width == 200
        await session.press("escape")
        assert session.screen.panes.name is PaneName.ARTICLE
        assert session.screen.article.region.width < 200


async def test_the_wheel_scrolls_and_changes_nothing(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "escape")
        cursor = session.screen.entries.cursor
        session.screen.entries.scroll_lines(30)
        session.screen.article.scroll_lines(5)
        await session.settle()
        assert session.screen.entries.cursor == cursor
        assert session.screen.article.top == 5


async def test_a_click_chooses_and_a_second_opens(start: Start) -> None:
    async with start(200, 50) as session:
        await session.press("enter")
        y = session.screen.entries.head_lines + session.screen.entries.row_height
        await session.pilot.click("#entries", offset=(5, y))
        await session.settle()
        assert session.screen.entries.cursor == 1
        await session.pilot.click("#entries", offset=(5, y))
        await session.settle()
        assert isinstance(session.screen.showing, Opened)


async def test_a_key_of_the_bar_can_be_clicked(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "j")
        bar = session.screen.bar
        at = next(place for place, _, hint in hint_places(bar.hints, 120) if hint.label == "save")
        await session.pilot.click("#keys", offset=(at + 1, 0))
        await session.settle()
        assert len(session.screen.saved.ids) == 1


async def test_space_on_a_page_that_failed_goes_on_to_the_next(start: Start) -> None:
    async with start(200, 60) as session:
        await session.go_to_channel(ROUGH)
        await session.go_to_entry(CONSENT)
        await session.press("enter", "space")
        entry = session.screen.entries.entry
        assert entry
        assert entry.headline != CONSENT
        assert session.screen.entries.entries[session.screen.entries.ids[2]].state.unread


@pytest.mark.parametrize(
    ("keys", "pane"),
    [
        ("1 l", PaneName.ENTRIES),
        ("1 l l", PaneName.ARTICLE),
        ("1 l l l", PaneName.ARTICLE),
        ("1 l l h h h", PaneName.CHANNELS),
        ("4 l", PaneName.ENTRIES),
        ("4 h", PaneName.SAVED),
        ("1 tab tab", PaneName.ARTICLE),
        ("1 tab tab tab", PaneName.ARTICLE),
        ("4 tab", PaneName.CHANNELS),
        ("1 shift+tab", PaneName.SAVED),
    ],
)
async def test_from_pane_to_pane(start: Start, keys: str, pane: PaneName) -> None:
    async with start(200, 50) as session:
        await session.press(*keys.split())
        assert session.screen.panes.name is pane


async def test_older_columns_come_on_demand_below_the_newer_ones(start: Start) -> None:
    async with start(200, 60) as session:
        await session.press("enter")
        before = session.screen.entries.ids
        here = session.screen.entries.entry
        await session.press("O")
        assert session.screen.entries.ids[: len(before)] == before
        assert session.screen.entries.entry == here
        assert session.screen.bar.notice
        assert not session.screen.bar.notice.failed
        await session.go_to_channel("Unread")
        await session.press("O")
        assert "crosses channels" in session.text


async def test_the_next_columns_are_fetched_ahead_only_when_that_is_set(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter")
        assert [entry.verdict for entry in session.screen.entries.entries.values()].count(None) > 10
    async with start(settings=Settings(prefetch=True)) as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        texts = [session.screen.entries.entries[each].verdict for each in session.screen.entries.ids[:5]]
        assert None not in texts[:4]


@pytest.mark.parametrize("size", SIZES)
async def test_the_head_drawn_at_once_stays_when_the_text_comes(size: tuple[int, int], tmp_path: Path) -> None:
    seen = await openings(12, size, tmp_path)
    assert len(seen) == 12
    assert [row for each in seen for row in each.moved] == []
    assert {each.grown for each in seen} <= {0, 1}, "a dek of two rows needs one more than is kept for it"


@pytest.mark.parametrize(("width", "height"), [(120, 40), (200, 60)])
async def test_beside_the_list_and_opened_a_column_has_one_head(start: Start, width: int, height: int) -> None:
    async def head(session: Session) -> list[str]:
        article = session.screen.article
        await session.settle()
        return [line.text for line in article.setting.lines if line.block == HEAD]

    async with start(width, height, asks=True) as session:
        # Shown anew, when all lists have come: which channel is named first is known only then.
        await session.press("j", "k")
        shown = session.screen.showing
        assert isinstance(shown, Beside)
        beside = await head(session)
        await session.press("enter")
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.id == shown.entry.id
        assert await head(session) == beside
        await session.press("J", "K")
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.id == shown.entry.id
        assert await head(session) == beside, "opened again, when the library knows all of it"
        rule = next(row for row, text in enumerate(beside) if text.startswith("───"))
        assert beside[rule - 1].startswith("By ")
        assert rule == len(beside) - 1
