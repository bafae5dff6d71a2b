"""Files for a person: whole or not at all, never over another unless told to, every failure a sentence."""

import os
import re
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.errors import FileError
from reader.text import safe

_ASIDE = re.compile(r"\.(?P<name>.+)\.(?P<process>\d{1,10})\.part", re.DOTALL)
_LONGEST_WRITE = 3600.0
"""Seconds."""
PRIVATE, ORDINARY = 0o600, 0o666


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of each file meant for a folder: written, kept as it was there, or not to be had."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    failed: tuple[FileError, ...]


def write_whole(path: Path, text: str | bytes, *, replacing: bool = False, mode: int = ORDINARY) -> None:
    """Writes a file whole or not at all: aside first, then renamed. ``mode`` is less the person's umask.

    A text is written as UTF-8. A link at ``path`` is replaced, never followed. Raises FileError when it cannot be
    written, or is there already and not to be replaced.
    """
    _sweep(path.parent, path.name)
    _write(path, text, replacing, mode)


def _write(path: Path, text: str | bytes, replacing: bool, mode: int = ORDINARY) -> None:
    shown, data = safe(str(path)), text.encode("utf-8") if isinstance(text, str) else text
    if os.path.lexists(path) and not path.is_file():
        raise FileError(f"{shown} is no ordinary file.", "Name a file to write, or “-” for standard output.")
    if os.path.lexists(path) and not replacing:
        raise FileError(f"There is a file {shown} already.", "Name another, or add --force to write over it.")
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.unlink(missing_ok=True)
        with open(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        why = f"The system says: {error.strerror or error}."
        raise FileError(f"{shown} could not be written.", why) from error


def rewrite(path: Path, text: str | bytes) -> None:
    """Writes a person's own file anew, where it really is if the path is a link to it; its folder is made if it is not
    there, and its mode stays. Raises FileError."""
    place = Path(os.path.realpath(path))
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else PRIVATE
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise FileError(f"{safe(str(path))} could not be written.", why) from error
    write_whole(place, text, replacing=True, mode=mode)


def fill_folder(folder: Path, files: Iterable[tuple[str, str]], *, replacing: bool = False) -> Filled:
    """Writes files, each a name and a text, into a folder, which is made if it is not there. One that cannot be
    written keeps no other from it. Raises FileError if there can be no such folder.
    """
    _make_folder(folder)
    _sweep(folder)
    written: list[str] = []
    kept: list[str] = []
    failed: list[FileError] = []
    for name, text in files:
        path = folder / name
        if os.path.lexists(path) and not replacing:
            kept.append(name)
            continue
        try:
            _write(path, text, replacing)
        except FileError as error:
            failed.append(error)
        else:
            written.append(name)
    return Filled(tuple(written), tuple(kept), tuple(failed))


def _sweep(folder: Path, name: str = "") -> None:
    """Takes away what copies of Byline that were killed had half written aside: of this file, or of any."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            aside = _ASIDE.fullmatch(entry.name)
            if aside and name in ("", aside["name"]) and not _is_written(entry, int(aside["process"])):
                with suppress(OSError):
                    os.unlink(entry)


def _is_written(aside: "os.DirEntry[str]", process: int) -> bool:
    """Whether the process that began the file may still be at it."""
    if sys.platform == "win32":
        # There no signal asks whether a process is there.
        return time.time() - aside.stat().st_mtime < _LONGEST_WRITE
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise FileError(f"{safe(str(folder))} is no folder.", "Name a folder: each column is a file in it.") from error
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise FileError(f"The folder {safe(str(folder))} could not be made.", why) from error
