"""Dates as a newspaper prints them, in English whatever the locale."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from reader.model.moment import Moment

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FRESH = timedelta(hours=6)
_WEEK = 7


def long_date(moment: Moment, zone: tzinfo = UTC) -> str:
    """``23 November 2026``; the day of an instant is the one it has in ``zone``."""
    day = _day(moment, zone)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def age(moment: Moment, now: datetime) -> str:
    """How long ago, as short as a list needs it; ``now`` is aware, and its zone is the reader's.

    ``now``, ``12m``, ``2h`` for instants of today or the last six hours; then ``yesterday``, ``3 days``, ``12 Nov``,
    and ``12 Nov 2025`` in another year. A date without a time is ``today`` at the closest; a day to come is printed.
    """
    if isinstance(moment, datetime) and (hours := _hours(_aware(moment), now)):
        return hours
    today = now.date()
    day = _day(moment, now.tzinfo or UTC)
    days = (today - day).days
    if 0 <= days < _WEEK:
        return ("today", "yesterday")[days] if days < 2 else f"{days} days"
    short = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return short if day.year == today.year else f"{short} {day.year}"


def ago(moment: Moment, now: datetime) -> str:
    """As `age`, within a sentence: ``just now``, ``12m ago``, ``yesterday``, ``3 days ago``, ``on 12 Nov``."""
    short = age(moment, now)
    if short in ("now", "today", "yesterday"):
        return "just now" if short == "now" else short
    return f"{short} ago" if short.endswith(("m", "h", " days")) else f"on {short}"


def until(moment: datetime, now: datetime) -> str:
    """How long until an instant, in words: ``in 12 minutes``, ``in 3 hours``, ``tomorrow``, ``on 12 November 2026``."""
    left = _aware(moment) - now
    if left <= timedelta(0):
        return "now"
    if left < timedelta(hours=1):
        return _in(-(-left // timedelta(minutes=1)), "minute")
    if left < timedelta(hours=20):
        return _in(round(left / timedelta(hours=1)), "hour")
    day = _day(moment, now.tzinfo or UTC)
    return "tomorrow" if (day - now.date()).days <= 1 else f"on {long_date(moment, now.tzinfo or UTC)}"


def _in(count: int, unit: str) -> str:
    return f"in {count} {unit}{'' if count == 1 else 's'}"


def _hours(moment: datetime, now: datetime) -> str:
    """Minutes or hours since an instant, empty when days say it better. A clock a little fast is no future."""
    passed = now - moment
    if not -timedelta(hours=1) < passed < timedelta(days=1):
        return ""
    if passed < timedelta(minutes=1):
        return "now"
    if passed < timedelta(hours=1):
        return f"{passed // timedelta(minutes=1)}m"
    same_day = moment.astimezone(now.tzinfo).date() == now.date()
    return f"{passed // timedelta(hours=1)}h" if same_day or passed < _FRESH else ""


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(moment: Moment, zone: tzinfo) -> date:
    if not isinstance(moment, datetime):
        return moment
    try:
        return _aware(moment).astimezone(zone).date()
    except OverflowError:  # the first and last day there are have no neighbour in another zone
        return moment.date()
