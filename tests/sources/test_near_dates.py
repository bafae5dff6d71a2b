"""Dates beside headlines and in addresses."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.moment import Moment, day_of
from reader.page.dates import day_in_path, moment_within
from reader.sources.lists.near_dates import near_moment, year_of

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Nov 21", date(2026, 11, 21)),
        ("Sept. 3", date(2026, 9, 3)),
        ("Saturday, November 21st", date(2026, 11, 21)),
        ("21 November", date(2026, 11, 21)),
        ("Dec 25", date(2025, 12, 25)),
        ("Feb 29", date(2024, 2, 29)),
        ("2 hours ago", datetime(2026, 11, 23, 7, tzinfo=UTC)),
        ("about an hour ago", datetime(2026, 11, 23, 8, tzinfo=UTC)),
        ("5 min ago", datetime(2026, 11, 23, 9, 25, tzinfo=UTC)),
        ("3d ago", date(2026, 11, 20)),
        ("2 weeks ago", date(2026, 11, 9)),
        ("yesterday", date(2026, 11, 22)),
        ("Today", date(2026, 11, 23)),
        ("Published: Nov 21, 2026", date(2026, 11, 21)),
        ("Updated on November 21, 2026", date(2026, 11, 21)),
        ("(Nov 20, 2026)", date(2026, 11, 20)),
        *((text, None) for text in ("", "November", "June 31", "Nov 2026", "4 min read", "May I ask", "12", "ago")),
    ],
)
def test_a_date_beside_a_headline(text: str, moment: Moment | None) -> None:
    assert near_moment(text, NOW) == moment


@pytest.mark.parametrize("text", ["Nov 21", "2 hours ago", "yesterday"])
def test_without_a_clock_it_stays_unknown(text: str) -> None:
    assert near_moment(text, None) is None


def test_the_year_of_its_month_goes_before_the_clock() -> None:
    assert near_moment("Nov 21", NOW, 2019) == date(2019, 11, 21)
    assert (year_of("November 2019"), year_of("2018"), year_of("November")) == (2019, 2018, None)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://p.example/2026/11/21/slow", date(2026, 11, 21)),
        ("https://p.example/a/2026/nov/01/slow", date(2026, 11, 1)),
        ("https://p.example/2026-11-21-slow", date(2026, 11, 21)),
        ("https://p.example/slow-20261121.html", date(2026, 11, 21)),
        ("https://p.example/2026/11/slow", None),
        ("https://p.example/2026/13/41/slow", None),
        ("https://p.example/?d=2026/11/21/", None),
        ("https://p.example/article-123456789", None),
        ("no url", None),
    ],
)
def test_a_date_in_an_address(url: str, day: date | None) -> None:
    assert day_in_path(url) == day


def test_a_date_within_a_remark() -> None:
    assert moment_within("Posted on November 21, 2026 by Nora") == (date(2026, 11, 21), "Posted on   by Nora")
    assert moment_within("Nothing of it") == (None, "Nothing of it")


@given(st.text(max_size=60))
def test_nothing_lies_far_ahead(text: str) -> None:
    moment = near_moment(text, NOW)
    assert moment is None or 1800 <= day_of(moment).year <= 2100
