"""Dates as pages write them, as moments."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from reader.model.moment import Moment, utc

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jän jänner januari janvier janv enero ene gennaio gen janeiro stycznia января",
            "february feb februar february febr februari février fevrier févr fév fevr febrero febbraio fevereiro fev "
            "lutego февраля",
            "march mar mär märz maerz mars mrz marzo março marco maart mrt marca марта",
            "april apr avril avr abril abr aprile kwietnia апреля",
            "may mai mayo maggio mag maio mei maj maja мая",
            "june jun juni juin junio giugno giu junho czerwca июня",
            "july jul juli juil juillet julio luglio lug julho lipca июля",
            "august aug août aout agosto ago augustus augusti sierpnia августа",
            "september sep sept septembre septiembre settembre set setembro septembre września сентября",
            "october oct oktober okt octobre octubre ottobre ott outubro out października октября",
            "november nov novembre noviembre novembro listopada ноября",
            "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember grudnia декабря",
        ),
        start=1,
    )
    for name in names.split()
}
# The name of a month, long or short, in the languages papers are read in.
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_DAY_MONTH_YEAR = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|er|º|ª)?[\s/-]*(?:de |of |del )?({MONTH})\b\.?,?[\s/-]*(?:de |del )?(\d{{4}})\b",
    re.I,
)
_MONTH_DAY_YEAR = re.compile(rf"\b({MONTH})\b\.?[\s/-]*(\d{{1,2}})(?:st|nd|rd|th)?[,/]?\s*[,/ -]\s*(\d{{4}})\b", re.I)
# As C's ctime writes it: Fri Feb 18 10:27:24 2022.
_CTIME = re.compile(
    rf"\b({MONTH})\s+(\d{{1,2}})\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+(?:[A-Z]{{3,4}}\s+)?(\d{{4}})\b", re.I
)
_YEAR_FIRST = re.compile(r"\b(\d{4})\s?[./年-]\s?(\d{1,2})\s?[./月-]\s?(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:\.\s?|\s?\|\s?)(\d{1,2})(?:\.\s?|\s?\|\s?)(\d{4}|\d{2}(?![\d.:]))\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")
_DIGITS = re.compile(r"(?:19|20)\d{6}(?=$|T\d{4}|\d{6}$)")
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|\b)")
_IN_PATH_WORDS = re.compile(rf"/((?:19|20)\d{{2}})/({MONTH})/(\d{{1,2}})/", re.IGNORECASE)
_IN_PATH_DIGITS = re.compile(r"[/_-]((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=[/_.-]|$)")
_EARLIEST_YEAR = 1800


def parse_moment(text: str, day_first: bool = False) -> Moment | None:
    """The first date in the text: an instant where hour and zone are given, else the day; None if there is none.

    ISO 8601, RFC 5322, days with month names in many languages, and figures. ``4/5/2026`` is read the American way
    unless that gives no date or ``day_first`` says that the day comes first.
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
    return _day_in_words(text) or _day_in_figures(text, day_first)


def day_in_path(url: str) -> date | None:
    """The day many papers put into the address: ``/2026/11/23/``, ``/2026/nov/23/``, ``-20261123.html``."""
    path = url.partition("?")[0]
    if match := _IN_PATH_WORDS.search(path):
        return _day(match[1], _MONTHS[match[2].lower()], match[3])
    match = _IN_PATH.search(path) or _IN_PATH_DIGITS.search(path)
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
    """The first of the dates with the name of a month."""
    found = []
    for pattern, (year, month, day) in (
        (_MONTH_DAY_YEAR, (3, 1, 2)),
        (_DAY_MONTH_YEAR, (3, 2, 1)),
        (_CTIME, (3, 1, 2)),
    ):
        if match := pattern.search(text):
            found.append((match.start(), _day(match[year], _MONTHS[match[month].lower()], match[day])))
    return next((day for _, day in sorted(found, key=lambda pair: pair[0]) if day), None)


def _day_in_figures(text: str, day_first: bool) -> date | None:
    if match := _YEAR_FIRST.search(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.search(text):
        return _day(match[3] if len(match[3]) == 4 else f"20{match[3]}", match[2], match[1])
    if match := _SLASHED.search(text):
        american, other = (match[3], match[1], match[2]), (match[3], match[2], match[1])
        return (_day(*other) or _day(*american)) if day_first else (_day(*american) or _day(*other))
    if match := _DIGITS.match(text):
        return _day(match[0][:4], match[0][4:6], match[0][6:8])
    return None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST_YEAR else None
