"""Dates as they stand beside a headline: without a year, counted back from now, or in the address.

What is said in words has meaning only beside a clock; without one it stays unknown, as does a month without a day.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from reader.model.moment import Moment
from reader.page.links import path_of
from reader.sources.dates import MONTHS, read_moment

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).replace("Sep(", "Sept?(")
_LABEL = re.compile(
    r"(?:first )?(?:published|posted|updated|last updated|modified|date)(?: on| at)?\s*:?\s+", re.IGNORECASE
)
_LEADING = re.compile(r"(?:on|-|–|—|\()\s*", re.IGNORECASE)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEARLESS = (
    re.compile(rf"{_WEEKDAY}(?P<month>{_MONTH})\.?\s+{_DAY}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}\.?\s+(?:of\s+)?(?P<month>{_MONTH})\.?", re.IGNORECASE),
)
_WHOLE = re.compile(
    rf"\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b|\b\d{{1,2}}\s+(?:{_MONTH})\.?,?\s+\d{{4}}\b|"
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}/\d{4}\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:about |an? )?(?P<count>\d{1,3}|an?|one)?\s*"
    r"(?P<unit>m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)\s+ago",
    re.IGNORECASE,
)
_DAYS_BACK = {"today": 0, "yesterday": 1}
_MONTH_OF_YEAR = re.compile(rf"(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_IN_PATH = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/-]|$)"),
    re.compile(r"[/-](?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/.-]|$)"),
)


def near_moment(text: str, now: datetime | None, year: int | None = None) -> Moment | None:
    """The moment a short text names, labels such as `Published` left out; a day without a year is the last such day
    before ``now``, or the one in ``year``. None when the text is more than a date, or names no day."""
    plain = _LEADING.sub("", _LABEL.sub("", text.strip(), count=1), count=1).strip(" ,;|·•-–—()")
    if not 3 <= len(plain) <= 60:
        return None
    return read_moment(plain) or _ago(plain, now) or _without_year(plain, now, year)


def moment_within(text: str) -> tuple[Moment | None, str]:
    """The first whole date inside a remark such as `Posted on November 21, 2026 by`, and the remark without it."""
    for match in _WHOLE.finditer(text):
        if moment := read_moment(match[0]):
            return moment, f"{text[: match.start()]} {text[match.end() :]}"
    return None, text


def date_in_url(url: str) -> date | None:
    """The day a path is filed under, as in ``/2026/11/21/``, ``/2026/nov/21/`` or ``-20261121``."""
    for form in _IN_PATH:
        if match := form.search(path_of(url)):
            return _day(int(match["year"]), _number(match["month"]), int(match["day"]))
    return None


def year_of(text: str) -> int | None:
    """The year of a heading such as ``November 2026``."""
    match = _MONTH_OF_YEAR.fullmatch(text.strip()) or re.fullmatch(r"(?P<year>(?:19|20)\d\d)", text.strip())
    return int(match["year"]) if match else None


def _ago(text: str, now: datetime | None) -> Moment | None:
    if now is None:
        return None
    if (back := _DAYS_BACK.get(text.lower())) is not None:
        return (now - timedelta(days=back)).date()
    match = _AGO.fullmatch(text)
    if not match:
        return None
    count = int(match["count"]) if (match["count"] or "").isdigit() else 1
    unit = match["unit"][0].lower()
    if unit in "dw":
        return (now - timedelta(days=count * (7 if unit == "w" else 1))).date()
    moment = now.astimezone(UTC) - timedelta(**{"minutes" if unit == "m" else "hours": count})
    # "Two hours ago" tells no minutes, but it does tell the hour.
    return moment.replace(second=0, microsecond=0) if unit == "m" else moment.replace(minute=0, second=0, microsecond=0)


def _without_year(text: str, now: datetime | None, year: int | None) -> date | None:
    match = next(filter(None, (form.fullmatch(text) for form in _YEARLESS)), None)
    if not match or (now is None and year is None):
        return None
    month, day = _number(match["month"]), int(match["day"])
    return next(
        (found for each in _years(now, year) if (found := _day(each, month, day)) and _is_past(found, now)), None
    )


def _years(now: datetime | None, year: int | None) -> Iterator[int]:
    if year is not None:
        yield year
    elif now is not None:
        yield from range(now.year + 1, now.year - 5, -1)


def _is_past(day: date, now: datetime | None) -> bool:
    """Whether the day has come, somewhere on Earth."""
    return now is None or day <= (now + timedelta(days=1)).date()


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next((at for at, name in enumerate(MONTHS, 1) if name[:3].lower() == month[:3].lower()), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
