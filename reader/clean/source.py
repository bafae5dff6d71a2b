"""The source of a page, bounded so that parsing it takes no longer than anybody waits, and breaks nothing later."""

import re

from reader.errors import CleanError
from reader.floods import without_floods

_FRAME_TAGS = re.compile(
    r"</?(?!(?:html|head|title|meta|script|style|body|h[1-6]|p|br)\b)[a-z][^<>]{0,2000}>", re.IGNORECASE
)
# Signs that begin a tag: several times what the largest pages have that people write.
_MOST_TAGS = 60_000
_BREAKS = re.compile(r"(?:<br\b[^<>]{0,99}>\s*)+", re.IGNORECASE)
# What no tree takes (XML 1.0, section 2.2): as bytes, and as the numbers of characters.
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\r\x07\x1b"))
_BLANKED = bytes.maketrans(b"\x07\x1b", b"  ")
# What would act on a terminal goes whole, as in `reader.text`, but never beyond the next tag (ECMA-48).
_SEQUENCES = re.compile(rb"\x1b(?:\[[0-;]*[ -/]*[@-~]?|[]PX^_][^\x07\x1b<]*(?:\x07|\x1b\\)|[ -/]*[0-;=?-~]?)")
_CONTROL_NUMBERS = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])(?![0-9])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f])|6553[45]);?",
    re.IGNORECASE,
)


def bounded(text: str) -> str:
    """The source without floods of attributes, and with no more tags than can be walked. Raises CleanError for one
    that cannot be made smaller."""
    text = without_floods(text)
    if text.count("<") <= _MOST_TAGS:
        return text
    text = _BREAKS.sub("<br>", without_frame(text))
    if text.count("<") > _MOST_TAGS:
        raise too_large()
    return text


def without_frame(text: str) -> str:
    """The source with those tags only that part paragraphs, and a line break for every other."""
    return _FRAME_TAGS.sub("<br>", text)


def without_controls(text: str) -> bytes:
    """The text in UTF-8, without what would be taken by the parser and refused wherever it is moved in the tree."""
    source = text.replace("\f", " ").replace("\ufffe", "").replace("\uffff", "").encode("utf-8", "replace")
    source = _CONTROL_NUMBERS.sub(_raw, source.translate(None, _CONTROLS))
    if b"\x1b" in source:
        source = _CONTROL_NUMBERS.sub(b" ", _SEQUENCES.sub(b"", source))
    return source.translate(_BLANKED)


def _raw(number: re.Match[bytes]) -> bytes:
    """The character that begins or ends a sequence; for another a blank, so that what stood around cannot become a
    number again."""
    digits = number[0].strip(b"&#;").lower()
    value = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return bytes((value,)) if value in (0x07, 0x1B) else b" "


def too_large() -> CleanError:
    """The sentence for a page that would take too long."""
    return CleanError("This page is far larger than any column.", "Open it in the browser to see it.")
