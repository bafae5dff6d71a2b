"""Small tools for walking and cutting an lxml tree."""

from collections.abc import Container, Iterator

from lxml.etree import XPath, _Element, tostring

from reader.page.words import words
from reader.text import safe

Element = _Element

BLOCK_TAGS = words(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p "
    "pre section summary table tbody td tfoot th thead tr ul"
)


def text_of(element: Element, without: Container[Element] = ()) -> str:
    """The words inside the element as one safe line; block elements part words, inline ones do not.

    What is in one of the parts it is to be ``without`` is left out, what stands behind that part is not.
    """
    return safe("".join(_pieces(element, without=without)) if len(element) else element.text or "")


def lines_of(element: Element) -> list[str]:
    """The safe lines inside the element, one for every stretch between block elements and line breaks."""
    lines = "".join(_pieces(element, "\x1e")).split("\x1e")
    return [line for line in map(safe, lines) if line]


def _pieces(element: Element, between: str = " ", without: Container[Element] = ()) -> Iterator[str]:
    # A stack and no recursion: this runs over most elements of a page, and generators in generators are slow.
    stack: list[tuple[Element, Iterator[Element]]] = [(element, iter(element))]
    yield element.text or ""
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                yield (between if parent.tag in BLOCK_TAGS else "") + (parent.tail or "")
            continue
        if without and child in without:
            yield child.tail or ""
            continue
        yield (between if child.tag in BLOCK_TAGS else "") + (child.text or "")
        stack.append((child, iter(child)))


def drop(element: Element) -> None:
    """Remove the element and what is in it; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _leave(element, parent, element.tail or "")
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Remove the tags of the element; what is in it stays in its place."""
    parent = element.getparent()
    if parent is None:
        return
    _leave(element, parent, element.text or "")
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
    else:
        _leave(element, parent, element.tail or "")
    at = parent.index(element)
    element.tail = None
    parent[at : at + 1] = children


def _leave(element: Element, parent: Element, text: str) -> None:
    if not text:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


_LONGEST_NAMES = 1_000


_IN_HEAD = words("base basefont bgsound command link meta noframes noscript object script style template title")


def begin_body(root: Element) -> None:
    """Move to the body what the parser took for the head of a page that leaves out the tags of both: it does not know
    the elements of HTML 5, with which a body begins (HTML standard, section 13.2.6.4.7)."""
    head = root.find("head")
    parts = iter(()) if head is None else iter(head)
    stray = next((part for part in parts if isinstance(part.tag, str) and part.tag not in _IN_HEAD), None)
    if head is None or stray is None:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    moved = [stray, *stray.itersiblings()]
    before, body.text = body.text, None
    moved[-1].tail = (moved[-1].tail or "") + (before or "") or None
    for at, child in enumerate(moved):
        body.insert(at, child)


_NAMED = XPath("descendant-or-self::*[@class or @id]")
_NAMED_OR_STYLED = XPath("descendant-or-self::*[@class or @id or @style]")


def named_parts(root: Element, styled: bool = False) -> list[Element]:
    """The elements with a class or an id, in their order, the root taken in; with ``styled`` those with a style too."""
    return found_by(_NAMED_OR_STYLED if styled else _NAMED, root)


def found_by(path: XPath, root: Element) -> list[Element]:
    """The elements a path finds from the root, in their order."""
    found = path(root)
    return [each for each in found if isinstance(each, _Element)] if isinstance(found, list) else []


def features(element: Element) -> str:
    """Class and id in one lower-case string, as sites name their parts there; what follows many of them is none."""
    named, own = element.get("class") or "", element.get("id") or ""
    if not named and not own:
        return ""
    return f"{named[:_LONGEST_NAMES]} {own[:_LONGEST_NAMES]}".lower()


def size_of(element: Element) -> int:
    """Characters of text inside the element, white space not counted."""
    return len("".join(plain_text(element).split()))


def plain_text(element: Element) -> str:
    """All text inside the element as it stands in the source, put together by the parser's own hand."""
    return tostring(element, method="text", encoding="unicode", with_tail=False)
