"""Dates as they stand beside a headline: without a year, or counted back from now.

What is said in words has meaning only beside a clock; without one it stays unknown, as does a month without a day.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from reader.model.moment import Moment
from reader.page.date_forms import day_of_figures
from reader.page.dates import LABEL, read_moment
from reader.page.months import MONTHS, month_number

_LEADING = re.compile(rf"(?:{LABEL})?(?:(?:on|-|–|—|\()\s*)?", re.IGNORECASE)
_WEEKDAY = r"(?:[^\W\d_]{2,14}\.?,?\s+)?(?:den\s|the\s)?"
_NAME, _DAY = r"(?P<month>[^\W\d_]{3,12})(?P<dot>\.?)", r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?"
_MONTH_LEADS = re.compile(rf"{_WEEKDAY}{_NAME}\s+{_DAY}", re.IGNORECASE)
_DAY_LEADS = re.compile(rf"{_WEEKDAY}{_DAY}\.?\s+(?:(?:of|de|di)\s+)?{_NAME}", re.IGNORECASE)
_AGO = re.compile(
    r"(?:about |an? )?(?P<count>\d{1,3}|an?|one)?\s*"
    r"(?P<unit>m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)\s+ago",
    re.IGNORECASE,
)
_DAYS_BACK = {"today": 0, "yesterday": 1}
_MONTH_OF_YEAR = re.compile(r"(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(?P<year>\d{4})")


def near_moment(text: str, now: datetime | None, year: int | None = None, day_first: bool = False) -> Moment | None:
    """The moment a short text names, labels such as `Published` left out; a day without a year is the last such day
    before ``now``, or the one in ``year``. None when the text is more than a date, or names no day."""
    plain = _LEADING.sub("", text.strip(), count=1).strip(" ,;|·•-–—(")
    plain = plain if "(" in plain else plain.rstrip(" )")
    if not 3 <= len(plain) <= 60:
        return None
    return read_moment(plain, day_first) or _ago(plain, now) or _without_year(plain, now, year)


def year_of(text: str) -> int | None:
    """The year of a heading such as ``November 2026``."""
    plain = text.strip()
    if match := _MONTH_OF_YEAR.fullmatch(plain):
        return int(match["year"]) if month_number(match["month"]) else None
    return int(plain) if re.fullmatch(r"(?:19|20)\d\d", plain, re.ASCII) else None


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
    leads = _MONTH_LEADS.fullmatch(text)
    match = leads or _DAY_LEADS.fullmatch(text)
    if not match or (now is None and year is None):
        return None
    month, day = month_number(match["month"]), int(match["day"])
    english = month > 0 and MONTHS[month - 1].lower().startswith(match["month"].lower()[:3])
    # "Elo 5" and "3 set" are more often something else than days of August and September.
    if not english and (leads or (len(match["month"]) < 4 and not match["dot"])):
        return None
    days = filter(None, (day_of_figures(each, month, day) for each in _years(now, year)))
    return next((each for each in days if _is_past(each, now)), None)


def _years(now: datetime | None, year: int | None) -> Iterator[int]:
    if year is not None:
        yield year
    elif now is not None:
        yield from range(now.year + 1, now.year - 5, -1)


def _is_past(day: date, now: datetime | None) -> bool:
    """Whether the day has come, somewhere on Earth."""
    return now is None or day <= (now + timedelta(days=1)).date()
