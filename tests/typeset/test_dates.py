from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from reader.model.moment import Moment
from reader.typeset.dates import age, ago, long_date, until

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (date(2026, 11, 23), "23 November 2026"),
        (date(1999, 1, 1), "1 January 1999"),
        (datetime(2026, 5, 9, 23, 59, tzinfo=UTC), "9 May 2026"),
        (datetime(2026, 5, 9, 23, 59), "9 May 2026"),
        (datetime.max.replace(tzinfo=UTC), "31 December 9999"),
    ],
)
def test_long_date(moment: Moment, expected: str) -> None:
    assert long_date(moment) == expected


def test_the_day_of_an_instant_is_that_of_the_zone() -> None:
    assert long_date(datetime(2026, 11, 24, 1, tzinfo=UTC), NEW_YORK) == "23 November 2026"
    assert long_date(datetime.min.replace(tzinfo=UTC), NEW_YORK) == "1 January 1"


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=-20), "now"),
        (timedelta(minutes=12), "12m"),
        (timedelta(minutes=119), "1h"),
        (timedelta(hours=9), "9h"),
        (timedelta(hours=9, minutes=20), "yesterday"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=6), "6 days"),
        (timedelta(days=7), "16 Nov"),
        (timedelta(days=400), "19 Oct 2025"),
        (timedelta(days=-2), "25 Nov"),
    ],
)
def test_age_of_an_instant(passed: timedelta, expected: str) -> None:
    assert age(NOW - passed, NOW) == expected


def test_a_late_evening_is_told_in_hours_until_six_have_passed() -> None:
    night = NOW.replace(hour=1)
    assert age(night - timedelta(hours=5), night) == "5h"
    assert age(night - timedelta(hours=7), night) == "yesterday"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 20), "3 days"),
        (date(2026, 11, 12), "12 Nov"),
        (date(2025, 11, 12), "12 Nov 2025"),
        (date(2026, 11, 24), "24 Nov"),
    ],
)
def test_age_of_a_day(moment: date, expected: str) -> None:
    assert age(moment, NOW) == expected


def test_days_are_those_of_the_reader() -> None:
    late = datetime(2026, 11, 22, 2, tzinfo=UTC)  # still the 21st in New York
    assert age(late, NOW) == "yesterday"
    assert age(late, NOW.astimezone(NEW_YORK)) == "2 days"


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
def test_the_ends_of_time_have_an_age(moment: datetime) -> None:
    assert age(moment.replace(tzinfo=UTC), NOW.astimezone(NEW_YORK)).endswith(str(moment.year))


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=12), "12m ago"),
        (timedelta(hours=2), "2h ago"),
        (timedelta(hours=20), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=20), "on 3 Nov"),
    ],
)
def test_ago(passed: timedelta, expected: str) -> None:
    assert ago(NOW - passed, NOW) == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (timedelta(seconds=-1), "now"),
        (timedelta(seconds=1), "in 1 minute"),
        (timedelta(minutes=12), "in 12 minutes"),
        (timedelta(minutes=80), "in 1 hour"),
        (timedelta(hours=19), "in 19 hours"),
        (timedelta(hours=24), "tomorrow"),
        (timedelta(days=3), "on 26 November 2026"),
    ],
)
def test_until(left: timedelta, expected: str) -> None:
    assert until(NOW + left, NOW) == expected
