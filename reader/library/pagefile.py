"""The pages of a library's file and the records in them, read without SQLite, which gives up where a page is damaged.

After https://www.sqlite.org/fileformat2.html. Nothing here trusts what a page says: what cannot be is a ValueError.
"""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reader.library.numbers import Value

PAGE_SIZE = 4096
"""What SQLite gives a new file; taken where the header does not tell."""

MAGIC = b"SQLite format 3\x00"

TABLE_LEAF, TABLE_NODE, INDEX_LEAF, INDEX_NODE = 0x0D, 0x05, 0x0A, 0x02

_HEADER = 100
_WAL_HEADER, _FRAME_HEADER = 32, 24
_WAL_MAGIC = 0x377F0682
_LONGEST_VARINT = 9
_INTEGERS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of an integer by its serial type; 0 is NULL."""


class Cell(NamedTuple):
    """A row of a page. ``rowid`` is 0 in an index."""

    rowid: int
    values: tuple[Value, ...]


class PageFile:
    """A file and the journal beside it, as far as that is whole: of a page the last committed state."""

    def __init__(self, file: BinaryIO, journal: bytes = b"") -> None:
        self._file = file
        length = file.seek(0, 2)
        header = self._bytes(0, _HEADER)
        self.size = page_size(header)
        self._written, count = committed(journal, self.size)
        self.count = count or -(-length // self.size)
        self.application_id = int.from_bytes(header[68:72])
        self.chained: set[int] = set()
        """Pages that hold the rest of a row that was read."""

    def page(self, number: int) -> bytes:
        """All bytes of the page, zeros where the file ends before. Raises ValueError if there is none."""
        if not 0 < number <= self.count:
            raise ValueError(f"no page {number}")
        if number in self._written:
            return self._written[number]
        return self._bytes((number - 1) * self.size, self.size).ljust(self.size, b"\x00")

    def free(self) -> set[int]:
        """The pages of the list of free ones, as far as it can be followed."""
        found: set[int] = set()
        trunk = _number(self.page(1), 32) if self.count else 0
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            data = self.page(trunk)
            told = min(_number(data, 4), self.size // 4 - 2)
            found.update(_number(data, 8 + 4 * at) for at in range(told))
            trunk = _number(data, 0)
        return found

    def payload(self, data: bytes, at: int, length: int, in_index: bool) -> bytes:
        """The bytes of a record that begins there, with those on other pages. Raises ValueError if the chain breaks."""
        most = (self.size - 12) * 64 // 255 - 23 if in_index else self.size - 35
        if length <= most:
            return _part(data, at, length)
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.size - 4)
        if local > most:
            local = least
        if length > self.count * self.size:
            raise ValueError("longer than the file")
        parts, left, chain = [_part(data, at, local)], length - local, []
        following = _number(data, at + local)
        while left > 0:
            if following in chain or following == 1:
                raise ValueError("the chain is broken")
            chain.append(following)
            rest = self.page(following)
            parts.append(rest[4 : 4 + left])
            left -= self.size - 4
            following = _number(rest, 0)
        if following:
            raise ValueError("the chain goes on")
        self.chained.update(chain)
        return b"".join(parts)

    def _bytes(self, start: int, length: int) -> bytes:
        self._file.seek(start)
        return self._file.read(length)


class Node:
    """One page of a tree: the page's kind, and what can be read of it."""

    def __init__(self, pages: PageFile, number: int, kind: int = 0) -> None:
        """``kind`` is what the page is taken for where it does not tell. Raises ValueError if it can be nothing."""
        self._pages, self._data = pages, pages.page(number)
        start = _HEADER if number == 1 else 0
        told = self._data[start]
        self.kind = told if told in (TABLE_LEAF, TABLE_NODE, INDEX_LEAF, INDEX_NODE) else kind
        self.tells = self.kind == told
        self.count = int.from_bytes(self._data[start + 3 : start + 5])
        first = start + (12 if self.kind in (TABLE_NODE, INDEX_NODE) else 8)
        if not self.kind or first + 2 * self.count > pages.size:
            raise ValueError("no page of a tree")
        self._places = [int.from_bytes(self._data[at : at + 2]) for at in range(first, first + 2 * self.count, 2)]
        self._last = _number(self._data, start + 8)

    def children(self) -> Iterator[tuple[int, int | None]]:
        """The pages below with the highest rowid each may have: None for the last, and for all of an index."""
        for place in self._places:
            child = _number(self._data, place) if place + 4 <= len(self._data) else 0
            key = _rowid_at(self._data, place + 4) if self.kind == TABLE_NODE else None
            yield child, key
        yield self._last, None

    def cells(self) -> Iterator[Cell | None]:
        """The rows of the page, None for one that cannot be read. A node of a table has none."""
        if self.kind == TABLE_NODE:
            return
        for number in range(self.count):
            try:
                yield self.cell(number)
            except (ValueError, IndexError):
                yield None

    def cell(self, number: int) -> Cell:
        """One row, by its place on the page. Raises ValueError or IndexError."""
        at = self._places[number] + (4 if self.kind == INDEX_NODE else 0)
        length, at = varint(self._data, at)
        rowid = 0
        if self.kind == TABLE_LEAF:
            rowid, at = varint(self._data, at)
        return Cell(rowid, record(self._pages.payload(self._data, at, length, self.kind != TABLE_LEAF)))


