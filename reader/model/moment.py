"""When something was published, as precisely as is known and no more.

A feed may give a day without an hour. Inventing midnight would make a column look
twenty hours old at breakfast, so a ``Moment`` is either a ``date`` or an aware
``datetime`` in UTC. Its text form sorts in time order among texts of either kind.
"""

from datetime import UTC, date, datetime

Moment = date | datetime


_FIRST_NOW, _LAST_NOW = datetime(1970, 1, 2, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Between these every reckoning with weeks or months stays within the calendar."""


def utc_now() -> datetime:
    """The time of this computer, as `plausible` as it may be."""
    return plausible(datetime.now(UTC))


def plausible(now: datetime) -> datetime:
    """What a clock says, in UTC and whole seconds; one that is at an end of the calendar is taken from there."""
    aware = now if now.tzinfo else now.replace(tzinfo=UTC)
    if not _FIRST_NOW < aware < _LAST_NOW:
        return _FIRST_NOW if aware < _LAST_NOW else _LAST_NOW
    return utc(aware)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC, whole seconds; a time without a zone is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0)


def moment_to_text(moment: Moment | None) -> str | None:
    """ISO 8601: ``2026-11-23`` for a day, ``2026-11-23T09:14:00Z`` for an instant."""
    if moment is None:
        return None
    if isinstance(moment, datetime):
        return utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else moment.date().isoformat()
    return moment.isoformat()


def moment_from_text(text: str | None) -> Moment | None:
    """The inverse of `moment_to_text`; text that is no moment gives None."""
    if not text:
        return None
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        return utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def day_of(moment: Moment) -> date:
    """The calendar day, in UTC for an instant."""
    return moment.date() if isinstance(moment, datetime) else moment
