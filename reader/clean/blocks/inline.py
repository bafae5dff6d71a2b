"""Runs of inline text: marks, links, and white space collapsed as a browser does it (CSS Text 3, section 4.1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from reader.clean.blocks.repair import mended
from reader.model.blocks import Mark, Span, Spans
from reader.page.links import plainly_joined
from reader.page.tree import Element, features
from reader.text import safe, safe_run

_MARKS = {
    "b": Mark.STRONG,
    "strong": Mark.STRONG,
    "i": Mark.EM,
    "em": Mark.EM,
    "cite": Mark.EM,
    "dfn": Mark.EM,
    "var": Mark.EM,
    "code": Mark.CODE,
    "kbd": Mark.CODE,
    "samp": Mark.CODE,
    "tt": Mark.CODE,
    "sup": Mark.SUP,
    "sub": Mark.SUB,
    "s": Mark.STRIKE,
    "strike": Mark.STRIKE,
    "del": Mark.STRIKE,
}
_STYLES = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), Mark.STRONG),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), Mark.EM),
    (re.compile(r"font-variant(?:-caps)?\s*:[^;]*small-caps"), Mark.SMALL_CAPS),
    (re.compile(r"text-decoration[^:;]*:[^;]*line-through"), Mark.STRIKE),
)
_STYLED = ("span", "b", "strong", "em", "i", "small", "abbr")
_SMALL_CAPS_CLASS = re.compile(r"\bsmall-?caps\b")
_READY = re.compile(r" ?(?:[!-~]+ ?)*+")
# Visible characters besides those of ASCII that need nothing done to them once they are mended.
_READY_MENDED = re.compile(" ?(?:[!-~\u00a1-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201d\u2026]+ ?)*+")
_AROUND_BREAK = re.compile(r" *\n *")


@dataclass(frozen=True, slots=True)
class Address:
    """Where relative links start from, and the page itself, so that a link into it stays inside."""

    page: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a run of text say of it."""

    address: Address
    marks: Mark = Mark.NONE
    link: str = ""


def entering(element: Element, context: Context) -> Context:
    """The context inside the element."""
    marks = context.marks
    for mark in _own_marks(element):
        marks |= mark
    link = target(element.get("href") or "", context.address) if element.tag == "a" else ""
    if not link and marks == context.marks:
        return context
    return Context(context.address, marks, link or context.link)


def _own_marks(element: Element) -> list[Mark]:
    """What the element itself says of the text in it, by its tag, style and class."""
    tag, style = element.tag, element.get("style")
    marks = [_MARKS[tag]] if tag in _MARKS else []
    if style:
        marks += [mark for pattern, mark in _STYLES if pattern.search(style)]
    if tag in _STYLED and _SMALL_CAPS_CLASS.search(features(element)):
        marks.append(Mark.SMALL_CAPS)
    return marks


def target(href: str, address: Address) -> str:
    """The link as the model wants it: absolute http(s) or mailto, ``#name`` inside the page, else empty."""
    url = absolute(href, address.base or address.page)
    if not url:
        return ""
    head, _, name = url.partition("#")
    if name and head == address.page.partition("#")[0]:
        return f"#{name}"
    return url


@lru_cache(maxsize=4096)
def absolute(href: str, base: str) -> str:
    """``href`` joined to ``base`` if that gives an http, https or mailto url, else empty."""
    if joined := plainly_joined(base, href):
        return joined
    href = safe(href).replace(" ", "%20")
    try:
        url = urljoin(base, href) if href else ""
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return url if parts.netloc else ""
    return url if parts.scheme == "mailto" else ""


def settle(spans: Iterable[Span]) -> Spans:
    r"""The spans of one block: white space collapsed across them, none at the ends or around line breaks, neighbours
    of one kind joined. A span whose text is ``\\n`` is a line break."""
    runs: list[tuple[list[str], Mark, str]] = []
    before = "\n"
    for span in spans:
        text = span.text
        if text != "\n" and not _READY.fullmatch(text):
            text = mended(text)
            text = text if _READY_MENDED.fullmatch(text) else safe_run(text)
        if before in " \n" and text != "\n":
            text = text.removeprefix(" ")
        if not text or (text == "\n" and not runs):
            continue
        before = text[-1]
        if runs and runs[-1][1:] == (span.marks, span.link):
            runs[-1][0].append(text)
        else:
            runs.append(([text], span.marks, span.link))
    return _trim_end([Span(_around_breaks("".join(texts)), marks, link) for texts, marks, link in runs])


def _around_breaks(text: str) -> str:
    return _AROUND_BREAK.sub("\n", text) if "\n" in text else text


def _trim_end(spans: list[Span]) -> Spans:
    while spans:
        text = spans[-1].text.rstrip(" \n")
        if text:
            return (*spans[:-1], replace(spans[-1], text=text))
        spans.pop()
    return ()
