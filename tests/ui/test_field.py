"""A line that is typed: the cursor between graphemes, words, what is deleted, what is in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typeset.widths import cells, graphemes
from reader.ui.field import LONGEST, Field


def typed(keys: str, text: str = "") -> tuple[str, str]:
    """What stands before and behind the cursor after these keys, those of one character typed."""
    field = Field(text)
    for key in keys.split():
        field.press(key, key if len(key) == 1 else None)
    return field.text[: field.cursor], field.text[field.cursor :]


@pytest.mark.parametrize(
    ("text", "keys", "before", "after"),
    [
        ("", "a b c", "abc", ""),
        ("abc", "left left x", "ax", "bc"),
        ("abc", "home x", "x", "abc"),
        ("abc", "ctrl+a right ctrl+e x", "abcx", ""),
        ("abc", "left left left left", "", "abc"),
        ("abc", "right", "abc", ""),
        ("one two", "ctrl+left", "one ", "two"),
        ("one two ", "alt+b alt+b", "", "one two "),
        ("one two", "home ctrl+right", "one", " two"),
        ("one two", "home alt+f alt+f alt+f", "one two", ""),
        ("one two", "ctrl+w", "one ", ""),
        ("one two  ", "ctrl+w", "one ", ""),
        ("one two", "home alt+d", "", " two"),
        ("one two", "left ctrl+u", "", "o"),
        ("one two", "home ctrl+k", "", ""),
        ("abc", "left backspace", "a", "c"),
        ("abc", "home delete", "", "bc"),
        ("abc", "home backspace", "", "abc"),
        ("abc", "delete", "abc", ""),
        ("cafe\u0301!", "left backspace", "caf", "!"),
        ("a👩‍👩‍👧b", "left left", "a", "👩‍👩‍👧b"),
        ("a👩‍👩‍👧b", "left backspace", "a", "b"),
    ],
)
def test_keys(text: str, keys: str, before: str, after: str) -> None:
    assert typed(keys, text) == (before, after)


@pytest.mark.parametrize("key", ["f2", "tab", "ctrl+z", "up", "pagedown", "escape", "enter"])
def test_what_edits_nothing_is_left_to_others(key: str) -> None:
    field = Field("one")
    assert not field.press(key, "\t" if key == "tab" else None)
    assert field.text == "one"


def test_a_paste_is_one_line_and_not_longer_than_a_line_can_be() -> None:
    field = Field()
    field.insert("one\ntwo\tthree\r\n")
    assert field.text == "one two three"
    field.insert("x" * 1_000_000)
    assert len(field.text) == LONGEST
    field.insert("y")
    assert field.text[-1] == "x"


KEYS = ("left", "right", "ctrl+left", "ctrl+right", "home", "end", "backspace", "delete", "ctrl+w", "alt+d", "ctrl+u")


@given(st.text(max_size=30), st.lists(st.sampled_from(KEYS) | st.characters(), max_size=12), st.integers(6, 40))
def test_the_cursor_stands_between_graphemes_and_in_view(text: str, keys: list[str], room: int) -> None:
    field = Field(text)
    for key in keys:
        field.press(key, key if len(key) == 1 else None)
        before = field.text[: field.cursor]
        assert 0 <= field.cursor <= len(field.text)
        pieces = field.pieces(room)
        shown = "".join(part for part, _ in pieces)
        assert "▏" in shown
        assert cells(shown.partition("▏")[0]) <= room
        assert shown.rpartition("▏")[2] == field.text[field.cursor :]
    if not any(len(key) == 1 for key in keys) and keys and "ctrl+w" not in keys and "alt+d" not in keys:
        assert "".join(graphemes(field.text)) == field.text
        assert "".join(graphemes(before)) == before


def test_where_a_query_is_wrong_is_drawn_so() -> None:
    field = Field("one two three")
    assert [part for part, role in field.pieces(40, (4, 7)) if role.name == "ERROR"] == ["two"]
