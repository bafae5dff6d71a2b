"""The links of a page that may be headlines, in its order.

Nothing here knows a site: a headline is told by its words, by the heading it stands in, and by how much of its line it
is. What leads to a tag, a section or an author, and what only opens or shares the same column once more, is none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from lxml import etree
from lxml.html import HtmlElement

from reader.page.dates import read_moment
from reader.page.links import path_of, web_url
from reader.page.words import words
from reader.sources.identity import canonical, entry_key
from reader.sources.lists.lines import Line, is_hidden, read_lines
from reader.text import count_words

MOST = 3_000
"""Links looked at; no real page has more."""

_DEEP = 60
# How often each element of a page may be read for the lines around its links, and elements of a page that is small.
_TIMES_READ, _FEW_ELEMENTS = 3, 20_000
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_SIDE_TAGS = words("nav footer aside form dialog menu")
_SIDE_ROLES = words("navigation complementary contentinfo search dialog menu menubar tablist")
_HOLDS_CONTENT = words("main article section li td")
_BLOCKS = words("li td th dd dt div p h1 h2 h3 h4 h5 h6 article section blockquote body main figure figcaption")
_NOT_RELS = words("tag author category next prev previous nofollow-tag license help search")
_FILED = re.compile(
    r"/(?:tags?|category|categories|topics?|sections?|authors?|by|people|person|staff|profiles?|writers?|contributors?|"
    r"columnists?|users?|members?)/[^/]+$",
    re.IGNORECASE,
)
_OTHER_USE = re.compile(
    r"\W*(?:(?:read|see|view|show|load|learn|find out)\s+(?:more|all|on|the (?:full|whole|rest))\b.*"
    r"|continue(?: reading)?\b.*"
    r"|more|full (?:story|article|column)\W*|comments?|\d+\s*(?:comments?|replies|shares?|likes?|responses?)"
    r"|(?:leave|add|post) a (?:comment|reply)\b.*|no comments\b.*|share\b.{0,30}|tweet|e-?mail|print"
    r"|permalink|link|save|reply|subscribe"
    r"|sign (?:in|up)\b.*|log ?in|older\b.{0,20}|newer\b.{0,20}|next\b.{0,20}|previous\b.{0,20}"
    r"|back to\b.*|skip to\b.*|\d+)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """A link that may be a headline: ``path`` is the tags it stands in, ``under`` the heading above it."""

    link: HtmlElement
    url: str
    key: str
    text: str
    heading: bool
    path: str
    under: str

    @property
    def wordy(self) -> bool:
        """Whether it has as many words as a headline has and a name or a section mostly has not."""
        return count_words(self.text) >= (3 if self.heading else 4) or len(self.text) >= 24


def read_headlines(body: HtmlElement, base: str) -> list[Headline]:
    """The links under ``body`` that may be headlines, each column's once wherever several of its links follow upon
    each other."""
    found = _Finder(base).find(body)
    runs = [list(run) for _, run in groupby(found, key=lambda each: each.key)]
    told = [best for run in runs if (best := _best(run)) is not None]
    often = Counter(each.key for each in told)
    return [each for each in told if each.wordy or each.heading or often[each.key] == 1]


def is_side(element: HtmlElement) -> bool:
    """Whether the element shows nothing, or says by its tag or role that it is not what the page is about."""
    if element.tag in _SIDE_TAGS:
        return element.tag != "form" or len(elements_of(element, "a")) < 3
    if (element.get("role") or "").lower() in _SIDE_ROLES or is_hidden(element):
        return True
    return element.tag == "header" and not any(each.tag in _HOLDS_CONTENT for each in element.iterancestors())


def elements_of(element: HtmlElement, tag: str) -> list[HtmlElement]:
    """The elements with this tag inside another."""
    return list(element.iterdescendants(tag))


def _best(run: list[Headline]) -> Headline | None:
    """The link of a column that is its headline: one in a heading, else the first with enough words, else the first."""
    titled = [each for each in run if each.text]
    return next(
        (each for each in titled if each.heading),
        next((each for each in titled if each.wordy), next(iter(titled), None)),
    )


class _Finder:
    def __init__(self, base: str) -> None:
        self._base = base
        self._here = canonical(base)
        self._lines: dict[HtmlElement, dict[str, Line]] = {}
        self._left = 0

    def find(self, body: HtmlElement) -> list[Headline]:
        found: list[Headline] = []
        under = ""
        self._left = max(_FEW_ELEMENTS, _TIMES_READ * sum(1 for _ in body.iter()))
        for element in _shown(body):
            if element.tag in _HEADINGS and next(element.iter("a"), None) is None and _enclosing_link(element) is None:
                under = _text(self._read(element))
            if element.tag == "a" and element.get("href") and (headline := self._headline(element, under)):
                found.append(headline)
            if len(found) >= MOST:
                break
        return found

    def _read(self, element: HtmlElement) -> list[Line]:
        """Its lines; none where headings and links stand in each other so often that the page has been read several
        times already."""
        self._left -= sum(1 for _ in islice(element.iter(), max(0, self._left) + 1))
        return read_lines(element, self._base) if self._left >= 0 else []

    def _headline(self, link: HtmlElement, under: str) -> Headline | None:
        url = web_url(self._base, link.get("href") or "")
        rels = set((link.get("rel") or "").lower().split())
        if not url or canonical(url) == self._here or (path_of(url) == "/" and "?" not in url):
            return None
        if not rels.isdisjoint(_NOT_RELS) or _is_filed(url):
            return None
        text, heading = self._said(link)
        path = "/".join(reversed([str(each.tag) for each in (link, *link.iterancestors())][:_DEEP]))
        return Headline(link, url, entry_key(url), text, heading, path, under)

    def _said(self, link: HtmlElement) -> tuple[str, bool]:
        """The headline in a link and whether it is a heading; empty if the link says something else, or nothing."""
        inside = next((each for each in link.iterdescendants() if each.tag in _HEADINGS), None)
        if inside is not None:
            return _text(self._read(inside)), True
        lines = [line.text for line in self._read(link) if not read_moment(line.text)]
        # Above a headline there may be a kicker, below it a dek, which ends like a sentence.
        text = next((line for line in lines if count_words(line) >= 3 and line[-1] != "."), next(iter(lines), ""))
        if not re.search(r"[^\W\d_]", text) or _OTHER_USE.fullmatch(text):
            return "", False
        block = next((each for each in link.iterancestors() if each.tag in _BLOCKS), None)
        if block is None:
            return text, False
        heading = block.tag in _HEADINGS
        return (text, heading) if len(lines) > 1 or self._leads(link, text, block) else ("", False)

    def _leads(self, link: HtmlElement, text: str, block: HtmlElement) -> bool:
        """Whether the link is most of its line, or what a line that is no prose begins with."""
        if block not in self._lines:
            lines = self._read(block)
            self._lines[block] = {own.url: line for line in reversed(lines) for own in line.links}
        line = self._lines[block].get(web_url(self._base, link.get("href") or ""))
        if line is None or text not in line.text:
            return True
        if len(text) * 10 >= len(line.text) * 6:
            return not re.fullmatch(r"by", line.text[: line.text.index(text)].strip(" :"), re.IGNORECASE)
        before = line.text[: line.text.index(text)].strip()
        return block.tag != "p" and len(before) < 30 and not re.search(r"\bby$", before, re.IGNORECASE)


def _is_filed(url: str) -> bool:
    """Whether the path is that of a tag, a section or an author; a long name at its end is a column's."""
    path = path_of(url)
    return bool(_FILED.search(path)) and path.rpartition("/")[2].count("-") < 4


def _shown(body: HtmlElement) -> Iterator[HtmlElement]:
    walk = etree.iterwalk(body, events=("start",))
    for _, node in walk:
        if not isinstance(node, HtmlElement) or not isinstance(node.tag, str):
            continue
        if node is not body and is_side(node):
            walk.skip_subtree()
        else:
            yield node


def _enclosing_link(element: HtmlElement) -> HtmlElement | None:
    return next((each for each in element.iterancestors("a") if each.get("href")), None)


def _text(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)
