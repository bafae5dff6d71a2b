"""Files for a person: whole or not at all, never over another unless told to, every failure a sentence."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.errors import FileError
from reader.text import safe

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


def fill_folder(folder: Path, files: Iterable[tuple[str, str]], *, replacing: bool = False) -> Filled:
    """Writes files, each a name and a text, into a folder, which is made if it is not there. One that cannot be
    written keeps no other from it. Raises FileError if there can be no such folder.
    """
    _make_folder(folder)
    written: list[str] = []
    kept: list[str] = []
    failed: list[FileError] = []
    for name, text in files:
        path = folder / name
        if os.path.lexists(path) and not replacing:
            kept.append(name)
            continue
        try:
            write_whole(path, text, replacing=replacing)
        except FileError as error:
            failed.append(error)
        else:
            written.append(name)
    return Filled(tuple(written), tuple(kept), tuple(failed))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise FileError(f"{safe(str(folder))} is no folder.", "Name a folder: each column is a file in it.") from error
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise FileError(f"The folder {safe(str(folder))} could not be made.", why) from error
