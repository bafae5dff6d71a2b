"""The index of words, filled in slices: what changed is noted at once and indexed when there is time."""

import re
import sqlite3
from datetime import datetime
from html import unescape

from reader.library.codec import article_from_json
from reader.library.folding import folded_text
from reader.library.sql import HAS_TEXT, IN_IDS, id_list
from reader.library.store import Store
from reader.text import safe

LONGEST = 500_000
"""Characters of a text that are indexed: fifty times a long column."""

FEWEST_SPENT = 1000
"""Documents of no entry that are borne before the index is made anew."""

ROWS = f"""
SELECT entry.id, headline, byline, masthead, dek, sorted_at, feed_body.body AS feed,
    (SELECT content FROM article WHERE entry_id = entry.id AND verdict IN {HAS_TEXT}
     ORDER BY pinned DESC LIMIT 1) AS content,
    (SELECT text FROM note WHERE entry_id = entry.id) AS note,
    (SELECT group_concat(note, char(10)) FROM highlight WHERE entry_id = entry.id) AS remarks
FROM entry LEFT JOIN feed_body ON feed_body.entry_id = entry.id
"""
"""What an entry is indexed by; `body_of` takes its text from such a row."""

# What a person does not see of markup. What is never closed ends with the text (HTML, 13.2.5), and is looked at once.
_UNSEEN = re.compile(
    r"<!--(?>[\s\S]*?-->|[\s\S]*\Z)|<(script|style|template)\b(?>[\s\S]*?</\1\s*>|[\s\S]*\Z)|<[^<>]*>",
    re.IGNORECASE,
)


class WordIndex:
    """Finds its work in the table of entries that are not indexed yet; see `reader.library.schema` for its tables."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self) -> int:
        """How many entries are not indexed as they are now."""
        return self._store.number("SELECT count(*) FROM unindexed")

    def catch_up(self, limit: int) -> int:
        """Indexes up to ``limit`` entries, the newest in the library first; how many it were."""
        with self._store.joined():
            ids = [row[0] for row in self._store.rows("SELECT entry_id FROM unindexed ORDER BY 1 DESC LIMIT ?", limit)]
            last: dict[int, int] = {}
            for row in self._store.rows(f"{ROWS} WHERE entry.id {IN_IDS} ORDER BY entry.id", id_list(ids)):
                base = seconds(row["sorted_at"])
                last[base] = self._put(row, max(base, last.get(base, 0)))
            self._store.run(f"DELETE FROM unindexed WHERE entry_id {IN_IDS}", id_list(ids))
            for queue in ("uncompared", "unsigned"):
                self._store.run(
                    f"INSERT OR IGNORE INTO {queue} (entry_id) SELECT id FROM entry WHERE id {IN_IDS}", id_list(ids)
                )
            if len(ids) < limit and self._is_worn():
                self.start_anew()
            return len(ids)

    def start_anew(self) -> None:
        """Empties the index; every entry waits to be indexed again."""
        with self._store.joined():
            self._store.run("INSERT INTO words (words) VALUES ('delete-all')")
            self._store.run("DELETE FROM document")
            self._store.run("INSERT OR IGNORE INTO unindexed (entry_id) SELECT id FROM entry")

    def _is_worn(self) -> bool:
        spent = self._store.number("SELECT count(*) FROM document WHERE entry_id IS NULL")
        return spent > FEWEST_SPENT and spent > self._store.number("SELECT count(entry_id) FROM document")

    def _put(self, row: sqlite3.Row, earliest: int) -> int:
        number = self._free_from(earliest)
        body, language = body_of(row)
        self._store.run("UPDATE document SET entry_id = NULL WHERE entry_id = ?", row["id"])
        self._store.run(
            "INSERT INTO document (number, entry_id, language) VALUES (?, ?, ?)", number, row["id"], language.lower()
        )
        parts = map(folded_text, (row["headline"], row["byline"], row["masthead"], row["dek"], body))
        self._store.run(
            "INSERT INTO words (rowid, headline, byline, masthead, dek, body) VALUES (?, ?, ?, ?, ?, ?)",
            number,
            *parts,
        )
        return number

    def _free_from(self, number: int) -> int:
        if not self._store.row("SELECT 1 FROM document WHERE number = ?", number):
            return number
        return self._store.number(
            "SELECT number + 1 FROM document AS taken WHERE number >= ?"
            " AND NOT EXISTS (SELECT 1 FROM document WHERE number = taken.number + 1) ORDER BY number LIMIT 1",
            number,
        )


def seconds(sorted_at: str) -> int:
    """Seconds from the beginning of the calendar to a moment as it is stored, a day being its first second."""
    moment = datetime.fromisoformat(sorted_at.removesuffix("Z"))
    since = moment - datetime.min
    return since.days * 86_400 + since.seconds


def body_of(row: sqlite3.Row) -> tuple[str, str]:
    """The text of an entry with what a person wrote about it, and its language, from a row of `ROWS`."""
    body, language = text_of(row)
    return "\n\n".join(filter(None, (body, row["note"], row["remarks"]))), language


def text_of(row: sqlite3.Row) -> tuple[str, str]:
    """The cleaned text, else what the feed carried, and its language, from a row of `ROWS`."""
    if row["content"]:
        article = article_from_json(row["content"])
        return article.text[:LONGEST], article.language
    return safe(unescape(_UNSEEN.sub(" ", (row["feed"] or "")[:LONGEST]))), ""
