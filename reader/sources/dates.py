"""Dates as feeds and pages write them.

The forms are those of RFC 822 and its successors (with the zones they name), the W3C profile of ISO 8601 with its
common loosenesses, the month-name and slashed forms of American and British newspapers, and ``Apr/04/2026``, which
the syndicate's feeds use. A form without an hour gives a ``date``: an hour is never made up.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from reader.model.moment import Moment, day_of, utc

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = {name.lower()[:width]: month for month, name in enumerate(MONTHS, 1) for width in (3, len(name))} | {
    "sept": 9
}

# Hours from UTC. Names that mean several zones (IST, BST in Asia) have the one most papers in English use.
_ZONES = {
    -10: "hst",
    -9: "akst",
    -8: "pst pt akdt",
    -7: "mst mt pdt",
    -6: "cst ct mdt",
    -5: "est et cdt",
    -4: "ast edt",
    -3: "adt",
    1: "bst cet met west",
    2: "cest mest eet",
    3: "eest msk",
    9: "jst kst",
    10: "aest",
    11: "aedt",
    12: "nzst",
    13: "nzdt",
}
_HOURS_FROM_UTC = {name: hours for hours, names in _ZONES.items() for name in names.split()}

_YEAR, _DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUMBER, _NAME = r"(?P<month>\d{1,2})", r"(?P<name>[a-z]{3,9})\.?"
_WEEKDAY = r"(?:[a-z]{2,9}\.?,?\s+)?"
_OFFSET = r"[+-]\d{1,2}(?::?\d{2})?"
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    rf"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[a-z]{{1,5}}(?:{_OFFSET})?|{_OFFSET})?"
)
_CLOCK = rf"(?:(?:\s*,?\s*(?:at\s+)?|t){_TIME})?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_YEAR}-{_NUMBER}-(?P<day>\d{{1,2}}){_CLOCK}",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:t(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>z|{_OFFSET})?)?",
        rf"{_WEEKDAY}{_DAY}[\s/-]+{_NAME},?[\s/-]+(?P<year>\d{{4}}|\d\d){_CLOCK}",
        rf"{_NAME}/(?P<day>\d{{1,2}})/{_YEAR}",
        rf"{_WEEKDAY}{_NAME}\s+{_DAY},?\s+{_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_NAME}\s+{_DAY}\s+{_TIME}\s+{_YEAR}",
        rf"{_NUMBER}/(?P<day>\d{{1,2}})/{_YEAR}{_CLOCK}",
        rf"{_YEAR}/{_NUMBER}/(?P<day>\d{{1,2}}){_CLOCK}",
    )
)


# The two forms that nearly all feeds write.
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|([+-])([01]\d|2[0-3])([0-5]\d))",
    re.ASCII,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)


def read_moment(text: str) -> Moment | None:
    """The moment the text names: a ``date`` when it gives a day, a ``datetime`` in UTC when it gives an hour (a
    missing or unknown zone is taken as UTC). None when it is no date, or a year outside 1900 to 2100.
    """
    return _read(text[:120])


# A feed's dates are asked for more than once, and many of its entries share one.
@lru_cache(maxsize=512)
def _read(text: str) -> Moment | None:
    return _usual(text) or of_any_form(text)


def _usual(text: str) -> datetime | None:
    try:
        if _ISO.fullmatch(text):
            moment = datetime.fromisoformat(text).astimezone(UTC)
        elif mail := _MAIL.fullmatch(text):
            day, name, year, hour, minute, second, sign, hours, minutes = mail.groups()
            moment = datetime(
                int(year), _MONTHS[name.lower()], int(day), int(hour), int(minute), int(second), tzinfo=UTC
            )
            if sign:
                offset = timedelta(hours=int(hours), minutes=int(minutes))
                moment += -offset if sign == "+" else offset
        else:
            return None
    except (ValueError, OverflowError, LookupError):
        return None
    return moment if 1900 <= moment.year <= 2100 else None


def of_any_form(text: str) -> Moment | None:
    """As `read_moment`, by every form in turn."""
    plain = re.sub(r"\s*\([^()]*\)\s*$", "", " ".join(text.split()))
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _moment(match.groupdict())
    return None


def _moment(found: dict[str, str | None]) -> Moment | None:
    try:
        day = date(_year(found["year"] or ""), _month(found), int(found["day"] or 0))
        moment = _at(day, found) if found.get("hour") else day
    except (ValueError, OverflowError):
        return None
    return moment if 1900 <= day_of(moment).year <= 2100 else None


def _year(digits: str) -> int:
    """A year; two digits as RFC 2822 reads them, with the pivot of POSIX."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number > 68 else 2000)


def _month(found: dict[str, str | None]) -> int:
    name = found.get("name")
    return _MONTHS.get(name.lower(), 0) if name else int(found.get("month") or 0)


def _at(day: date, found: dict[str, str | None]) -> datetime:
    hour, minute, second = (int(found.get(part) or 0) for part in ("hour", "minute", "second"))
    half = (found.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    midnight_after = hour == 24 and minute == 0
    naive = datetime(day.year, day.month, day.day, 0 if midnight_after else hour, minute, min(second, 59))
    moment = naive.replace(tzinfo=_zone(found.get("zone") or ""))
    return utc(moment + timedelta(days=midnight_after))


def _zone(text: str) -> timezone:
    """``-0500``, ``+5:30``, ``EST``, ``GMT+2``; a military letter and an unknown name mean UTC (RFC 2822, 4.3)."""
    parts = re.fullmatch(r"([a-z]*)(?:([+-])(\d{1,2}):?(\d{2})?)?", text.lower())
    name, sign, hours, minutes = parts.groups() if parts else ("", None, "0", None)
    if not sign:
        return timezone(timedelta(hours=_HOURS_FROM_UTC.get(name, 0)))
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(offset if sign == "+" else -offset)
