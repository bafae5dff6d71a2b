"""Copies of the library: whole or absent, made beside a busy one, put in its place again; the file looked after."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged, LibraryError, LibraryForeign, LibraryLocked, LibraryTooNew
from reader.library import Library, upkeep
from reader.library.copies import (
    KEPT,
    GivenUp,
    copies_of,
    copy_library,
    copy_unasked,
    place_for,
)
from reader.library.mending import restore
from reader.library.upkeep import _by_lengths, compact, room_of, troubles_of
from tests.library.made import channel

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def _never() -> bool:
    return False


def _fact(path: Path) -> str:
    with closing(Library.open(path)) as library:
        return library.fact("mine")


def test_a_copy_is_whole_while_the_library_is_open_and_written(library: Library, path: Path, tmp_path: Path) -> None:
    library.set_fact("mine", "kept")
    with library.write():
        library.set_fact("mine", "not yet")
        size = copy_library(path, tmp_path / "copy.db")
    assert size == (tmp_path / "copy.db").stat().st_size
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0
    assert _fact(tmp_path / "copy.db") == "kept"
    with pytest.raises(FileExistsError):
        copy_library(path, tmp_path / "copy.db")
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith("copy")) == ["copy.db"]


def test_a_copy_given_up_leaves_nothing(library: Library, path: Path, tmp_path: Path) -> None:
    with pytest.raises(GivenUp):
        copy_library(path, tmp_path / "copy.db", lambda: True)
    assert not list(tmp_path.glob("copy*"))


def test_a_place_that_cannot_be_written_is_told(library: Library, path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError):
        copy_library(path, tmp_path / "file" / "copy.db")


def test_once_a_week_one_is_made_and_the_last_three_are_kept(library: Library, path: Path) -> None:
    assert copy_unasked(path, NOW, _never) is None
    library.channels.add(channel(), NOW)
    assert copy_unasked(path, NOW + timedelta(days=6), _never) is None
    mine = place_for(path, NOW - timedelta(days=90))
    copy_library(path, mine)
    made = [copy_unasked(path, NOW + timedelta(days=7 * week), _never) for week in range(1, 6)]
    assert copy_unasked(path, NOW + timedelta(days=36), _never) is None
    kept = copies_of(path)
    assert [each.path for each in kept] == [*reversed(made[-KEPT:]), mine]
    assert kept[0].made_at == NOW + timedelta(days=35)
    assert kept[0].size == os.path.getsize(kept[0].path)


def test_a_clock_that_was_years_ahead_keeps_no_copy_from_being_made(library: Library, path: Path) -> None:
    library.channels.add(channel(), NOW)
    assert copy_unasked(path, NOW + timedelta(days=9000), _never)
    assert copy_unasked(path, NOW, _never)


def test_a_copy_takes_the_place_of_the_library(path: Path, tmp_path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.set_fact("mine", "old")
        copy_library(path, tmp_path / "copy.db")
        library.set_fact("mine", "new")
    before = (tmp_path / "copy.db").read_bytes()
    aside = restore(tmp_path / "copy.db", path, NOW)
    assert aside
    assert aside.name == "library.db.replaced-20261123T091400Z"
    assert (_fact(path), _fact(aside)) == ("old", "new")
    assert (tmp_path / "copy.db").read_bytes() == before
    path.unlink()
    assert restore(tmp_path / "copy.db", path, NOW) is None
    assert _fact(path) == "old"


_HOLDS = """
import sys, pathlib
from reader.library import Library
library = Library.open(pathlib.Path(sys.argv[1]))
print(1, flush=True)
input()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the file cannot be moved")
def test_a_library_that_is_open_elsewhere_is_not_replaced(path: Path, tmp_path: Path) -> None:
    with closing(Library.open(path)):
        copy_library(path, tmp_path / "copy.db")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(LibraryLocked):
            restore(tmp_path / "copy.db", path, NOW)
        other.communicate(b"\n")
    assert restore(tmp_path / "copy.db", path, NOW)


