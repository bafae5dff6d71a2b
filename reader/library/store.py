"""One connection: statements, transactions, and every failure as a `LibraryError`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path

from reader.library.failures import damaged, from_sqlite
from reader.library.soundness import means_damage, open_to_read, suspect

Value = str | int | float | bytes | None

DURABLE, ORDINARY = "FULL", "NORMAL"
"""``PRAGMA synchronous``: in WAL mode NORMAL may lose the last commits to a power cut, FULL loses none."""


class _Doing(Enum):
    NOTHING = auto()
    READING = auto()
    WRITING = auto()


class Store:
    """Runs statements on one connection in autocommit mode; belongs to the thread that made it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._connection.row_factory = sqlite3.Row
        self._doing = _Doing.NOTHING
        self._holder: sqlite3.Connection | None = None
        self._is_damaged = False

    def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._execute(sql, values)[1]

    def row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        """The first row of a query, None if there is none."""
        return next(iter(self.rows(sql, *values)), None)

    def number(self, sql: str, *values: Value) -> int:
        """The first column of the first row of a query, 0 if there is none."""
        row = self.row(sql, *values)
        return int(row[0] or 0) if row else 0

    def run(self, sql: str, *values: Value) -> int:
        """Runs a statement; the number of rows it changed."""
        return self._execute(sql, values)[0].rowcount

    def insert(self, sql: str, *values: Value) -> int:
        """Runs an INSERT of one row; its row id."""
        return self._execute(sql, values)[0].lastrowid or 0

    def change(self, sql: str, *values: Value) -> int:
        """As `run`, for a change that is one statement: in a transaction of its own, or in the write that is open."""
        with self.joined():
            return self.run(sql, *values)

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copies all that is committed, by the backup interface: reading the file itself would drop its locks."""
        try:
            self._connection.backup(target)
        except sqlite3.Error as error:
            raise from_sqlite(error, self.path) from error

    def check_writable(self) -> None:
        """Raises LibraryReadOnly now, rather than when the first column is saved. Writes nothing.

        BEGIN IMMEDIATE alone takes a file that is read-only as well, so something is written and taken back.
        """
        version = self.number("PRAGMA user_version")
        self.run("BEGIN IMMEDIATE")
        try:
            self.run(f"PRAGMA user_version = {version}")
        finally:
            self._leave()

    def give_up(self) -> None:
        """The file is damaged: nothing is written into it any more, and it is mended at the next start."""
        if self._is_damaged:
            return
        self._is_damaged = True
        suspect(self.path)
        # The last connection that is closed carries the journal into the file, unless it may not write.
        with suppress(sqlite3.Error):
            self._holder = open_to_read(self.path)
            self._holder.execute("PRAGMA schema_version").fetchone()

    def close(self) -> None:
        self._connection.close()
        if self._holder:
            self._holder.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One consistent snapshot for all statements inside; within a transaction, that transaction's."""
        if self._doing is not _Doing.NOTHING:
            yield
            return
        self.run("BEGIN")
        self._doing = _Doing.READING
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def writing(self, synchronous: str = DURABLE) -> Iterator[None]:
        """All statements inside happen, or none. Raises RuntimeError inside another transaction."""
        if self._doing is not _Doing.NOTHING:
            raise RuntimeError("a transaction of the library is already open")
        self._refuse_damaged()
        self.run(f"PRAGMA synchronous = {synchronous}")
        self.run("BEGIN IMMEDIATE")
        self._doing = _Doing.WRITING
        try:
            yield
            self._refuse_damaged()
            self.run("COMMIT")
        finally:
            self._leave()

    @contextmanager
    def joined(self) -> Iterator[None]:
        """As `writing`, but part of the write that is open, if one is."""
        if self._doing is _Doing.WRITING:
            yield
            return
        with self.writing():
            yield

    def _refuse_damaged(self) -> None:
        if self._is_damaged:
            raise damaged(self.path)

    def _leave(self) -> None:
        """Ends the transaction, unless COMMIT did or SQLite itself after a failure."""
        self._doing = _Doing.NOTHING
        if self._connection.in_transaction:
            self.run("ROLLBACK")

    def _execute(self, sql: str, values: tuple[Value, ...]) -> tuple[sqlite3.Cursor, list[sqlite3.Row]]:
        try:
            cursor = self._connection.execute(sql, values)
            return cursor, cursor.fetchall()
        except sqlite3.Error as error:
            if means_damage(error):
                self.give_up()
            raise from_sqlite(error, self.path) from error
