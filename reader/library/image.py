"""The bytes of a library file as SQLite would see them, for where not even what its reading needs may be written.

What was committed but is only in the write-ahead log yet is applied: https://www.sqlite.org/fileformat2.html#walformat
"""

import os
import sqlite3
import struct
from pathlib import Path

MOST = 512_000_000
"""Bytes of the largest library that is taken into memory."""

_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")
_LITTLE, _BIG = 0x377F0682, 0x377F0683
"""The log's first word tells the order of bytes in its checksums."""
_WORD = 0xFFFFFFFF
_VERSIONS = slice(18, 20)
"""Where a file says that it is read and written by way of a log, which there is none of in memory."""
_ATTEMPTS = 5


def image_of(path: Path) -> bytes:
    """What one who opens the file now would see; nothing where there is no file, or an empty one. Writes nothing.

    Nobody of this process may have the file open, for reading it drops their locks. Raises OSError when it cannot be
    read, is larger than `MOST`, or is written again and again meanwhile.
    """
    log = path.with_name(f"{path.name}-wal")
    for _ in range(_ATTEMPTS):
        before = _state(path), _state(log)
        if sum(size for size, _ in before) > MOST:
            raise OSError(f"more than {MOST} bytes")
        # The log first: what is taken out of it meanwhile stands in the file by then.
        written = _read(log)
        image = _applied(bytearray(_read(path)), written)
        if (_state(path), _state(log)) == before:
            return bytes(image)
    raise OSError("it is being written")


def in_memory(image: bytes) -> sqlite3.Connection:
    """A connection to a copy of the image, which grows in memory. Raises sqlite3.Error, NotSupportedError among them
    where SQLite was built without it."""
    if image and not hasattr(sqlite3.Connection, "deserialize"):
        raise sqlite3.NotSupportedError("no image can be opened")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if image:
        connection.deserialize(image)
    return connection


def _state(path: Path) -> tuple[int, int]:
    """Size and time of the last change."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _applied(image: bytearray, log: bytes) -> bytearray:
    """The image with what is committed in the log."""
    pages, count, size = _committed(log)
    if count:
        image[count * size :] = b""
        image.extend(bytes(count * size - len(image)))
        for number, start in pages.items():
            if number <= count:
                image[(number - 1) * size : number * size] = log[start : start + size]
    if image[_VERSIONS] == b"\2\2":
        image[_VERSIONS] = b"\1\1"
    return image


def _committed(log: bytes) -> tuple[dict[int, int], int, int]:
    """Where in the log the pages of the last commit and those before it begin, how many pages the library has after it
    (0 if nothing was committed), and the bytes of each."""
    committed: dict[int, int] = {}
    if len(log) < _HEADER.size:
        return committed, 0, 0
    magic, _, size, _, *salts, first, second = _HEADER.unpack_from(log)
    order = "<" if magic == _LITTLE else ">"
    sums = _checksum(log[:24], (0, 0), order)
    if magic not in (_LITTLE, _BIG) or sums != (first, second) or not 512 <= size <= 65536:
        return committed, 0, 0
    pages: dict[int, int] = {}
    count = 0
    for at in range(_HEADER.size, len(log) - _FRAME.size - size + 1, _FRAME.size + size):
        number, after, *own, first, second = _FRAME.unpack_from(log, at)
        start = at + _FRAME.size
        sums = _checksum(log[start : start + size], _checksum(log[at : at + 8], sums, order), order)
        if own != salts or sums != (first, second) or not number:
            break
        pages[number] = start
        if after:
            committed, count = committed | pages, after
            pages = {}
    return committed, count, size


def _checksum(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second
