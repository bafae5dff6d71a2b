"""Text and markup inside the elements of a well-formed feed, as feedparser would hand them on."""

import re
from html.entities import entitydefs
from xml.sax.saxutils import escape

from lxml import etree

_XHTML, _HTML, _PLAIN = "application/xhtml+xml", "text/html", "text/plain"
_KINDS = {"text": _PLAIN, "plain": _PLAIN, _PLAIN: _PLAIN, "html": _HTML, _HTML: _HTML, "xhtml": _XHTML, _XHTML: _XHTML}
_SPACE = "{http://www.w3.org/1999/xhtml}"
_C1 = re.compile("[\x80-\x9f]")
_ENTITY = re.compile(r"&#?\w+;")
_NAMED = re.compile(r"&(\w+);")
_CLOSING = re.compile(r"</\w+>")


class Odd(Exception):
    """The feed says something in a way that is left to feedparser."""


def value_of(node: etree._Element) -> str:
    """The text of an element that holds nothing else."""
    if len(node):
        raise Odd
    return _whole((node.text or "").strip())


def content_of(node: etree._Element, kind: str, version: str) -> tuple[str, str]:
    """The media type of an element that may hold markup, and its content in that type."""
    known = _KINDS.get(kind)
    if known is None or (known == _XHTML and not version.startswith("atom")):
        raise Odd
    if known == _XHTML:
        return known, _whole(_inner(node, version).strip())
    value = value_of(node)
    if known == _PLAIN and not version.startswith("atom") and _is_html(value):
        return _HTML, value
    return known, value


def _whole(text: str) -> str:
    """The text, if nothing in it was decoded wrongly before it came here."""
    if text.isascii():
        return text
    if _C1.search(text):
        raise Odd
    try:
        text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
    raise Odd


def _is_html(text: str) -> bool:
    """Whether what is called plain text is HTML after all: it has entities, all of them HTML's."""
    if not ("&" in text and _ENTITY.search(text)) and not ("<" in text and _CLOSING.search(text)):
        return False
    if "<" in text:
        raise Odd
    return all(name in entitydefs for name in _NAMED.findall(text))


def _inner(node: etree._Element, version: str) -> str:
    """The markup in an element; of the one ``div`` that Atom 1.0 puts around it (RFC 4287, 3.1.1.3), what is in it."""
    only = node[0] if len(node) == 1 else None
    blank = only is not None and not (node.text or "").strip() and not (only.tail or "").strip()
    if version == "atom10" and only is not None and blank and only.tag == f"{_SPACE}div":
        _tag(only)
        return _pieces(only)
    return _pieces(node)


def _pieces(node: etree._Element) -> str:
    parts = [escape(node.text or "")]
    for child in node:
        name, attributes = _tag(child)
        parts += (f"<{name}{attributes}>", _pieces(child), f"</{name}>", escape(child.tail or ""))
    return "".join(parts)


def _tag(node: etree._Element) -> tuple[str, str]:
    tag = str(node.tag)
    name = tag.removeprefix(_SPACE).lower()
    if not tag.startswith(_SPACE) or name in ("body", "svg", "math"):
        raise Odd
    attributes = ((str(key).lower(), str(value)) for key, value in node.items())
    written = []
    for key, value in attributes:
        if key.startswith("{"):
            raise Odd
        shown = value.lower() if key in ("rel", "type") else value
        written.append(f' {key}="{escape(shown, {chr(34): "&quot;"})}"')
    return name, "".join(written)
