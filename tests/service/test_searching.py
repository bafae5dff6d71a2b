"""Searching through the desk: the index catches up in slices, and what is found comes with its first rows."""

from datetime import date, timedelta

import pytest

from reader.library.library import Library
from reader.model.entry import NewEntry
from reader.service.desk import Desk
from reader.service.library import searching
from reader.service.library.searching import Order
from tests.bench.indexing import WAYS, measure

ENTRIES = 25


@pytest.fixture
async def stocked(desk: Desk) -> Desk:
    def put(library: Library) -> None:
        for number in range(ENTRIES):
            moment = date(2026, 1, 1) + timedelta(days=number)
            entry = NewEntry(f"k{number}", f"https://a.example/{number}", f"Rain {number}", published_at=moment)
            library.entries.add_loose(entry, desk.clock())

    await desk.library.write(put)
    return desk


async def test_what_is_not_indexed_is_counted_and_then_found(stocked: Desk) -> None:
    query = searching.read_query("rain")
    before = await searching.find(stocked, query)
    assert (before.ids, before.waiting) == ((), ENTRIES)
    await searching.index_all(stocked, pause=0.0)
    after = await searching.find(stocked, query)
    assert (len(after.ids), after.waiting) == (ENTRIES, 0)
    assert after.rows[0].entry.headline == f"Rain {ENTRIES - 1}"


async def test_no_more_is_indexed_than_asked_but_whole_slices(stocked: Desk) -> None:
    await searching.index_all(stocked, pause=0.0, most=searching.SLICE + 1)
    found = await searching.find(stocked, searching.read_query("rain"))
    assert found.waiting == ENTRIES - 2 * searching.SLICE


async def test_first_rows_come_with_it_and_others_when_they_are_asked_for(stocked: Desk) -> None:
    await searching.index_all(stocked, pause=0.0)
    found = await searching.find(stocked, searching.read_query("rain"), Order.BEST, limit=9, rows=4)
    assert (len(found.ids), len(found.rows), found.limit, found.order) == (9, 4, 9, Order.BEST)
    others = await searching.read_found(stocked, found.query, found.ids[4:])
    assert [each.entry.id for each in (*found.rows, *others)] == list(found.ids)


def test_all_that_a_refresh_brought_is_found_either_way() -> None:
    waited = measure(others=20, columns=ENTRIES)
    assert {way: each.found for way, each in waited.items()} == dict.fromkeys(WAYS, ENTRIES)
    assert waited["screen"].keys
