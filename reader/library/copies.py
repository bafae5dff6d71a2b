"""Copies of the library: made while it is in use, whole or absent; those nobody asked for in a folder beside it.

The name of a copy tells when it was made, in UTC, so that a folder that was moved or synchronised still does.
"""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library.failures import damaged, from_sqlite, from_system
from reader.library.soundness import open_to_read
from reader.model.moment import moment_from_text

FOLDER = "backups"
KEPT = 3
"""How many of those that nobody asked for."""
WEEK = timedelta(days=7)

_AT_ONCE = 2_000
"""Pages between two moments in which a copy can be given up."""
_INSTRUCTIONS = 100_000
"""Of SQLite's engine, between two moments in which looking over a copy can be given up."""
_MOMENT = "%Y%m%dT%H%M%SZ"
_UNASKED = "auto"

Stop = Callable[[], bool]
"""Whether to give up."""


@dataclass(frozen=True, slots=True)
class Copy:
    """``unasked`` are those made before a change of the schema and once a week; ``size`` is in bytes."""

    path: Path
    made_at: datetime
    size: int
    unasked: bool


class GivenUp(Exception):
    """Whoever wanted the copy has gone."""


def copies_of(path: Path) -> tuple[Copy, ...]:
    """The copies in the folder beside the library, newest first; none where there is no such folder."""
    name = re.compile(rf"{re.escape(path.stem)}-(\d{{8}}T\d{{6}}Z)(-{_UNASKED})?(?:-v\d+)?{re.escape(path.suffix)}")
    found = []
    with suppress(OSError), os.scandir(path.with_name(FOLDER)) as entries:
        for entry in entries:
            told = name.fullmatch(entry.name)
            with suppress(OSError, ValueError):
                if told and entry.is_file():
                    made_at = datetime.strptime(told[1], _MOMENT).replace(tzinfo=UTC)
                    found.append(Copy(Path(entry.path), made_at, entry.stat().st_size, bool(told[2])))
    return tuple(sorted(found, key=lambda each: (each.made_at, each.path.name), reverse=True))


def place_for(path: Path, now: datetime, kind: str = "") -> Path:
    """Where a copy made now is kept unless a person names a place; its folder need not be there yet."""
    ending = f"-{kind}" if kind else ""
    return path.with_name(FOLDER) / f"{path.stem}-{now.astimezone(UTC):{_MOMENT}}{ending}{path.suffix}"


def copy_library(path: Path, target: Path, stop: Stop | None = None) -> int:
    """Copies what is committed in the library to ``target``, where nothing may be; its size in bytes.

    Works while others read and write. Raises FileExistsError, `GivenUp`, and LibraryError for a library that cannot be
    read or a place that cannot be written.
    """
    try:
        with closing(open_to_read(path)) as source:
            # Within one snapshot nobody else's work makes the copy begin again.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return keep_copy(target, lambda made: _pages(source, made, stop))
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error


def keep_copy(target: Path, fill: Callable[[sqlite3.Connection], None]) -> int:
    """A database that ``fill`` fills, at ``target`` once it is whole and on the disk; its size in bytes.

    Raises FileExistsError if there is something, LibraryError when it cannot be written, and what ``fill`` raises.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        if not target.parent.is_dir():
            _make_folder(target)
        if os.path.lexists(target):
            raise FileExistsError
        part.unlink(missing_ok=True)
        create_private(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            fill(made)
            # One file, without a journal beside it.
            made.execute("PRAGMA journal_mode = DELETE")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        take_place(part, target)
        return target.stat().st_size
    except FileExistsError:
        raise
    except OSError as error:
        raise from_system(error, target) from error
    except sqlite3.Error as error:
        raise from_sqlite(error, target) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                part.with_name(f"{part.name}{ending}").unlink()


def copy_unasked(path: Path, now: datetime, stop: Stop) -> Path | None:
    """A copy of the library if a week has gone by since the last one, or since it was begun; where it is.

    The oldest of those that nobody asked for make room, once the new one was looked over. Raises `GivenUp`, and
    LibraryError, LibraryDamaged if what was copied is not sound.
    """
    if not _is_due(path, now):
        return None
    target = place_for(path, now, _UNASKED)
    try:
        copy_library(path, target, stop)
    except FileExistsError:
        # Another Byline began in the same second.
        return None
    if not _is_sound(target, stop):
        target.unlink(missing_ok=True)
        raise damaged(path)
    let_go(path)
    return target


def copy_before(path: Path, version: int, now: datetime, fill: Callable[[sqlite3.Connection], None]) -> Path:
    """A copy of the library as it was in this version of the schema; where it is. Raises LibraryError."""
    target = place_for(path, now, f"{_UNASKED}-v{version}")
    with suppress(FileExistsError):
        keep_copy(target, fill)
    let_go(path)
    return target


def let_go(path: Path) -> None:
    """Removes all but the newest `KEPT` of those that nobody asked for; what cannot be removed stays."""
    for old in [each for each in copies_of(path) if each.unasked][KEPT:]:
        with suppress(OSError):
            old.path.unlink()


def create_private(path: Path) -> None:
    """Makes an empty file that only its owner may read. Raises FileExistsError if there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def take_place(part: Path, path: Path) -> None:
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


def _make_folder(target: Path) -> None:
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        # Else it would be taken for a copy that is there already.
        raise from_system(error, target) from error


def _pages(source: sqlite3.Connection, made: sqlite3.Connection, stop: Stop | None) -> None:
    def reached(status: int, remaining: int, total: int) -> None:
        if stop and stop():
            raise GivenUp

    source.backup(made, pages=_AT_ONCE, progress=reached)


def _is_due(path: Path, now: datetime) -> bool:
    """A clock that was years ahead once must not keep copies from being made."""
    last = next((each.made_at for each in copies_of(path)), None) or _begun(path)
    return last is not None and abs(now - last) >= WEEK


def _begun(path: Path) -> datetime | None:
    """When the first channel came to be known, as far as that can be read."""
    try:
        with closing(open_to_read(path)) as connection:
            row = connection.execute("SELECT min(added_at) FROM channel").fetchone()
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    moment = moment_from_text(row[0]) if row and row[0] else None
    return moment if isinstance(moment, datetime) else None


def _is_sound(path: Path, stop: Stop) -> bool:
    try:
        with closing(open_to_read(path)) as connection:
            connection.set_progress_handler(stop, _INSTRUCTIONS)
            return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.Error as error:
        if stop():
            with suppress(OSError):
                path.unlink()
            raise GivenUp from error
        return False
