"""Unpacking in bounded steps: RFC 1952 (gzip, of any number of members), RFC 1950 (zlib) and RFC 1951 (raw deflate).

A body of 200 KB can hold 200 MB, so no step gives more than `STEP` bytes and the caller counts between two of them.
"""

import zlib
from collections.abc import Iterator

STEP = 65_536

_GZIP = 16 + zlib.MAX_WBITS
_ZLIB = zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"


class Inflater:
    """One packed body, given piece by piece. ``coding`` is ``gzip`` or ``deflate``."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._unpacker: zlib._Decompress | None = None
        self._held = b""
        self._members = 0

    @property
    def whole(self) -> bool:
        """Whether the body so far is complete; an empty one is."""
        return self._unpacker is None and (self._members > 0 or not self._held)

    def feed(self, packed: bytes) -> Iterator[bytes]:
        """The unpacked pieces, each at most `STEP` bytes. Raises zlib.error for a body that is not in this coding."""
        for start in range(0, len(packed), STEP):
            yield from self._feed(self._held + packed[start : start + STEP])

    def _feed(self, rest: bytes) -> Iterator[bytes]:
        self._held = b""
        more = True
        while more:
            unpacker = self._unpacker or self._next_member(rest)
            if unpacker is None:
                return
            piece = unpacker.decompress(rest, STEP)
            # A body may hold half a million empty members: its reader counts them as well.
            if piece or unpacker.eof:
                yield piece
            if unpacker.eof:
                self._unpacker = None
                self._members += 1
                rest = unpacker.unused_data
            else:
                self._unpacker = unpacker
                rest = unpacker.unconsumed_tail
            # A full step may have left output inside the unpacker although its input is used up.
            more = bool(rest) or (not unpacker.eof and len(piece) == STEP)

    def _next_member(self, head: bytes) -> "zlib._Decompress | None":
        """What unpacks the member that begins here; None if there is none, or too little of it yet.

        Like browsers, whatever follows the last member is ignored.
        """
        if len(head) < 2:
            self._held = head
            return None
        if self._members and not (self._coding == "gzip" and head.startswith(_GZIP_MAGIC)):
            return None
        return zlib.decompressobj(_GZIP if self._coding == "gzip" else _deflate_window(head))


def _deflate_window(head: bytes) -> int:
    """Servers send either form as ``deflate``; the check bits of a zlib header (RFC 1950, section 2.2) tell."""
    is_zlib = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return _ZLIB if is_zlib else _RAW
