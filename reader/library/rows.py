"""Rows as model values, and moments as the text that is stored."""

import json
import sqlite3
from datetime import UTC, datetime

from reader.model.channel import CHANNEL_CHOICES, Channel, ChannelSettings, SourceKind
from reader.model.entry import Entry, State
from reader.model.moment import moment_from_text, utc
from reader.model.place import Place
from reader.model.verdict import Verdict

ALSO = "\x01"
"""What stands between the names of the places where copies are, in a row of an entry."""


def stamp(now: datetime) -> str:
    """An instant as stored: ``2026-11-23T09:14:00Z``."""
    return utc(now).isoformat().replace("+00:00", "Z")


def instant(text: str | None) -> datetime | None:
    """The inverse of `stamp`; None for None."""
    return utc(datetime.fromisoformat(text)) if text else None


def moment_of(text: str | None) -> datetime:
    """The inverse of `stamp`; the beginning of time where there is none, as after a rescue."""
    return instant(text) or datetime.min.replace(tzinfo=UTC)


def settings_text(settings: ChannelSettings) -> str:
    """The settings as stored; empty for none."""
    own = settings.own()
    return json.dumps(own, sort_keys=True) if own else ""


def settings_from(text: str) -> ChannelSettings:
    """The inverse of `settings_text`; what is unknown, as after a rescue, is as usual."""
    try:
        told = json.loads(text or "{}")
    except ValueError:
        return ChannelSettings()
    known = told.items() if isinstance(told, dict) else ()
    return ChannelSettings(**{name: value for name, value in known if value in CHANNEL_CHOICES.get(name, ())})


def channel_of(row: sqlite3.Row) -> Channel:
    """From a row of channel with the name of its section as ``section``."""
    return Channel(
        id=row["id"],
        url=row["url"],
        name=row["name"],
        kind=SourceKind(row["kind"]),
        byline=row["byline"],
        section=row["section"],
        feed_url=row["feed_url"],
        code=row["code"],
        confirmed=bool(row["confirmed"]),
        followed=row["position"] is not None,
        unread=row["unread"],
        entries=row["entries"],
        refreshed_at=instant(row["refreshed_at"]),
        trouble=row["trouble"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        succeeded_at=instant(row["succeeded_at"]),
        retry_at=instant(row["retry_at"]),
        settings=settings_from(row["settings"]),
    )


def entry_of(row: sqlite3.Row) -> Entry:
    """From a row of entry with the further columns of `reader.library.entries.ONE_ROW`."""
    return Entry(
        id=row["id"],
        key=row["key"],
        url=row["url"],
        headline=row["headline"],
        byline=row["byline"],
        masthead=row["masthead"],
        dek=row["dek"],
        published_at=moment_from_text(row["published_at"]),
        found_at=moment_of(row["found_at"]),
        state=State(row["state"]),
        saved=bool(row["saved"]),
        place=Place(row["place"], row["place_offset"], row["place_words"]),
        progress=row["progress"],
        minutes=row["minutes"],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        channel=row["channel"] or "",
        picture=row["picture"],
        called=row["called"],
        corrected_at=instant(row["corrected_at"]),
        opened_at=instant(row["opened_at"]),
        edited=bool(row["edited"]),
        also=tuple(row["also"].split(ALSO)) if row["also"] else (),
    )
