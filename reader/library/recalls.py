"""The passages that come back, and when."""

import sqlite3
from datetime import datetime

from reader.library.marks import highlight_of
from reader.library.rows import instant, moment_of, stamp
from reader.library.store import Store
from reader.model.highlight import Highlight
from reader.model.recall import Recall


class Recalls:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, number: int) -> Recall | None:
        """How the highlight was answered last; None if it never was."""
        row = self._store.row("SELECT * FROM recall WHERE number = ?", number)
        return _recall_of(row) if row else None

    def put(self, number: int, recall: Recall | None) -> Recall | None:
        """Makes this how the highlight was answered, never with None, in place of what is returned."""
        with self._store.joined():
            before = self.get(number)
            self._store.run("DELETE FROM recall WHERE number = ?", number)
            if recall:
                self._store.run(
                    "INSERT INTO recall (number, days, answered_at, due_at) VALUES (?, ?, ?, ?)",
                    *(number, recall.days, stamp(recall.answered_at)),
                    stamp(recall.due_at) if recall.due_at else None,
                )
            return before

    def turns(self) -> tuple[tuple[int, Recall | None], ...]:
        """Every highlight that there is, the first made first, with how it was answered last."""
        rows = self._store.rows(
            "SELECT highlight.number AS own, recall.* FROM highlight LEFT JOIN recall"
            " ON recall.number = highlight.number ORDER BY highlight.made_at, highlight.number"
        )
        return tuple((row["own"], _recall_of(row) if row["number"] is not None else None) for row in rows)

    def made_since(self, moment: datetime) -> frozenset[int]:
        """The numbers of the highlights that were made at the moment or later."""
        rows = self._store.rows("SELECT number FROM highlight WHERE made_at >= ?", stamp(moment))
        return frozenset(row["number"] for row in rows)

    def highlight(self, number: int) -> Highlight | None:
        """The highlight of this number; None if it is gone."""
        row = self._store.row("SELECT * FROM highlight WHERE number = ?", number)
        return highlight_of(row) if row else None


def _recall_of(row: sqlite3.Row) -> Recall:
    return Recall(row["number"], row["days"], moment_of(row["answered_at"]), instant(row["due_at"]))
