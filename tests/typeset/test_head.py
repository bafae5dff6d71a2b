"""The head that is drawn before the text, and what becomes of it when the text comes."""

from dataclasses import replace
from datetime import date

import pytest

from reader.model.article import Article
from reader.typeset.head import Head, set_head, set_known
from reader.typeset.lines import Row

KNOWN = Head("Op Eds", "The bridge", "", "A. Writer", "", date(2026, 11, 23), waits=True)
STATED = Article(
    "https://a.example/1", "The bridge, repaired", "A. Writer", "The Masthead", date(2026, 11, 23), "Politics", "A dek."
)


def texts(rows: list[Row]) -> list[str]:
    return ["".join(run.text for run in row) for row in rows]


def test_what_comes_later_stands_where_it_always_stands() -> None:
    before = texts(set_known(KNOWN, 68))
    after = texts(set_head(STATED, 68, 4, KNOWN))
    assert before == ["OP EDS", "", "The bridge", "", "By A. Writer · 23 November 2026", "─" * 16]
    assert after == [*before[:3], "A dek.", "By A. Writer · The Masthead · 23 November 2026 · 4 min", "─" * 16]


def test_what_the_list_knew_stays_when_the_page_states_none() -> None:
    known = Head("Op Eds", "The bridge", "Of the list.", "A. Writer", "Harbor Times", date(2026, 11, 23), waits=True)
    assert texts(set_head(Article("", "Other"), 68, 0, known)) == texts(set_known(known, 68))


def test_a_row_is_kept_for_facts_where_none_are_known() -> None:
    known = Head("Op Eds", "The bridge", waits=True)
    before, after = texts(set_known(known, 68)), texts(set_head(STATED, 68, 0, known))
    assert before == ["OP EDS", "", "The bridge", "", "", "─" * 16]
    assert after == [*before[:3], "A dek.", "By A. Writer · The Masthead · 23 November 2026", "─" * 16]


def test_who_wrote_it_is_corrected() -> None:
    assert texts(set_head(Article("", "", "B. Other"), 68, 0, KNOWN))[4] == "By B. Other · 23 November 2026"


@pytest.mark.parametrize("measure", [1, 8, 12, 20, 24, 31, 33, 40, 52, 68])
def test_the_same_facts_make_the_same_head_whenever_they_came(measure: int) -> None:
    whole = Head("Politics", "The bridge", "A dek.", "A. Writer", "The Masthead", date(2026, 11, 23), 12)
    told = Article("", "The bridge", "A. Writer", "The Masthead", date(2026, 11, 23), "Politics", "A dek.")
    expected = texts(set_known(whole, measure))
    assert texts(set_head(told, measure, 12)) == expected
    early = (Head(), Head(headline="The bridge"), Head("Politics", masthead="The Masthead"), whole)
    for known in early:
        assert texts(set_head(told, measure, 12, replace(known, waits=True))) == expected
