"""Two documents sent as one page: what the second has left of the text goes behind the last paragraph of the first."""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from reader.clean.frame import is_frame, is_framed
from reader.page.tree import Element, drop, size_of
from reader.page.words import words

_SEAM = re.compile(r"</html\s*>\s*(?:<!doctype[^<>]*>\s*)?<html\b[^<>]*>", re.IGNORECASE)
_MARK = "seam-of-two-documents"
_OF_HEAD = words("title meta link base style script")
_HEADINGS = ("h1", "h2", "h3")
# Characters: more is a page of its own.
_LONGEST = 1500


def marked(source: str) -> str:
    """The source with a mark where its second document begins."""
    return _SEAM.sub(f'<img id="{_MARK}">', source)


def mend(root: Element) -> None:
    """Take the marks out of the tree, in place, and put the few lines behind each where they belong."""
    for mark in [image for image in root.iter("img") if image.get("id") == _MARK]:
        parent = mark.getparent()
        if parent is not None and parent.tag == "body":
            _move(root, mark)
        drop(mark)


def _move(root: Element, mark: Element) -> None:
    before = takewhile(lambda element: element is not mark, root.iter())
    last = [element for element in before if element.tag == "p"]
    host = next((element for element in reversed(last) if not is_framed(element)), None)
    parts = [mark, *takewhile(_is_text, mark.itersiblings())]
    if host is None or sum(size_of(part) + len(part.tail or "") for part in parts) > _LONGEST:
        return
    for line in reversed([line for part in parts for line in _lines(part)]):
        host.addnext(line)


def _is_text(part: Element) -> bool:
    return not is_frame(part) and next(part.iter(*_HEADINGS), None) is None


def _lines(part: Element) -> Iterator[Element]:
    """The part, unless it is of a head or the mark, and the bare text after it as a paragraph."""
    text, part.tail = (part.tail or "").strip(), None
    if part.tag not in _OF_HEAD and part.get("id") != _MARK:
        yield part
    if text:
        line = etree.Element("p")
        line.text = text
        yield line
