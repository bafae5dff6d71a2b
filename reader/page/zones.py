"""Time zones by name and by figures."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Hours from UTC. Names that mean several zones (BST, CST, IST) have the one most papers in English use.
_HOURS: dict[float, str] = {
    -10: "hst",
    -9: "akst",
    -8: "pst akdt",
    -7: "mst pdt",
    -6: "cst mdt",
    -5: "est cdt cot pet",
    -4: "ast edt clt",
    -3.5: "nst",
    -3: "adt brt art clst",
    -2.5: "ndt",
    0: "gmt utc ut z wet",
    1: "bst cet met mez west wat",
    2: "cest mest mesz eet sast cat",
    3: "eest msk eat trt idt",
    4: "gst",
    5: "pkt",
    5.5: "ist",
    5.75: "npt",
    7: "wib ict",
    8: "awst sgt hkt pht myt wita",
    9: "jst kst wit",
    9.5: "acst",
    10: "aest",
    10.5: "acdt",
    11: "aedt",
    12: "nzst",
    13: "nzdt",
}
_FROM_UTC = {name: timedelta(hours=hours) for hours, names in _HOURS.items() for name in names.split()}
# What papers write summer and winter: a name for the clock of a place, and its hours where there is no zone database.
_PLACES = {
    "et": ("America/New_York", -5),
    "ct": ("America/Chicago", -6),
    "mt": ("America/Denver", -7),
    "pt": ("America/Los_Angeles", -8),
}
OFFSET = r"[+-](?:1[0-4]|0?\d)(?::?[0-5]\d)?(?![\d:])"
"""Hours and minutes from UTC; no clock on Earth is more than fourteen hours off."""
ZONE = (
    rf"[a-z]{{3,4}}\s?{OFFSET}|{OFFSET}(?:\s?(?-i:[A-Z]{{1,4}})\b)?|"
    r"(?:eastern|central|mountain|pacific)(?:\s(?:standard|daylight))?\stime|"
    r"[a-z]+/[a-z_]+(?:/[a-z_]+)?|(?:[a-z]\.){2,4}|[a-z]{1,5}\b"
)
"""What may stand for a zone behind a time of day, whether it is one or not; see `is_zone`."""
_OFFSET = re.compile(OFFSET)
_PARTS = re.compile(r"([a-z]*)\s?(?:([+-])(\d{1,2}):?(\d\d)?\s?[a-z]*)?")


def is_zone(text: str) -> bool:
    """Whether the text is surely a zone, and not a word that follows a time."""
    return "/" in text or " " in text or _OFFSET.search(text) is not None or (text.isupper() and _is_name(text))


def may_be_zone(text: str) -> bool:
    """Whether the text, of which nothing follows, can only be a zone: a known name, or unknown capitals."""
    return is_zone(text) or text.isupper() or _is_name(text)


def _is_name(text: str) -> bool:
    return _plain(text) in _FROM_UTC or _plain(text) in _PLACES


def in_zone(moment: datetime, text: str) -> datetime:
    """The moment, so far without a zone, in the one the text names: ``-0500``, ``+5:30``, ``EST``, ``GMT+2``,
    ``America/New_York``. A military letter and an unknown name mean UTC (RFC 2822, 4.3), as does no name at all.
    """
    return moment.replace(tzinfo=_zone(text))


def _zone(text: str) -> tzinfo:
    if "/" in text:
        return _of_place(text, 0)
    parts = _PARTS.fullmatch(_plain(text))
    if text.lower().endswith(" time"):
        return _of_place(*_PLACES[f"{text[0].lower()}t"])
    name, sign, hours, minutes = parts.groups() if parts else ("", None, "0", None)
    if sign:
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(offset if sign == "+" else -offset)
    if name in _PLACES:
        return _of_place(*_PLACES[name])
    return timezone(_FROM_UTC.get(name, timedelta()))


def _of_place(name: str, hours: int) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return timezone(timedelta(hours=hours))


def _plain(text: str) -> str:
    return text.replace(".", "").lower()
