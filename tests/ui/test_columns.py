"""Every sign stands in the column it was set in, on terminals that count its cells otherwise."""

import shutil

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from reader.typeset.widths import cells
from reader.ui.columns import placed
from reader.ui.placeholders import MARKS, placeholders

HEART, THUMB, FLAG, CONJUNCT = (
    "\u2764\ufe0f",
    "\U0001f44d\U0001f3fd",
    "\U0001f1e9\U0001f1ea",
    "\u0930\u094d\u092e\u093e",
)
SIGNS = ("a", " ", "é", "橋", "—", "🌉", "│", HEART, THUMB, FLAG, CONJUNCT, "1\ufe0f\u20e3", "👨\u200d👩\u200d👧", "ｶﾞ")
STYLED = ("", "\x1b[1;38;2;1;2;3m", "\x1b[0m", "\x1b]8;id=1;https://press.example/\x1b\\", "\x1b]8;;\x1b\\")


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [
        ("\x1b[3;5Hplain — 橋", "\x1b[3;5Hplain — 橋"),
        (f"\x1b[3;5Hab{HEART}c", f"\x1b[3;5Hab  \x1b[7G{HEART}\x1b[9Gc"),
        (f"\x1b[1;2Hx\x1b[0m{THUMB}", f"\x1b[1;2Hx\x1b[0m  \x1b[3G{THUMB}\x1b[5G"),
        (f"\r{HEART}\n{HEART}", f"\r  \x1b[1G{HEART}\x1b[3G\n  \x1b[3G{HEART}\x1b[5G"),
        (
            f"\x1b[H    \x1b7\x1b[4D\x1bPq~\x1b\\\x1b8{HEART}",
            f"\x1b[H    \x1b7\x1b[4D\x1bPq~\x1b\\\x1b8  \x1b[5G{HEART}\x1b[7G",
        ),
        (f"\x1b[Ha\x1b[3C{HEART}", f"\x1b[Ha\x1b[3C  \x1b[5G{HEART}\x1b[7G"),
        (f"who knows where: {HEART}", f"who knows where: {HEART}"),
        ("", ""),
    ],
)
def test_the_column_is_told_after_what_terminals_count_differently(sent: str, arrives: str) -> None:
    assert placed(sent) == arrives


def test_cells_of_a_picture_stay_as_they_are() -> None:
    cells_of_row = placeholders(7, MARKS.index("\u0951"), 9, Style())
    assert placed(f"\x1b[2;11H{cells_of_row.text}") == f"\x1b[2;11H{cells_of_row.text}"
    assert placed(f"\x1b[2;11H{cells_of_row.text}\x1b[m{HEART}").endswith(f"  \x1b[20G{HEART}\x1b[22G")


@given(st.lists(st.tuples(st.sampled_from(STYLED), st.lists(st.sampled_from(SIGNS), max_size=6)), max_size=8))
def test_a_terminal_that_counts_sign_by_sign_is_never_out_of_step(parts: list[tuple[str, list[str]]]) -> None:
    screen = pyte.Screen(200, 3)
    stream = pyte.Stream(screen)
    text = "".join("".join(signs) for _, signs in parts)
    stream.feed(placed("\x1b[2;11H" + "".join(style + "".join(signs) for style, signs in parts) + "│"))
    assert screen.cursor.x == 10 + sum(cells("".join(signs)) for _, signs in parts) + 1
    assert screen.buffer[1][screen.cursor.x - 1].data == "│", text


@pytest.mark.skipif(not shutil.which("tmux"), reason="there is no tmux here")
def test_columns_are_those_of_tmux() -> None:
    from tests.bench.tmux_columns import measure

    found = measure(400)
    assert [each for each in found if each.drawn != each.counted] == []
    assert sum(each.alone == each.counted for each in found) > 330
    assert [each for each in found if each.alone != each.counted and not each.reason] == []
