"""What a person adds to an entry: tags, a note, the passages they marked."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from reader.library.folding import tag_key
from reader.library.pinning import settle_pin
from reader.library.rows import moment_of, stamp
from reader.library.sql import INDEX_AGAIN
from reader.library.store import Store
from reader.model.highlight import Highlight
from reader.model.passage import Passage
from reader.text import safe, safe_lines


class Highlights:
    """Any number an entry; what is written beside them is found by its words. A highlight pins the text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, entry_id: int, passage: Passage, note: str, now: datetime) -> Highlight:
        with self._store.joined():
            number = (
                self._store.own_number("highlight", "number", entry_id, passage.start, passage.end)
                or self._store.number("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'highlight'")
                or 1
            )
            highlight = Highlight(number, entry_id, passage, now, safe_lines(note))
            self.put_back(highlight)
            return highlight

    def put_back(self, highlight: Highlight) -> None:
        """Keeps the highlight under its own number; one that is there already stays."""
        passage = highlight.passage
        with self._store.joined():
            self._store.run(
                'INSERT INTO highlight (number, entry_id, start, stop, quote, "before", "after", note, made_at)'
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
                *(highlight.number, highlight.entry_id, passage.start, passage.end, passage.quote),
                *(passage.before, passage.after, highlight.note, stamp(highlight.made_at)),
            )
            self._settle(highlight.entry_id)

    def remove(self, number: int) -> Highlight | None:
        """The highlight as it was; None if it is gone already."""
        with self._store.joined():
            row = self._store.row("SELECT * FROM highlight WHERE number = ?", number)
            if row is None:
                return None
            self._store.run("DELETE FROM highlight WHERE number = ?", number)
            self._settle(row["entry_id"])
            return highlight_of(row)

    def of(self, entry_id: int) -> tuple[Highlight, ...]:
        """Those of an entry, in the order of the text."""
        rows = self._store.rows("SELECT * FROM highlight WHERE entry_id = ? ORDER BY start, number", entry_id)
        return tuple(map(highlight_of, rows))

    def entries(self) -> tuple[int, ...]:
        """The entries that have any, those marked first before the others."""
        rows = self._store.rows("SELECT entry_id FROM highlight GROUP BY entry_id ORDER BY min(made_at), min(number)")
        return tuple(row[0] for row in rows)

    def _settle(self, entry_id: int) -> None:
        self._store.run(INDEX_AGAIN, entry_id)
        settle_pin(self._store, entry_id)


def highlight_of(row: sqlite3.Row) -> Highlight:
    """From a row of highlight."""
    return Highlight(
        number=row["number"],
        entry_id=row["entry_id"],
        passage=Passage(row["start"], row["stop"], row["quote"], row["before"], row["after"]),
        made_at=moment_of(row["made_at"]),
        note=row["note"],
    )


class Tags:
    """A tag is told from others without case; it is shown as it was first written on the entry. It pins the text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, entry_id: int, name: str) -> bool:
        """Whether the entry did not have it before; a name of nothing but blanks is none."""
        with self._store.joined():
            added = self._store.run(
                "INSERT INTO tag (folded, entry_id, name) SELECT ?1, id, ?2 FROM entry WHERE id = ?3 AND ?1 <> ''"
                " ON CONFLICT DO NOTHING",
                *(tag_key(name), safe(name), entry_id),
            )
            settle_pin(self._store, entry_id)
            return added > 0

    def remove(self, entry_id: int, name: str) -> bool:
        """Whether the entry had it."""
        with self._store.joined():
            removed = self._store.run("DELETE FROM tag WHERE folded = ? AND entry_id = ?", tag_key(name), entry_id)
            settle_pin(self._store, entry_id)
            return removed > 0

    def known(self) -> tuple[tuple[str, int], ...]:
        """All tags, each as it was first written, with the number of entries that have it; the most used first."""
        rows = self._store.rows(
            "SELECT min(name) AS name, count(*) AS entries FROM tag GROUP BY folded ORDER BY entries DESC, folded"
        )
        return tuple((row["name"], row["entries"]) for row in rows)

    def of(self, entry_id: int) -> tuple[str, ...]:
        """The tags of an entry, in the order of the alphabet."""
        rows = self._store.rows("SELECT name FROM tag WHERE entry_id = ? ORDER BY folded", entry_id)
        return tuple(row["name"] for row in rows)


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    made_at: datetime


class Notes:
    """One note an entry, found by its words as the text is. It pins the text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, entry_id: int) -> str:
        """Empty if there is none."""
        row = self._store.row("SELECT text FROM note WHERE entry_id = ?", entry_id)
        return str(row["text"]) if row else ""

    def put(self, entry_id: int, text: str, now: datetime) -> Note | None:
        """Writes the note in place of the one before, which is returned; an empty one takes it away."""
        said = safe_lines(text)
        return self.put_back(entry_id, Note(said, now) if said else None)

    def put_back(self, entry_id: int, note: Note | None) -> Note | None:
        """Makes this the entry's note, none with None, in place of the one before, which is returned."""
        with self._store.joined():
            row = self._store.row("SELECT text, made_at FROM note WHERE entry_id = ?", entry_id)
            before = Note(row["text"], moment_of(row["made_at"])) if row else None
            self._store.run("DELETE FROM note WHERE entry_id = ?", entry_id)
            if note:
                self._store.run(
                    "INSERT INTO note (entry_id, text, made_at) VALUES (?, ?, ?)",
                    *(entry_id, note.text, stamp(note.made_at)),
                )
            self._store.run(INDEX_AGAIN, entry_id)
            settle_pin(self._store, entry_id)
            return before
