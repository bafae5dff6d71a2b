"""Searching all texts: reading what is typed, finding, and keeping the index of words in step."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from reader.library.finding import Found, Order
from reader.library.library import Library
from reader.library.query import Query, WrongQuery, read_query
from reader.library.snippets import Snippet
from reader.service.desk import Desk

__all__ = [
    "Found",
    "Order",
    "Query",
    "Search",
    "Snippet",
    "WrongQuery",
    "find",
    "index_all",
    "read_found",
    "read_query",
]

SLICE = 10
"""Entries indexed at once: what a key may have to wait for."""

PAUSE = 0.02
"""Seconds between two slices, so that what a person asks for goes first."""

MOST = 500
WINDOW = 30


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: the ids of all of it up to ``limit``, the first rows, and how many entries wait for the index."""

    query: Query
    order: Order
    limit: int
    ids: tuple[int, ...] = ()
    rows: tuple[Found, ...] = ()
    waiting: int = 0


async def find(desk: Desk, query: Query, order: Order = Order.NEWEST, limit: int = MOST, rows: int = WINDOW) -> Search:
    """What the query finds in the library, as far as it is indexed, with the first ``rows`` of it."""

    def work(library: Library) -> Search:
        ids = library.finder.ids(query, order, limit)
        return Search(query, order, limit, ids, library.finder.rows(query, ids[:rows]), library.index.waiting())

    return await desk.library.read(work)


async def read_found(desk: Desk, query: Query, ids: Sequence[int]) -> tuple[Found, ...]:
    """Further rows of what a query found."""
    return await desk.library.read(lambda library: library.finder.rows(query, ids))


async def index_all(desk: Desk, pause: float = PAUSE, most: float = inf) -> int:
    """Indexes what waits, about ``most`` entries of it, slice by slice with a pause of seconds between; how many it
    were."""
    total = 0
    while total < most and (done := await _index_some(desk)):
        total += done
        await asyncio.sleep(pause)
    return total


async def _index_some(desk: Desk) -> int:
    # Asked first, because a write would wait for another Byline even where there is nothing to do.
    if not await desk.library.read(lambda library: library.index.waiting()):
        return 0
    return await desk.library.write(lambda library: library.index.catch_up(SLICE), durable=False)
