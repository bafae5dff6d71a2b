"""The parts of the screen that can be told without one."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import Offline
from reader.model.channel import Channel, SourceKind
from reader.service.following.refreshing import Refreshed
from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Brush, inert
from reader.ui.gauge import Gauge, outcome
from reader.ui.keymap import key_map
from reader.ui.keynames import is_typed, key_label
from reader.ui.keys import BEFORE_TYPING, TYPED, PaneName, all_commands
from reader.ui.layout import Layout, layout_of
from reader.ui.listing import merged_ids
from reader.ui.screens.help import help_lines
from reader.ui.theme import DARK, LIGHT, face
from tests.architecture import ROOT

IDS = st.lists(st.integers(0, 30), unique=True)


@pytest.mark.parametrize(
    ("shown", "now", "merged"),
    [
        ((), (1, 2), (1, 2)),
        ((1, 2, 3), (1, 3), (1, 2, 3)),
        ((1, 2, 3), (9, 1, 3), (9, 1, 2, 3)),
        ((1, 2), (), (1, 2)),
        ((1, 2, 3), (3,), (1, 2, 3)),
    ],
)
def test_what_left_the_list_keeps_its_place(
    shown: tuple[int, ...], now: tuple[int, ...], merged: tuple[int, ...]
) -> None:
    assert merged_ids(shown, now) == merged


@given(shown=IDS, now=IDS)
def test_merging_loses_nothing_and_keeps_the_order_of_now(shown: list[int], now: list[int]) -> None:
    merged = merged_ids(shown, now)
    assert sorted(merged) == sorted({*shown, *now})
    assert [each for each in merged if each in now] == now


@given(st.text())
def test_nothing_that_acts_is_drawn(text: str) -> None:
    strip = Brush(DARK).pieces([(text, Role.TEXT)], [], 40)
    assert strip.cell_length == 40
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in strip.text)


def test_the_last_filter_shows_what_it_stopped() -> None:
    assert inert("a\x1b]0;title\x07b\u202ec") == "a\ufffd]0;title\ufffdb\ufffdc"


@pytest.mark.parametrize("headline", ["[/b]", "[sic]", "[@click=app.quit]x[/]", "[red]", "\\[b]"])
def test_brackets_are_only_brackets(headline: str) -> None:
    assert Brush(DARK).pieces([(headline, Role.TEXT)], [], 40).text.strip() == headline


def test_no_key_means_two_things_in_a_pane() -> None:
    declared = [
        (place, keys)
        for each in all_commands()
        for place in each.places
        for keys in each.keys
        if not (place in TYPED and is_typed(keys)) or (place, keys) in BEFORE_TYPING
    ]
    assert len(declared) == len(set(declared)) == len(key_map().bound)


# DESIGN.md, section 5: the keys of this version.
KEYS = {
    *("j", "k", "down", "up", "g", "G", "space", "b", "ctrl+d", "ctrl+u", "n", "p", "J", "K", "h", "l", "tab"),
    *("1", "2", "3", "4", "escape", "q", "s", "m", "A", "u", "o", "r", "R", "x", "z", "minus", "plus"),
    *("equals_sign", "question_mark", "i", "a"),
}


def test_the_keys_of_the_design_are_bound_in_the_article() -> None:
    bound = key_map().bound
    assert {key for key in KEYS - {"A"} if (PaneName.ARTICLE, (key,)) not in bound} == set()
    assert (PaneName.ENTRIES, ("A",)) in bound
    assert (PaneName.ENTRIES, ("enter",)) in bound


@pytest.mark.parametrize("pane", list(PaneName))
def test_help_and_bar_come_from_the_declarations(pane: PaneName) -> None:
    keys = key_map()
    text = "\n".join("".join(part for part, _ in line) for line in help_lines(keys, pane, width=200))
    for command in all_commands():
        assert command.help in text
        assert all(key_label(key) in text for key in command.keys)
    assert {"help", "quit"} <= {command.label for command in keys.bar(pane)}


@pytest.mark.parametrize(
    ("width", "height", "layout"),
    [
        (132, 40, Layout.WIDE),
        (131, 40, Layout.MEDIUM),
        (90, 10, Layout.MEDIUM),
        (89, 40, Layout.NARROW),
        (40, 10, Layout.NARROW),
        (39, 40, Layout.TINY),
        (200, 9, Layout.TINY),
        (0, 0, Layout.TINY),
    ],
)
def test_layouts(width: int, height: int, layout: Layout) -> None:
    assert layout_of(width, height) is layout


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_face_in_both_themes(role: Role) -> None:
    for palette in (DARK, LIGHT):
        style = face(palette, role, "page")
        assert style.color
        assert style.bgcolor


FIRST_FRAME = """
import asyncio, sys
from pathlib import Path
from reader.config import Settings
from reader.demo.catalogue import catalogue, starter_urls
from reader.service.desk import Desk
from reader.ui.app import BylineApp
from reader.ui.start import read_start