def open_pages(file: BinaryIO, path: Path) -> PageFile:
    """The pages of the open file, with the journal that lies beside ``path``."""
    try:
        journal = path.with_name(f"{path.name}-wal").read_bytes()
    except FileNotFoundError:
        journal = b""
    return PageFile(file, journal)


def page_size(header: bytes) -> int:
    """The bytes of a page by the header of the file, `PAGE_SIZE` if it tells none that may be."""
    told = int.from_bytes(header[16:18])
    size = 65536 if told == 1 else told
    return size if size >= 512 and not size & (size - 1) else PAGE_SIZE


def committed(journal: bytes, size: int) -> tuple[Mapping[int, bytes], int]:
    """The pages of a write-ahead log up to its last whole commit, and how many pages the file has by it; 0 if none."""
    if len(journal) < _WAL_HEADER or _number(journal, 0) & ~1 != _WAL_MAGIC or _number(journal, 8) != size:
        return {}, 0
    order = ">" if _number(journal, 0) & 1 else "<"
    sums = _checksum(journal[:24], (0, 0), order)
    if sums != struct.unpack_from(">II", journal, 24):
        return {}, 0
    pages: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    count = 0
    for at in range(_WAL_HEADER, len(journal) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, after, *salts, first, second = struct.unpack_from(">6I", journal, at)
        body = journal[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        sums = _checksum(body, _checksum(journal[at : at + 8], sums, order), order)
        if tuple(salts) != struct.unpack_from(">II", journal, 16) or sums != (first, second):
            break
        pending[number] = body
        if after:
            pages.update(pending)
            pending, count = {}, after
    return pages, count


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The signed number that begins there, and where it ends. Raises IndexError beyond the data."""
    value = 0
    for place in range(at, at + _LONGEST_VARINT - 1):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64 if value >> 63 else 0), at + _LONGEST_VARINT


def record(payload: bytes) -> tuple[Value, ...]:
    """The values of a record, which must fill it. Raises ValueError or IndexError if they do not."""
    end, at = varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = varint(payload, at)
        kinds.append(kind)
    if at != end:
        raise ValueError("the head of the record is broken")
    values: list[Value] = []
    for kind in kinds:
        length = _length(kind)
        values.append(_value(kind, _part(payload, at, length)))
        at += length
    if at != len(payload):
        raise ValueError("the record has another length")
    return tuple(values)


def _length(kind: int) -> int:
    if kind in _INTEGERS:
        return _INTEGERS[kind]
    if kind == 7:
        return 8
    if kind in (8, 9):
        return 0
    if kind < 12:
        raise ValueError(f"no kind of value: {kind}")
    return (kind - 12) // 2


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind < 7:
        return int.from_bytes(data, signed=True)
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind in (8, 9):
        return kind - 8
    return data.decode("utf-8", "replace") if kind % 2 else data


def _part(data: bytes, at: int, length: int) -> bytes:
    if length < 0 or at + length > len(data):
        raise ValueError("beyond the page")
    return data[at : at + length]


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(_part(data, at, 4))


def _rowid_at(data: bytes, at: int) -> int:
    try:
        return varint(data, at)[0]
    except IndexError:
        return 0


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """https://www.sqlite.org/fileformat2.html#walcksm"""
    first, second = sums
    for one, two in struct.iter_unpack(f"{order}II", data):
        first = first + one + second & 0xFFFFFFFF
        second = second + two + first & 0xFFFFFFFF
    return first, second
