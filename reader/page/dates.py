"""Dates as feeds and pages write them, as moments: the one reader of them.

What gives no hour is a ``date``: an hour is never made up. What gives an hour is a ``datetime`` in UTC, and where its
zone is missing or unknown the hour is taken as UTC, which keeps the day that was written. A text that names no day, an
impossible one or one of several is no date at all: none is better than a wrong one. ``4/5/2026`` is read the American
way, unless that gives no day or ``day_first`` says that the day comes first; where that is None, it may be two days.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from reader.model.moment import Moment, day_of
from reader.page.clocks import WEEKDAY, Clock, at_clock, clock_after, clock_before
from reader.page.date_forms import (
    EARLIEST,
    LATEST,
    day_of_figures,
    days_in,
    leading_figure,
    with_day_leading,
)
from reader.page.links import path_of
from reader.page.months import MONTHS, month_number
from reader.page.zones import OFFSET

_LONGEST, _LONGEST_AROUND, _LONGEST_WITHIN = 120, 200, 1000
# The two forms that nearly all feeds write.
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|([+-])(0\d|1[0-4])([0-5]\d))",
    re.ASCII,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)", re.ASCII)
_MAIL_MONTHS = {name[:3]: at for at, name in enumerate(MONTHS, 1)}
# A day or an hour without signs between its figures, and the seconds or milliseconds of Unix, from 2001 to 2033.
_COMPACT = re.compile(
    rf"(?P<year>(?:18|19|20)\d\d)(?P<sign>-?)(?P<month>\d\d)(?P=sign)(?P<day>\d\d)"
    rf"(?:t?(?P<hour>\d\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d)(?:[.,]\d+)?)?(?P<zone>z|{OFFSET})?)?",
    re.IGNORECASE | re.ASCII,
)
_FIGURE = re.compile(r"\d")
_UNIX = re.compile(r"(1\d{9})(?:\d{3}|\.\d+)?", re.ASCII)
_LABELLED = (
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|date|created|written|issued)|"
    r"erschienen|veröffentlicht|aktualisiert|stand|datum|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|"
    r"gepubliceerd|geplaatst|opublikowano|publicerad|publisert|udgivet|julkaistu)"
)
LABEL = rf"{_LABELLED}\b(?:\s(?:on|at|am|le|el|il|em|op|den)\b)?\s?[:：]?\s?"
"""What says that a date follows it, as a pattern."""
_LED = re.compile(rf"(?:{LABEL})?(?:on\s|[-–—(])?", re.IGNORECASE)
_BEFORE = re.compile(
    rf"[\s(|·•–—-]*(?:{LABEL})?[\s(|·•–—-]*"
    r"(?:(?:le|el|il|o|am|thứ|chủ)\s)?(?:[^\W\d_]{1,14}(?:-[^\W\d_]{2,8})?\.?[,:：]?\s?)?(?:(?:the|den|el|le|il)\s)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:,?\s?{WEEKDAY}|,?\s?\([^()]{{1,60}}\)|\[[^\][]{{1,40}}\])?[\s.,;|·)–—-]*",
    re.IGNORECASE,
)
_IN_PATH = (
    re.compile(
        r"[/_-](?P<year>(?:19|20)\d\d)(?P<sign>[/_-])(?P<month>\d{1,2}|[^\W\d_]{3,12})(?P=sign)(?P<day>\d{1,2})(?![^\W_])"
    ),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![^\W_])"),
)


class _Found(NamedTuple):
    moment: Moment
    start: int
    end: int


def read_moment(text: str, day_first: bool | None = False) -> Moment | None:
    """The moment of a text that is a date as a whole; labels such as ``Published on`` and the day of the week may
    stand around it."""
    return _read(text, day_first) if len(text) <= _LONGEST else None


def moment_in(text: str, day_first: bool | None = False) -> Moment | None:
    """The moment of a text that is a date, or the first one inside a longer text; only its beginning is looked at."""
    if moment := read_moment(text, day_first):
        return moment
    found = _first(_plain(text)[:_LONGEST_AROUND], day_first)
    return found.moment if found else None


def moment_within(text: str, day_first: bool | None = False) -> tuple[Moment | None, str]:
    """The first date inside a remark such as `Posted on November 21, 2026 by`, and the remark without it."""
    plain = _plain(text)
    found = _first(plain[:_LONGEST_WITHIN], day_first)
    return (found.moment, f"{plain[: found.start]} {plain[found.end :]}") if found else (None, text)


def moment_reader(texts: Iterable[str]) -> Callable[[str], Moment | None]:
    """As `read_moment`, for the dates of one source: what of itself may be two days is read in the order that others
    of its dates can only have; where those disagree, or none tells, it is no date."""
    orders = {leading_figure(text) for text in texts if len(text) <= _LONGEST} - {""}
    match [*orders]:
        case ["day"]:
            return lambda text: _surely(text) or read_moment(text, day_first=True)
        case ["month"]:
            return lambda text: _surely(text) or read_moment(with_day_leading(text), day_first=True)
    return _surely


def _surely(text: str) -> Moment | None:
    return read_moment(text, day_first=None)


def is_day_first(language: str) -> bool:
    """Whether papers in the language, of which a tag is given, write ``4/5/2026`` with the day first."""
    return bool(language) and language.casefold() not in ("en", "en-us", "en-ca")


def day_in_path(url: str) -> date | None:
    """The day many papers file under: ``/2026/11/23/``, ``/2026/nov/23/``, ``-2026-11-23-``, ``-20261123.html``."""
    path = path_of(url)
    for form in _IN_PATH:
        for found in form.finditer(path):
            month = found["month"]
            number = int(month) if month.isdigit() else month_number(month)
            if day := day_of_figures(int(found["year"]), number, int(found["day"])):
                return day
    return None


# A feed's dates are asked for more than once, and many of its entries share one.
@lru_cache(maxsize=512)
def _read(text: str, day_first: bool | None) -> Moment | None:
    return _usual(text) or of_any_form(text, day_first)


def _usual(text: str) -> datetime | None:
    try:
        if _ISO.fullmatch(text):
            moment = datetime.fromisoformat(text).astimezone(UTC)
        elif mail := _MAIL.fullmatch(text):
            day, name, year, hour, minute, second, sign, hours, minutes = mail.groups()
            moment = datetime(int(year), _MAIL_MONTHS[name], int(day), int(hour), int(minute), int(second), tzinfo=UTC)
            if sign:
                offset = timedelta(hours=int(hours), minutes=int(minutes))
                moment += -offset if sign == "+" else offset
        else:
            return None
    except (ValueError, OverflowError, LookupError):
        return None
    return moment if EARLIEST <= moment.year <= LATEST else None


def of_any_form(text: str, day_first: bool | None = False) -> Moment | None:
    """As `read_moment`, by every form in turn."""
    if not _FIGURE.search(text):
        return None
    plain = _plain(text)
    if bare := _bare(_LED.sub("", plain, count=1).strip(" ,.;|·•–—-()")):
        return bare
    found = _first(plain, day_first, whole=True)
    if found and _BEFORE.fullmatch(plain, 0, found.start) and _AFTER.fullmatch(plain, found.end):
        return found.moment
    return None


def _plain(text: str) -> str:
    """The text with single blanks, each letter with its accent one sign."""
    plain = " ".join(text.split())
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain).replace("\N{MINUS SIGN}", "-")


def _bare(text: str) -> Moment | None:
    """A moment in figures alone."""
    if unix := _UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(unix[1]), UTC)
    if not (found := _COMPACT.fullmatch(text)):
        return None
    day = day_of_figures(int(found["year"]), int(found["month"]), int(found["day"]))
    if day is None or found["hour"] is None:
        return day
    clock = Clock(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), found["zone"] or "", 0, 0)
    return _at(day, clock)


def _first(text: str, day_first: bool | None, whole: bool = False) -> _Found | None:
    """The first date in the text, its time of day being what follows it, stands inside, or goes before."""
    for day, start, end, time in days_in(text, day_first, whole):
        if day is None:
            if whole:
                return None
            continue
        if time:
            inside = clock_after(f" {time}", 0, whole=True)
            clock = inside and inside._replace(start=start, end=end)
        else:
            clock = clock_after(text, end, whole) or clock_before(text, start)
        moment = _at(day, clock) if clock else day
        if clock and moment:
            return _Found(moment, min(start, clock.start), max(end, clock.end))
        return _Found(day, start, end)
    return None


def _at(day: date, clock: Clock) -> datetime | None:
    try:
        moment = at_clock(day, clock)
    except (ValueError, OverflowError):
        return None
    return moment if EARLIEST <= day_of(moment).year <= LATEST else None
