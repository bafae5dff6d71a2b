"""A page as a tree that survives whatever stands in it."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

from reader.charset import decode
from reader.floods import without_floods
from reader.model.page import Page
from reader.page.links import web_url
from reader.page.tree import begin_body

# No real page is nested so deep; what reads every part of a page by itself takes size times depth in time.
_DEEPEST = 100
_AT_DEEPEST = etree.XPath("/*" * _DEEPEST + "[*]")

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def page_text(page: Page, *, lenient: bool = False) -> str:
    """The page's bytes as text, without the characters that no markup may hold (XML 1.0, 2.2). For ``lenient`` see
    `reader.charset.decode`."""
    return _ILLEGAL.sub("", decode(page.body, page.charset, lenient=lenient).removeprefix("\ufeff"))


def parse_html(text: str) -> HtmlElement | None:
    """The tree of a page, comments gone, however broken it is; None if there is no element at all.

    What is nested beyond reason follows, in its order, the element that would hold it, as it does in a browser.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(without_floods(_ILLEGAL.sub("", text)).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    begin_body(tree)
    for top in elements(tree, _AT_DEEPEST):
        _spread(top)
    return tree


def _spread(top: HtmlElement) -> None:
    """Put what is in an element behind it, each part a sibling, the text in the order it had."""
    parts: list[HtmlElement] = []
    tails: list[list[str]] = []
    for event, node in etree.iterwalk(top, events=("start", "end")):
        if event == "start":
            parts.append(node)
            tails.append([])
        elif node.tail:
            tails[-1].append(node.tail)
    # The innermost first, so that each is alone when it is moved.
    for part in reversed(parts[1:]):
        part.tail = None
        top.addnext(part)
    for part, tail in zip(parts, tails, strict=True):
        part.tail = "".join(tail) or None


def base_of(tree: HtmlElement, url: str) -> str:
    """What the links of a page are joined to: its ``base`` if it names one, else its own url."""
    for element in tree.iterfind(".//base[@href]"):
        return web_url(url, element.get("href") or "") or url
    return url


def with_class(name: str) -> str:
    """An XPath condition: the element has the class ``name``."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def elements(tree: HtmlElement, path: str | etree.XPath) -> list[HtmlElement]:
    """The elements an XPath finds, in the order of the page."""
    found = tree.xpath(path) if isinstance(path, str) else path(tree)
    return [each for each in found if isinstance(each, HtmlElement)] if isinstance(found, list) else []


def first_by_class(tree: HtmlElement, tag: str, name: str) -> HtmlElement | None:
    """The first element with this tag and this class."""
    return next(iter(elements(tree, f".//{tag}[{with_class(name)}]")), None)
