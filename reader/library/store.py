"""One connection: statements, transactions, and every failure as a `LibraryError`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path

from reader.library.failures import damaged, from_sqlite
from reader.library.numbers import Numbers, Value, renumbered
from reader.library.soundness import means_damage, open_to_read, suspect

DURABLE, ORDINARY = "FULL", "NORMAL"
"""``PRAGMA synchronous``: in WAL mode NORMAL may lose the last commits to a power cut, FULL loses none."""


class _Doing(Enum):
    NOTHING = auto()
    READING = auto()
    WRITING = auto()


class Store:
    """Runs statements on one connection in autocommit mode; belongs to the thread that made it.

    ``numbers`` gives new rows theirs while work is kept in memory. ``others`` are the numbers in the file of rows that
    were given one in memory and that another Byline had made in the file before.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._connection.row_factory = sqlite3.Row
        self._doing = _Doing.NOTHING
        self.numbers: Numbers | None = None
        self.others: dict[int, int] = {}
        self._holder: sqlite3.Connection | None = None
        self._is_damaged = False
        # A copy in memory has no name; what is wrong with it is not wrong with the file.
        self._is_file = bool(connection.execute("PRAGMA database_list").fetchone()[2])

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

    def own_number(self, table: str, column: str, *name: Value) -> int | None:
        """The number for a new row called ``name`` while work is kept in memory; None where SQLite is to choose."""
        if self.numbers is None:
            return None
        taken = self.numbers.of(table, name)
        return None if self.row(f"SELECT 1 FROM {table} WHERE {column} = ?", taken) else taken

    def meant(self, number: int) -> int:
        """The number in the file of a row that may be known by one given in memory."""
        return self.others.get(number, number)

    @property
    def changes(self) -> int:
        """Rows changed since the connection was made."""
        return self._connection.total_changes

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
        if self._is_damaged or not self._is_file:
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

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part of the write that is open, which may fail alone: then of this part nothing happens."""
        self.run("SAVEPOINT part")
        done = False
        try:
            yield
            done = True
        finally:
            # A failure of the file itself may have ended the whole transaction already.
            if self._connection.in_transaction:
                self.run("RELEASE part" if done else "ROLLBACK TO part")

    def _refuse_damaged(self) -> None:
        if self._is_damaged:
            raise damaged(self.path)

    def _leave(self) -> None:
        """Ends the transaction, unless COMMIT did or SQLite itself after a failure."""
        self._doing = _Doing.NOTHING
        if self._connection.in_transaction:
            self.run("ROLLBACK")

    def _execute(self, sql: str, values: tuple[Value, ...]) -> tuple[sqlite3.Cursor, list[sqlite3.Row]]:
        bound = tuple(renumbered(each, self.others) for each in values) if self.others else values
        try:
            cursor = self._connection.execute(sql, bound)
            return cursor, cursor.fetchall()
        except sqlite3.Error as error:
            if means_damage(error):
                self.give_up()
            raise from_sqlite(error, self.path) from error