async def main():
    desk = Desk(Path(sys.argv[1]), catalogue=catalogue, starters=starter_urls)
    app = BylineApp(desk, Settings(), read_start(desk))
    async with app.run_test():
        print("\\n".join(sys.modules))
    await desk.close()

asyncio.run(main())
"""


def test_what_the_first_frame_does_not_import(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, f"{tmp_path}/library.sqlite3"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.split(".")[0] for line in done.stdout.splitlines()}
    assert not loaded & {"httpx", "lxml", "readability", "feedparser", "PIL", "pygments", "markdown_it"}


CHANNEL = Channel(1, "https://a.example/", "A", SourceKind.FEED, "", "", "", "", True, True)


def test_a_gauge_counts_answers_and_tells_the_time_left() -> None:
    gauge = Gauge(total=10, began=100.0)
    assert gauge.words(100.5) == "0 of 10"
    for new in (3, 0, 1):
        gauge = gauge.with_answer(Refreshed(CHANNEL, new))
    gauge = gauge.with_answer(Refreshed(CHANNEL, error=Offline("No.")))
    assert gauge.words(104.0) == "4 of 10 · 4 new · 1 failed · 6 s left"
    assert gauge.words(500.0) == "4 of 10 · 4 new · 1 failed · 10 min left"
    assert gauge.share == 0.4


@pytest.mark.parametrize(
    ("gauge", "last", "sentence"),
    [
        (Gauge(1, 0.0, done=1, new=2), Refreshed(CHANNEL, 2), "2 new."),
        (Gauge(1, 0.0, done=1), Refreshed(CHANNEL), "Nothing new."),
        (Gauge(1, 0.0, done=1, failed=1), Refreshed(CHANNEL, error=Offline("It is away.")), "A: It is away."),
        (Gauge(9, 0.0, done=9, new=5, failed=2), Refreshed(CHANNEL), "5 new in 9 channels; 2 could not be had."),
        (Gauge(0, 0.0), None, "Nothing new."),
    ],
)
def test_what_a_refresh_brought(gauge: Gauge, last: Refreshed | None, sentence: str) -> None:
    assert outcome(gauge, last) == sentence


@pytest.mark.parametrize(
    "text", ["नदी की बात: शहर के लोग नदी पर भरोसा नहीं", "क्षत्रिय", "\u2764\ufe0f", "한국어", "ไทย", "plain"]
)
def test_a_line_of_any_script_is_as_wide_as_the_pane_and_keeps_all_it_says(text: str) -> None:
    strip = Brush(DARK).pieces([(text, Role.TEXT)], [("3 Nov", Role.DIM)], 60)
    assert strip.cell_length == 60
    assert cells(strip.text) == 60
    assert strip.text.startswith(text)
    assert strip.text.endswith("3 Nov")
