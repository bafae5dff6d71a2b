"""Which passages come back on which day."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.editorial.recalling import FEWEST, HANDFUL, LONGEST, Answer, answered, due
from reader.model.recall import Recall

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
Turns = list[tuple[int, Recall | None]]


def never(count: int) -> Turns:
    return [(number, None) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("days", "answer", "after"),
    [
        (None, Answer.KEEP, 2),
        (None, Answer.LATER, 1),
        (2, Answer.KEEP, 4),
        (8, Answer.LATER, 4),
        (1, Answer.LATER, 1),
        (300, Answer.KEEP, LONGEST),
        (LONGEST, Answer.KEEP, LONGEST),
        (8, Answer.LET_GO, 8),
    ],
)
def test_the_days_to_the_next_time(days: int | None, answer: Answer, after: int) -> None:
    before = None if days is None else Recall(7, days, NOW - timedelta(days=days), NOW)
    now = answered(7, before, answer, NOW)
    due_at = None if answer is Answer.LET_GO else NOW + timedelta(days=after)
    assert now == Recall(7, after, NOW, due_at)


def test_none_until_there_are_ten() -> None:
    assert due(never(FEWEST - 1), NOW) == ()
    assert due(never(FEWEST), NOW) == (1, 2, 3, 4, 5)
    assert due(never(FEWEST), NOW, fresh={1, 3}) == (2, 4, 5, 6, 7)


def test_what_is_due_longest_comes_before_what_was_never_answered() -> None:
    turns = never(10)
    turns[8] = (9, Recall(9, 4, NOW - timedelta(days=5), NOW - timedelta(days=1)))
    turns[9] = (10, Recall(10, 4, NOW - timedelta(days=9), NOW - timedelta(days=5)))
    turns[0] = (1, Recall(1, 4, NOW - timedelta(days=1), NOW + timedelta(days=3)))
    assert due(turns, NOW) == (10, 9, 2, 3, 4)


def test_today_s_handful_is_not_filled_up_again() -> None:
    turns = never(20)
    for at in range(HANDFUL):
        assert len(due(turns, NOW)) == HANDFUL - at
        number = due(turns, NOW)[0]
        turns[number - 1] = (number, answered(number, None, Answer.KEEP, NOW))
    assert due(turns, NOW) == ()
    assert len(due(turns, NOW + timedelta(days=1))) == HANDFUL


def test_a_hundred_days_of_keeping_bring_each_back_less_and_less() -> None:
    turns, seen = never(10), dict.fromkeys(range(1, 11), 0)
    for day in range(100):
        now = NOW + timedelta(days=day)
        for number in due(turns, now):
            seen[number] += 1
            before = turns[number - 1][1]
            turns[number - 1] = (number, answered(number, before, Answer.KEEP, now))
    assert set(seen.values()) <= {6, 7}


def test_what_was_let_go_never_comes() -> None:
    turns: Turns = [(number, answered(number, None, Answer.LET_GO, NOW)) for number in range(1, 11)]
    assert due(turns, NOW + timedelta(days=4000)) == ()


def test_an_answer_from_the_future_costs_nothing() -> None:
    turns = never(12)
    for at in range(6):
        turns[at] = (at + 1, answered(at + 1, None, Answer.KEEP, NOW + timedelta(days=900)))
    assert len(due(turns, NOW)) == HANDFUL
