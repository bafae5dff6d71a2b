"""Entries: put, merged, improved, and how far the reader got with them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reader.errors import LibraryError
from reader.library import Counts, Library
from reader.model.entry import Entry, NewEntry, State
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict

from .made import NOW, article, channel, entry, later


@pytest.fixture
def op_eds(library: Library) -> int:
    channel_id = library.channels.add(channel(), NOW)
    library.channels.follow(channel_id, NOW)
    return channel_id


def _get(library: Library, key: str) -> Entry:
    found = library.entries.by_key(key)
    assert found is not None
    return found


def _tally(library: Library, channel_id: int) -> tuple[int, int]:
    found = library.channels.get(channel_id)
    assert found is not None
    return found.unread, found.entries


def test_an_entry_comes_back_as_it_was_listed(library: Library, op_eds: int) -> None:
    told = NewEntry("1", "https://press.example/s-1", "Slow trains", "A. Writer", "Post", "A dek", date(2026, 11, 20))
    assert library.entries.put(op_eds, [told], NOW) == 1
    found = _get(library, "1")
    assert found == Entry(
        found.id, "1", told.url, "Slow trains", "A. Writer", "Post", "A dek", told.published_at,
        NOW, State.NEW, False, channel="Op Eds",
    )  # fmt: skip
    assert library.entries.get(found.id) == library.entries.by_url(told.url) == found


def test_no_entry_has_an_unknown_id_key_or_url(library: Library) -> None:
    assert library.entries.get(7) is None
    assert library.entries.by_key("7") is None
    assert library.entries.by_url("https://press.example/7") is None
    assert library.entries.body(7) == ""


def test_putting_counts_only_what_is_new_to_the_library(library: Library, op_eds: int) -> None:
    other = library.channels.add(channel("From the Left"), NOW)
    assert library.entries.put(op_eds, [entry("1"), entry("2"), entry("1")], NOW) == 2
    assert library.entries.put(op_eds, [entry("2"), entry("3")], later(1)) == 1
    assert library.entries.put(other, [entry("3")], later(2)) == 0
    assert _tally(library, op_eds) == (3, 3)
    assert _tally(library, other) == (1, 1)
    assert library.entries.counts() == Counts(unread=3, reading=0, saved=0, muted=0)


def test_putting_nothing_is_no_failure(library: Library, op_eds: int) -> None:
    assert library.entries.put(op_eds, [], NOW) == 0


def test_putting_into_no_channel_puts_nothing(library: Library) -> None:
    with pytest.raises(LibraryError):
        library.entries.put(7, [entry("1")], NOW)
    assert library.entries.by_key("1") is None


def test_what_is_known_is_filled_and_never_emptied(library: Library, op_eds: int) -> None:
    other = library.channels.add(channel("From the Left"), NOW)
    library.entries.put(op_eds, [replace(entry("1"), byline="A. Writer")], NOW)
    fuller = replace(entry("1", date(2026, 11, 20), headline="Op Eds: A headline"), byline="", dek="A dek")
    library.entries.put(other, [fuller], later(1))
    library.entries.put(op_eds, [replace(entry("1"), headline="")], later(2))
    found = _get(library, "1")
    assert (found.headline, found.byline, found.dek) == ("A headline", "A. Writer", "A dek")
    assert found.published_at == date(2026, 11, 20)
    assert found.found_at == NOW


def test_the_longest_body_of_the_feed_is_kept(library: Library, op_eds: int) -> None:
    for body in ("<p>A teaser</p>", "<p>The whole text of it</p>", "<p>Short</p>", ""):
        library.entries.put(op_eds, [entry("1", body=body)], NOW)
    assert library.entries.body(_get(library, "1").id) == "<p>The whole text of it</p>"


def test_a_loose_entry_is_in_no_channel_and_does_not_wait(library: Library, op_eds: int) -> None:
    entry_id = library.entries.add_loose(entry("1"), NOW)
    assert library.entries.add_loose(entry("1"), later(1)) == entry_id
    assert _get(library, "1").channel == ""
    assert library.entries.counts().unread == 0
    library.entries.put(op_eds, [entry("1")], later(2))
    assert library.entries.counts().unread == 1


def test_rows_come_in_the_order_asked_and_missing_ones_are_left_out(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [entry(key) for key in "abc"], NOW)
    ids = [_get(library, key).id for key in "bca"]
    assert [row.key for row in library.entries.rows([*ids, 999])] == ["b", "c", "a"]
    assert library.entries.rows([]) == ()
    assert len(library.entries.rows(range(50_000))) == 3


def test_the_channel_named_is_a_followed_one(library: Library) -> None:
    quiet, followed = (library.channels.add(channel(name), NOW) for name in ("Quiet", "Loud"))
    library.channels.follow(followed, NOW)
    library.entries.put(quiet, [entry("1")], NOW)
    library.entries.put(followed, [entry("1")], NOW)
    assert _get(library, "1").channel == "Loud"


def test_states_move_the_unread_counts_of_every_channel(library: Library, op_eds: int) -> None:
    other = library.channels.add(channel("From the Left"), NOW)
    library.entries.put(op_eds, [entry("1"), entry("2"), entry("3")], NOW)
    library.entries.put(other, [entry("1")], NOW)
    ids = [_get(library, key).id for key in "123"]
    library.entries.set_state(ids[:2], State.FINISHED, later(1))
    assert (_tally(library, op_eds), _tally(library, other)) == ((1, 3), (0, 1))
    library.entries.set_state([ids[0]], State.NEW, later(2))
    library.entries.set_state([ids[2]], State.READING, later(2))
    assert (_tally(library, op_eds), _tally(library, other)) == ((2, 3), (1, 1))
    assert library.entries.counts() == Counts(unread=2, reading=1, saved=0, muted=0)
    library.entries.set_state([], State.SKIPPED, later(3))
    assert library.entries.counts() == Counts(unread=2, reading=1, saved=0, muted=0)


def test_seeing_changes_new_entries_only(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [entry(key) for key in "123"], NOW)
    ids = [_get(library, key).id for key in "123"]
    library.entries.set_state([ids[1]], State.READING, later(1))
    library.entries.set_state([ids[2]], State.FINISHED, later(1))
    library.entries.seen(ids, later(2))
    assert [row.state for row in library.entries.rows(ids)] == [State.SEEN, State.READING, State.FINISHED]
    assert _tally(library, op_eds) == (2, 3)


def test_the_place_is_kept_and_the_state_stays(library: Library) -> None:
    entry_id = library.entries.add_loose(entry("1"), NOW)
    library.entries.set_place(entry_id, Place(12, 40, "and so on"), 0.34, later(1))
    found = _get(library, "1")
    assert (found.place, found.progress, found.state) == (Place(12, 40, "and so on"), 0.34, State.NEW)


def test_an_article_improves_what_the_list_said(library: Library) -> None:
    entry_id = library.entries.add_loose(entry("1", date(2026, 11, 20), headline="A HEADL..."), NOW)
    hour = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    library.entries.improve(entry_id, headline="A headline", byline="A. Writer", published_at=hour, minutes=4)
    library.entries.improve(entry_id, masthead="Post", dek="A dek")
    found = _get(library, "1")
    assert (found.headline, found.byline, found.masthead, found.dek) == ("A headline", "A. Writer", "Post", "A dek")
    assert (found.published_at, found.minutes) == (hour, 4)
    library.entries.improve(999, headline="Nobody")


def test_the_verdict_is_that_of_a_text_that_is_there(library: Library) -> None:
    entry_id = library.entries.add_loose(entry("1"), NOW)
    library.articles.put(entry_id, article(), Verdict.EXPIRED, Rung.PAGE, [], NOW)
    assert _get(library, "1").verdict is None
    library.articles.put(entry_id, article(), Verdict.PARTIAL, Rung.PAGE, [], NOW)
    assert _get(library, "1").verdict is Verdict.PARTIAL
