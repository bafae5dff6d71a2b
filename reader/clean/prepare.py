"""The bytes of a page as one tree."""

import re
from collections.abc import Callable
from itertools import chain

from lxml import etree

from reader.charset import decode
from reader.clean.seams import marked, mend
from reader.clean.source import bounded, too_large, without_controls, without_frame
from reader.errors import CleanError
from reader.model.page import Page
from reader.page.tree import Element, begin_body, unwrap
from reader.page.words import words

# libxml2 gives up below this depth even with huge trees; what is nested deeper would be lost without a word.
_PARSER_DEPTH = 2000
# Deep enough for every page people write, shallow enough for a function that calls itself at every level.
_DEEPEST_WRAPPER = 60
_DEEPEST = 90
_AT_DEEPEST_WRAPPER = etree.XPath("/*" * (_DEEPEST_WRAPPER + 1) + "[*]")

_WRAPPERS = words("a b big center div em font form i main section small span strong tbody u")
_BINARY = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x00\x00\x00")
# Characters: a thick book, and what stands around it. Every stage reads them all, so that more would take longer than
# anybody waits.
_MOST_TEXT = 2_100_000
# Behind these the parser reads nothing; browsers read on (HTML standard, section 13.2.6.4.22).
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_PARAGRAPH_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_MARKUP = re.compile(r"<[!/a-z?][^<]*>", re.IGNORECASE)


def parse(page: Page, edit: Callable[[str], str] = str) -> Element:
    """The whole tree of the page, comments gone, nothing else touched; the root element is ``html``.

    ``edit`` changes the source before it is parsed.
    Raises CleanError when the bytes are no text, hold nothing, or are too much.
    """
    if page.body.lstrip()[:8].startswith(_BINARY):
        raise CleanError("This is a file, not a page of text.", "Open it in the browser to see it.")
    plain = page.content_type == "text/plain"
    text = edit(decode(page.body, page.charset, not plain))
    return parse_text(_as_markup(text) if plain and not _MARKUP.match(text.lstrip()) else text)


def parse_text(text: str) -> Element:
    """As `parse`, for markup already decoded."""
    text = bounded(text)
    root = _parse(marked(text))
    if _flatten(root) >= _PARSER_DEPTH:
        root = _parse(without_frame(text))
        _flatten(root)
    mend(root)
    if len(text) > _MOST_TEXT:
        _require_readable_size(root)
    return root


def _parse(text: str) -> Element:
    # Plain elements: those of lxml.html are looked up by a Python function each time one is touched.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(without_controls(_END.sub("", text)), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise CleanError("The page is empty.", "Try again later, or open it in the browser.")
    begin_body(root)
    return root


def _require_readable_size(root: Element) -> None:
    texts = (element.text for element in root.iter() if element.tag not in ("script", "style"))
    tails = (element.tail for element in root.iter())
    if sum(len(text) for text in chain(texts, tails) if text) > _MOST_TEXT:
        raise too_large()


def _as_markup(text: str) -> str:
    """Plain text as markup: paragraphs are parted by empty lines."""
    escaped = text.replace("\r\n", "\n").replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{paragraph}</p>" for paragraph in _PARAGRAPH_GAP.split(escaped))


def _flatten(root: Element) -> int:
    """Unwrap what is nested beyond reason, wrappers first, so that paragraphs and lists keep their shape.

    Returns the depth the tree had, 0 for one that needs nothing.
    """
    if not _AT_DEEPEST_WRAPPER(root):
        return 0
    waiting = [(root, 0, 0)]
    deepest, excess = 0, []
    while waiting:
        element, level, depth = waiting.pop()
        deepest = max(deepest, depth)
        if level > (_DEEPEST_WRAPPER if element.tag in _WRAPPERS else _DEEPEST):
            excess.append(element)
        else:
            level += 1
        waiting.extend((child, level, depth + 1) for child in element)
    for element in excess:
        unwrap(element)
    return deepest
