"""When something was published, as precisely as is known and no more.

A feed may give a day without an hour. Inventing midnight would make a column look
twenty hours old at breakfast, so a ``Moment`` is either a ``date`` or an aware
``datetime`` in UTC. Its text form sorts in time order among texts of either kind.
"""

from datetime import UTC, date, datetime

Moment = date | datetime


def utc_now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


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
