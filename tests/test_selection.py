"""Selecting by sentence, paragraph and word: both ends move, and something stays selected."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.selection import (
    Selection,
    Stretch,
    paragraphs_of,
    selection_at,
    selection_between,
    sentences_of,
    words_of,
)

TEXT = "Mr. Grey came. He saw it.\n\nNobody’s boat sank! Why?\n- one\n- two, 1.5 and three"
TEXTS = st.text(alphabet="ab. !?\n’é日", max_size=120)
UNITS = st.sampled_from([sentences_of, paragraphs_of, words_of])


def said(text: str, units: list[Stretch]) -> list[str]:
    return [text[start:end] for start, end in units]


def test_the_units_of_a_text() -> None:
    assert said(TEXT, sentences_of(TEXT)) == [
        "Mr. Grey came.",
        "He saw it.",
        "Nobody’s boat sank!",
        "Why?",
        "- one",
        "- two, 1.5 and three",
    ]
    assert said(TEXT, paragraphs_of(TEXT))[:2] == ["Mr. Grey came. He saw it.", "Nobody’s boat sank! Why?"]
    assert said(TEXT, words_of(TEXT))[-4:] == ["two", "1.5", "and", "three"]


@pytest.mark.parametrize(
    ("steps", "selected"),
    [
        ([], "He saw it."),
        ([1], "He saw it.\n\nNobody’s boat sank!"),
        ([1, -1], "He saw it."),
        ([-1, -1], "He saw it."),
        (["turn", -1], "Mr. Grey came. He saw it."),
        (["turn", -1, 1, 1], "He saw it."),
        ([1, "turn", 1], "Nobody’s boat sank!"),
        ([1] * 20, TEXT[15:]),
    ],
)
def test_the_end_that_moves(steps: list[int | str], selected: str) -> None:
    units = sentences_of(TEXT)
    selection = selection_at(units, 16)
    assert selection
    for step in steps:
        selection = selection.moved(units, step) if isinstance(step, int) else selection.turned()
    assert TEXT[selection.start : selection.end] == selected


def test_the_sentences_beside() -> None:
    units = sentences_of(TEXT)
    first = selection_at(units, 0)
    assert first
    assert first.beside(units, -1) == first
    second = first.beside(units, 1)
    assert TEXT[second.start : second.end] == "He saw it."
    assert second.beside(units, -1) == first
    assert second.moved(units, 1).beside(units, 1) == Selection(*units[3])
    assert Selection(*units[-1]).beside(units, 1) == Selection(*units[-1])


def test_a_drag_takes_whole_words_either_way() -> None:
    assert selection_between(TEXT, 5, 10) == Selection(4, 13, at_start=False)
    assert selection_between(TEXT, 10, 5) == Selection(4, 13, at_start=True)
    assert selection_between("海の見える町", 2, 2) == Selection(2, 3)
    assert selection_at([], 4) is None


@given(TEXTS, UNITS, st.integers(0, 130), st.lists(st.sampled_from([1, -1, 2, -2, 0]), max_size=30))
def test_something_of_the_text_stays_selected(
    text: str, cut: Callable[[str], list[Stretch]], place: int, steps: list[int]
) -> None:
    units = cut(text)
    selection = selection_at(units, place)
    assert (selection is None) == (not units)
    for step in steps if selection else ():
        assert selection
        if step == 0:
            selection = selection.turned()
        elif abs(step) == 2:
            selection = selection.beside(units, step // 2)
        else:
            selection = selection.moved(units, step)
        assert 0 <= selection.start < selection.end <= len(text)
        assert text[selection.start : selection.end].strip()


@given(TEXTS.filter(len), st.data())
def test_a_drag_selects_what_it_went_over(text: str, data: st.DataObject) -> None:
    one, other = (data.draw(st.integers(0, len(text) - 1)) for _ in range(2))
    selection = selection_between(text, one, other)
    assert selection.start <= min(one, other) <= max(one, other) < selection.end <= len(text)


@given(TEXTS, UNITS)
def test_units_are_in_order_and_hold_all_that_is_no_blank(text: str, cut: Callable[[str], list[Stretch]]) -> None:
    units = cut(text)
    assert units == sorted(units)
    assert all(one[1] <= other[0] for one, other in pairwise(units))
    if cut is not words_of:
        assert "".join(text[start:end] for start, end in units).split() or not text.split()
        left = "".join(
            text[end:start] for (_, end), (start, _) in zip([(0, 0), *units], [*units, (len(text), 0)], strict=True)
        )
        assert not left.strip()
