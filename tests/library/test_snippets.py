"""The piece of a text that shows why it was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query import read_query
from reader.library.snippets import LENGTH, Snippet, snippet


def marked(text: str, query: str) -> list[str]:
    piece = snippet(text, read_query(query).wanted)
    return [piece.text[start:end] for start, end in piece.marks]


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("The slow train.", "train", ["train"]),
        ("The slow train; trains are slow.", "slow train", ["slow", "train", "slow"]),
        ("A slow,\n\ntrain", '"slow train"', ["slow,  train"]),
        ("A slow big train", '"slow train"', []),
        ("Entrained in trains", "train", []),
        ("Entrained in trains", "train*", ["trains"]),
        ("L’Économie d’abord", "economie", ["Économie"]),
        ("Cafe\u0301 noir", "cafe", ["Café"]),
        ("Die Straße", "strasse", ["Straße"]),
        ("橋は長いあいだ", "長い", ["長い"]),
        ("Don’t", "don't", ["Don’t"]),
        ("One two", '"one two" two one', ["One two"]),
        ("İstanbul", "bul", []),
    ],
)
def test_the_words_are_marked_as_they_stand(text: str, query: str, marks: list[str]) -> None:
    assert marked(text, query) == marks


def test_without_words_it_is_the_beginning() -> None:
    assert snippet("Short.", ()) == Snippet("Short.")
    long = snippet("word " * 100, ())
    assert (long.text[:5], long.text[-2:], long.marks) == ("word ", " …", ())


def test_the_piece_with_the_most_different_words_is_taken() -> None:
    text = "train train " + "and so on " * 60 + "a slow train " + "and so on " * 60
    piece = snippet(text, read_query("slow train").wanted)
    assert "slow train" in piece.text
    assert piece.text.startswith("… ")


@given(st.text(max_size=600), st.text(alphabet="ab éß橋", min_size=1, max_size=8))
def test_marks_lie_within_one_line_in_order(text: str, query: str) -> None:
    piece = snippet(text, read_query(query, typing=True).wanted)
    assert len(piece.text) <= LENGTH + 4
    assert "\n" not in piece.text
    ends = [place for mark in piece.marks for place in mark]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(piece.text) for end in ends)
