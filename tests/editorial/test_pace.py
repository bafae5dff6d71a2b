import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.editorial.pace import has_time_to_read, minutes_left, reading_minutes, time_left


@pytest.mark.parametrize(
    ("words", "minutes"), [(-1, 0), (0, 0), (1, 1), (238, 1), (356, 1), (358, 2), (952, 4), (23_800, 100)]
)
def test_reading_minutes(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("minutes", "progress", "left"),
    [
        (4, 0.0, 4),
        (4, 0.5, 2),
        (4, 0.51, 2),
        (10, 0.7, 3),
        (4, 0.99, 1),
        (4, 1, 0),
        (4, 1.7, 0),
        (4, -1, 4),
        (0, 0.3, 0),
    ],
)
def test_minutes_left(minutes: int, progress: float, left: int) -> None:
    assert minutes_left(minutes, progress) == left


@given(st.integers(0, 1000), st.floats(0, 1), st.floats(0, 1))
@settings(deadline=None)
def test_reading_on_never_leaves_more(minutes: int, one: float, other: float) -> None:
    assert minutes_left(minutes, max(one, other)) <= minutes_left(minutes, min(one, other))


@pytest.mark.parametrize(
    ("minutes", "seconds", "enough"), [(0, 1, False), (0, 5, True), (3, 59, False), (3, 60, True), (1, 20, True)]
)
def test_has_time_to_read(minutes: int, seconds: float, enough: bool) -> None:
    assert has_time_to_read(minutes, seconds) is enough


@pytest.mark.parametrize(
    ("elapsed", "done", "total", "said"),
    [
        (9.0, 2, 100, ""),
        (9.0, 3, 3, ""),
        (9.0, 3, 9, "18 s left"),
        (0.0, 0, 0, ""),
        (0.1, 9, 10, ""),
        (33.0, 1, 4, ""),
        (99.0, 3, 6, "99 s left"),
        (100.0, 3, 6, "2 min left"),
        (100.0, 10, 100, "15 min left"),
    ],
)
def test_what_is_left_of_long_work(elapsed: float, done: int, total: int, said: str) -> None:
    assert time_left(elapsed, done, total) == said
