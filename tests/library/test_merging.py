"""Two tellings of one thing: the pure rules by table, the kept counts by property."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.merging import merged_channel, merged_entry, more_precise, sorting_moment
from reader.model.channel import NewChannel, SourceKind
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind, State
from reader.model.moment import Moment

from .made import NOW, channel, later

DAY = date(2026, 11, 20)
HOUR = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
NEXT_MORNING = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
FAR = datetime(2026, 11, 29, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("known", "told", "kept"),
    [
        (None, None, None),
        (None, DAY, DAY),
        (DAY, None, DAY),
        (DAY, HOUR, HOUR),
        (DAY, NEXT_MORNING, NEXT_MORNING),
        (DAY, FAR, DAY),
        (HOUR, DAY, HOUR),
        (HOUR, FAR, HOUR),
        (DAY, date(2026, 11, 21), DAY),
        (date.max, datetime.min.replace(tzinfo=UTC), date.max),
    ],
)
def test_the_more_precise_date_is_kept(known: Moment | None, told: Moment | None, kept: Moment | None) -> None:
    assert more_precise(known, told) == kept


@pytest.mark.parametrize(
    ("published_at", "sorted_at"),
    [
        (None, "2026-11-23T09:14:00Z"),
        (DAY, "2026-11-20"),
        (HOUR, "2026-11-20T08:30:00Z"),
        (date(2099, 1, 1), "2026-11-23T09:14:00Z"),
    ],
)
def test_lists_go_by_the_date_but_never_beyond_the_find(published_at: Moment | None, sorted_at: str) -> None:
    assert sorting_moment(published_at, "2026-11-23T09:14:00Z") == sorted_at


words = st.sampled_from(["", "one", "two"])
entries = st.builds(
    NewEntry,
    key=st.sampled_from("abcd"),
    url=st.just("https://press.example/s"),
    headline=words,
    byline=words,
    masthead=words,
    dek=words,
    picture=words,
    published_at=st.sampled_from([None, DAY, HOUR, NEXT_MORNING]),
    body=words,
)
channels = st.builds(
    NewChannel,
    url=st.sampled_from(["https://press.example/a", "https://press.example/b"]),
    name=st.sampled_from(["one", "two"]),
    kind=st.sampled_from(list(SourceKind)),
    byline=words,
    section=words,
    feed_url=words,
    code=words,
    confirmed=st.booleans(),
)


@given(entries, entries)
def test_an_entry_never_loses_what_is_known(known: NewEntry, listed: NewEntry) -> None:
    merged = merged_entry(known, listed)
    for name in ("headline", "byline", "masthead", "dek", "picture"):
        assert getattr(merged, name) == getattr(known, name) or getattr(listed, name)
    assert (merged.published_at is None) == (known.published_at is listed.published_at is None)
    assert merged_entry(merged, listed) == merged
    assert merged_entry(known, known) == known


@given(channels, channels)
def test_a_channel_never_loses_what_is_known(known: NewChannel, told: NewChannel) -> None:
    merged = merged_channel(known, told)
    assert merged.confirmed == (known.confirmed or told.confirmed)
    assert merged.url == (told.url if told.confirmed and not known.confirmed else known.url)
    for name in ("byline", "section", "code", "feed_url"):
        assert bool(getattr(merged, name)) == bool(getattr(known, name) or getattr(told, name))
    assert merged_channel(merged, told) == merged


Step = Callable[[Library, int], None]
places = st.integers(1, 3)


def _put(channel_id: int, told: list[NewEntry]) -> Step:
    return lambda library, minute: _put_and_check(library, channel_id, told, minute)


def _put_and_check(library: Library, channel_id: int, told: list[NewEntry], minute: int) -> None:
    if library.channels.get(channel_id):
        known = {entry.key for entry in _all(library)}
        assert library.entries.put(channel_id, told, later(minute)) == len({entry.key for entry in told} - known)
        before = _all(library)
        assert library.entries.put(channel_id, told, later(minute)) == 0
        assert _all(library) == before


def _state(entry_id: int, state: State) -> Step:
    return lambda library, minute: library.entries.set_state([entry_id], state, later(minute))


def _confirm(channel_id: int, twin: int) -> Step:
    return lambda library, minute: library.channels.confirm(channel_id, _url(twin), "")


steps = st.one_of(
    st.builds(_put, places, st.lists(entries, max_size=5)),
    st.builds(_state, places, st.sampled_from(list(State))),
    st.builds(_confirm, places, places),
    places.map(lambda number: lambda library, minute: library.channels.follow(number, later(minute))),
    places.map(lambda number: lambda library, minute: library.channels.unfollow(number)),
)


def _url(number: int) -> str:
    return f"https://press.example/{number}"


def _all(library: Library) -> tuple[Entry, ...]:
    return library.entries.rows(range(100))


@settings(max_examples=40)
@given(st.lists(steps, max_size=12))
def test_the_kept_counts_and_lists_are_those_that_counting_gives(done: list[Step]) -> None:
    with TemporaryDirectory() as folder, closing(Library.open(Path(folder) / "library.db")) as library:
        library.channels.add_all([channel(str(number), url=_url(number)) for number in (1, 2, 3)], NOW)
        for minute, step in enumerate(done):
            step(library, minute)
        unread: set[int] = set()
        for found in library.channels.known(10):
            listed = library.entries.rows(library.entries.ids(Scope(ScopeKind.CHANNEL, found.id)))
            waiting = {entry.id for entry in listed if entry.state.unread}
            assert (found.entries, found.unread) == (len(listed), len(waiting))
            unread |= waiting if found.followed else set()
        assert set(library.entries.ids(Scope(ScopeKind.UNREAD))) == unread
        assert library.entries.counts().unread == len(unread)
        assert len({entry.key for entry in _all(library)}) == len(_all(library))
