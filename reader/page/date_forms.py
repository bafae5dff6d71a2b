"""The forms a day is written in, each a pattern, and the one day a match can mean.

They are those of ISO 8601 and RFC 5322 with their common loosenesses, C's ``ctime`` and Java's and JavaScript's
``Date``, days with the name of a month in many languages, figures in either order, and CJK dates.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from reader.page.months import month_number
from reader.page.zones import OFFSET

EARLIEST, LATEST = 1800, 2100
"""The years a paper may be of; what lies outside is a slip of a program or of the pen."""


class Day(NamedTuple):
    """Where in a text a day is written, and the day; None if there is no such day, or if it may be one of several."""

    day: date | None
    start: int
    end: int
    time: str = ""


_NAME = r"(?P<name>[^\W\d_]{3,12})"
_DAY = r"(?P<day>\d{1,2})(?!\d)(?:(?:st|nd|rd|th|er|re|os|e|η|ης)\b|[ªº°]|-?го\b)?"
_YEAR = r"(?:(?P<year>\d{4})(?![\d:]|[/-]\d)|[’']?(?P<short>\d\d)(?![\d:.,%]|[/-]\d))(?:\s?(?:г|р|року|года)\b\.?)?"
_OF = r"(?:(?:de|of|del)\s|d[’'])?"
_CTIME = rf"(?P<time>\d{{1,2}}:\d\d(?::\d\d)?(?:\s(?:[A-Z]{{1,5}}|{OFFSET}))?)\s"
_DAY_FORMS = (
    rf"{_DAY}[\s/.,-]{{0,2}}{_OF}{_NAME}[\s/.,-]{{0,3}}{_OF}{_YEAR}",
    rf"{_DAY}\stháng\s(?P<month>\d{{1,2}})(?!\d),?\s(?:năm\s)?{_YEAR}",
    rf"{_DAY}[\s-]{_NAME}\.?\s{_CTIME}(?P<year>\d{{4}})(?!\d)",
    r"(?P<first>\d{1,2})(?!\d)\s?(?P<sign>[-./|])\s?(?P<second>\d{1,2})(?!\d)\s?(?P=sign)\s?"
    r"(?:(?P<year>\d{4})(?![\d:]|[/-]\d)|(?P<short>\d\d)(?![\d:]|[./-]\d))",
)
_NAME_FORMS = (
    rf"{_NAME}\.?\s{_DAY},?\s{_CTIME}(?P<year>\d{{4}})(?!\d)",
    rf"{_NAME}[\s/.-]{{0,2}}{_DAY}[\s/.,-]{{1,3}}{_OF}{_YEAR}",
)
_YEAR_FORMS = (
    r"(?P<year>\d{4})(?P<sign>[-./])\s?(?P<month>\d{1,2})(?P=sign)\s?(?P<day>\d{1,2})(?!\d)\.?"
    r"(?:Z\b|(?<=-\d\d)[+-]\d\d:\d\d\b)?",
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})(?!\d)\s?[日号일]?",
    rf"(?P<year>\d{{4}})[\s.,/-]{{1,2}}{_NAME}[\s/.-]{{1,2}}(?P<day>\d{{1,2}})(?!\d)\.?",
)
_FORMS = {
    kind: tuple(re.compile(form, re.IGNORECASE) for form in forms)
    for kind, forms in (("day", _DAY_FORMS), ("name", _NAME_FORMS), ("year", _YEAR_FORMS))
}
# Polish, of which it is November, writes no dot behind the day.
_CROATIAN_OCTOBER = re.compile(r"\d{1,2}\.\s?listopada\b", re.IGNORECASE)
_TOKEN = re.compile(r"(?<!\d[.,/:|-])\d+|[^\W\d_]+")


def days_in(text: str, day_first: bool | None, whole: bool) -> Iterator[Day]:
    """Where the text, its blanks single, says a day, from left to right.

    ``whole`` says that the text is to be a date and nothing else; within other words two figures are a year only
    beside figures that look like it.
    """
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() >= end and (kind := _kind(token[0])):
            matches = filter(None, (form.match(text, token.start()) for form in _FORMS[kind]))
            for day in islice(filter(None, (_day(match, day_first, whole) for match in matches)), 1):
                end = day.end
                yield day


def _kind(token: str) -> str:
    if not token[0].isdigit():
        return "name" if month_number(token) else ""
    return {1: "day", 2: "day", 4: "year"}.get(len(token), "")


def _day(found: re.Match[str], day_first: bool | None, whole: bool) -> Day | None:
    parts = found.groupdict()
    name, short = parts.get("name"), parts.get("short")
    month = month_number(name) if name else int(parts.get("month") or 0)
    if name and _CROATIAN_OCTOBER.match(found[0]):
        month = 10
    if name and not month:
        return None
    if short and not whole and not re.search(r"(?:\d\d(?:[./])\d\d[./]|-|[’'])\d\d", found[0]):
        return None
    year = parts["year"] or short or ""
    if parts.get("first"):
        day = _in_figures(int(parts["first"]), int(parts["second"]), year, parts["sign"], day_first)
    else:
        day = day_of_figures(_year(year), month, int(parts["day"]))
    return Day(day, found.start(), found.end(), parts.get("time") or "")


def _in_figures(first: int, second: int, year: str, sign: str, day_first: bool | None) -> date | None:
    """The one day that three figures mean. ``day_first`` says that the day leads, as it does with dots and bars; False,
    that with slashes and a whole year the month does. The other order holds where that gives no day. In all else what
    may be two days is none.
    """
    european, american = day_of_figures(_year(year), second, first), day_of_figures(_year(year), first, second)
    if day_first or sign in ".|":
        return european or american
    if day_first is False and sign == "/" and len(year) == 4:
        return american or european
    backwards = day_of_figures(_year(f"{first:02}"), second, int(year)) if len(year) == 2 else None
    days = {day for day in (european, american, backwards) if day}
    return days.pop() if len(days) == 1 else None


def day_of_figures(year: int, month: int, day: int) -> date | None:
    """The day, None if there is no such day or its year is out of range."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})(?=\2(\d{4}|\d\d)(?!\d))")


def leading_figure(text: str) -> str:
    """``day`` or ``month``: which of them surely leads in a date of three figures; empty if it may be either."""
    found = _FIGURES.search(text)
    first, second, third = (int(found[1]), int(found[3]), int(found[4])) if found else (0, 0, 0)
    # With two figures for the year, 18/11/26 may begin with it.
    if first > 12 >= second > 0 and not 0 < third <= 31:
        return "day"
    return "month" if second > 12 >= first > 0 else ""


def with_day_leading(text: str) -> str:
    """The text, in which a month leads, with the day in front of it."""
    return _FIGURES.sub(r"\3\2\1", text, count=1)


def _year(digits: str) -> int:
    """A year; two digits as RFC 2822 reads them, with the pivot of POSIX."""
    number = int(digits)
    return number if len(digits) > 2 else number + (1900 if number > 68 else 2000)