def test_what_is_no_library_of_a_known_version_replaces_none(path: Path, tmp_path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.set_fact("mine", "kept")
        for name in ("new", "damaged"):
            copy_library(path, tmp_path / name)
    with closing(sqlite3.connect(tmp_path / "new")) as newer:
        newer.execute("PRAGMA user_version = 999")
    with closing(sqlite3.connect(tmp_path / "foreign")) as other:
        other.execute("CREATE TABLE x (y)")
    with (tmp_path / "damaged").open("rb+") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    (tmp_path / "text").write_text("no database " * 900)
    (tmp_path / "empty").touch()
    kinds = {
        "new": LibraryTooNew,
        "foreign": LibraryForeign,
        "empty": LibraryForeign,
        "damaged": LibraryError,
        "text": LibraryError,
    }
    for name, kind in kinds.items():
        with pytest.raises(kind):
            restore(tmp_path / name, path, NOW)
    assert _fact(path) == "kept"
    assert [each.name for each in path.parent.iterdir()] == ["library.db"]


def test_the_file_is_looked_over_and_told_by_parts(library: Library, path: Path) -> None:
    assert troubles_of(path) == ()
    room = room_of(path)
    assert room.texts
    assert room.index
    assert room.size >= room.texts + room.pages + room.index + room.rest + room.free > 0
    with closing(sqlite3.connect(path)) as connection:
        assert set(_by_lengths(connection)) == {"texts", "pages", "index"}
        connection.execute("INSERT INTO saved (entry_id, saved_at) VALUES (77, '2026-01-01T00:00:00Z')")
        connection.commit()
    assert troubles_of(path) == ("a row of saved refers to one of entry that is not there",)


def test_damage_is_found(path: Path) -> None:
    Library.open(path).close()
    with path.open("rb+") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * 4096 * 6)
    assert troubles_of(path)
    path.write_bytes(b"")
    assert troubles_of(path)


def test_room_is_given_back_while_another_reads(library: Library, path: Path) -> None:
    library.set_fact("large", "x" * 3_000_000)
    library.set_fact("large", "")
    before, after = compact(path)
    assert after < before / 4
    assert library.fact("large") == ""
    assert troubles_of(path) == ()


def test_a_damaged_library_is_not_kept_as_a_copy(path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.channels.add(channel(), NOW)
        library.set_fact("large", "x" * 100_000)
    with path.open("rb+") as file:
        file.seek(path.stat().st_size - 4096 * 2)
        file.write(b"\xff" * 4096 * 2)
    with pytest.raises(LibraryDamaged):
        copy_unasked(path, NOW + timedelta(days=8), _never)
    assert copies_of(path) == ()


def test_what_else_lies_among_the_copies_is_none(library: Library, path: Path) -> None:
    mine = place_for(path, NOW)
    copy_library(path, mine)
    (mine.parent / "notes.txt").touch()
    (mine.parent / "library-20261399T000000Z.db").touch()
    assert [each.path for each in copies_of(path)] == [mine]


def test_one_that_another_byline_began_in_the_same_second_is_left_to_it(library: Library, path: Path) -> None:
    library.channels.add(channel(), NOW)
    begun = place_for(path, NOW + timedelta(days=8), "auto")
    begun.parent.mkdir()
    begun.symlink_to(path.with_name("not there yet"))
    assert copy_unasked(path, NOW + timedelta(days=8), _never) is None
    assert begun.is_symlink()


def test_a_file_that_is_no_library_is_not_looked_after(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "foreign")) as other:
        other.execute("CREATE TABLE x (y)")
    for look in (troubles_of, room_of, compact):
        with pytest.raises(LibraryForeign):
            look(tmp_path / "foreign")


def test_what_takes_the_room_is_told_without_the_table_that_tells(library: Library, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        # In its way, as if SQLite had been built without it.
        connection.execute("CREATE TABLE dbstat (name)")
    room = room_of(path)
    assert (room.texts, room.pages) == (0, 0)
    assert room.rest > 0


def test_room_is_not_given_back_while_another_needs_what_was(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "PATIENCE", 0.01)
    with library.read():
        assert library.fact("large") == ""
        with pytest.raises(LibraryLocked):
            compact(path)
    assert troubles_of(path) == ()
