"""What is at the library's path when Byline starts: made, or looked at, and mended if it is damaged.

Whatever takes the path is made whole under another name first, so that a file which is no library is damage and never
one that is being made. One process at a time does so; the rest of them wait and look again.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from reader.errors import LibraryDamaged, LibraryError
from reader.library.failures import from_sqlite, from_system, locked, unmended
from reader.library.migrations import create_private, migrate
from reader.library.rescue import Rescued, rescue
from reader.library.soundness import SUSPECT, Look, look_at
from reader.library.store import Store
from reader.model.moment import utc_now

PATIENCE = 60.0
"""Seconds to wait for another Byline that makes or mends the library."""

_PAUSE = 0.02
"""Seconds between two tries."""

RESCUED = "rescued"
"""The fact that tells what was rescued into the library, in a sentence."""

_SHARED_LOCK, _SHARED_LENGTH = 0x40000002, 510
"""Bytes that everyone who has the file open holds: https://www.sqlite.org/lockingv3.html, `SHARED_FIRST`."""


def ensure(path: Path) -> None:
    """There is a library at ``path`` after this, as sound as can be seen quickly, or what the opener will refuse.

    Raises LibraryForeign, LibraryDamaged where the file cannot be mended or moved, and LibraryError where the folder
    cannot be written; then nothing was written into what is there.
    """
    try:
        if _is_well(path):
            return
        with _alone(path):
            _finish(path)
            if not os.path.lexists(path):
                _make(path)
            elif not _is_well(path):
                _mend(path)
    except OSError as error:
        raise from_system(error, path) from error


def aside_of(path: Path, day: datetime) -> Path:
    """Where a damaged file of that day is kept: with a number if there is one already."""
    first = _beside(path, f"damaged-{day:%Y-%m-%d}")
    number, place = 1, first
    while os.path.lexists(place):
        number += 1
        place = first.with_name(f"{first.name}-{number}")
    return place


def told(rescued: Rescued, aside: Path) -> str:
    """What was rescued, as a person reads it."""
    kept = f"the damaged file is kept as {aside}."
    if rescued.is_nothing:
        return f"The library was damaged and nothing of it could be read; {kept}"
    columns, channels = _count(rescued.columns, "column"), _count(rescued.followed, "channel")
    number = rescued.columns + rescued.followed
    return f"The library was damaged. {columns}, {rescued.saved} saved, and {channels} that you follow" \
           f" {'was' if number == 1 else 'were'} rescued; {kept}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def rescue_to(source: Path, target: Path) -> Rescued:
    """Makes a library of what can be read of ``source``, which stays as it is, at ``target``, which must not be there.

    Raises FileExistsError, LibraryForeign for a file that shows nothing of a library, and LibraryError.
    """
    part = _beside(target, "part")
    try:
        rescued = _build(part, source, None)
        _take_place(part, target)
    finally:
        part.unlink(missing_ok=True)
    return rescued


def _is_well(path: Path) -> bool:
    """Whether there is a file that nothing speaks against."""
    waits = any(os.path.lexists(_beside(path, name)) for name in ("rescued", SUSPECT))
    return not waits and os.path.lexists(path) and look_at(path) is not Look.DAMAGED


def _make(path: Path) -> None:
    part = _beside(path, "part")
    with closing(_new(part)):
        pass
    _take_place(part, path)


def _mend(path: Path) -> None:
    """The damaged file stays as it is, under another name; what can be read of it takes its place."""
    if _is_open_elsewhere(path):
        raise unmended(path, "Close the other Byline that has it open, then start this one again.")
    ready = _beside(path, "rescued")
    part = _beside(path, "part")
    try:
        _build(part, path, aside_of(path, utc_now()))
        part.replace(ready)
        _finish(path)
    except OSError as error:
        raise unmended(path) from error
    except LibraryError as error:
        if type(error) in (LibraryDamaged, LibraryError) or _has_no_room(error):
            raise unmended(path) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def _has_no_room(error: LibraryError) -> bool:
    return type(error).__name__ in ("LibraryFull", "LibraryReadOnly")


def _finish(path: Path) -> None:
    """Puts a rescued library into its place, also one that a crash left ready; the journal goes first, since SQLite
    would carry it into whatever file has the name."""
    ready = _beside(path, "rescued")
    if ready.exists():
        aside = aside_of(path, utc_now())
        journal, memory = _beside(path, "", "-wal"), _beside(path, "", "-shm")
        if journal.exists():
            journal.replace(_beside(aside, "", "-wal"))
        memory.unlink(missing_ok=True)
        if os.path.lexists(path):
            path.replace(aside)
        ready.replace(path)
        _beside(path, SUSPECT).unlink(missing_ok=True)


def _build(part: Path, source: Path, aside: Path | None) -> Rescued:
    with closing(_new(part)) as store:
        rescued = rescue(source, store, utc_now())
        if aside:
            store.change("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", RESCUED, told(rescued, aside))
    return rescued


def _new(part: Path) -> Store:
    """A new library at ``part``, in place of whatever a crash left there."""
    for ending in ("", "-wal", "-shm", "-journal"):
        _beside(part, "", ending).unlink(missing_ok=True)
    create_private(part)
    try:
        store = Store(sqlite3.connect(part, isolation_level=None), part)
    except sqlite3.Error as error:
        raise from_sqlite(error, part) from error
    try:
        migrate(store)
        store.run("PRAGMA journal_mode = WAL")
    except LibraryError:
        store.close()
        part.unlink(missing_ok=True)
        raise
    return store


def _take_place(part: Path, path: Path) -> None:
    """Gives a file a name that nobody has; raises FileExistsError if somebody has."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has a second name for a file.
        if os.path.lexists(path):
            raise FileExistsError from None
        part.rename(path)
    part.unlink(missing_ok=True)


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
        with suppress(OSError):
            place.unlink()


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
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        with path.open("rb+") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_LENGTH, _SHARED_LOCK)
    except PermissionError:
        return False
    except BlockingIOError:
        return True
    return False


def _beside(path: Path, name: str, ending: str = "") -> Path:
    return path.with_name(f"{path.name}{'.' if name else ''}{name}{ending}")
