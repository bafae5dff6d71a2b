"""What is at the library's path when Byline starts: made, or looked at, and mended if it is damaged.

Whatever takes the path is made whole under another name first, so that a file which is no library is damage and never
one that is being made. One process at a time does so; the rest of them wait and look again.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import LibraryError, LibraryForeign
from reader.library.copies import copy_library, create_private, take_place
from reader.library.failures import damaged, damaged_in_use, foreign, from_sqlite, from_system, locked, unmended
from reader.library.migrations import migrate, version_of
from reader.library.soundness import SUSPECT, Look, has_journal, look_at, open_to_read
from reader.library.store import Store
from reader.model.moment import utc_now

if TYPE_CHECKING:
    from reader.library.rescue import Rescued

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds to wait for another Byline that makes or mends the library."""

_PAUSE = 0.02
"""Seconds between two tries."""

RESCUED, ASIDE = "rescued", "damaged"
"""The facts that tell what was rescued into a library, in a sentence, and where the damaged file is kept."""

_READY, _PART = "mended", "part"
"""What the names of a library end with that waits to take its place, and of one that is being made."""

_SHARED_LOCK, _SHARED_LENGTH = 0x40000002, 510
"""Bytes that everyone who has the file open holds: ``SHARED_FIRST`` of https://www.sqlite.org/src/file/src/os.h"""


def ensure(path: Path) -> bool:
    """There is a library at ``path`` after this, as sound as can be seen quickly, or what the opener will refuse.
    Whether it is one that was rescued just now.

    Raises LibraryForeign, LibraryDamaged where the file cannot be mended or moved, and LibraryError where the folder
    cannot be written; then nothing was written into what is there.
    """
    path = Path(os.path.realpath(path))
    try:
        if _is_well(path):
            return False
        with _alone(path):
            mended = _finish(path)
            if not path.exists():
                _build(path, lambda store: None)
                take_place(_beside(path, _PART), path)
            elif not _is_well(path):
                mended = _mend(path)
            return mended
    except OSError as error:
        raise from_system(error, path) from error


def rescue_to(source: Path, target: Path) -> Rescued:
    """Makes a library of what can be read of ``source``, which stays as it is, at ``target``, where nothing may be.

    Raises FileExistsError, LibraryForeign for a file that shows nothing of a library, and LibraryError.
    """
    try:
        rescued = _build(target, lambda store: _rescued(source, store))
        take_place(_beside(target, _PART), target)
    finally:
        _drop(_beside(target, _PART))
    return rescued


def restore(source: Path, path: Path, now: datetime) -> Path | None:
    """A copy of the library at ``source``, which stays as it is, takes the place of the one at ``path``; where that is
    kept, None if there was none. A crash leaves the one or the other.

    Raises LibraryLocked while somebody has it open, as far as that can be known, LibraryForeign, LibraryTooNew or
    LibraryDamaged for a source that cannot be used, and LibraryError when the place cannot be written.
    """
    path = Path(os.path.realpath(path))
    part, aside = _beside(path, _PART), _free(_beside(path, f"replaced-{now:%Y%m%dT%H%M%SZ}"))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(path):
            _finish(path)
            there = path.exists()
            if there and _is_open_elsewhere(path):
                raise locked(path)
            for ending in ("", "-wal", "-shm", "-journal"):
                _beside(part, "", ending).unlink(missing_ok=True)
            copy_library(source, part)
            _prepare(part, source, aside)
            part.replace(_beside(path, _READY))
            _finish(path)
            return aside if there else None
    except OSError as error:
        raise from_system(error, path) from error
    finally:
        _drop(part)


def _prepare(part: Path, source: Path, aside: Path) -> None:
    """Looks whether it is a library, and writes into it where the one before is kept."""
    try:
        with closing(Store(sqlite3.connect(part, isolation_level=None), source)) as store:
            if version_of(store) == 0:
                raise foreign(source)
            if [row[0] for row in store.rows("PRAGMA quick_check(1)")] != ["ok"]:
                raise damaged(source)
            store.change("DELETE FROM meta WHERE name = ?", RESCUED)
            store.change("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", ASIDE, str(aside))
    except sqlite3.Error as error:
        raise from_sqlite(error, source) from error


def aside_of(path: Path, day: datetime) -> Path:
    """Where a damaged file of that day is kept: with a number if there is one already."""
    return _free(_beside(path, f"damaged-{day:%Y-%m-%d}"))


def _free(first: Path) -> Path:
    number, place = 1, first
    while os.path.lexists(place):
        number += 1
        place = first.with_name(f"{first.name}-{number}")
    return place


