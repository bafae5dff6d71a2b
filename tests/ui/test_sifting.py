"""What is typed is found in a text by its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.sifting import sifted


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
    marks = sifted(text, wanted)
    assert marks is not None
    assert "".join(text[at] for at in marks) == shown


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
    assert sifted(text, wanted) is None


@given(st.text(max_size=60), st.text(max_size=10))
def test_marks_are_places_in_the_text(text: str, wanted: str) -> None:
    marks = sifted(text, wanted)
    assert marks is None or all(0 <= at < len(text) for at in marks)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 20))
def test_a_piece_of_the_text_is_found(text: str, start: int, length: int) -> None:
    assert sifted(text, text[start : start + length]) is not None
