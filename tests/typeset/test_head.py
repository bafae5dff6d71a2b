"""The head that is drawn before the text, and what becomes of it when the text comes."""

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


def test_what_comes_later_goes_on_with_the_row_of_facts_and_under_the_rule() -> None:
    before = texts(set_known(KNOWN, 68))
    after = texts(set_head(STATED, 68, 4, KNOWN))
    assert before == ["OP EDS", "", "The bridge", "", "By A. Writer · 23 November 2026", "─" * 16]
    assert after == [*before[:4], before[4] + " · The Masthead · 4 min", "─" * 16, "", "A dek."]


def test_what_the_list_knew_stays_when_the_page_states_none() -> None:
    known = Head("Op Eds", "The bridge", "Of the list.", "A. Writer", "Harbor Times", date(2026, 11, 23), waits=True)
    assert texts(set_head(Article("", "Other"), 68, 0, known)) == texts(set_known(known, 68))


def test_a_row_is_kept_for_facts_where_none_are_known() -> None:
    known = Head("Op Eds", "The bridge", waits=True)
    before, after = texts(set_known(known, 68)), texts(set_head(STATED, 68, 0, known))
    assert before[4] == ""
    assert after[4] == "By A. Writer · The Masthead · 23 November 2026"
    assert len(before) == len(after) - 2


def test_who_wrote_it_is_corrected() -> None:
    assert texts(set_head(Article("", "", "B. Other"), 68, 0, KNOWN))[4] == "By B. Other · 23 November 2026"


@pytest.mark.parametrize("measure", [1, 8, 12, 20, 24, 31, 33, 40, 52, 68])
def test_no_row_more_at_any_measure(measure: int) -> None:
    for known in (KNOWN, Head(headline="The bridge", waits=True), Head("A", "B", "C", "D", "E", waits=True)):
        before, after = set_known(known, measure), set_head(STATED, measure, 12, known)
        rule = texts(before)[-1]
        assert texts(after)[len(before) - 1] == rule
