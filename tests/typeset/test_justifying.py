"""Lines filled up to the measure."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Article
from reader.model.blocks import Heading, Mark, Paragraph, Span
from reader.typeset.breaking import Shape
from reader.typeset.lines import Run
from reader.typeset.setter import set_article
from reader.typeset.spans import NARROWEST, justified, set_text

PROSE = (
    "The bridge at Millrace Street had been closed for so long that the children who were told not to play on it "
    "had grown up, married, and were telling theirs."
)


def filled(text: str, measure: int, from_right: bool = False) -> str:
    return "".join(run.text for run in justified((Run(text),), measure, from_right))


@pytest.mark.parametrize(
    ("text", "measure", "left", "right"),
    [
        ("a b c d", 7, "a b c d", "a b c d"),
        ("a b c d", 8, "a  b c d", "a b c  d"),
        ("a b c d", 9, "a  b  c d", "a b  c  d"),
        ("a b c d e", 11, "a  b c  d e", "a b  c d  e"),
        ("a b c d", 13, "a   b   c   d", "a   b   c   d"),
        ("a b c d", 14, "a b c d", "a b c d"),  # the spaces would gape
        ("word", 9, "word", "word"),
        ("漢 字", 6, "漢  字", "漢  字"),
    ],
)
def test_spaces_are_widened_evenly_from_either_side(text: str, measure: int, left: str, right: str) -> None:
    assert filled(text, measure) == left
    assert filled(text, measure, from_right=True) == right


def test_spaces_in_code_stay_and_faces_are_kept() -> None:
    row = (Run("see "), Run("a b", marks=Mark.CODE), Run(" now", marks=Mark.EM))
    assert justified(row, 12) == (Run("see  "), Run("a b", marks=Mark.CODE), Run(" now", marks=Mark.EM))


def test_all_lines_but_the_last_take_the_measure() -> None:
    *lines, last = ("".join(run.text for run in row) for row in set_text(PROSE, 40, shape=Shape.JUSTIFIED))
    assert {len(line) for line in lines} == {40}
    assert len(last) < 40
    assert "  " not in last
    assert " ".join(" ".join([*lines, last]).split()) == PROSE


def test_a_line_break_of_the_author_ends_a_ragged_line() -> None:
    rows = set_text("O bridge that was,\n" + PROSE, 40, shape=Shape.JUSTIFIED)
    assert rows[0] == (Run("O bridge that was,"),)


def test_a_narrow_measure_is_ragged() -> None:
    assert set_text(PROSE, NARROWEST - 1, shape=Shape.JUSTIFIED) == set_text(PROSE, NARROWEST - 1)
    assert set_text(PROSE, NARROWEST, shape=Shape.JUSTIFIED) != set_text(PROSE, NARROWEST)


def test_right_to_left_lines_are_filled_and_the_last_is_flush_right() -> None:
    rows = set_text("היה היה פעם גשר ואיש לא רצה לתקן אותו כלל " * 3, 40, shape=Shape.JUSTIFIED)
    widths = [sum(len(run.text) for run in row) for row in rows]
    assert set(widths) == {40}
    assert rows[-1][0].text.isspace()


def test_only_the_text_of_an_article_is_justified() -> None:
    article = Article(
        "https://harbor.example/", PROSE, dek=PROSE, blocks=(Heading((Span(PROSE),)), Paragraph((Span(PROSE),)))
    )
    ragged, filled = (set_article(article, 60, justify=justify).lines for justify in (False, True))
    assert [line.block for line in ragged if line not in filled] == [1, 1]


@given(st.lists(st.text("abc漢é", min_size=1, max_size=9), min_size=2, max_size=12), st.integers(0, 60), st.booleans())
@settings(max_examples=100, deadline=None)
def test_nothing_but_spaces_is_added_and_none_is_much_wider(words: list[str], spare: int, from_right: bool) -> None:
    text = " ".join(words)
    line = Run(filled(text, sum(len(word) + word.count("漢") for word in words) + len(words) - 1 + spare, from_right))
    gaps = [len(gap) for gap in re.findall(" +", line.text)]
    assert line.text.split() == words
    assert max(gaps) - min(gaps) <= 1
    assert max(gaps) <= 3
