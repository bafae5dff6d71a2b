"""Dates as pages write them, as moments."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from reader.model.moment import Moment, utc

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari",
            "february feb februar février fevrier febrero febbraio fevereiro februari",
            "march mar märz maerz mars marzo março maart mrz",
            "april apr avril abril aprile",
            "may mai mayo maggio maio mei",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_DAY_MONTH_YEAR = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?:de |of )?({_MONTH})\.?,?\s+(?:de )?(\d{{4}})\b", re.I
)
_MONTH_DAY_YEAR = re.compile(rf"\b({_MONTH})\.?[\s/-]+(\d{{1,2}})(?:st|nd|rd|th)?[,/]?\s*[,/ -]\s*(\d{{4}})\b", re.I)
_YEAR_FIRST = re.compile(r"\b(\d{4})[./年-]\s?(\d{1,2})[./月-]\s?(\d{1,2})")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|\b)")
_EARLIEST_YEAR = 1800


def parse_moment(text: str) -> Moment | None:
    """The first date in the text: an instant where hour and zone are given, else the day; None if there is none.

    ISO 8601, RFC 5322, days with month names in seven languages, and figures. ``4/5/2026`` is read the American way
    unless that gives no date.
    """
    text = " ".join(text.split())[:200]
    if match := _ISO.search(text):
        return _instant(match)
    if re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}", text):
        try:
            return utc(parsedate_to_datetime(text))
        except (ValueError, OverflowError, TypeError):
            pass
    if re.fullmatch(r"\d{10}(?:\d{3})?", text, re.ASCII):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    return _day_in_words(text) or _day_in_figures(text)


def day_in_path(url: str) -> date | None:
    """The day many papers put into the address: ``/2026/11/23/``."""
    match = _IN_PATH.search(url)
    return _day(match[1], match[2], match[3]) if match else None


def _instant(match: re.Match[str]) -> Moment | None:
    day = _day(match[1], match[2], match[3])
    if day is None or match[4] is None:
        return day
    zone = match[7]
    if zone is None:
        return day
    offset = "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone
    try:
        return utc(datetime.fromisoformat(f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{offset}"))
    except (ValueError, OverflowError):
        return day


def _day_in_words(text: str) -> date | None:
    if match := _MONTH_DAY_YEAR.search(text):
        return _day(match[3], _MONTHS[match[1].lower()], match[2])
    if match := _DAY_MONTH_YEAR.search(text):
        return _day(match[3], _MONTHS[match[2].lower()], match[1])
    return None


def _day_in_figures(text: str) -> date | None:
    if match := _YEAR_FIRST.search(text):
        return _day(match[1], match[2], match[3])
    if match := _DOTTED.search(text):
        return _day(match[3], match[2], match[1])
    if match := _SLASHED.search(text):
        return _day(match[3], match[1], match[2]) or _day(match[3], match[2], match[1])
    return None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST_YEAR else None
