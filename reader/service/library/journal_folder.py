"""The folder of the journal: each machine has a folder of its own in it, and only ever appends to the files there.

So whatever carries the folder from machine to machine never meets two versions of a file; where it does all the same,
the copies that it makes of them are read as well.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reader.errors import FileError
from reader.export.journal import FORMAT, LONGEST, Head, Told, head_in, head_line, is_machine, told_in
from reader.library.journal import ReadFile
from reader.service.writing import PRIVATE
from reader.text import safe

_LARGE = 1 << 20
"""Bytes after which the next file is begun."""
_MOST = 64 << 20
"""Bytes of a file that are read at a time."""
_NUMBERED = re.compile(r"(?P<number>\d{6})\.jsonl")


class Reading(NamedTuple):
    """A file as far as it can be read now, and what it told since it was last read."""

    file: ReadFile
    told: tuple[Told, ...]


def make_folder(folder: Path, *, is_known: bool) -> None:
    """Makes it at the first time. Raises FileError when it cannot be, or ``is_known`` and is away."""
    if folder.is_dir():
        return
    if is_known:
        hint = "What you do is kept in the library meanwhile. Is the disk there?"
        raise FileError(f"The folder of the journal, {safe(str(folder))}, is away.", hint)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise _failed(f"The folder {safe(str(folder))} could not be made.", error) from error


def news(folder: Path, known: dict[str, ReadFile]) -> Iterator[Reading]:
    """What changed in the folder since its files were read as ``known``, file by file. Raises FileError when the
    folder cannot be read; a file that cannot is left for another time."""
    for name, found in _files(folder):
        before = known.get(name)
        if before and (before.size, before.changed) == (found.st_size, found.st_mtime_ns):
            continue
        # What is shorter than it was is another file by now.
        start = before if before and before.start <= found.st_size else ReadFile(name, "", 0, 0, 0, 0, 0, 0)
        with suppress(OSError):
            yield _read(folder / name, start, found)


def append(folder: Path, machine: str, label: str, known: dict[str, ReadFile], lines: Sequence[bytes]) -> ReadFile:
    """Writes whole lines behind what this machine wrote before; the file as it is then known. A file that is not as
    this machine left it is left so, and the next one begun. Raises FileError; then none of the lines counts."""
    own = folder / machine
    try:
        own.mkdir(mode=0o700, exist_ok=True)
        numbers = [int(found["number"]) for each in os.listdir(own) if (found := _NUMBERED.fullmatch(each))]
        number = max(numbers, default=0)
        before = known.get(f"{machine}/{number:06}.jsonl")
        if before is None or before.start != (own / f"{number:06}.jsonl").stat().st_size or before.start > _LARGE:
            number, before = number + 1, None
        name = f"{machine}/{number:06}.jsonl"
        data = b"".join(lines) if before else head_line(label) + b"".join(lines)
        changed = _append(folder / name, data)
    except OSError as error:
        raise _failed(f"The journal in {safe(str(folder))} could not be written.", error) from error
    start, count = (before.start, before.lines) if before else (0, 0)
    size = start + len(data)
    return ReadFile(name, label, size, size, changed, count + len(lines), count + len(lines), 0)


def _append(path: Path, data: bytes) -> int:
    """The time of change afterwards, in nanoseconds."""
    # Nothing is written over, also not by another Byline on this machine.
    with open(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, PRIVATE), "ab", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        written = 0
        try:
            while written < len(data):
                written += file.write(data[written:]) or 0
            os.fsync(file.fileno())
        except OSError:
            # A line cut short would stand there for ever, as nothing is written behind it.
            with suppress(OSError):
                if os.fstat(file.fileno()).st_size == size + written:
                    os.ftruncate(file.fileno(), size)
            raise
        return os.fstat(file.fileno()).st_mtime_ns


def _files(folder: Path) -> list[tuple[str, os.stat_result]]:
    try:
        machines = sorted(each for each in os.listdir(folder) if is_machine(each))
    except OSError as error:
        raise _failed(f"The folder of the journal, {safe(str(folder))}, could not be read.", error) from error
    found = []
    for machine in machines:
        with suppress(OSError):
            for name in sorted(os.listdir(folder / machine)):
                told = os.lstat(folder / machine / name)
                if name.endswith(".jsonl") and not name.startswith((".", "~")) and stat.S_ISREG(told.st_mode):
                    found.append((f"{machine}/{name}", told))
    return found


def _read(path: Path, before: ReadFile, found: os.stat_result) -> Reading:
    """Up to the first line that cannot be used all is done with; from there it is read again when the file changes, as
    a line may be one that is not copied yet, or that only a later Byline can read."""
    told: list[Told] = []
    label, start, good, lines, unusable = before.label, before.start, before.before, before.before, 0
    is_ours, size = start > 0, found.st_size
    with path.open("rb") as file:
        file.seek(start)
        for line, end in _whole_lines(file):
            if end == len(line):
                head = _head(line)
                is_ours = head is not None and head.format <= FORMAT
                label, is_usable = head.label if head else label, is_ours
            else:
                each = _told(line) if is_ours else None
                told += [each] if each else []
                lines, is_usable = lines + (each is not None), each is not None
            unusable += not is_usable
            if not unusable:
                start, good = end, lines
            if end - before.start > _MOST:
                size = -1
                break
    return Reading(ReadFile(before.name, label, start, size, found.st_mtime_ns, good, lines, unusable), tuple(told))


def _whole_lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Each line that has its end, and where that is; of one that is too long the beginning."""
    while line := file.readline(LONGEST + 1):
        piece = line
        while not piece.endswith(b"\n"):
            piece = file.readline(LONGEST)
            if not piece:
                return
        yield line, file.tell()


def _head(line: bytes) -> Head | None:
    try:
        return head_in(line)
    except ValueError:
        return None


def _told(line: bytes) -> Told | None:
    try:
        return told_in(line)
    except ValueError:
        return None


def _failed(headline: str, error: OSError) -> FileError:
    return FileError(headline, f"The system says: {error.strerror or error}.")
