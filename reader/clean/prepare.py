"""The bytes of a page as one tidy tree."""

import re
from collections.abc import Callable
from itertools import chain

from lxml import etree

from reader.charset import decode
from reader.clean.blocks.embeds import PLAYERS, stand_in
from reader.clean.blocks.pictures import make_figures
from reader.clean.source import bounded, too_large, without_controls, without_frame
from reader.errors import CleanError
from reader.model.page import Page
from reader.page.tree import Element, drop, features, lines_of, size_of, text_of, unwrap
from reader.page.words import words

# libxml2 gives up below this depth even with huge trees; what is nested deeper would be lost without a word.
_PARSER_DEPTH = 2000
# Deep enough for every page people write, shallow enough for a function that calls itself at every level.
_DEEPEST_WRAPPER = 60
_DEEPEST = 90

_WRAPPERS = words("a b big center div em font form i main section small span strong tbody u")
_BINARY = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x00\x00\x00")
# Characters: a thick book. Every stage reads them all, so that more would take longer than anybody waits.
_MOST_TEXT = 2_000_000
_UNSEEN = words("script style noscript template iframe object embed applet svg canvas link")
_FORM_PARTS = words("button label select option textarea input datalist output progress meter")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WALLED = re.compile(r"paywall|subscriber|premium")
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
    root = _parse(text)
    if _flatten(root) >= _PARSER_DEPTH:
        root = _parse(without_frame(text))
        _flatten(root)
    if len(text) > _MOST_TEXT:
        _require_readable_size(root)
    return root


def _parse(text: str) -> Element:
    # Plain elements: those of lxml.html are looked up by a Python function each time one is touched.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(without_controls(text), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise CleanError("The page is empty.", "Try again later, or open it in the browser.")
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

    Returns the depth the tree had.
    """
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


def tidy(root: Element) -> Element:
    """Drop from the tree, in place, what no reader sees: scripts, hidden parts, form controls. Returns it.

    Players of other sites and pictures with captions get the shape the next stages know. A hidden part with half of the
    text is kept: it is the page itself, waiting for a script to show it.
    """
    for element in list(root.iter()):
        if element.tag in PLAYERS and stand_in(element):
            continue
        if element.tag in _FORM_PARTS and _holds_page(element, root):
            element.tag = "div"
        elif element.tag in _UNSEEN or element.tag in _FORM_PARTS:
            drop(element)
    make_figures(root)
    limit = size_of(root) // 2
    for element in list(root.iter()):
        if _is_hidden(element) and (size_of(element) < limit or _WALLED.search(features(element))):
            drop(element)
    return root


def _holds_page(part: Element, root: Element) -> bool:
    """Whether a part of a form that is never closed has the page in it."""
    return next(part.iter("h1", "p"), None) is not None and _seen_size(part) * 2 > _seen_size(root)


def _seen_size(root: Element) -> int:
    """Characters of text, scripts and styles not counted."""
    return size_of(root) - sum(size_of(part) for part in root.iter("script", "style"))


def _is_hidden(element: Element) -> bool:
    if element.tag in ("html", "body"):
        return False
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    return element.get("aria-hidden") == "true" and not any(True for _ in element.iter("p", "img", "math"))


def open_noscript(root: Element) -> None:
    """Open, in place, each ``noscript`` that holds the picture a script would have filled in, or the page itself."""
    limit = _seen_size(root) // 3
    for holder in list(root.iter("noscript")):
        lone_picture = any(True for _ in holder.iter("img")) and not any(True for _ in holder.iter("p"))
        if lone_picture or (size_of(holder) > limit and not _is_said_before(holder, root)):
            unwrap(holder)


def _is_said_before(holder: Element, root: Element) -> bool:
    """Whether the longest line of a part also stands elsewhere on the page, outside scripts."""
    longest = max(lines_of(holder), key=len, default="")
    inside = sum(text_of(part).count(longest) for part in (holder, *root.iter("script", "style")))
    return text_of(root).count(longest) > inside
