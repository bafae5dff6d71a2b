"""Pages read without SQLite: what they hold is what SQLite says, and what is broken is a ValueError."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.numbers import Value
from reader.library.pagefile import (
    INDEX_LEAF,
    INDEX_NODE,
    TABLE_LEAF,
    TABLE_NODE,
    Cell,
    Node,
    PageFile,
    committed,
    open_pages,
    page_size,
    record,
    varint,
)

VALUES: tuple[Value, ...] = (None, 0, 1, -1, 127, -129, 40_000, -(1 << 23), 1 << 40, -(1 << 63), (1 << 63) - 1, 0.5)


@pytest.mark.parametrize(
    ("data", "value", "end"),
    [
        (b"\x00", 0, 1),
        (b"\x7f", 127, 1),
        (b"\x81\x00", 128, 2),
        (b"\xff" * 9, -1, 9),
        (b"\x80" * 8 + b"\x05", 5, 9),
        (b"\xbf" + b"\xff" * 8, (1 << 63) - 1, 9),
    ],
)
def test_a_varint(data: bytes, value: int, end: int) -> None:
    assert varint(data, 0) == (value, end)


@pytest.mark.parametrize(
    "payload",
    [b"", b"\x05\x01", b"\x02\x0a", b"\x02\x01", b"\x02\x01ab", b"\x02\x13a", b"\x03\x81", b"\x02\x0bxx"],
)
def test_a_record_that_does_not_fill_its_bytes_is_refused(payload: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        record(payload)


@pytest.mark.parametrize(("told", "size"), [(4096, 4096), (512, 512), (1, 65536), (0, 4096), (4097, 4096), (256, 4096)])
def test_a_page_size_that_cannot_be_is_the_usual_one(told: int, size: int) -> None:
    assert page_size(bytes(16) + told.to_bytes(2)) == size


def _walked(pages: PageFile, root: int) -> list[Cell]:
    found, waiting = [], [root]
    while waiting:
        node = Node(pages, waiting.pop())
        if node.kind in (TABLE_NODE, INDEX_NODE):
            waiting += [child for child, _ in node.children()]
        found += [cell for cell in node.cells() if cell]
        assert len(list(node.cells())) == (0 if node.kind == TABLE_NODE else node.count)
        assert node.kind in (TABLE_LEAF, TABLE_NODE, INDEX_LEAF, INDEX_NODE)
    return found


def _filled(path: Path, size: int, chance: random.Random) -> tuple[list[Cell], dict[str, int]]:
    """A file of SQLite's with rows of any size and number, some deleted; its rows by SQLite, and the roots."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, a, b, c)")
        connection.execute("CREATE TABLE two (a PRIMARY KEY, b) WITHOUT ROWID")
        connection.execute("BEGIN")
        for _ in range(chance.randrange(400)):
            text = "é" * chance.choice((0, 1, 30, size // 3, size * 3))
            row = (
                chance.randrange(-(1 << 40), 1 << 40),
                chance.choice(VALUES),
                text,
                chance.randbytes(chance.randrange(90)),
            )
            connection.execute("INSERT OR IGNORE INTO one VALUES (?, ?, ?, ?)", row)
            connection.execute("INSERT OR IGNORE INTO two VALUES (?, ?)", (f"{row[0]}{text}", row[1]))
        connection.execute("DELETE FROM one WHERE id % 3 = 0")
        connection.execute("DELETE FROM two WHERE length(a) % 3 = 0")
        connection.execute("COMMIT")
        rows = [Cell(row[0], (None, *row[1:])) for row in connection.execute("SELECT * FROM one")]
        rows += [Cell(0, tuple(row)) for row in connection.execute("SELECT * FROM two")]
        return rows, dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))


@pytest.mark.parametrize("seed", range(12))
def test_what_is_read_is_what_sqlite_says(tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "any", random.Random(seed)
    rows, roots = _filled(path, chance.choice((512, 1024, 4096, 65536)), chance)
    with path.open("rb") as file:
        pages = open_pages(file, path)
        found = [cell for root in roots.values() for cell in _walked(pages, root)]
        free = pages.free()
    assert sorted(map(repr, found)) == sorted(map(repr, rows))
    with closing(sqlite3.connect(path)) as connection:
        assert len(free) == connection.execute("PRAGMA freelist_count").fetchone()[0]


def _journaled(path: Path) -> tuple[bytes, bytes]:
    """A file and its journal of ten commits of one row each."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for _ in range(10):
            connection.execute("INSERT INTO one VALUES (NULL)")
        return path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()


def test_a_torn_journal_gives_the_last_whole_commit_as_sqlite_does(tmp_path: Path) -> None:
    file, journal = _journaled(tmp_path / "whole")
    for number, length in enumerate(range(0, len(journal) + 1, 1031)):
        path = tmp_path / str(number)
        path.write_bytes(file)
        path.with_name(f"{number}-wal").write_bytes(journal[:length])
        with path.open("rb") as opened:
            ours = len(_walked(open_pages(opened, path), 2))
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM one").fetchone()[0] == ours, length


def test_a_commit_of_many_pages_counts_as_one(tmp_path: Path) -> None:
    path = tmp_path / "whole"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE one (text)")
        connection.execute("INSERT INTO one VALUES (zeroblob(40000))")
        journal = path.with_name("whole-wal").read_bytes()
    pages, count = committed(journal, 4096)
    assert (len(pages), count) == (11, 11)
    # Without its last page nothing of it has happened.
    assert committed(journal[:-4096], 4096)[1] == 2


def test_a_row_whose_pages_lead_back_to_themselves_is_none(tmp_path: Path) -> None:
    path = tmp_path / "whole"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE one (text)")
        connection.execute("INSERT INTO one VALUES (zeroblob(9000))")
    with path.open("rb+") as file:
        for number in (3, 4):
            file.seek((number - 1) * 4096)
            file.write(number.to_bytes(4))
        file.seek(0)
        assert list(Node(open_pages(file, path), 2).cells()) == [None]


@pytest.mark.parametrize("at", [0, 9, 17, 25, 33, 40, 50, 90, 4000])
def test_a_journal_is_believed_up_to_its_first_wrong_byte(tmp_path: Path, at: int) -> None:
    _, journal = _journaled(tmp_path / "whole")
    harmed = bytearray(journal)
    harmed[at] ^= 1
    assert committed(bytes(harmed), 4096) == ({}, 0)
    assert committed(journal, 4096)[1] == 2


@pytest.mark.parametrize("seed", range(10))
def test_any_bytes_are_a_page_or_a_value_error(tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "any", random.Random(seed)
    _filled(path, 512, chance)
    whole = bytearray(path.read_bytes())
    for _ in range(200):
        whole[chance.randrange(100, len(whole))] = chance.randrange(256)
    path.write_bytes(whole)
    with path.open("rb") as file:
        pages = PageFile(file)
        pages.free()
        for number in range(pages.count + 2):
            try:
                node = Node(pages, number, TABLE_LEAF)
            except ValueError:
                continue
            list(node.cells())
            assert len(list(node.children())) == node.count + 1
