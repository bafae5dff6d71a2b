"""What a part of a byline says, element by element: days are no part of a name, and neighbours do not run together."""

from collections.abc import Iterator

from reader.page.people import is_person
from reader.page.tree import BLOCK_TAGS, Element
from reader.text import safe

# Where one line ends, and where two elements touch.
_LINE, _SEAM = "\x1e", "\x1f"
_APART = " | "


def spoken(element: Element) -> str:
    """The words inside the element as one safe line, with bars where a day stood and behind a name that is touched."""
    return _parted("".join(_pieces(element)).replace(_LINE, " "))


def spoken_lines(element: Element) -> list[str]:
    """As `spoken`, one line for every stretch between block elements and line breaks."""
    lines = "".join(_pieces(element)).split(_LINE)
    return [line for line in map(_parted, lines) if line]


def _pieces(element: Element) -> Iterator[str]:
    if element.tag == "time":
        yield _APART
        return
    yield element.text or ""
    for child in element:
        edge = _LINE if child.tag in BLOCK_TAGS else _SEAM
        yield edge
        yield from _pieces(child)
        yield edge
        yield child.tail or ""


def _parted(text: str) -> str:
    said, *further = text.split(_SEAM)
    for part in filter(None, further):
        said += _between(said, part) + part
    return safe(said).strip(" |")


def _between(before: str, after: str) -> str:
    """Nothing where a word goes on; a bar behind a whole name, a blank between other words."""
    if not before[-1:].isalpha() or not after[:1].isupper() or not after[1:2].islower():
        return ""
    if is_person(safe(before.rpartition("|")[2])):
        return _APART
    return " " if before[-1:].islower() else ""
