"""Times of day as they stand with a date: ``9:05 p.m. ET``, ``15:26 Uhr``, ``15h30``, ``午後3時45分``."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reader.model.moment import utc
from reader.page.zones import ZONE, in_zone, is_zone, may_be_zone


class Clock(NamedTuple):
    """A time of day, its zone as written (empty if none), and where in the text it begins and ends."""

    hour: int
    minute: int
    second: int
    zone: str
    start: int
    end: int


_EARLY, _LATE = ["午前", "上午", "오전"], ["午後", "下午", "오후"]
_AT = r"um|at|à|às|as|a las|las|a|alle ore|alle|ore|kl|klo|om|ob|o|u|в|os|from"
_TIME = re.compile(
    rf"""(?P<half_before>{"|".join(_EARLY + _LATE)})?\s?
    (?<![\d.,:])(?P<hour>\d{{1,2}})(?![\d,/])
    (?:(?P<sign>\s?[:.h時时点點시])\s?(?P<minute>[0-5]\d|\d(?=:\d))(?!\d)
      (?:(?::|(?<=\.\d\d)\.)(?P<second>[0-5]\d|60|\d(?!\d))(?:[.,:]\d{{1,9}})?)?[分분]?
     |(?P<alone>\s?[h時时点點시])(?![^\W\d_]))?
    (?:\s?(?P<half>[ap]\.?\s?m\b\.?))?
    (?P<mark>\s?(?:uhr|hrs?|h)\b)?
    (?:\s?\(?(?P<zone>{ZONE})\)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
WEEKDAY = (
    r"(?:[^\W\d_]{3,7}day\b|(?:星期|週|周|礼拜)[^\W\d_]|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?|"
    r"hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|pazartesi|salı|çarşamba|perşembe|cuma(?:rtesi)?|pazar)"
)
"""A day of the week as it may follow a date; before one any word may be it."""
_BEFORE_TIME = re.compile(
    rf"(?:\s?t\s?(?=\d)|\s?[-,;|·•@/–—]?\s?(?:\(?(?:{WEEKDAY}|[^\W\d_]{{2,3}}\b\.?)\)?,?\s?)??"
    rf"(?:(?P<at>{_AT})\b[.:]?\s?)?)(?=[\d午上下오])",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\d\d?[:.]\d\d-\d\d:\d\d")
_AFTER_TIME = re.compile(r"\s?[-,|·–—]?\s?(?:on\s|am\s|le\s)?(?:[^\W\d_]{2,10}\.?,?\s)?", re.IGNORECASE)


def clock_after(text: str, place: int, whole: bool) -> Clock | None:
    """The time of day that follows a date which ends at ``place``. ``whole`` says that the text is to be nothing else,
    so that unknown capitals behind the time can only be its zone."""
    if not (before := _BEFORE_TIME.match(text, place)):
        return None
    found = _TIME.match(text, before.end())
    clock = _clock(found, before["at"] is not None, whole) if found else None
    # What looks like an offset may be the end of a meeting: 18 Nov 2026 10:00-12:00.
    joined = before[0].strip().lower() == "t" or text[:place][-3:-2] == "-"
    if found and clock and not joined and _SPAN.match(found[0]):
        return None if whole else clock._replace(zone="", end=found.start("zone"))
    return clock


def clock_before(text: str, place: int) -> Clock | None:
    """The time of day right before a date that begins at ``place``, as in ``9:05 AM ET, Wed November 18``."""
    for found in _TIME.finditer(text, max(0, place - 40), place):
        clock = _clock(found, False, False)
        if clock and (between := _AFTER_TIME.fullmatch(text, clock.end, place)) and between[0]:
            return clock
    return None


def _clock(found: re.Match[str], told: bool, whole: bool) -> Clock | None:
    """The time a match gives. Two figures with a dot, or one alone, are a time only where something says so."""
    zone = found["zone"] or ""
    zoned = bool(zone) and (may_be_zone(zone) if whole else is_zone(zone))
    marked = found["mark"] or found["half"] or found["half_before"] or found["alone"]
    dotted = (found["sign"] or "").strip() == "."
    if not (marked or (found["minute"] and (not dotted or told or zoned or (whole and not found["second"])))):
        return None
    hour = int(found["hour"])
    half = (found["half"] or "").lower()
    if half or found["half_before"]:
        hour = hour % 12 + (12 if half.startswith("p") or found["half_before"] in _LATE else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    end = found.end() if zoned or not zone else len(found.string[: found.start("zone")].rstrip(" ("))
    return Clock(hour, minute, min(second, 59), zone if zoned else "", found.start(), end)


def at_clock(day: date, clock: Clock) -> datetime:
    """The moment in UTC; a time without a zone is taken as UTC."""
    midnight_after = clock.hour == 24
    naive = datetime(day.year, day.month, day.day, 0 if midnight_after else clock.hour, clock.minute, clock.second)
    return utc(in_zone(naive, clock.zone) + timedelta(days=midnight_after))
