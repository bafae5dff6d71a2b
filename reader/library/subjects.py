"""What columns of the last weeks are about, as vectors of words, and which of them are on one subject."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from reader.library.rows import stamp
from reader.library.sql import lead_of, text_list
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

    def count(self, entry_id: int, words: Collection[str]) -> None:
        """Counts the telling words of a text, each once, unless it was counted before."""
        if self._store.row("SELECT 1 FROM subject WHERE entry_id = ?", entry_id):
            return
        self._store.change(
            "INSERT INTO rarity (word, texts) SELECT value, 1 FROM json_each(?) WHERE true"
            " ON CONFLICT (word) DO UPDATE SET texts = texts + 1",
            text_list(("", *words)),
        )

    def texts(self) -> int:
        """How many texts were counted."""
        return self._store.number("SELECT texts FROM rarity WHERE word = ''")

    def containing(self, words: Collection[str]) -> dict[str, int]:
        """In how many of them each of the words was a telling one; without those of none."""
        rows = self._store.rows(
            "SELECT word, texts FROM rarity WHERE word IN (SELECT value FROM json_each(?))", text_list(words)
        )
        return {row["word"]: row["texts"] for row in rows}

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
