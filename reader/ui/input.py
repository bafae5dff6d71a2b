"""Keys, mouse and pastes out of the bytes a terminal sends.

The bytes are cut into whole control sequences (ECMA-48, section 5.4; for mouse and paste xterm's "Control Sequences"),
and Textual is asked about one of them at a time. What is broken, too long or unknown is an ignored key: read on its
own, Textual's parser ends the program over it, or takes the rest of an unknown sequence for keys that were pressed.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

ESCAPE_PATIENCE = 0.1
"""Seconds after which Escape alone is the key, and no more the beginning of a sequence."""
SEQUENCE_PATIENCE = 1.0
"""Seconds after which the rest of a sequence will not come any more."""
PASTE_PATIENCE = 5.0
"""Seconds after which the rest of a paste will not come. Given up too early, the rest would be keys."""

_ESCAPE, _PASTE, _PASTED = b"\x1b", b"\x1b[200~", b"\x1b[201~"
_LONGEST = 32
"""Characters of a sequence. Textual knows none that is longer, and would read one as keys."""
_LARGEST_PASTE = 4_000_000

# What does not belong into a sequence is taken as part of it, so that nothing of a broken one is left over as keys.
_CONTENT = rb"[^\x18\x1a\x1b\x40-\x7e]*"
_STRING_CONTENT = rb"[^\x07\x18\x1a\x1b]*"
_WHOLE = re.compile(
    rb"""\x1b (?:
        \[ M [\s\S]{3}                               # mouse as X10 had it
      | \[ \[ [\x20-\x7e]                            # function keys of Linux' console
      | \[ (?![M\[]) %(content)s [\x40-\x7e]          # CSI
      | O [\x20-\x7e]                                # SS3
      | [\]PX^_] %(string)s (?: [\x07\x18\x1a] | \x1b\\ )   # OSC, DCS, SOS, PM, APC
      | (?![\[O\]PX^_]) [\x20-\x7e]                  # Alt and a key
    )"""
    % {b"content": _CONTENT, b"string": _STRING_CONTENT},
    re.VERBOSE,
)
_BEGUN = re.compile(
    rb"\x1b (?: \[ M [\s\S]{0,2} | \[ \[ | \[ %(content)s | O | [\]PX^_] %(string)s \x1b? )? \Z"
    % {b"content": _CONTENT, b"string": _STRING_CONTENT},
    re.VERBOSE,
)
# What ends a sequence before its time is the beginning of something else.
_BROKEN = re.compile(
    rb"\x1b (?: \[ %(content)s [\x18\x1a]? | O [^\x1b]? | [\]PX^_] %(string)s )?"
    % {b"content": _CONTENT, b"string": _STRING_CONTENT},
    re.VERBOSE,
)
_STRING = re.compile(rb"\x1b[\]PX^_]")
# CSI as one byte, as terminals of eight bits sent it: alone it is no UTF-8.
_SHORT_CSI = ("\x9b", "\udc9b")
# A terminal tells its size by SIGWINCH; a size out of the stream is nobody's answer.
_SIZE = re.compile(r"\x1b\[48;[\d;:]*t")


class Input:
    """Takes bytes as they come; a sequence may come in pieces."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._decoder = getincrementaldecoder("utf-8")("surrogateescape")
        self._pending = b""
        self._in_short_csi = False
        self._paste: bytearray | None = None

    @property
    def patience(self) -> float | None:
        """Seconds to wait for the rest before `rest` is to be called; None while nothing is missing."""
        if self._paste is not None:
            return PASTE_PATIENCE
        if not self._pending:
            return SEQUENCE_PATIENCE if self._in_short_csi else None
        return ESCAPE_PATIENCE if self._pending == _ESCAPE else SEQUENCE_PATIENCE

    def feed(self, data: bytes) -> Iterator[Message]:
        """What these bytes mean, with what was pending before them."""
        data, self._pending = self._pending + data, b""
        if data.startswith(_ESCAPE):
            self._forget()
        while data:
            if self._paste is not None:
                data = yield from self._pasted(data)
            elif not data.startswith(_ESCAPE):
                text, escape, rest = data.partition(_ESCAPE)
                yield from self._typed(text)
                if escape:
                    self._forget()
                data = escape + rest
            elif data.startswith(_PASTE):
                self._paste, data = bytearray(), data[len(_PASTE) :]
            elif found := _WHOLE.match(data):
                yield from self._sequence(found[0])
                data = data[found.end() :]
            elif _BEGUN.match(data):
                self._pending, data = _short(data), b""
            else:
                data = yield from self._broken(data)

    def rest(self) -> Iterator[Message]:
        """What is pending, when no more of it has come."""
        if self._paste is not None:
            yield from self._end_paste()
        pending, self._pending, self._in_short_csi = self._pending, b"", False
        if pending == _ESCAPE:
            yield events.Key("escape", "\x1b")
        elif len(pending) == 2:
            yield from self._with_alt(chr(pending[1]))
        elif pending and not _STRING.match(pending):
            yield from self._sequence(pending)

    def _forget(self) -> None:
        """Of a character or a sequence of eight bits that Escape has cut off nothing will come."""
        self._decoder.reset()
        self._in_short_csi = False

    def _typed(self, text: bytes) -> Iterator[Message]:
        for character in self._decoder.decode(text):
            if self._in_short_csi:
                self._in_short_csi = " " <= character <= "?"
                if " " <= character <= "~":
                    continue
            if character in _SHORT_CSI:
                self._in_short_csi = True
            # What is no text in UTF-8 comes from a terminal that speaks something else; C1 controls come from nobody.
            elif not ("\x80" <= character <= "\x9f" or "\udc80" <= character <= "\udcff"):
                yield from self._understood(character)

    def _sequence(self, found: bytes) -> Iterator[Message]:
        if len(found) == 2:
            yield from self._with_alt(chr(found[1]))
        elif not found.startswith(b"\x1b[M") and not _STRING.match(found):
            yield from self._understood(found.decode("latin-1"))

    def _broken(self, data: bytes) -> Generator[Message, None, bytes]:
        """Leaves out what was begun and cannot be ended; Escape itself is a key that was pressed. Returns the rest."""
        begun = _BROKEN.match(data)
        assert begun
        if begun[0] == _ESCAPE:
            yield events.Key("escape", "\x1b")
        return data[begun.end() :]

    def _with_alt(self, character: str) -> Iterator[Message]:
        for each in self._understood(character):
            if isinstance(each, events.Key):
                shift = "shift+" if len(each.key) == 1 and each.key.isupper() else ""
                each = events.Key(f"alt+{shift}{each.key.lower() if shift else each.key}", None)
            yield each

    def _pasted(self, data: bytes) -> Generator[Message, None, bytes]:
        """Takes what belongs to the paste. Returns the rest."""
        assert self._paste is not None
        before = max(0, len(self._paste) - len(_PASTED))
        self._paste += data
        end = self._paste.find(_PASTED, before)
        if end < 0:
            if len(self._paste) > _LARGEST_PASTE:
                yield from self._end_paste()
                self._paste = bytearray()
            return b""
        rest = bytes(self._paste[end + len(_PASTED) :])
        del self._paste[end:]
        yield from self._end_paste()
        return rest

    def _end_paste(self) -> Iterator[Message]:
        pasted, self._paste = self._paste or bytearray(), None
        yield events.Paste(pasted.decode("utf-8", "replace").replace("\0", ""))

    def _understood(self, sequence: str) -> list[Message]:
        """What Textual makes of one whole sequence; nothing, if it makes nothing of it."""
        if len(sequence) > _LONGEST or _SIZE.match(sequence):
            return []
        try:
            found = [each for each in self._parser.feed(sequence) if not _is_half(each)]
        except (ValueError, ArithmeticError, LookupError):
            found = []
        if not found:
            # It may be waiting for more, or have ended over this.
            self._parser = XTermParser()
        return found


def _short(begun: bytes) -> bytes:
    """What is to be kept of a sequence that has begun: as much as tells how it may end, and that it is too long."""
    if len(begun) <= 2 * _LONGEST or begun.startswith(b"\x1b[M"):
        return begun
    return begun[: 2 * _LONGEST] + (_ESCAPE if begun.endswith(_ESCAPE) else b"")


def _is_half(message: Message) -> bool:
    """Whether it is a key that is half a character, as no encoding can have it."""
    text = f"{message.key}{message.character or ''}" if isinstance(message, events.Key) else ""
    return any("\ud800" <= each <= "\udfff" for each in text)
