"""The next page of an article that its site has cut into pages, and the page that holds it whole."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from reader.clean.blocks.inline import absolute
from reader.page.hosts import name_of
from reader.page.tree import Element, text_of

# Each way sites number the pages of one article; what is left without the match is the article's own address.
_IN_PATH = (
    re.compile(r"-p(\d{1,2})/?$"),
    re.compile(r"/page[/-](\d{1,2})/?$"),
    re.compile(r"/seite-(\d{1,2})/?$"),
    re.compile(r"[,-](?:seite|page)-?(\d{1,2})(?=\.html?$|/?$)"),
    re.compile(r"/(\d{1,2})/?$"),
)
_IN_QUERY = frozenset(("page", "pg", "p", "pagenumber", "seite", "pageno"))
_STORY = re.compile(r"/s-\d+$")
_PAGE_BREAK = "swipe to next page"
_LAST = 40
_WHOLE = re.compile(
    r"(?:view |show |read )?(?:(?:as|on|in) )?(?:a |one )?(?:single|one)[ -]page(?: view| version| format)?"
    r"|(?:view |show |read )?(?:all|the whole (?:article|story)) on one page|(?:view )?all pages"
    r"|print(?:er[ -]friendly)?(?: (?:version|view|page))?"
    r"|(?:alles |artikel )?auf einer seite(?: lesen)?|druckversion|(?:tout )?sur une (?:seule )?page|version imprimable"
    r"|en una sola página|versión para imprimir|(?:tutto )?su una pagina|versione stampabile|op één pagina|printversie",
    re.IGNORECASE,
)


def next_page_of(root: Element, url: str) -> str:
    """The address of the page after this one, on the same host and of the same article; empty if there is none."""
    home, number = _place(url)
    for href in _links(root):
        link = absolute(href, url).partition("#")[0]
        if link and _place(link) == (home, number + 1):
            return link
    return f"{url}-p2" if number == 1 and _is_broken(root, url) else ""


def single_page_of(root: Element, url: str) -> str:
    """The address of the page, on the same host, that is said to hold the whole article or is made to be printed;
    empty if none is."""
    for link in root.iter("link", "a"):
        printed = link.tag == "link" and "print" in (link.get("media") or "").lower() and link.get("rel") == "alternate"
        if not printed and not (link.tag == "a" and _WHOLE.fullmatch(text_of(link).strip(" .›»→"))):
            continue
        whole = absolute(link.get("href") or "", url).partition("#")[0]
        if whole and whole != url.partition("#")[0] and _place(whole)[0][0] == _place(url)[0][0]:
            return whole
    return ""


def _place(url: str) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], int]:
    """The article an address belongs to (host, path, the rest of its query), and the number of the page."""
    parts = urlsplit(url)
    path, number = parts.path, 1
    for pattern in _IN_PATH:
        if (match := pattern.search(path)) and 1 < int(match[1]) <= _LAST:
            path, number = path[: match.start()] + path[match.end() :], int(match[1])
            break
    query = []
    for key, value in parse_qsl(parts.query, keep_blank_values=True):
        if key.lower() in _IN_QUERY and re.fullmatch(r"\d{1,2}", value, re.ASCII) and 0 < int(value) <= _LAST:
            number = int(value)
        else:
            query.append((key, value))
    return (name_of(url), path.rstrip("/"), tuple(query)), number


def _links(root: Element) -> Iterator[str]:
    """What the page calls next, before links that only look like it."""
    for link in root.iter("link", "a"):
        if "next" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""
    for link in root.iter("a"):
        yield link.get("href") or ""


def _is_broken(root: Element, url: str) -> bool:
    """Whether the text breaks off at the syndicate's page break without a link to what follows."""
    return bool(_STORY.search(url)) and any(
        _PAGE_BREAK in text.lower() and text_of(element).lower() == _PAGE_BREAK
        for element in root.iter("p", "div", "span", "a", "em", "strong", "h4", "h5", "h6")
        if (text := element.text or "")
    )
