"""Looking for something in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.commands.within import MOST, places_of


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("The cat and the hat", "the", ["The", "the"]),
        ("The cat and the hat", "The", ["The"]),
        ("two\nwords, two  words", "two words", ["two\nwords", "two  words"]),
        ("it’s his, it's hers", "it's", ["it’s", "it's"]),
        ("co\u00adop\u00aderate", "coop", ["co\u00adop"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("anything", "  ", []),
        ("Straße ÄRGER", "ärger", ["ÄRGER"]),
    ],
)
def test_what_is_looked_for_is_found(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places_of(text, wanted)] == found


@given(st.text(max_size=100), st.text(max_size=10))
def test_places_are_in_order_and_apart(text: str, wanted: str) -> None:
    places = places_of(text, wanted)
    assert all(start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_no_more_than_can_be_shown() -> None:
    assert len(places_of("a " * (MOST + 10), "a")) == MOST
