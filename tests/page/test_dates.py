"""Dates in every form a feed or a page writes them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.moment import Moment, day_of
from reader.page.dates import moment_reader, of_any_form, read_moment
from reader.page.months import MONTHS

DAY = date(2026, 11, 23)


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "20261123",
        "2026/11/23",
        "Nov/23/2026",
        "11/23/2026",
        "November 23, 2026",
        "Nov. 23, 2026",
        "November 23rd 2026",
        "Monday, November 23, 2026",
        "23 November 2026",
        "23 Nov 2026",
        "23-Nov-26",
        "Mon, 23 Nov 2026",
        "  23\n November   2026 ",
        "NOVEMBER 23, 2026",
    ],
)
def test_a_day_stays_a_day(text: str) -> None:
    moment = read_moment(text)
    assert moment == DAY
    assert not isinstance(moment, datetime)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 23 Nov 2026 09:14:00 GMT", at(9, 14)),
        ("Mon, 23 Nov 2026 09:14:00 +0000", at(9, 14)),
        ("23 Nov 2026 09:14 UT", at(9, 14)),
        ("23 Nov 26 09:14 Z", at(9, 14)),
        ("Mon, 23 Nov 2026 09:14:00 EST", at(14, 14)),
        ("Mon, 23 Nov 2026 09:14:00 EDT", at(13, 14)),
        ("Mon, 23 Nov 2026 09:14:00 CST", at(15, 14)),
        ("Mon, 23 Nov 2026 09:14:00 CDT", at(14, 14)),
        ("Mon, 23 Nov 2026 09:14:00 MST", at(16, 14)),
        ("Mon, 23 Nov 2026 09:14:00 MDT", at(15, 14)),
        ("Mon, 23 Nov 2026 09:14:00 PST", at(17, 14)),
        ("Mon, 23 Nov 2026 09:14:00 PDT", at(16, 14)),
        ("Mon, 23 Nov 2026 09:14:00 A", at(9, 14)),
        ("Mon, 23 Nov 2026 09:14:00 -0330", at(12, 44)),
        ("Mon, 23 Nov 2026 09:14:00 +01:00", at(8, 14)),
        ("Mon, 23 Nov 2026 09:14:00 GMT+2", at(7, 14)),
        ("Mon, 23 Nov 2026 09:14:00 -0500 (EST)", at(14, 14)),
        ("Mon, 23 Nov 2026 09:14:00 CET", at(8, 14)),
        ("Mon, 23 Nov 2026 09:14:00 XYZ", at(9, 14)),
        ("Mon, 23 Nov 2026 09:14:60 GMT", datetime(2026, 11, 23, 9, 14, 59, tzinfo=UTC)),
        ("Mon Nov 23 09:14:00 2026", at(9, 14)),
        ("2026-11-23T09:14Z", at(9, 14)),
        ("2026-11-23T09:14:00.123456+01:00", at(8, 14)),
        ("2026-11-23 09:14:00", at(9, 14)),
        ("2026-11-23T09:14:00-0500", at(14, 14)),
        ("2026-11-23T09:14:00+05", at(4, 14)),
        ("20261123T091400Z", at(9, 14)),
        ("2026-11-23T24:00:00Z", at(0, day=24)),
        ("2026-11-23T23:30:00-05:00", at(4, 30, day=24)),
        ("November 23, 2026 at 9:14 p.m. ET", datetime(2026, 11, 24, 2, 14, tzinfo=UTC)),
        ("Nov 23, 2026 12:05 AM", at(0, 5)),
        ("11/23/2026 12:05 PM", at(12, 5)),
    ],
)
def test_a_time_becomes_utc(text: str, moment: Moment) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "Nov/31/2026", "2026-13-01", "32 November 2026", "23 Brumaire 2026", "2026", "2026-11"),
        *("1799-12-31", "2101-01-01", "0001-01-01", "9999-12-31T23:59:59-14:00", "99999-01-01", "Foo/04/2026"),
        *(
            "2026-11-23T25:00:00Z",
            "2026-11-23T09:61Z",
            "Mon, 23 Nov 2026 09:14:00 +9900",
            "4/1/26/5",
            "Novembers 3, 2026",
        ),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(("text", "year"), [("1 Jan 69", 1969), ("1 Jan 68", 2068), ("1 Jan 1800", 1800)])
def test_years(text: str, year: int) -> None:
    assert read_moment(text) == date(year, 1, 1)


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_each_form_gives_the_day_it_was_made_of(day: date) -> None:
    month = MONTHS[day.month - 1]
    forms = (
        day.isoformat(),
        f"{month[:3]}/{day.day:02}/{day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.month}/{day.day}/{day.year}",
    )
    assert {read_moment(form) for form in forms} == {day}


@given(st.text() | st.from_regex(r"[0-9A-Za-z:+/ .,-]{1,40}", fullmatch=True))
def test_any_text_is_a_date_in_range_or_none(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or 1800 <= day_of(moment).year <= 2100


@given(
    st.datetimes(datetime(1799, 12, 30), datetime(2101, 1, 2)),
    st.sampled_from(("Z", "+00:00", "+05:30", "-08:00", "-23:59", "+14:00", "+24:00")),
    st.sampled_from(
        ("%Y-%m-%dT%H:%M:%S{}", "%a, %d %b %Y %H:%M:%S {}", "%d %b %Y %H:%M:%S GMT", "%Y-%m-%dT24:00:00{}")
    ),
)
def test_the_usual_forms_read_quickly_give_what_the_general_way_gives(when: datetime, zone: str, form: str) -> None:
    mail = zone.replace(":", "").replace("Z", "GMT") if "%a" in form else zone
    text = when.strftime(form.format(mail)) if when.year > 1000 else ""
    assert read_moment(text) == of_any_form(text)


@pytest.mark.parametrize(
    ("told", "days"),
    [
        (["11/12/2026", "13/12/2026 10:00"], ["2026-12-11", "2026-12-13"]),
        (["11/12/2026", "11/18/2026"], ["2026-11-12", "2026-11-18"]),
        (["11-12-2026 10:00", "11-18-2026"], ["2026-11-12", "2026-11-18"]),
        (["11/12/26", "11/18/26"], ["2026-11-12", "2026-11-18"]),
        (["11/12/2026"], [""]),
        (["11/12/2026", "13/12/2026", "12/13/2026"], ["", "2026-12-13", "2026-12-13"]),
        (["18/11/26", "11/12/26"], ["", ""]),
        (["2026-11-18", "11/12/2026"], ["2026-11-18", ""]),
    ],
)
def test_what_may_be_two_days_is_read_as_the_other_dates_of_its_source(told: list[str], days: list[str]) -> None:
    read = moment_reader(told)
    assert [str(day_of(moment)) if (moment := read(text)) else "" for text in told] == days
