"""When a columnist usually publishes, in a sentence, and when the next one is late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.editorial.rhythm import FEWEST, rhythm

MONDAY = date(2026, 9, 7)


def weeks(count: int, *weekdays: int, every: int = 1) -> list[date]:
    return [MONDAY + timedelta(7 * every * week + day) for week in range(count) for day in weekdays]


@pytest.mark.parametrize(
    ("days", "sentence", "gap", "expected"),
    [
        (weeks(8, 1), "usually Tuesdays", 7, MONDAY + timedelta(57)),
        (weeks(8, 1, 4), "usually Tuesdays and Fridays", 4, MONDAY + timedelta(57)),
        (weeks(6, 0, 2, 4), "usually Mondays, Wednesdays and Fridays", 3, MONDAY + timedelta(42)),
        (weeks(4, 0, 1, 2, 3, 4), "usually on weekdays", 3, MONDAY + timedelta(28)),
        (weeks(4, *range(7)), "almost every day", 1, MONDAY + timedelta(28)),
        (weeks(6, 1, every=2), "about every 14 days, mostly Tuesdays", 14, MONDAY + timedelta(85)),
        ([MONDAY + timedelta(9 * each) for each in range(8)], "about every 9 days", 9, MONDAY + timedelta(72)),
        ([*weeks(8, 1), MONDAY + timedelta(3)], "usually Tuesdays", 7, MONDAY + timedelta(57)),
        ([*weeks(9, 5), *(MONDAY + timedelta(70 + 7 * each) for each in range(30))], "usually Mondays", 7, None),
    ],
)
def test_the_rhythm_in_a_sentence(days: list[date], sentence: str, gap: int, expected: date | None) -> None:
    told = rhythm(days)
    assert told
    assert (told.sentence, told.gap) == (sentence, gap)
    assert expected is None or told.expected == expected


def test_too_few_days_are_none() -> None:
    assert rhythm(weeks(FEWEST - 1, 1)) is None
    assert rhythm(weeks(1, 1) * 9) is None
    assert rhythm([]) is None


def test_late_is_more_than_twice_the_usual() -> None:
    told = rhythm(weeks(8, 1))
    assert told
    assert not told.is_late(told.last + timedelta(14))
    assert told.is_late(told.last + timedelta(15))


def test_a_weekend_makes_nobody_late() -> None:
    told = rhythm(weeks(4, 0, 1, 2, 3, 4))
    assert told
    assert not told.is_late(told.last + timedelta(3))


@given(st.lists(st.dates(date(2020, 1, 1), date(2026, 12, 31))))
def test_of_any_days_the_next_is_after_the_last(days: list[date]) -> None:
    told = rhythm(days)
    assert (told is None) is (len(set(days)) < FEWEST)
    if told:
        assert told.last == max(days)
        assert told.last < told.expected <= told.last + timedelta(told.gap)
        assert told.sentence
