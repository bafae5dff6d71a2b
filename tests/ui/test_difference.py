"""What is sent of a drawing: as little as has the terminal show the same."""

import time
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pictures.drawn import Drawn, Way
from reader.typeset.widths import cells
from reader.ui.columns import placed
from reader.ui.difference import Pen, Shown, pen_after
from reader.ui.placeholders import sending
from tests.ui.terminal import Terminal

WIDTH, HEIGHT = 24, 4
RED, BLUE, GROUND = "\x1b[38;2;200;10;10m", "\x1b[1;38;2;10;10;200m", "\x1b[48;2;40;40;40m"
OFF = "\x1b[0m"
HEART = "\u2764\ufe0f"


def sent(*frames: str) -> list[str]:
    """What is sent of each frame, one after the other."""
    shown = Shown(WIDTH)
    return [shown.difference(frame) for frame in frames]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("\x1b[1;1Hword", "\x1b[1;1Hword\x1b[1;1H", "\x1b[1;1H", id="nothing but the cursor"),
        pytest.param("\x1b[1;1Hword", "\x1b[1;1Hwork\x1b[1;5H", "\x1b[1;4Hk", id="one sign"),
        pytest.param(
            "\x1b[1;1Hone and two", "\x1b[1;1Hall and TWO\x1b[1;12H", "\x1b[1;1Hall\x1b[5CTWO", id="passed over"
        ),
        pytest.param("\x1b[1;1Ha b c", "\x1b[1;1HA b C\x1b[1;6H", "\x1b[1;1HA b C", id="sooner written again"),
        pytest.param(
            f"\x1b[1;1H{RED}a{OFF}",
            f"\x1b[1;1H{RED}a{OFF}{RED}b{OFF}{RED} {OFF}{BLUE}c{OFF}\x1b[1;5H",
            "\x1b[38;2;200;10;10mb \x1b[1;38;2;10;10;200mc\x1b[m",
            id="a colour once",
        ),
        pytest.param(f"\x1b[1;1H{GROUND}ab{OFF}", f"\x1b[1;1Hab{OFF}\x1b[1;3H", "\x1b[1;1Hab", id="another ground"),
        pytest.param(
            f"\x1b[1;1H{RED}   {OFF}", f"\x1b[1;1H{BLUE}   {OFF}\x1b[1;4H", "", id="blanks have no colour before"
        ),
        pytest.param(
            "\x1b[1;1H   ",
            "\x1b[1;1H\x1b[4m   \x1b[0m\x1b[1;4H",
            "\x1b[1;1H\x1b[4m   \x1b[m",
            id="but a line below",
        ),
        pytest.param("\x1b[1;1H橋桥", "\x1b[1;1H橋x\x1b[1;4H", "\x1b[1;3Hx", id="half of a wide sign"),
        pytest.param("\x1b[1;1H橋", "\x1b[1;2Hx\x1b[1;1Ha\x1b[1;3H", "\x1b[1;2Hx\x1b[1;1Hax", id="a torn sign"),
        pytest.param(
            f"\x1b[1;1H{HEART}b",
            f"\x1b[1;1H{HEART}b\x1b[1;4H",
            f"\x1b[1;1H{HEART}b\x1b[1;4H",
            id="what terminals count differently is always sent",
        ),
        pytest.param("\x1b[1;1Hab", "\x1b[1;1Ha\u0301b\x1b[1;3H", "\x1b[1;1Ha\u0301b", id="an accent of its own"),
        pytest.param(
            "\x1b[1;1Hab", "\x1b[1;2H\u0301\x1b[1;3H", "\x1b[1;2H\u0301\x1b[1;3H", id="an accent without its letter"
        ),
        pytest.param(
            "\x1b[1;1Hword",
            "\x1b[1;1H\x1b]8;id=1;https://a.example/\x1b\\word\x1b]8;;\x1b\\\x1b[1;5H",
            "\x1b[1;1H\x1b]8;id=1;https://a.example/\x1b\\word\x1b]8;;\x1b\\",
            id="a link",
        ),
        pytest.param("\x1b[?2026h", "\x1b[?2026l", "\x1b[?2026l", id="a mode"),
        pytest.param("\x1b[1;1Hab", "\a", "\a", id="a bell"),
    ],
)
def test_only_what_is_new_is_sent(first: str, second: str, expected: str) -> None:
    assert sent(first, second)[1] == expected


@pytest.mark.parametrize(
    "foreign", ["\x1b[1;1H\x1b7\x1bPq~\x1b\\\x1b8", "\x1b[2J", "\x1b[1;1H\x1bc"], ids=["sixels", "cleared", "reset"]
)
def test_where_cells_are_not_known_all_is_sent_again(foreign: str) -> None:
    frame = "\x1b[1;1Hword\x1b[2;1H"
    assert sent(frame, foreign, frame) == [frame, foreign, frame]


