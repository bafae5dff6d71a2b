"""The image of a file is what SQLite itself would read of it, whatever stands in its log."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import image
from reader.library.image import image_of, in_memory


def _all(connection: sqlite3.Connection) -> list[object]:
    """All that is in it, or what keeps it from being read: a log torn after it was written back harms a library."""
    try:
        return [connection.execute("PRAGMA integrity_check").fetchall(), list(connection.iterdump())]
    except sqlite3.DatabaseError as error:
        return [str(error)]


def _writer(path: Path, size: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {size}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text BLOB)")
    return connection


def _do_something(connection: sqlite3.Connection, chance: random.Random) -> None:
    connection.execute("BEGIN")
    for _ in range(chance.randrange(1, 12)):
        if chance.random() < 0.6:
            text = chance.randbytes(chance.choice((3, 300, 9000)))
            connection.execute("INSERT INTO line (text) VALUES (?)", (text,))
        else:
            connection.execute("DELETE FROM line WHERE id % 7 = ?", (chance.randrange(7),))
    connection.execute("ROLLBACK" if chance.random() < 0.2 else "COMMIT")
    after = chance.random()
    if after < 0.15:
        connection.execute(f"PRAGMA wal_checkpoint({chance.choice(('PASSIVE', 'RESTART', 'TRUNCATE'))})")
    elif after < 0.25:
        connection.execute("VACUUM")


def _copies(source: Path, folder: Path, chance: random.Random) -> Iterator[Path]:
    """The file and its log as they are, and with the log torn or harmed somewhere."""
    for kind in ("whole", "torn", "harmed"):
        copy = folder / kind / source.name
        copy.parent.mkdir(exist_ok=True)
        for suffix in ("", "-wal"):
            Path(f"{copy}{suffix}").write_bytes(Path(f"{source}{suffix}").read_bytes())
        log = Path(f"{copy}-wal")
        data = bytearray(log.read_bytes())
        if data and kind == "torn":
            del data[chance.randrange(len(data)) :]
        elif data and kind == "harmed":
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        log.write_bytes(data)
        Path(f"{copy}-shm").unlink(missing_ok=True)
        yield copy


@pytest.mark.parametrize("size", [512, 1024, 4096, 65536])
def test_it_is_what_a_reader_sees(tmp_path: Path, size: int) -> None:
    chance = random.Random(size)  # the same cases each time
    source = tmp_path / "library.db"
    with closing(_writer(source, size)) as connection:
        for _ in range(25):
            _do_something(connection, chance)
            for copy in _copies(source, tmp_path, chance):
                with closing(in_memory(image_of(copy))) as ours, closing(sqlite3.connect(copy)) as theirs:
                    assert _all(ours) == _all(theirs)


def test_it_writes_nothing_and_can_be_written_itself(tmp_path: Path) -> None:
    source, copy = tmp_path / "library.db", tmp_path / "copy" / "library.db"
    copy.parent.mkdir()
    with closing(_writer(source, 4096)):
        for suffix in ("", "-wal"):
            shutil.copy(f"{source}{suffix}", f"{copy}{suffix}")
    before = {file.name: file.read_bytes() for file in copy.parent.iterdir()}
    with closing(in_memory(image_of(copy))) as ours:
        ours.execute("INSERT INTO line (text) VALUES (zeroblob(1000000))")
        assert ours.execute("SELECT length(text) FROM line").fetchall() == [(1_000_000,)]
    assert {file.name: file.read_bytes() for file in copy.parent.iterdir()} == before


@pytest.mark.parametrize("at", [0, 11, 24])
def test_a_log_that_begins_otherwise_is_none(tmp_path: Path, at: int) -> None:
    source, copy = tmp_path / "library.db", tmp_path / "copy.db"
    with closing(_writer(source, 4096)):
        log = bytearray(Path(f"{source}-wal").read_bytes())
    log[at] ^= 1
    shutil.copy(source, copy)
    before = image_of(copy)
    Path(f"{copy}-wal").write_bytes(log)
    assert image_of(copy) == before


@pytest.mark.parametrize(("times", "is_read"), [(2, True), (9, False)])
def test_a_file_that_is_written_meanwhile_is_read_again_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, is_read: bool
) -> None:
    source = tmp_path / "library.db"
    source.write_bytes(b"one")
    writes = iter(range(times))

    def read_while_it_grows(path: Path) -> bytes:
        data = path.read_bytes() if path == source else b""
        if path == source and next(writes, None) is not None:
            source.write_bytes(data + b" more")
        return data

    monkeypatch.setattr(image, "_read", read_while_it_grows)
    if is_read:
        assert image_of(source) == b"one more more"
    else:
        with pytest.raises(OSError, match="being written"):
            image_of(source)


def test_where_sqlite_opens_no_image_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sqlite3.Connection", object)
    with pytest.raises(sqlite3.NotSupportedError):
        in_memory(b"SQLite format 3\0")


@pytest.mark.parametrize("exists", [False, True])
def test_of_no_file_and_of_an_empty_one_it_is_empty(tmp_path: Path, exists: bool) -> None:
    if exists:
        (tmp_path / "library.db").touch()
    assert image_of(tmp_path / "library.db") == b""
    with closing(in_memory(b"")) as connection:
        assert connection.execute("PRAGMA page_count").fetchall() == [(0,)]


def test_one_that_is_too_large_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MOST", 10)
    (tmp_path / "library.db").write_bytes(bytes(11))
    with pytest.raises(OSError, match="more than 10 bytes"):
        image_of(tmp_path / "library.db")
