"""Agreement: the value that most places support wins, unless one place is surer than all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.facts.found import Found, agreed


def same(one: str, other: str) -> float:
    return float(one == other)


@pytest.mark.parametrize(
    ("found", "value"),
    [
        ([("a", "x", 0.6), ("b", "y", 0.7)], "b"),
        ([("a", "x", 0.6), ("b", "y", 0.7), ("a", "z", 0.5)], "a"),
        ([("a", "x", 0.3), ("a", "x", 0.3), ("b", "y", 0.4)], "b"),
        ([("a", "x", 0.5), ("b", "y", 0.5)], "a"),
    ],
)
def test_the_best_supported_value_wins(found: list[tuple[str, str, float]], value: str) -> None:
    best = agreed([Found(*each) for each in found], same)
    assert best is not None
    assert best.value == value


def test_nothing_found_is_no_answer() -> None:
    assert agreed([], same) is None


def test_of_values_that_agree_the_one_from_the_surest_place_is_taken() -> None:
    best = agreed([Found("Ada", "meta", 0.4), Found("ADA", "page", 0.7)], lambda one, other: 1.0)
    assert best is not None
    assert (best.value, best.source, round(best.sureness, 9)) == ("ADA", "page", 0.82)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.floats(0, 1)), min_size=1))
def test_sureness_stays_a_share_and_never_falls_by_support(found: list[tuple[str, str, float]]) -> None:
    best = agreed([Found(*each) for each in found], same)
    assert best is not None
    assert max(sureness for _, _, sureness in found) - 1e-9 <= best.sureness <= 1
