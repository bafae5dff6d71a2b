"""Every failure of the file, as a sentence that names it."""

import errno
import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from reader.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryForeign,
    LibraryFull,
    LibraryLocked,
    LibraryReadOnly,
)
from reader.library import Library
from reader.library.failures import from_sqlite, from_system
from reader.model.verdict import Rung, Verdict

from .made import NOW, article, channel, entry, page

NOBODY = 65534


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, LibraryLocked),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LibraryLocked),
        (sqlite3.SQLITE_LOCKED, LibraryLocked),
        (sqlite3.SQLITE_READONLY, LibraryReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, LibraryReadOnly),
        (sqlite3.SQLITE_CANTOPEN, LibraryReadOnly),
        (sqlite3.SQLITE_FULL, LibraryFull),
        (sqlite3.SQLITE_NOTADB, LibraryForeign),
        (sqlite3.SQLITE_CORRUPT, LibraryDamaged),
        (sqlite3.SQLITE_IOERR_READ, LibraryError),
        (sqlite3.SQLITE_CONSTRAINT, LibraryError),
    ],
)
def test_every_error_of_sqlite_is_a_sentence_about_the_file(code: int, kind: type[LibraryError]) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    told = from_sqlite(error, Path("shelf/library.db"))
    assert type(told) is kind
    assert str(Path("shelf/library.db")) in told.headline
    assert told.headline.endswith(".")
    assert told.hint.endswith(".")
    assert "I/O" not in str(told)


def test_an_error_without_a_code_is_told_too() -> None:
    assert type(from_sqlite(sqlite3.ProgrammingError("closed"), Path("library.db"))) is LibraryError


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EACCES, LibraryReadOnly),
        (errno.EROFS, LibraryReadOnly),
        (errno.ENOSPC, LibraryFull),
        (errno.ENOTDIR, LibraryError),
        (errno.EIO, LibraryError),
    ],
)
def test_every_error_of_the_system_is_a_sentence_about_the_file(number: int, kind: type[LibraryError]) -> None:
    told = from_system(OSError(number, os.strerror(number)), Path("library.db"))
    assert type(told) is kind
    assert "library.db" in told.headline


def test_a_full_disk_loses_nothing_that_was_kept(library: Library) -> None:
    kept = library.entries.add_loose(entry("kept"), NOW)
    library.saved.save(kept, NOW)
    library.store.run(f"PRAGMA max_page_count = {library.store.number('PRAGMA page_count') + 8}")
    lost = library.entries.add_loose(entry("lost"), NOW)
    noise = page(os.urandom(200_000))

    def save_whole() -> None:
        with library.write():
            library.saved.save(lost, NOW)
            library.articles.put(lost, article(), Verdict.FULL, Rung.PAGE, [noise], NOW)

    with pytest.raises(LibraryFull, match="no room left"):
        save_whole()
    assert library.saved.saved_at(kept)
    assert library.saved.saved_at(lost) is None
    assert library.articles.get(lost) is None
    library.store.run("PRAGMA max_page_count = 1000000")
    save_whole()
    assert library.saved.saved_at(lost)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder with a library that belongs to the user the child process runs as, in reach of that user."""
    folder = Path(tempfile.mkdtemp())
    with closing(Library.open(folder / "library.db")) as library:
        library.channels.add(channel(), NOW)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.chown(folder / "library.db", NOBODY, NOBODY)
    yield folder
    shutil.rmtree(folder)


def _report(work: Callable[[], object], answer: Connection) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        work()
        answer.send("no failure")
    except LibraryError as error:
        answer.send(f"{type(error).__name__}: {error.headline}")


def _told_to_somebody(work: Callable[[], object]) -> str:
    """What goes wrong when a user without special rights does this; forked, as that user may see no Python."""
    forking = multiprocessing.get_context("fork")
    ours, theirs = forking.Pipe(duplex=False)
    child = forking.Process(target=_report, args=(work, theirs))
    child.start()
    told = str(ours.recv()) if ours.poll(30) else "no answer"
    child.join()
    return told


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="only a POSIX system can drop rights in a child")


@needs_fork
def test_a_library_that_may_be_written_is_opened_by_its_owner(shelf: Path) -> None:
    assert _told_to_somebody(lambda: Library.open(shelf / "library.db").close()) == "no failure"


@needs_fork
def test_a_file_that_may_not_be_written_is_told(shelf: Path) -> None:
    (shelf / "library.db").chmod(0o444)
    told = _told_to_somebody(lambda: Library.open(shelf / "library.db"))
    assert told == f"LibraryReadOnly: The library {shelf / 'library.db'} cannot be written."


@needs_fork
def test_a_file_that_may_not_be_read_is_told(shelf: Path) -> None:
    (shelf / "library.db").chmod(0o000)
    assert _told_to_somebody(lambda: Library.open(shelf / "library.db")).startswith("LibraryReadOnly: ")


@needs_fork
@pytest.mark.parametrize("place", ["library.db", "new.db", "deeper/still/new.db"])
def test_a_folder_that_may_not_be_written_is_told(shelf: Path, place: str) -> None:
    shelf.chmod(0o555)
    told = _told_to_somebody(lambda: Library.open(shelf / place))
    assert told == f"LibraryReadOnly: The library {shelf / place} cannot be written."
