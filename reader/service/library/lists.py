"""What the lists show: channels, entries of a scope, counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.library.library import Library
from reader.model.channel import USUAL, Channel
from reader.model.entry import Entry, Scope, ScopeKind
from reader.model.search import FollowedSearch
from reader.service.desk import Desk
from reader.service.library import columnists
from reader.service.library.columnists import Columnist

WINDOW = 120
MOST_KNOWN = 10_000
MOST = 10_000
NEWEST = "newest"
"""One of the orders of the settings, in which the library keeps its lists."""
TURNED = frozenset({ScopeKind.UNREAD, ScopeKind.CHANNEL, ScopeKind.SEARCH})
"""The lists that the oldest may come first in."""


@dataclass(frozen=True, slots=True)
class Front:
    """The channels pane: the channels and searches followed and the counts of the lists that cross them. ``edition`` is
    how many columns of today's are left, None while it was not made."""

    channels: tuple[Channel, ...]
    unread: int
    reading: int
    saved: int
    muted: int = 0
    searches: tuple[FollowedSearch, ...] = ()
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class EntryWindow:
    """A list of entries: the ids of all of it as it stands now, the first rows, how many entries of a channel are
    muted and so not in it, in which part of the paper those of an edition stand, and of which columnist it is."""

    scope: Scope
    ids: tuple[int, ...]
    rows: tuple[Entry, ...]
    muted: int = 0
    parts: Mapping[int, str] = field(default_factory=dict)
    columnist: Columnist | None = None


def front(library: Library, today: str) -> Front:
    """Reads the channels pane. ``today`` is as in ``2026-11-23``, where the person is."""
    counts = library.entries.counts()
    channels, searches = library.channels.followed(), library.searches.all()
    edition = library.editions.unread(today) if library.editions.last_day() == today else None
    return Front(channels, counts.unread, counts.reading, counts.saved, counts.muted, searches, edition)


def order_in(library: Library, scope: Scope, order: str) -> str:
    """What a list begins with: what is set for its channel, else this ``order`` of the settings; lists that are not
    turned have their own, the newest first."""
    if scope.kind not in TURNED:
        return NEWEST
    channel = library.channels.get(scope.channel_id) if scope.channel_id else None
    return channel.settings.order if channel and channel.settings.order != USUAL else order


def ids_in(library: Library, scope: Scope, order: str = NEWEST, limit: int = MOST) -> tuple[int, ...]:
    """The first entries of a list, in the order that `order_in` gives it."""
    if scope.kind is ScopeKind.COLUMNIST:
        return columnists.ids_of(library, scope)[:limit]
    if order_in(library, scope, order) == NEWEST:
        return library.listed(scope, limit)
    return library.listed(scope)[::-1][:limit]


def window(library: Library, scope: Scope, order: str = NEWEST) -> EntryWindow:
    """Reads a list: its ids, in the order that `order_in` gives it, and its first rows."""
    columnist = columnists.of_scope(library, scope) if scope.kind is ScopeKind.COLUMNIST else None
    ids = columnist.ids if columnist else ids_in(library, scope, order)
    placed = library.editions.columns() if scope.kind is ScopeKind.EDITION else ()
    return EntryWindow(
        scope,
        ids,
        library.entries.rows(ids[:WINDOW]),
        library.entries.muted_in(scope.channel_id),
        {each.entry_id: each.section for each in placed},
        columnist,
    )


async def read_front(desk: Desk) -> Front:
    today = today_at(desk)
    return await desk.library.read(lambda library: front(library, today))


def today_at(desk: Desk) -> str:
    """The day it is where the person is, ``2026-11-23``."""
    return desk.clock().astimezone().date().isoformat()


async def read_window(desk: Desk, scope: Scope, order: str = NEWEST) -> EntryWindow:
    return await desk.library.read(lambda library: window(library, scope, order))


async def read_rows(desk: Desk, ids: Sequence[int]) -> tuple[Entry, ...]:
    return await desk.library.read(lambda library: library.entries.rows(ids))


async def read_catalogue(desk: Desk, matching: str = "") -> tuple[Channel, ...]:
    """Every channel that is known and matches what was typed, followed or not, by section."""
    return await desk.library.read(lambda library: library.channels.known(MOST_KNOWN, matching=matching))


async def read_entries(desk: Desk, scope: Scope, limit: int, order: str = NEWEST) -> tuple[Entry, ...]:
    """The first entries of a list, for where it is told from beginning to end."""
    return await desk.library.read(lambda library: library.entries.rows(ids_in(library, scope, order, limit)))


def half_read(library: Library) -> Entry | None:
    """The column that was read last and not to its end."""
    last = library.entries.rows(library.entries.ids(Scope(ScopeKind.CONTINUE), limit=1))
    return last[0] if last and 0 < last[0].progress < 1 else None


def first_window(library: Library, front: Front, begun: Entry | None) -> EntryWindow:
    """The list a session begins with: the first one, or where the column that is half read is not in it, those that
    are."""
    first = window(library, first_scope(front))
    if begun is None or begun.id in first.ids:
        return first
    return window(library, Scope(ScopeKind.CONTINUE))


def first_scope(front: Front) -> Scope:
    """Where a session begins: what is unread, or the first channel while nothing has been fetched."""
    if front.unread or not front.channels:
        return Scope(ScopeKind.UNREAD)
    return Scope(ScopeKind.CHANNEL, front.channels[0].id)
