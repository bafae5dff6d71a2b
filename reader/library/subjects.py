"""What columns of the last weeks are about, as vectors of words, and which of them are on one subject."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from reader.library.rows import stamp
from reader.library.sql import lead_of
from reader.library.store import Store

MOST_COMPARED = 400
"""Columns of the days around one that it is compared with, the nearest in time."""
MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class OfSubject:
    """Another column on the same subject, how alike the two are, 0.0 to 1.0, and the words they share."""

    entry_id: int
    likeness: float
    words: tuple[str, ...]


class Subjects:
    def __init__(self, store: Store) -> None:
        self._store = store

    def documents(self) -> int:
        """How many entries are in the index of words."""
        return self._store.number("SELECT count(*) FROM document WHERE entry_id IS NOT NULL")

    def containing(self, word: str) -> int:
        """In how many entries of the index a word stands, without case and accents."""
        self._store.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)")
        return self._store.number("SELECT doc FROM temp.vocabulary WHERE term = ?", word)

    def put(self, entry_id: int, vector: Mapping[str, float]) -> None:
        """Keeps what a column is about; what was said of its subject before is forgotten."""
        told = json.dumps({word: round(weight, 3) for word, weight in vector.items()}, ensure_ascii=False)
        with self._store.joined():
            self._store.run("DELETE FROM on_subject WHERE entry_id = ?1 OR other_id = ?1", entry_id)
            self._store.run("INSERT OR REPLACE INTO subject (entry_id, vector) VALUES (?, ?)", entry_id, told)

    def around(self, entry_id: int, days: int) -> Iterator[tuple[int, dict[str, float]]]:
        """The vectors of other columns that stand within so many days of it, without its own copies."""
        rows = self._store.rows(
            "SELECT subject.entry_id, vector FROM entry AS own JOIN entry AS other"
            " ON other.sorted_at BETWEEN date(own.sorted_at, ?2) AND date(own.sorted_at, ?3)"
            " JOIN subject ON subject.entry_id = other.id WHERE own.id = ?1 AND other.id <> own.id"
            f" AND {lead_of('other.id')} <> {lead_of('own.id')}"
            " ORDER BY abs(julianday(other.sorted_at) - julianday(own.sorted_at)) LIMIT ?4",
            *(entry_id, f"-{days} days", f"+{days + 1} days", MOST_COMPARED),
        )
        return ((row["entry_id"], json.loads(row["vector"])) for row in rows)

    def join(self, entry_id: int, other: OfSubject) -> None:
        """Both are on one subject."""
        words = " ".join(other.words)
        with self._store.joined():
            for one, two in ((entry_id, other.entry_id), (other.entry_id, entry_id)):
                self._store.run(
                    "INSERT OR REPLACE INTO on_subject (entry_id, other_id, likeness, words) VALUES (?, ?, ?, ?)",
                    *(one, two, other.likeness, words),
                )

    def of(self, entry_id: int) -> tuple[OfSubject, ...]:
        """The columns on the same subject, the most alike first, one for all copies of a column."""
        rows = self._store.rows(
            f"SELECT {lead_of('other_id')} AS lead, max(likeness) AS likeness, words FROM on_subject"
            " WHERE entry_id = ?1 GROUP BY lead ORDER BY likeness DESC, lead LIMIT ?2",
            *(entry_id, MOST_SHOWN),
        )
        return tuple(OfSubject(row["lead"], row["likeness"], tuple(row["words"].split())) for row in rows)

    def forget_before(self, moment: datetime) -> None:
        """Lets go of what columns from before were about; which were on one subject stays known."""
        self._store.change(
            "DELETE FROM subject WHERE entry_id IN (SELECT id FROM entry WHERE sorted_at < ?)", stamp(moment)
        )
