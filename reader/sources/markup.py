"""A page as a tree that survives whatever stands in it."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

from reader.charset import decode
from reader.floods import without_floods
from reader.model.page import Page
from reader.sources.links import web_url

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def page_text(page: Page) -> str:
    """The page's bytes as text, without the characters that no markup may hold (XML 1.0, 2.2)."""
    return _ILLEGAL.sub("", decode(page.body, page.charset).removeprefix("\ufeff"))


def parse_html(text: str) -> HtmlElement | None:
    """The tree of a page, comments gone, however broken it is; None if there is no element at all."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(without_floods(_ILLEGAL.sub("", text)).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def base_of(tree: HtmlElement, url: str) -> str:
    """What the links of a page are joined to: its ``base`` if it names one, else its own url."""
    for element in tree.iterfind(".//base[@href]"):
        return web_url(url, element.get("href") or "") or url
    return url


def with_class(name: str) -> str:
    """An XPath condition: the element has the class ``name``."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def elements(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements an XPath finds, in the order of the page."""
    found = tree.xpath(path)
    return [each for each in found if isinstance(each, HtmlElement)] if isinstance(found, list) else []


def first_by_class(tree: HtmlElement, tag: str, name: str) -> HtmlElement | None:
    """The first element with this tag and this class."""
    return next(iter(elements(tree, f".//{tag}[{with_class(name)}]")), None)
