"""A page as the lines a person sees, each with the links in it.

A list page is read from these lines and not from its tags: the order of the text is what stays when a site changes
its templates, and what is left when a broken tag has swallowed others.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from reader.model.moment import Moment
from reader.page.dates import read_moment
from reader.page.links import web_url
from reader.page.markup import elements, parse_html
from reader.page.tree import BLOCK_TAGS
from reader.page.words import words
from reader.sources.fragment import plain_lines
from reader.text import safe

_SILENT = words("script style noscript template iframe object svg math head title textarea select button")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_FURNITURE_TAGS = words("nav footer aside")
_NEVER_FURNITURE = words("html body main")
_FURNITURE = words(
    """
    site-header site-footer side-column ad-column ct-category-nav ad adunit leaderboard channel-subscribe lrinterface
    comic-icons comic-icons-grid comic-icon comic-share story-comments comments disqus_thread op-tracker sidebar nav
    navbar navigation menu breadcrumb breadcrumbs footer consent-banner newsletter cookie-banner
    """
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a line: its absolute url and the part of the line's text that it is."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. ``parts`` is the same text as its elements part it, not yet safe; ``moment`` is that of a
    ``time`` element in it."""

    text: str
    links: tuple[Link, ...] = ()
    heading: bool = False
    parts: tuple[str, ...] = ()
    moment: Moment | None = None


Skip = Callable[[HtmlElement], bool]


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element shows nothing."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag in _SILENT or "display:none" in style or element.get("hidden") is not None


def is_furniture(element: HtmlElement) -> bool:
    """Whether the element shows nothing, or what stands around the content of a page: navigation, tiles, boxes."""
    if element.tag in _NEVER_FURNITURE:
        return False
    names = {*(element.get("class") or "").lower().split(), (element.get("id") or "").lower()}
    return element.tag in _FURNITURE_TAGS or not names.isdisjoint(_FURNITURE) or is_hidden(element)


def read_lines(tree: HtmlElement, base: str, skip: Skip = is_hidden) -> list[Line]:
    """The lines of an element, blank ones left out; ``skip`` tells which parts of it do not count."""
    walk = _Walk(base)
    skipped: HtmlElement | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(node, HtmlElement) or not isinstance(node.tag, str):
            continue
        if event == "start" and skipped is None and skip(node):
            skipped = node
        if skipped is None:
            walk.enter(node) if event == "start" else walk.leave(node)
        elif event == "end" and node is skipped:
            skipped = None
            walk.after(node)
        if event == "end" and skipped is None and node is not tree:
            walk.text(node.tail)
    return walk.finish()


def lines_of(tree: HtmlElement) -> list[str]:
    """The texts of `read_lines`."""
    return [line.text for line in read_lines(tree, "")]


def element_text(element: HtmlElement) -> str:
    """What the element shows, on one line."""
    return " ".join(lines_of(element))


def heading(tree: HtmlElement) -> str:
    """The text of the first ``h1`` that shows any."""
    return next(filter(None, map(element_text, elements(tree, ".//h1"))), "")


def paragraphs(fragment: str) -> list[str]:
    """The lines of a piece of HTML, hard wraps undone; a blank line in its source parts lines as a tag would."""
    if (lines := plain_lines(fragment)) is not None:
        return lines
    parted = re.sub(r"\n[^\S\n]*\n\s*", "<br>", fragment.replace("\r\n", "\n").replace("\r", "\n"))
    tree = parse_html(f"<div>{parted}</div>") if parted.strip() else None
    return [] if tree is None else lines_of(tree)


class _Walk:
    """The line being gathered while a tree is walked, and those that are done."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._done: list[Line] = []
        self._text: list[str] = []
        self._links: dict[str, list[str]] = {}
        self._hrefs: list[str] = []
        self._headings = 0
        self._moment: Moment | None = None

    def enter(self, node: HtmlElement) -> None:
        self._break_at(node)
        if node.tag in _HEADINGS:
            self._headings += 1
        if node.tag == "a":
            self._hrefs.append(web_url(self._base, node.get("href") or "") if node.get("href") else "")
        if node.tag == "time":
            self._moment = self._moment or read_moment(node.get("datetime") or "")
        self.text(node.text)

    def leave(self, node: HtmlElement) -> None:
        self._break_at(node)
        if node.tag in _HEADINGS:
            self._headings -= 1
        if node.tag == "a":
            self._hrefs.pop()

    def after(self, node: HtmlElement) -> None:
        """A part that was skipped still parts the lines around it."""
        self._break_at(node)

    def text(self, text: str | None) -> None:
        if not text:
            return
        self._text.append(text)
        if self._hrefs and self._hrefs[-1]:
            self._links.setdefault(self._hrefs[-1], []).append(text)

    def finish(self) -> list[Line]:
        self._end_line()
        return self._done

    def _break_at(self, node: HtmlElement) -> None:
        if node.tag in BLOCK_TAGS:
            self._end_line()

    def _end_line(self) -> None:
        if text := safe("".join(self._text)):
            links = tuple(Link(url, safe("".join(parts))) for url, parts in self._links.items())
            self._done.append(Line(text, links, self._headings > 0, tuple(self._text), self._moment))
            self._moment = None
        self._text, self._links = [], {}
