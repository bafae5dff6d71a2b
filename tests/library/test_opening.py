"""Opening: what is made, what is refused, and that what is refused stays as it is."""

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Timer

import pytest

from reader.errors import LibraryError, LibraryForeign, LibraryLocked, LibraryTooNew
from reader.library import Library
from reader.library import library as library_module
from reader.library.schema import APPLICATION_ID
from reader.library.steps import STEPS

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX systems")


def test_a_new_library_is_marked_as_byline_s_and_writes_ahead(library: Library) -> None:
    assert library.store.number("PRAGMA application_id") == APPLICATION_ID
    assert library.store.number("PRAGMA user_version") == max(STEPS)
    assert library.store.number("PRAGMA foreign_keys") == 1
    assert library.store.number("PRAGMA busy_timeout") == 5000
    assert library.store.rows("PRAGMA journal_mode")[0][0] == "wal"


@posix_only
def test_folders_and_files_are_private(path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.set_fact("started", "yes")
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {"library.db": 0o600, "library.db-wal": 0o600, "library.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_it_opens_again_with_what_was_kept(path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.set_fact("started", "yes")
    with closing(Library.open(path)) as library:
        assert library.fact("started") == "yes"
        assert library.fact("never set") == ""


def _garbage(path: Path) -> None:
    path.write_bytes(b"no database at all " * 100)


def _a_word(path: Path) -> None:
    path.write_bytes(b"hello")


def _foreign_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")


def _foreign_mark(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 77")


@pytest.mark.parametrize("make", [_garbage, _a_word, _foreign_tables, _foreign_mark])
def test_a_file_of_somebody_else_is_refused_and_left_alone(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    with pytest.raises(LibraryForeign) as refused:
        Library.open(path)
    assert str(path) in refused.value.headline
    assert refused.value.hint
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryForeign, match="is not a library"):
        Library.open(tmp_path)


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "byline").write_text("a file", "utf-8")
    with pytest.raises(LibraryError, match="folder for the library"):
        Library.open(tmp_path / "byline" / "library.db")


def test_a_newer_library_is_refused_and_left_alone(path: Path) -> None:
    with closing(Library.open(path)) as library:
        library.store.run(f"PRAGMA user_version = {max(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(LibraryTooNew, match="newer Byline"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_library_in_use_is_told_at_opening_and_at_writing(path: Path, library: Library) -> None:
    with closing(Library.open(path, patience=0.02)) as other, library.write():
        library.set_fact("half", "done")
        assert other.fact("half") == ""
        with pytest.raises(LibraryLocked, match="in use") as told, other.write():
            pytest.fail("two may not write at once")
        with pytest.raises(LibraryLocked):
            Library.open(path, patience=0.02)
    assert "Another Byline may be busy" in told.value.hint


def test_two_that_make_one_library_at_once_both_get_it(tmp_path: Path) -> None:
    def open_and_write(number: int) -> str:
        start.wait()
        with closing(Library.open(path)) as library:
            library.set_fact(f"from {number}", "here")
        return "written"

    for round_ in range(5):
        path = tmp_path / str(round_) / "library.db"
        start = Barrier(4)
        with ThreadPoolExecutor(4) as together:
            assert list(together.map(open_and_write, range(4))) == ["written"] * 4
        with closing(Library.open(path)) as library:
            assert [library.fact(f"from {number}") for number in range(4)] == ["here"] * 4


@posix_only
def test_hostile_characters_of_the_path_stay_out_of_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "libr\x1b[2Jary"
    path.write_bytes(b"no database at all " * 100)
    with pytest.raises(LibraryForeign) as refused:
        Library.open(path)
    assert "\x1b" not in str(refused.value)


def test_a_closed_library_says_so(path: Path) -> None:
    library = Library.open(path)
    library.close()
    library.close()
    with pytest.raises(LibraryError):
        library.fact("anything")


def _take_back_to_the_old_journal(path: Path) -> None:
    Library.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


@pytest.mark.parametrize("stays", [True, False])
def test_one_that_another_reads_by_the_old_journal_is_waited_for(path: Path, stays: bool) -> None:
    _take_back_to_the_old_journal(path)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM meta").fetchone()
        if stays:
            with pytest.raises(LibraryLocked):
                Library.open(path, patience=0.02)
            return
        leaving = Timer(0.05, lambda: other.execute("COMMIT"))
        leaving.start()
        with closing(Library.open(path)) as library:
            assert library.store.rows("PRAGMA journal_mode")[0][0] == "wal"
        leaving.join()


def test_one_that_cannot_be_made_to_write_ahead_is_used_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _take_back_to_the_old_journal(path)
    monkeypatch.setattr(library_module, "_ATTEMPTS", 0)
    with closing(Library.open(path)) as library:
        assert library.store.rows("PRAGMA journal_mode")[0][0] == "delete"
        library.set_fact("started", "yes")
        assert library.fact("started") == "yes"
