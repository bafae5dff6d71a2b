"""The palette: every command by a few letters, what applies here first, and done in a pane it is for."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from reader.ui.commands.palette import PALETTES, palette_choices
from reader.ui.field import LONGEST
from reader.ui.keymap import key_map
from reader.ui.keys import PANES, PaneName, all_commands
from reader.ui.screens.picker import Picker
from reader.ui.widgets.picker_list import Choice, matches
from tests.ui.conftest import Session, Start


def picker(session: Session) -> Picker:
    screen = session.pilot.app.screen
    assert isinstance(screen, Picker)
    return screen


CHOICES = [
    Choice("a", "Open in the browser", "o"),
    Choice("b", "Finish the whole list", "A", "finish list mark", dim=True),
    Choice("c", "Outline", "t"),
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["a", "c"]),
        ("  ", ["a", "c"]),
        ("out", ["c"]),
        ("OPEN", ["a"]),
        ("oib", ["a"]),
        ("mark", ["b"]),
        ("list", ["b"]),
        ("zz", []),
    ],
)
def test_letters_find_what_has_them(typed: str, names: list[str]) -> None:
    assert [match.choice.name for match in matches(CHOICES, typed)] == names


RANKED = [
    Choice("talk", "Ferment of taxis"),
    Choice("within", "Syntax of ferryboats"),
    Choice("begun", "Taxes on ferries"),
    Choice("any order", "Tax the ferry"),
    Choice("later", "On the ferry tax"),
    Choice("first", "Ferry tax"),
    Choice("elsewhere", "A levy on boats", words="ferry tax"),
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ferry tax", ["first", "later", "elsewhere", "any order", "within"]),
        ("tax ferr", ["any order", "first", "later", "elsewhere", "begun", "within"]),
        ("FERRY", ["first", "any order", "later", "elsewhere", "within"]),
        ("ft", ["talk", "first", "later"]),
        ("boat tax", ["elsewhere", "within"]),
    ],
)
def test_the_likeliest_comes_first(typed: str, names: list[str]) -> None:
    assert [match.choice.name for match in matches(RANKED, typed)] == names


def test_accents_need_not_be_typed() -> None:
    assert [match.marks for match in matches([Choice("a", "Über die Fähre")], "fahre uber")] == [
        (0, 1, 2, 3, 9, 10, 11, 12, 13)
    ]


def test_a_name_of_three_hundred_letters_takes_no_time() -> None:
    begun = process_time()
    assert not matches([Choice("a", "a" * 300)], "a" * 20 + "b")
    assert not matches([Choice("a", "a " * 150)], "a" * 20 + "b")
    assert process_time() - begun < 1


def test_what_matched_is_marked_and_what_does_not_apply_comes_last() -> None:
    choices = [Choice("far", "open", dim=True), Choice("near", "the pen of somebody")]
    found = matches(choices, "open") + matches(choices, "pen")
    assert [(match.choice.name, match.marks) for match in found] == [
        ("far", (0, 1, 2, 3)),
        ("near", (4, 5, 6)),
        ("far", (1, 2, 3)),
    ]


@given(st.text(max_size=20))
def test_whatever_is_typed_finds_choices_and_marks_letters_of_them(typed: str) -> None:
    for match in matches(CHOICES, typed):
        assert all(0 <= mark < len(match.choice.text) for mark in match.marks)


@pytest.mark.parametrize("pane", list(PaneName))
def test_every_command_but_itself_is_in_the_palette_with_its_keys(pane: PaneName) -> None:
    choices = {each.name: each for each in palette_choices(key_map(), pane)}
    assert set(choices) == {each.name for each in all_commands() if each.places & PANES} - PALETTES
    assert choices["fetch_again"].dim is (pane is not PaneName.ARTICLE)
    assert choices["save"].note.endswith("s")


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_a_command_is_found_and_done(start: Start, key: str) -> None:
    async with start() as session:
        await session.press("2", key, *"newss")
        assert picker(session).list.chosen == picker(session).list.find("newsstand")[0].choice
        await session.press("enter")
        assert "type a name, a section" in session.text


async def test_a_command_for_another_pane_is_done_there(start: Start) -> None:
    async with start() as session:
        await session.press("1", "colon", *"longer", "enter")
        assert session.screen.panes.name is PaneName.ARTICLE
        assert session.screen.article.measure == 72


async def test_escape_empties_it_then_leaves_it_and_nothing_is_done(start: Start) -> None:
    async with start() as session:
        await session.press("colon", *"zzz")
        assert "Nothing has these letters." in session.text
        await session.press("enter", "escape")
        assert picker(session).list.field.text == ""
        await session.press("down", "ctrl+n", "up", "ctrl+p", "end", "home", "pagedown", "escape")
        assert session.pilot.app.screen is session.screen


async def test_a_huge_paste_is_no_trouble(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("colon")
        session.pilot.app.screen.post_message(events.Paste("x" * 1_000_000))
        await session.settle()
        assert len(picker(session).list.field.text) == LONGEST


async def test_ctrl_n_and_ctrl_p_go_through_the_themes_and_letters_are_typed(start: Start) -> None:
    async with start() as session:
        await session.press("ctrl+t")
        before = session.screen.palette.name
        await session.press("ctrl+n")
        assert session.screen.palette.name != before
        await session.press("ctrl+p")
        assert session.screen.palette.name == before
        await session.press("j")
        assert "Colours  j" in session.text
