"""The lists: their order, and that each is read from one index."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reader.config import SAVED_ORDERS
from reader.library import Library
from reader.library.channels import FOLLOWED
from reader.library.entries import LISTS, ONE_ROW
from reader.library.sql import IN_IDS
from reader.model.entry import SavedOrder, Scope, ScopeKind, State
from reader.model.passage import Passage
from reader.model.place import Place

from .made import NOW, channel, entry, later

UNREAD, CONTINUE, SAVED = (Scope(kind) for kind in (ScopeKind.UNREAD, ScopeKind.CONTINUE, ScopeKind.SAVED))


@pytest.fixture
def op_eds(library: Library) -> int:
    channel_id = library.channels.add(channel(), NOW)
    library.channels.follow(channel_id, NOW)
    return channel_id


def _keys(library: Library, scope: Scope, limit: int = 100) -> str:
    return "".join(row.key for row in library.entries.rows(library.entries.ids(scope, limit)))


def _id(library: Library, key: str) -> int:
    found = library.entries.by_key(key)
    assert found is not None
    return found.id


def test_newest_first_days_and_hours_together(library: Library, op_eds: int) -> None:
    hour = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    told = [entry("a", date(2026, 11, 19)), entry("b", hour), entry("c", date(2026, 11, 20)), entry("d")]
    library.entries.put(op_eds, told, NOW)
    assert _keys(library, Scope(ScopeKind.CHANNEL, op_eds)) == "dbca"


def test_equal_dates_keep_the_order_of_the_feed_and_later_finds_come_first(library: Library, op_eds: int) -> None:
    day = date(2026, 11, 23)
    library.entries.put(op_eds, [entry(key, day) for key in "cde"], NOW)
    library.entries.put(op_eds, [entry(key, day) for key in "abcd"], later(60))
    assert _keys(library, Scope(ScopeKind.CHANNEL, op_eds)) == "abcde"
    assert _keys(library, UNREAD) == "abcde"


def test_a_date_in_the_future_does_not_stay_on_top(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [entry("a", date(2099, 1, 1))], NOW)
    library.entries.put(op_eds, [entry("b", later(30))], later(60))
    assert _keys(library, UNREAD) == "ba"


def test_a_date_learned_later_moves_the_entry_in_every_list(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [entry("a"), entry("b", date(2026, 11, 20))], NOW)
    library.entries.improve(_id(library, "a"), published_at=date(2026, 11, 10))
    assert _keys(library, Scope(ScopeKind.CHANNEL, op_eds)) == "ba"
    assert _keys(library, UNREAD) == "ba"


def test_unread_is_each_entry_of_followed_channels_once(library: Library, op_eds: int) -> None:
    left = library.channels.add(channel("From the Left"), NOW)
    library.entries.put(op_eds, [entry("a"), entry("b"), entry("c")], NOW)
    library.entries.put(left, [entry("c"), entry("d")], later(1))
    assert _keys(library, UNREAD) == "abc"
    library.channels.follow(left, NOW)
    assert _keys(library, UNREAD) == "dabc"
    library.entries.set_state([_id(library, "b")], State.FINISHED, NOW)
    library.entries.set_state([_id(library, "d")], State.SKIPPED, NOW)
    library.channels.unfollow(op_eds)
    assert _keys(library, UNREAD) == "c"


def test_continue_is_what_was_begun_last_read_first(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [entry(key) for key in "abcd"], NOW)
    for minute, key in enumerate("abc"):
        library.entries.set_state([_id(library, key)], State.READING, later(minute))
    assert _keys(library, CONTINUE) == "cba"
    library.entries.set_place(_id(library, "a"), Place(3), 0.2, later(9))
    library.entries.set_state([_id(library, "b")], State.FINISHED, later(10))
    assert _keys(library, CONTINUE) == "ac"


def test_saved_is_last_saved_first_even_within_one_second(library: Library) -> None:
    ids = [library.entries.add_loose(entry(key), NOW) for key in "abc"]
    for entry_id in (ids[1], ids[2], ids[0]):
        library.saved.save(entry_id, NOW)
    assert _keys(library, SAVED) == "acb"


def test_a_limit_keeps_the_newest(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [entry(key) for key in "abcd"], NOW)
    assert _keys(library, UNREAD, limit=2) == "ab"
    assert _keys(library, Scope(ScopeKind.CHANNEL, 999)) == ""


def _plan(library: Library, sql: str, *values: int | str) -> list[str]:
    return [row["detail"] for row in library.store.rows(f"EXPLAIN QUERY PLAN {sql}", *values)]


@pytest.mark.parametrize("kind", list(LISTS))
def test_every_list_is_read_from_one_covering_index_in_its_order(library: Library, kind: ScopeKind) -> None:
    first, *others = _plan(library, LISTS[kind], 1, 100)
    assert "LIMIT" in LISTS[kind]
    if kind is ScopeKind.MUTED:
        assert first.startswith("SEARCH entry USING INTEGER PRIMARY KEY")
        return
    assert "USING COVERING INDEX" in first
    assert first.startswith("SCAN saved" if kind is ScopeKind.SAVED else "SEARCH ")
    assert not any("SCAN" in step or "TEMP" in step for step in others)


@pytest.mark.parametrize(
    ("condition", "value"), [(f"WHERE id {IN_IDS}", "[1]"), ("WHERE key = ?", "1"), ("WHERE url = ?", "u")]
)
def test_rows_are_looked_up_never_scanned(library: Library, condition: str, value: str) -> None:
    plan = _plan(library, f"{ONE_ROW} {condition}", value)
    scanned = [step for step in plan if step.startswith("SCAN") and "json_each" not in step]
    assert scanned == []


def test_the_followed_channels_are_read_in_their_order(library: Library) -> None:
    plan = _plan(library, FOLLOWED)
    assert any("channel_followed" in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan)


@pytest.mark.parametrize("sql", ["entry WHERE waiting = 1", "entry WHERE state = 'reading'"])
def test_counts_are_read_from_an_index(library: Library, sql: str) -> None:
    (step,) = _plan(library, f"SELECT count(*) FROM {sql}")
    assert step.startswith("SEARCH entry USING COVERING INDEX")


def test_what_is_saved_in_every_order(library: Library) -> None:
    told = {
        "a": replace(entry("a", date(2026, 11, 20)), byline="Zoë Quill"),
        "b": replace(entry("b", date(2026, 11, 22)), byline="Édith Aube"),
        "c": replace(entry("c", date(2026, 11, 21)), byline=""),
        "d": replace(entry("d", date(2026, 11, 1)), byline="amos pratt"),
    }
    ids = {}
    for minute, (key, each) in enumerate(told.items()):
        ids[key] = library.entries.add_loose(each, NOW)
        library.saved.save(ids[key], later(minute))
    for key, minutes in (("a", 9), ("b", 2), ("d", 9)):
        library.entries.improve(ids[key], minutes=minutes)
    library.notes.put(ids["b"], "so", later(70))
    library.highlights.add(ids["a"], Passage(0, 2, "So", "", ""), "", later(60))
    library.highlights.add(ids["a"], Passage(3, 5, "it", "", ""), "", later(80))
    library.tags.add(ids["c"], "travel")

    def listed(order: SavedOrder, limit: int = 10) -> str:
        found = library.listed(Scope(ScopeKind.SAVED, order=order), limit)
        return "".join(each.key for each in library.entries.rows(found))

    assert [*SavedOrder] == [*SAVED_ORDERS], "the settings have them all"
    assert {order: listed(order) for order in SavedOrder} == {
        SavedOrder.SAVED: "dcba",
        SavedOrder.PUBLISHED: "bcad",
        SavedOrder.LENGTH: "bdac",
        SavedOrder.COLUMNIST: "dbac",
        SavedOrder.MARKED: "abcd",
    }
    assert listed(SavedOrder.SAVED) == _keys(library, SAVED), "the usual order is that of the list"
    assert listed(SavedOrder.LENGTH, limit=2) == "bd"
