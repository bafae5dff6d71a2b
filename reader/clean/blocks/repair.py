"""Text put right where a machine broke it, and nothing else: soft hyphens, ligatures, characters decoded wrongly.

UTF-8 read as Windows-1252 turns ``’`` into ``â€™`` and ``é`` into ``Ã©``. Such a text is read back where that is sure:
what begins with ``â€`` is never meant, and of other pairs every character that is not ASCII must take part. Characters
of the C1 range are what Windows-1252 has in their place (HTML standard, 13.2.5.80, numeric character references).
"""

import re

_WINDOWS = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_BYTES = {ord(char): byte for byte, char in _WINDOWS.items()} | {code: code for code in range(0x80, 0x100)}
_TO_WINDOWS = {byte: char for byte, char in _WINDOWS.items() if ord(char) != byte and byte != 0x85} | {0x85: "\n"}
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_PLAIN = {**_TO_WINDOWS, **_LIGATURES, 0xAD: None}
_HIGH = "\x80-\xbf" + "".join(_WINDOWS.values())
_SUSPECT = re.compile(f"[\x80-\x9f\xad\ufb00-\ufb06]|[Â-ô][{_HIGH}]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_PUNCTUATION = re.compile("â[€\x80].")
# The last byte of a closing quotation mark is none in Windows-1252, and often lost.
_CLOSING = re.compile(r"â€(?=[\s.,;:!?)]|$)")
_SURE_PAIR = re.compile("[ÃÂ]")


def mended(text: str) -> str:
    """The text as it was written."""
    if text.isascii() or not _SUSPECT.search(text):
        return text
    read = _PUNCTUATION.sub(lambda found: _read_back(found[0]) or found[0], _whole(text))
    return _CLOSING.sub("”", read).translate(_PLAIN)


def _whole(text: str) -> str:
    """The text read back, where all of it that is not ASCII can be, and there is no doubt that it should."""
    runs = _FOREIGN.findall(text)
    read = [_read_back(run) for run in runs]
    if not runs or not all(read):
        return text
    if len(runs) < 2 and len(read[0]) < 2 and not _SURE_PAIR.match(runs[0]):
        return text
    return _FOREIGN.sub(lambda found: _read_back(found[0]), text)


def _read_back(run: str) -> str:
    """The characters as bytes of Windows-1252 read as UTF-8; empty when they are none."""
    if any(ord(char) not in _BYTES for char in run):
        return ""
    try:
        return bytes(_BYTES[ord(char)] for char in run).decode("utf-8")
    except UnicodeDecodeError:
        return ""
