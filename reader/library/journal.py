"""What the library remembers of the journal for several machines: its registers, what they are of, what was read."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from reader.library.rows import stamp
from reader.library.sql import IN_IDS, id_list, text_list
from reader.library.store import Store

_BEGIN = """
INSERT INTO journal_changed (entry_id, at_first) SELECT id, 1 FROM entry WHERE state NOT IN ('new', 'seen')
    OR place <> 0 OR place_offset <> 0 OR place_words <> '' OR progress <> 0
    OR id IN (SELECT entry_id FROM saved UNION SELECT entry_id FROM tag UNION SELECT entry_id FROM note
        UNION SELECT entry_id FROM highlight)
ON CONFLICT DO NOTHING
"""
_PUT = """
INSERT INTO journal (subject, name, register, here, told) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (subject, name) DO UPDATE SET register = excluded.register, here = excluded.here, told = excluded.told
"""
_OF_SUBJECTS = "subject IN (SELECT value FROM json_each(?))"


class Kept(NamedTuple):
    """A register as it is kept: ``register`` is empty while nobody told it, ``here`` is how it is in this library."""

    subject: str
    name: str
    register: str
    here: str
    told: bool


class ReadFile(NamedTuple):
    """A file of the folder, by its path in it: read up to ``start`` when it had this size and time of change. Before
    that stood ``before`` lines that could be used, in all of it ``lines`` and ``unusable`` ones."""

    name: str
    label: str
    start: int
    size: int
    changed: int
    before: int
    lines: int
    unusable: int


class Told(NamedTuple):
    """What a machine told so far, and when that was last read, as it is stored."""

    machine: str
    label: str
    lines: int
    unusable: int
    read_at: str


class Journal:
    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self) -> None:
        """All that a person did up to now counts as changed, and as having been there at first."""
        self._store.change(_BEGIN)

    def changed(self, limit: int) -> tuple[tuple[int, bool], ...]:
        """Entries that were changed since they were last looked at, and whether that was so at first."""
        rows = self._store.rows("SELECT entry_id, at_first FROM journal_changed ORDER BY entry_id LIMIT ?", limit)
        return tuple((row[0], bool(row[1])) for row in rows)

    def changed_of(self, ids: Iterable[int]) -> tuple[tuple[int, bool], ...]:
        """As `changed`, of these entries."""
        rows = self._store.rows(f"SELECT * FROM journal_changed WHERE entry_id {IN_IDS}", id_list(ids))
        return tuple((row[0], bool(row[1])) for row in rows)

    def looked_at(self, ids: Iterable[int]) -> None:
        self._store.change(f"DELETE FROM journal_changed WHERE entry_id {IN_IDS}", id_list(ids))

    def names_of(self, entry_id: int) -> tuple[str, str]:
        """The key and the page of an entry."""
        row = self._store.row("SELECT key, page FROM entry WHERE id = ?", entry_id)
        return (row["key"], row["page"]) if row else ("", "")

    def on_page(self, page: str) -> int:
        """The only entry with this page; 0 if there is none or more than one."""
        rows = self._store.rows("SELECT id FROM entry WHERE page = ? LIMIT 2", page) if page else []
        return int(rows[0][0]) if len(rows) == 1 else 0

    def row_of(self, subject: str) -> int:
        """The entry or channel that the subject is here; 0 if none is known."""
        return self._store.number("SELECT row_id FROM journal_row WHERE subject = ?", subject)

    def subjects_of(self, kind: str, row_id: int) -> tuple[str, ...]:
        """The subjects that an entry or channel is, more than one where machines knew it by several names."""
        sql = "SELECT subject FROM journal_row WHERE kind = ? AND row_id = ? ORDER BY subject"
        return tuple(row[0] for row in self._store.rows(sql, kind, row_id))

    def bind(self, subject: str, kind: str, row_id: int) -> None:
        """The subject is this entry or channel from now on."""
        self._store.change("INSERT OR REPLACE INTO journal_row VALUES (?, ?, ?)", subject, kind, row_id)

    def bound(self, kind: str) -> tuple[int, ...]:
        """The entries or channels that are known to be subjects."""
        return tuple(row[0] for row in self._store.rows("SELECT DISTINCT row_id FROM journal_row WHERE kind = ?", kind))

    def let_go(self, kind: str, row_id: int) -> None:
        """There is no such entry or channel any more."""
        self._store.change("DELETE FROM journal_row WHERE kind = ? AND row_id = ?", kind, row_id)

    def kept(self, subjects: Sequence[str]) -> tuple[Kept, ...]:
        """The registers of these subjects."""
        rows = self._store.rows(f"SELECT * FROM journal WHERE {_OF_SUBJECTS}", text_list(subjects))
        return tuple(_kept(row) for row in rows)

    def of_kind(self, kind: str) -> tuple[Kept, ...]:
        """The registers of all subjects of a kind."""
        sql = "SELECT * FROM journal WHERE subject >= ? AND subject < ? ORDER BY subject, name"
        return tuple(_kept(row) for row in self._store.rows(sql, f"{kind} ", f"{kind}!"))

    def put(self, kept: Kept) -> None:
        self._store.change(_PUT, kept.subject, kept.name, kept.register, kept.here, int(kept.told))

    def is_here(self, subjects: Sequence[str], name: str, here: str) -> None:
        """The register of these subjects is so in this library now."""
        sql = f"UPDATE journal SET here = ? WHERE name = ? AND {_OF_SUBJECTS}"
        self._store.change(sql, here, name, text_list(subjects))

    def untold(self, limit: int) -> tuple[Kept, ...]:
        """Registers that stand in no file yet."""
        rows = self._store.rows("SELECT * FROM journal WHERE told = 0 LIMIT ?", limit)
        return tuple(_kept(row) for row in rows)

    def waiting_to_be_told(self) -> int:
        """How many registers stand in no file yet."""
        return self._store.number("SELECT count(*) FROM journal WHERE told = 0")

    def waiting(self, kind: str) -> int:
        """How many subjects of a kind are told of and not known here."""
        sql = "SELECT count(DISTINCT subject) FROM journal WHERE subject >= ? AND subject < ?"
        sql += " AND subject NOT IN (SELECT subject FROM journal_row)"
        return self._store.number(sql, f"{kind} ", f"{kind}!")

    def tell(self, kept: Iterable[Kept]) -> None:
        """They stand in a file now, unless one was changed meanwhile."""
        with self._store.joined():
            for each in kept:
                self._store.run(
                    "UPDATE journal SET told = 1 WHERE subject = ? AND name = ? AND register = ?", *each[:3]
                )

    def tell_all_again(self) -> None:
        """No file holds any of it any more."""
        with self._store.joined():
            self._store.run("UPDATE journal SET told = 0 WHERE register <> ''")
            self._store.run("DELETE FROM journal_file")

    def files(self) -> dict[str, ReadFile]:
        """What was read of the folder, by the paths in it."""
        rows = self._store.rows("SELECT * FROM journal_file")
        return {row["name"]: ReadFile(*tuple(row)[:8]) for row in rows}

    def put_file(self, file: ReadFile, now: datetime) -> None:
        marks = ", ".join("?" * 9)
        self._store.change(f"INSERT OR REPLACE INTO journal_file VALUES ({marks})", *file, stamp(now))

    def machines(self) -> tuple[Told, ...]:
        """Every machine that was read of."""
        rows = self._store.rows(
            "SELECT substr(name, 1, instr(name, '/') - 1) AS machine, max(label), sum(lines), sum(unusable),"
            " max(read_at) FROM journal_file GROUP BY machine ORDER BY max(label), machine"
        )
        return tuple(Told(*row) for row in rows)


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(row["subject"], row["name"], row["register"], row["here"], bool(row["told"]))
