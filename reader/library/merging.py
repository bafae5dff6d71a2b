"""Two tellings of one thing, made one: what is known is improved, never emptied. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

from reader.library.said import Said, digest
from reader.model.channel import NewChannel
from reader.model.entry import Entry, NewEntry
from reader.model.moment import Moment, day_of, moment_to_text

_EARLIEST = datetime(1000, 1, 2, tzinfo=UTC)
"""Moments from here on have an hour in their text form."""


def merged_entry(known: NewEntry, listed: NewEntry) -> NewEntry:
    """``known`` with what only ``listed`` has. Two lists may word one headline differently, so the
    first wording stays and a refresh never makes it flip; for what one list says anew see `corrected_entry`. Bodies are
    kept apart and not looked at here.
    """
    return replace(
        known,
        headline=known.headline or listed.headline,
        byline=known.byline or listed.byline,
        masthead=known.masthead or listed.masthead,
        dek=known.dek or listed.dek,
        picture=known.picture or listed.picture,
        published_at=more_precise(known.published_at, listed.published_at),
    )


def corrected_entry(known: NewEntry, listed: NewEntry, before: Said, stated: NewEntry | None) -> NewEntry:
    """``known`` with what its list now says otherwise than ``before``, where the library has it from that list and not
    from the article, which ``stated`` tells of. A day can be set right to an earlier one; a later one is when the entry
    was changed.
    """
    changed: dict[str, str] = {}
    for name in ("headline", "byline", "masthead", "dek", "url", "picture"):
        old, new = getattr(known, name), getattr(listed, name)
        owned = name in ("headline", "url", "picture") or not stated or getattr(stated, name) != old
        if new and owned and digest(new) != getattr(before, name) == digest(old):
            changed[name] = new
    earlier = moment_to_text(listed.published_at) or ""
    is_ours = moment_to_text(known.published_at) == before.date
    moment = listed.published_at if is_ours and earlier and earlier < before.date else known.published_at
    return replace(known, **changed, published_at=moment)


def places_in_time(entries: Sequence[NewEntry], found_at: str) -> list[str]:
    """What each entry of one list is sorted by when it is new (see `sorting_moment`). One without a date is as new as
    its find, but no newer than what stands before it in a list that has its newest first.
    """
    dated = [sorting_moment(entry.published_at, found_at) for entry in entries if entry.published_at]
    ordered = len(dated) > 1 and all(later[:10] >= earlier[:10] for later, earlier in pairwise(dated))
    newest, places = found_at, []
    for entry in entries:
        own = sorting_moment(entry.published_at, newest if ordered and not entry.published_at else found_at)
        if entry.published_at:
            newest = own
        places.append(own)
    return places


def more_precise(known: Moment | None, told: Moment | None) -> Moment | None:
    """``known``, unless ``told`` gives the hour of what is only a day. Zones may put that hour on a day beside it."""
    if known is None or told is None:
        return known or told
    gains_hour = isinstance(told, datetime) and not isinstance(known, datetime)
    return told if gains_hour and abs(day_of(told) - day_of(known)) <= timedelta(days=1) else known


def sorting_moment(published_at: Moment | None, found_at: str) -> str:
    """What lists are sorted by, as text: when it was published, but never later than it was found, so that
    a wrong date in the future does not stay on top for ever.
    """
    return min(moment_to_text(published_at) or found_at, found_at)


def just_before(entry: Entry) -> datetime:
    """An instant that sorts before the entry."""
    moment = entry.published_at or entry.found_at
    instant = moment if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
    return max(min(instant, entry.found_at), _EARLIEST) - timedelta(seconds=1)


def merged_channel(known: NewChannel, told: NewChannel) -> NewChannel:
    """``known`` with what only ``told`` has; a guess gives way to a url that is sure."""
    found = told.confirmed and not known.confirmed
    return replace(
        known,
        url=told.url if found else known.url,
        kind=told.kind if found else known.kind,
        feed_url=(told.feed_url if found else "") or known.feed_url or told.feed_url,
        byline=known.byline or told.byline,
        section=known.section or told.section,
        code=known.code or told.code,
        confirmed=known.confirmed or told.confirmed,
    )
