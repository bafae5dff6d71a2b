"""The searches that a person follows, and what was searched for last."""

import sqlite3
from dataclasses import replace
from datetime import datetime

from reader.library.finding import Finder, Order
from reader.library.query import Condition, Field, Query, WrongQuery, read_query
from reader.library.rows import moment_of, stamp
from reader.library.store import Store
from reader.model.search import FollowedSearch

KEPT = 10
"""Queries that are remembered."""

MOST_COUNTED = 1_000
"""Unread entries of one search that are told apart by their number: counting goes no further."""


class Searches:
    """What a search finds is asked for when it is looked at; how much of it is unread is counted when there is time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._finder = Finder(store)

    def add(self, name: str, query: str, now: datetime) -> FollowedSearch:
        """Follows it from now on."""
        with self._store.joined():
            number = (
                self._store.own_number("search", "number", name, query, stamp(now))
                or self._store.number("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'search'")
                or 1
            )
            search = FollowedSearch(number, name, query, now)
            self.put_back(search)
            return search

    def put_back(self, search: FollowedSearch) -> None:
        """Follows it under its own number; one that is there already stays."""
        self._store.change(
            "INSERT INTO search (number, name, query, made_at, unread) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (number) DO NOTHING",
            *(search.number, search.name, search.query, stamp(search.made_at), search.unread),
        )

    def remove(self, number: int) -> FollowedSearch | None:
        """The search as it was; None if it is gone already."""
        with self._store.joined():
            search = self.get(number)
            self._store.run("DELETE FROM search WHERE number = ?", number)
            return search

    def rename(self, number: int, name: str) -> None:
        self._store.change("UPDATE search SET name = ? WHERE number = ?", name, number)

    def get(self, number: int) -> FollowedSearch | None:
        row = self._store.row("SELECT * FROM search WHERE number = ?", number)
        return _search_of(row) if row else None

    def all(self) -> tuple[FollowedSearch, ...]:
        """In the order of following."""
        return tuple(map(_search_of, self._store.rows("SELECT * FROM search ORDER BY number")))

    def ids(self, number: int, limit: int) -> tuple[int, ...]:
        """What it finds as far as that is indexed, newest first; what is muted is left out."""
        search = self.get(number)
        return self._found(_read(search.query), limit) if search else ()

    def count(self, number: int) -> int:
        """How many unread entries it finds now, at most `MOST_COUNTED`."""
        search = self.get(number)
        query = _read(search.query) if search else Query()
        unread = replace(query, conditions=(*query.conditions, Condition(Field.IS, "unread")))
        return len(self._found(unread, MOST_COUNTED)) if query else 0

    def _found(self, query: Query, limit: int) -> tuple[int, ...]:
        return self._finder.ids(query, Order.NEWEST, limit, muted=False)

    def set_unread(self, number: int, unread: int) -> None:
        """Keeps what was counted."""
        self._store.change("UPDATE search SET unread = ? WHERE number = ?", unread, number)

    # What was searched for last

    def remember(self, query: str) -> None:
        """It was searched for; of those before, the last ones stay."""
        with self._store.joined():
            self._store.run("DELETE FROM searched WHERE query = ?", query)
            self._store.run("INSERT INTO searched (query) VALUES (?)", query)
            self._store.run(
                "DELETE FROM searched WHERE number NOT IN (SELECT number FROM searched ORDER BY number DESC LIMIT ?)",
                KEPT,
            )

    def recent(self) -> tuple[str, ...]:
        """What was searched for, the last first."""
        return tuple(row["query"] for row in self._store.rows("SELECT query FROM searched ORDER BY number DESC"))

    def forget(self) -> int:
        """Forgets what was searched for; how many it were."""
        return self._store.change("DELETE FROM searched")


def _read(query: str) -> Query:
    """One that another version of Byline understood finds nothing."""
    try:
        return read_query(query)
    except WrongQuery:
        return Query()


def _search_of(row: sqlite3.Row) -> FollowedSearch:
    return FollowedSearch(row["number"], row["name"], row["query"], moment_of(row["made_at"]), row["unread"])
