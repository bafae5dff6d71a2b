"""Looking after the library's file: whether it is sound, what takes the room in it, and giving room back."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryError
from reader.library.failures import foreign, from_sqlite, locked
from reader.library.schema import APPLICATION_ID
from reader.library.soundness import Look, look_at, means_damage, open_to_read

MOST_TROUBLES = 20
PATIENCE = 5.0
"""Seconds to wait for another Byline that is writing."""

_PARTS = {
    "texts": ("article", "feed_body"),
    "pages": ("page",),
    "index": ("words", "document", "unindexed", "sample", "sampled"),
}
_LENGTHS = {
    "texts": "SELECT (SELECT total(length(CAST(content AS BLOB))) FROM article)"
    " + (SELECT total(length(CAST(body AS BLOB))) FROM feed_body)",
    "pages": "SELECT total(length(body)) FROM page",
    "index": "SELECT total(length(block)) FROM words_data",
}


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of the file with its journal, and what they are taken by: cleaned texts, pages as fetched, the index of
    words, all else, and what is free for what comes. ``version`` is that of the schema."""

    size: int
    version: int
    texts: int
    pages: int
    index: int
    rest: int
    free: int


def troubles_of(path: Path) -> tuple[str, ...]:
    """What is wrong with the file, a line each, at most `MOST_TROUBLES`; nothing if it is sound. Reads all of it.

    Raises LibraryForeign for a file that is no library, and LibraryError when it cannot be read.
    """
    if look_at(path) is Look.DAMAGED:
        return ("what every library begins with is not there",)
    try:
        with closing(_opened(path)) as connection:
            connection.execute("BEGIN")
            found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({MOST_TROUBLES})")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_TROUBLES)
    except sqlite3.DatabaseError as error:
        if means_damage(error):
            return (str(error),)
        raise from_sqlite(error, path) from error
    lines = [line for each in found if each != "ok" for line in each.splitlines()]
    lines += [f"a row of {row[0]} refers to one of {row[2]} that is not there" for row in broken]
    return tuple(lines[:MOST_TROUBLES])


def room_of(path: Path) -> Room:
    """What takes the room in the file. Raises LibraryForeign, and LibraryError when it cannot be read."""
    try:
        with closing(_opened(path)) as connection:
            connection.execute("BEGIN")
            page, count, free, version = (
                int(connection.execute(f"PRAGMA {name}").fetchone()[0])
                for name in ("page_size", "page_count", "freelist_count", "user_version")
            )
            parts = _by_pages(connection) or _by_lengths(connection)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    rest = max(0, (count - free) * page - sum(parts.values()))
    return Room(size_of(path), version, **parts, rest=rest, free=free * page)


def compact(path: Path) -> tuple[int, int]:
    """Writes the file anew without the room that is free in it; its size in bytes before and after.

    Raises LibraryLocked while others write, LibraryFull without the room for a second one, LibraryForeign, and
    LibraryError.
    """
    before = size_of(path)
    try:
        with closing(_opened(path)):
            pass
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
            connection.execute("VACUUM")
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    if busy:
        raise locked(path)
    return before, size_of(path)


def size_of(path: Path) -> int:
    """The bytes of the file and of the journal beside it."""
    return sum(os.path.getsize(part) for part in (path, f"{path}-wal") if os.path.isfile(part))


def _opened(path: Path) -> sqlite3.Connection:
    """To read. Raises LibraryForeign for a file that is no library."""
    connection = open_to_read(path)
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise foreign(path)
    except (LibraryError, sqlite3.Error):
        connection.close()
        raise
    return connection


def _by_pages(connection: sqlite3.Connection) -> dict[str, int]:
    """Whole pages, with the indexes of a table; empty where SQLite was built without the table that tells."""
    query = (
        "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name"
        " WHERE s.aggregate = 1 GROUP BY m.tbl_name"
    )
    try:
        sizes = {str(name): int(size) for name, size in connection.execute(query)}
    except sqlite3.OperationalError:
        return {}
    return {
        part: sum(size for name, size in sizes.items() if name in tables or name.rpartition("_")[0] in tables)
        for part, tables in _PARTS.items()
    }


def _by_lengths(connection: sqlite3.Connection) -> dict[str, int]:
    return {part: int(connection.execute(query).fetchone()[0]) for part, query in _LENGTHS.items()}