def test_a_picture_sent_to_kitty_changes_no_cell() -> None:
    frame, picture = "\x1b[1;1Hword\x1b[1;5H", sending(7, Drawn(3, 2, Way.PLACEHOLDERS, 300, 100, (), b"picture"))
    assert sent(frame, picture, frame)[1:] == [picture, ""]


def test_another_size_is_another_terminal() -> None:
    shown = Shown(WIDTH)
    shown.difference("\x1b[1;1Hword\x1b[1;5H")
    shown.forget(WIDTH + 1)
    assert shown.difference("\x1b[1;1Hword\x1b[1;5H") == "\x1b[1;1Hword"


@pytest.mark.parametrize(
    ("numbers", "pen"),
    [
        ("", Pen()),
        ("1;31;44", Pen(frozenset({"1"}), "31", "44")),
        ("38;5;9;48;2;1;2;3", Pen(frozenset(), "38;5;9", "48;2;1;2;3")),
        ("1;2;22;3", Pen(frozenset({"3"}))),
        ("97;107;39;49", Pen()),
        ("4;58;2;1;2;3", Pen(frozenset({"4", "58;2;1;2;3"}))),
        ("4;58;5;9;59;24", Pen()),
        ("38", Pen(frozenset(), "38;5;0")),
    ],
)
def test_the_pen_after_a_sequence(numbers: str, pen: Pen) -> None:
    assert pen_after(Pen(), numbers) == pen


STYLES = ("", RED, BLUE, GROUND, f"{RED}{GROUND}", "\x1b[4m", "\x1b[7;31m", "\x1b[2;1;32;45m", "\x1b[3;9m")
SIGNS = ("a", "b", " ", "  ", "é", "—", "橋", "│", "word", HEART)
PIECES = st.tuples(
    st.integers(0, HEIGHT - 1),
    st.integers(0, WIDTH - 1),
    st.lists(st.tuples(st.sampled_from(STYLES), st.lists(st.sampled_from(SIGNS), max_size=5)), max_size=3),
)


def _frame(pieces: list[tuple[int, int, list[tuple[str, list[str]]]]]) -> str:
    parts = ["\x1b[?2026h"]
    for line, column, runs in pieces:
        parts.append(f"\x1b[{line + 1};{column + 1}H")
        room = WIDTH - column
        for style, signs in runs:
            text = "".join(signs)
            # Textual crops what a widget draws to its size.
            while cells(text) > room:
                text = text[:-1].removesuffix("\u2764")
            room -= cells(text)
            parts.append(f"{style}{text}{OFF}" if text else "")
    return "".join(parts) + "\x1b[2;3H"


def _seen(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    rows = [[screen.buffer[line][column] for column in range(WIDTH)] for line in range(HEIGHT)]
    return [[_as_seen(cell) for cell in row] for row in rows]


def _as_seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    lines = (cell.underscore, cell.strikethrough, cell.reverse)
    return (cell.data, cell.bg, *lines, *((cell.fg, cell.bold, cell.italics) if cell.data != " " or any(lines) else ()))


@given(st.lists(st.lists(PIECES, max_size=4), max_size=6))
def test_the_terminal_shows_what_it_would(frames: list[list[tuple[int, int, list[tuple[str, list[str]]]]]]) -> None:
    shown = Shown(WIDTH)
    all_of_it, difference = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    streams = pyte.Stream(all_of_it), pyte.Stream(difference)
    blank = "".join(f"\x1b[{line + 1};1H{' ' * WIDTH}" for line in range(HEIGHT))
    for frame in (blank, *map(_frame, frames)):
        streams[0].feed(placed("\x1b[?7l" + frame))
        streams[1].feed(placed("\x1b[?7l" + shown.difference(frame)))
        assert _seen(difference) == _seen(all_of_it)
        assert (difference.cursor.x, difference.cursor.y) == (all_of_it.cursor.x, all_of_it.cursor.y)


def test_a_key_costs_what_it_changes(tmp_path: Path) -> None:
    """Bytes at 120 by 40; drawn whole they are 1,700 in a list, 12,000 among the channels, 8,700 in an article."""
    terminal = Terminal(tmp_path, "demo", width=120, height=40)
    try:
        terminal.wait_for("Unread")
        terminal.press("1R")
        terminal.wait_for("Ilse Brandt                            3")
        costs = {}
        for way, seen, key in (("2g", "Unread", "j"), ("\r", "3 Article", "j"), ("1", "1 Channels", "j")):
            terminal.press(way)
            terminal.wait_for(seen)
            for _ in range(5):
                terminal.rest()
                time.sleep(0.1)
            before = len(terminal.bytes)
            terminal.press(key)
            terminal.rest()
            terminal.rest()
            costs[seen] = len(terminal.bytes) - before
        assert {name: cost for name, cost in costs.items() if cost > (3_200 if "Article" in name else 1_000)} == {}
    finally:
        terminal.close()
