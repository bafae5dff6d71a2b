"""The next page of an article that its site has cut into pages, and the page that holds it whole."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from reader.clean.blocks.inline import absolute
from reader.page.hosts import name_of
from reader.page.tree import Element, text_of

# Each way sites number the pages of one article; what is left without the match is the article's own address.
_CERTAIN = (
    re.compile(r"-p(\d{1,2})$"),
    re.compile(r"/page[/-](\d{1,2})$"),
    re.compile(r"/seite-(\d{1,2})$"),
    re.compile(r"[,-](?:seite|page)-?(\d{1,2})$"),
    re.compile(r"/(\d{1,2})$"),
)
# Other things are numbered so as well: these count where the page itself calls the link its next or that number.
_POSSIBLE = (
    re.compile(r"[-_.,](?:p|pg|page|part|teil)?[-_]?(\d{1,2})$"),
    re.compile(r"/(?:p|pg|part|teil|index)?[-_]?(\d{1,2})$"),
    re.compile(r"(?<=[a-z])(\d{1,2})$"),
)
_NUMBER = re.compile(r"\d")
_ENDING = re.compile(r"(?:/index)?\.[a-z]{3,5}$|/$")
_NEXT = re.compile(
    r"(?:go to |read )?next(?: page)?|continue(?: reading)?|weiter|nächste seite|page suivante|suivante?|siguiente"
    r"|página siguiente|pagina successiva|avanti|volgende(?: pagina)?|następna(?: strona)?|dalej"
    r"|nästa(?: sida)?|(?:próxima|seguinte)(?: página)?|página seguinte|(?:следующая(?: страница)?|далее|дальше)"
    r"|次(?:の?ページ)?(?:へ|を読む)?|下一?[页頁]|다음",
    re.IGNORECASE,
)
_IN_QUERY = frozenset(("page", "pg", "p", "pagenumber", "seite", "pageno", "pagina", "sida", "strona"))
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
    here = _places(url)
    for element in _links(root):
        link = absolute(element.get("href") or "", url).partition("#")[0]
        # Most links need no closer look: a further page has a number, and the address of the article in its own.
        near = _NUMBER.search(link) and any(path in link for _, path, _ in here)
        there = _places(link) if near else {}
        number = next((there[home] for home in there if home in here and there[home] == here[home] + 1), 0)
        if number and (_certain(link) or _calls_it_next(element, number)):
            return link
    return f"{url}-p2" if _is_broken(root, url) else ""


def _calls_it_next(link: Element, number: int) -> bool:
    """Whether the page says of the link that it leads to its next page, or to the page of this number."""
    if "next" in (link.get("rel") or "").lower().split():
        return True
    said = text_of(link).strip(" .›»→>▶[]()")
    return said == str(number) or bool(_NEXT.fullmatch(said))


def single_page_of(root: Element, url: str) -> str:
    """The address of the page, on the same host, that is said to hold the whole article or is made to be printed;
    empty if none is."""
    for link in root.iter("link", "a"):
        printed = link.tag == "link" and "print" in (link.get("media") or "").lower() and link.get("rel") == "alternate"
        if not printed and not (link.tag == "a" and _WHOLE.fullmatch(text_of(link).strip(" .›»→"))):
            continue
        whole = absolute(link.get("href") or "", url).partition("#")[0]
        if whole and whole != url.partition("#")[0] and name_of(whole) == name_of(url):
            return whole
    return ""


_Home = tuple[str, str, tuple[tuple[str, str], ...]]
"""The article an address belongs to: host, path, the rest of its query."""


def _places(url: str) -> dict[_Home, int]:
    """Each article that the address may be a page of, with the number of the page."""
    parts = urlsplit(url)
    path = _ENDING.sub("", parts.path)
    query, asked = [], 0
    for key, value in parse_qsl(parts.query, keep_blank_values=True):
        if key.lower() in _IN_QUERY and re.fullmatch(r"\d{1,2}", value, re.ASCII) and 0 < int(value) <= _LAST:
            asked = int(value)
        else:
            query.append((key, value))
    rest = tuple(query)
    places = {(name_of(url), path, rest): asked or 1}
    for pattern in () if asked else (*_CERTAIN, *_POSSIBLE):
        match = pattern.search(path)
        if match and (1 if pattern in _CERTAIN else 0) < int(match[1]) <= _LAST:
            places.setdefault((name_of(url), path[: match.start()], rest), int(match[1]))
    return places


def _certain(url: str) -> bool:
    """Whether the address can hardly be anything but a further page of an article."""
    parts = urlsplit(url)
    asked = any(key.lower() in _IN_QUERY for key, _ in parse_qsl(parts.query))
    return asked or any(pattern.search(_ENDING.sub("", parts.path)) for pattern in _CERTAIN)


def _links(root: Element) -> Iterator[Element]:
    """What the page calls next, before links that only look like it."""
    for link in root.iter("link", "a"):
        if "next" in (link.get("rel") or "").lower().split():
            yield link
    yield from root.iter("a")


def _is_broken(root: Element, url: str) -> bool:
    """Whether the text breaks off at the syndicate's page break without a link to what follows."""
    return bool(_STORY.search(url)) and any(
        _PAGE_BREAK in text.lower() and text_of(element).lower() == _PAGE_BREAK
        for element in root.iter("p", "div", "span", "a", "em", "strong", "h4", "h5", "h6")
        if (text := element.text or "")
    )
