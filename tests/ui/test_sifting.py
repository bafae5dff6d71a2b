"""What is typed is found in a text by its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.sifting import Grade, narrowed, run_together, sift


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("What the slow train teaches", "train", "train"),
        ("What the slow train teaches", "TEACH slow", "slowteach"),
        ("What the slow train teaches", "trn", "trn"),
        ("What the slow train teaches", "low", "low"),
        ("Über Ärger mit dem Zug", "uber arger", "ÜberÄrger"),
        ("İstanbul by tram", "tram", "tram"),
        ("Op Eds", "oped", "OpEd"),
        ("anything", "  ", ""),
    ],
)
def test_found(text: str, wanted: str, shown: str) -> None:
    found = sift(text, wanted)
    assert found
    assert "".join(text[at] for at in found.marks) == shown


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What the slow train teaches", "bus"),
        ("What the slow train teaches", "train bus"),
        ("What the slow train teaches", "wtstt"),
        ("What the slow train teaches", "rin"),
        ("Nobody wanted to repair it", "tr"),
        ("", "a"),
    ],
)
def test_not_found(text: str, wanted: str) -> None:
    assert sift(text, wanted) is None


@given(st.text(max_size=60), st.text(max_size=10))
def test_marks_are_places_in_the_text(text: str, wanted: str) -> None:
    for found in (sift(text, wanted), run_together(text, wanted)):
        assert found is None or all(0 <= at < len(text) for at in found.marks)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 20))
def test_a_piece_of_the_text_is_found(text: str, start: int, length: int) -> None:
    assert sift(text, text[start : start + length])


@pytest.mark.parametrize(
    ("text", "wanted", "grade"),
    [
        ("A tax on the ferry", "ferry tax", Grade.WHOLE),
        ("Taxes and ferries", "ferr tax", Grade.BEGUN),
        ("The new syntax of ferry talk", "ferry tax", Grade.WITHIN),
        ("Restraint, then a train", "train", Grade.WHOLE),
        ("What the slow train teaches", "slow trn", Grade.SKIPPED),
        ("Fährsteuer", "steuer", Grade.WITHIN),
    ],
)
def test_how_well_it_is_found(text: str, wanted: str, grade: Grade) -> None:
    found = sift(text, wanted)
    assert found
    assert found.grade is grade


def test_a_word_that_begins_so_is_marked_before_one_that_has_it_within() -> None:
    found = sift("Restraint, then a train", "train")
    assert found
    assert found.marks == (18, 19, 20, 21, 22)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [("oib", "Oib"), ("opbr", "Opbr"), ("ob", "Ob"), ("the b", "theb"), ("pen", ""), ("obx", ""), ("", "")],
)
def test_beginnings_run_together(wanted: str, shown: str) -> None:
    text = "Open in the browser"
    found = run_together(text, wanted)
    assert "".join(text[at] for at in (found.marks if found else ())) == shown


LISTED = (
    "The ferment of roots yields taxis",
    "Syntax for ferrymen",
    "Who pays for the ferry",
    "A ferry, and a tax on it",
    "Tax the ferry",
)


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        ("ferry tax", [1, 3, 4]),
        ("tax ferry", [1, 3, 4]),
        ("fery", [1, 2, 3, 4]),
        ("ferry", [1, 2, 3, 4]),
        ("fer", [0, 1, 2, 3, 4]),
        ("fer tax", [0, 1, 3, 4]),
        ("xyz", []),
        (" ", [0, 1, 2, 3, 4]),
    ],
)
def test_a_list_keeps_its_order_and_shows_what_merely_resembles_only_where_nothing_has_it(
    wanted: str, rows: list[int]
) -> None:
    assert narrowed(LISTED, wanted, str) == [LISTED[row] for row in rows]
