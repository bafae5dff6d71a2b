"""When a channel is asked again, by table."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.model.channel import Channel, SourceKind
from reader.service.following.timing import LONGEST_WAIT, LONGEST_WISH, is_due, next_try

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
FEED, COMIC = SourceKind.FEED, SourceKind.COMIC


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("kind", "asked", "retry", "expected"),
    [
        (FEED, None, None, True),
        (FEED, ago(29), None, False),
        (FEED, ago(30), None, True),
        (FEED, ago(-5), None, True),
        (FEED, ago(60), ago(-1), False),
        (FEED, ago(60), ago(1), True),
        (COMIC, ago(359), None, False),
        (COMIC, ago(360), None, True),
    ],
)
def test_a_channel_is_due(kind: SourceKind, asked: datetime | None, retry: datetime | None, expected: bool) -> None:
    channel = Channel(1, "u", "n", kind, "", "", "", "", True, True, refreshed_at=asked, retry_at=retry)
    assert is_due(channel, NOW) is expected


@pytest.mark.parametrize(
    ("failures", "wish", "chance", "wait"),
    [
        (1, 0, 0, timedelta(minutes=15)),
        (1, 0, 1, timedelta(minutes=18.75)),
        (2, 0, 0, timedelta(minutes=30)),
        (100, 0, 0, LONGEST_WAIT),
        (1, 7200, 0, timedelta(hours=2)),
        (1, 60, 0, timedelta(minutes=15)),
        (1, 1e12, 0, LONGEST_WISH),
        (1, -5, 0, timedelta(minutes=15)),
    ],
)
def test_one_that_failed_is_left_alone(failures: int, wish: float, chance: float, wait: timedelta) -> None:
    assert next_try(NOW, failures, wish, chance) == NOW + wait
