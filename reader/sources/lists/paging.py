"""Where a list goes on: the page after this one, which holds what is older."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.model.address import host_of
from reader.page.links import web_url
from reader.page.markup import elements
from reader.page.tree import text_of
from reader.sources.identity import canonical
from reader.sources.lists.lines import element_text

_NUMBER = re.compile(
    r"(?:/(?:page|p|seite|pagina)[-/]?|[?&](?:page|paged|p|pg|pagenum|page_no|pageno|currentpage)=|[?&][\w%]*page[\w%]*=)"
    r"(\d{1,6})(?=[/&#.]|$)",
    re.IGNORECASE,
)
_OLDER = re.compile(
    r"\W*(?:see |view |show |load )?(?:older|earlier|next|next page|more)"
    r"(?: (?:posts|entries|articles|columns|stories|items|results|page|news))?\W*",
    re.IGNORECASE,
)
_LOADS = (
    "data-url",
    "data-href",
    "data-next",
    "data-next-url",
    "data-next-page",
    "data-load-more-url",
    "data-ajax-url",
)


def older_page(tree: HtmlElement, base: str) -> str:
    """The next page of a list: as the page says, else the one numbered one higher, else what a link or a button that
    says `Older` leads to. Always on the same host and never the page itself; empty if there is none."""
    ways = (_said(tree), _numbered(tree, base), _labelled(tree))
    each = (web_url(base, href) for way in ways for href in way)
    return next((url for url in each if _goes_on(url, base)), "")


def _goes_on(url: str, base: str) -> bool:
    """Whether an address is a page of the same host and none before this one, so that no walk runs in a circle."""
    if not url or host_of(url) != host_of(base) or canonical(url) == canonical(base):
        return False
    number, here = page_number(url), page_number(base)
    return number is None or number > (here or 0)


def page_number(url: str) -> int | None:
    """The number of a page in its address, as in ``/page/2``, ``/page-2`` or ``?page=2``; None if it has none."""
    match = _NUMBER.search(url)
    return int(match[1]) if match else None


def _said(tree: HtmlElement) -> Iterator[str]:
    for link in elements(tree, ".//*[self::a or self::link][@href][@rel]"):
        if "next" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""


def _numbered(tree: HtmlElement, base: str) -> Iterator[str]:
    """The links to the next number. A list whose first page has none counts its second as 2 or, from nought, as 1."""
    here = page_number(base)
    found: dict[int, str] = {}
    for link in elements(tree, ".//a[@href]"):
        url = web_url(base, link.get("href") or "")
        number = page_number(url)
        if number is None or _stem(url) != _stem(base):
            continue
        if here is None and number == 1 and element_text(link) != "2":
            continue
        found.setdefault(number, url)
    wanted = (here + 1,) if here is not None else (1, 2)
    yield from (found[number] for number in wanted if number in found)


def _labelled(tree: HtmlElement) -> Iterator[str]:
    for link in elements(tree, ".//a[@href]"):
        if _OLDER.fullmatch(element_text(link) or link.get("aria-label") or ""):
            yield link.get("href") or ""
    for element in elements(tree, ".//*[self::button or self::a or self::div or self::span]"):
        addresses = [value for name in _LOADS if (value := element.get(name))]
        if addresses and _OLDER.fullmatch(text_of(element)):
            yield addresses[0]


def _stem(url: str) -> str:
    """The path without the page's number, by which pages of one list are known from those of another."""
    return urlsplit(_NUMBER.sub("", url)).path.rstrip("/")