def _rescued(source: Path, store: Store) -> Rescued:
    # What reads a damaged file page by page is not for every start.
    from reader.library.rescue import rescue

    return rescue(source, store, utc_now())


def told(rescued: Rescued, aside: Path) -> str:
    """What was rescued and what became of the damaged file, as a person reads it."""
    return f"The library was damaged. {rescued.sentence} The damaged file is kept beside it as {aside.name}."


def _is_well(path: Path) -> bool:
    """Whether there is a file that nothing speaks against."""
    waits = any(os.path.lexists(_beside(path, name)) for name in (_READY, SUSPECT))
    return not waits and path.exists() and look_at(path) is not Look.DAMAGED


def _mend(path: Path) -> bool:
    """The damaged file stays as it is, under another name; what can be read of it takes its place."""
    if _is_open_elsewhere(path):
        raise damaged_in_use(path)
    part, aside = _beside(path, _PART), aside_of(path, utc_now())

    def fill(store: Store) -> None:
        sentence = told(_rescued(path, store), aside)
        for name, value in ((RESCUED, sentence), (ASIDE, str(aside))):
            store.change("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value)

    try:
        _build(path, fill)
        part.replace(_beside(path, _READY))
        return _finish(path)
    except LibraryForeign:
        raise
    except (LibraryError, OSError) as error:
        raise unmended(path) from error
    finally:
        _drop(part)


def _finish(path: Path) -> bool:
    """Puts a rescued library into its place, also one that a crash left ready; whether there was one. The journal goes
    first, since SQLite would carry it into whatever file has the name."""
    ready = _beside(path, _READY)
    if not ready.exists():
        return False
    aside = _told_aside(ready) or aside_of(path, utc_now())
    journal = _beside(path, "", "-wal")
    if path.exists() and aside.exists():
        aside = aside_of(path, utc_now())
    if has_journal(path):
        journal.replace(_beside(aside, "", "-wal"))
    journal.unlink(missing_ok=True)
    _beside(path, "", "-shm").unlink(missing_ok=True)
    if path.exists():
        path.replace(aside)
    ready.replace(path)
    _beside(path, SUSPECT).unlink(missing_ok=True)
    return True


def _told_aside(ready: Path) -> Path | None:
    """Where the damaged file is kept by what was written into the rescued library."""
    with closing(open_to_read(ready)) as connection, suppress(sqlite3.Error):
        row = connection.execute("SELECT value FROM meta WHERE name = ?", (ASIDE,)).fetchone()
        return Path(row[0]) if row else None
    return None


def _build(path: Path, fill: Callable[[Store], T]) -> T:
    """A new library beside ``path``, in place of whatever a crash left there. Raises LibraryError, leaving nothing."""
    part = _beside(path, _PART)
    for ending in ("", "-wal", "-shm", "-journal"):
        _beside(part, "", ending).unlink(missing_ok=True)
    create_private(part)
    try:
        with closing(Store(sqlite3.connect(part, isolation_level=None), part)) as store:
            migrate(store)
            filled = fill(store)
            store.run("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        _drop(part)
        raise from_sqlite(error, path) from error
    except (LibraryError, OSError):
        _drop(part)
        raise
    return filled


def _drop(part: Path) -> None:
    """Takes away what was half made, if it can be; if not, the next one that is made takes its name."""
    with suppress(OSError):
        part.unlink()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Until it ends no other Byline makes or mends this library; a crash ends it as well. Raises LibraryLocked."""
    place = _beside(path, "lock")
    until = time.monotonic() + PATIENCE
    while (held := _held(place)) is None:
        if time.monotonic() > until:
            raise locked(path)
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        # Taken away while it is held: whoever got hold of it meanwhile sees that it is no longer the one.
        with suppress(OSError):
            place.unlink()
        os.close(held)


def _held(place: Path) -> int | None:
    """The open file that only this Byline holds now, None if another does."""
    file = os.open(place, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _lock(file)
        if os.path.samestat(os.fstat(file), place.stat()):
            return file
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    os.close(file)
    return None


def _lock(file: int) -> None:
    """Raises BlockingIOError or PermissionError if another holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_open_elsewhere(path: Path) -> bool:
    """Whether another process has it open; elsewhere than on POSIX systems such a file cannot be moved anyway."""
    if sys.platform != "win32":
        import fcntl

        try:
            with path.open("rb+") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_LENGTH, _SHARED_LOCK)
        except BlockingIOError:
            return True
        except PermissionError:
            # Whether it can be moved all the same is for the folder to say.
            return False
    return False


def _beside(path: Path, name: str, ending: str = "") -> Path:
    return path.with_name(f"{path.name}{'.' if name else ''}{name}{ending}")
