"""Copies of the library: asked for by a person, put in its place again, and made unasked once a week."""

import asyncio
import logging
import os
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.errors import FileError, LibraryError
from reader.library import copies, mending, upkeep
from reader.library.copies import Copy, GivenUp
from reader.library.upkeep import Room
from reader.service.desk import Desk
from reader.text import safe

__all__ = [
    "COPIED_AFTER",
    "Copy",
    "Place",
    "backup",
    "compact",
    "copy_weekly",
    "restore",
    "size_in_words",
    "troubles",
    "where",
]

COPIED_AFTER = 10.0
"""Seconds after the start that are left to the person before a copy is made."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the library is, what takes the room in it, and the newest copy; None where there is none."""

    path: Path
    room: Room
    copy: Copy | None


def where(path: Path) -> Place:
    """Raises FileError when there is no library yet, and LibraryError when it cannot be read."""
    _require(path)
    return Place(path, upkeep.room_of(path), next(iter(copies.copies_of(path)), None))


def troubles(path: Path) -> tuple[str, ...]:
    """What is wrong with the file, a line each; see `upkeep.troubles_of`. Raises FileError when there is none yet."""
    _require(path)
    return upkeep.troubles_of(path)


def backup(path: Path, target: Path | None, now: datetime) -> Copy:
    """Copies the library to ``target``, or among the copies beside it. Others may have it open meanwhile.

    Raises FileError when there is no library yet or something at the target, and LibraryError.
    """
    _require(path)
    place = target or copies.place_for(path, now)
    if place.is_dir():
        place /= copies.place_for(path, now).name
    try:
        return Copy(place, now, copies.copy_library(path, place), unasked=False)
    except FileExistsError as error:
        raise FileError(f"There is something at “{safe(str(place))}” already.", "Give another place.") from error


def restore(source: Path, path: Path, now: datetime) -> Path | None:
    """Puts a copy of ``source`` in the place of the library; where that is kept, None if there was none.

    Raises FileError when there is no such file or it is the library itself, and what `mending.restore` raises.
    """
    if not source.is_file():
        raise FileError(f"There is no file “{safe(str(source))}”.", "Check the path: it is that of a copy.")
    if path.exists() and os.path.samefile(source, path):
        raise FileError("That is the library itself.", "Name a copy of it.")
    return mending.restore(source, path, now)


def compact(path: Path) -> tuple[int, int]:
    """Gives room back; bytes before and after. Raises FileError when there is no library yet, and LibraryError."""
    _require(path)
    return upkeep.compact(path)


async def copy_weekly(desk: Desk) -> None:
    """Makes a copy if one is due, beside whatever else is done; what keeps it from being made goes to the log."""
    if desk.library.kept_in_memory:
        return
    given_up = threading.Event()
    try:
        await asyncio.to_thread(_copy, desk.library.path, desk.clock(), given_up)
    finally:
        given_up.set()


def _copy(path: Path, now: datetime, given_up: threading.Event) -> None:
    try:
        copies.copy_unasked(path, now, given_up.is_set)
    except (LibraryError, OSError) as error:
        _log.warning("No copy of the library was made: %s", error)
    except GivenUp:
        pass


def size_in_words(size: int) -> str:
    """``12.4 MB`` or ``96 kB``."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.0f} kB"


def _require(path: Path) -> None:
    if not path.is_file():
        raise FileError(f"There is no library at “{safe(str(path))}” yet.", "It is made when Byline first starts.")
