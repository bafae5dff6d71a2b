"""Where a page's feed may be when its head names none. Each is a guess, to be asked before it is offered."""

import re

from lxml.html import HtmlElement

from reader.model.page import Page
from reader.page.hosts import same_site
from reader.page.links import origin_of, path_of, web_url
from reader.page.markup import base_of, elements, page_text, parse_html
from reader.sources.identity import canonical
from reader.sources.lists.lines import element_text

MOST = 6

_SAYS_FEED = re.compile(
    r"\W*(?:subscribe (?:via|by|to) )?(?:rss|atom|xml|web)?\W*(?:rss|atom|feeds?|xml)\W*", re.IGNORECASE
)
_ANYBODYS = re.compile(
    r"(?:/(?:feeds?|rss2?|atom|index|main|default|all|posts|blog|news|arc|outboundfeeds)(?:\.\w{2,4})?)*", re.IGNORECASE
)
_BESIDE = ("/feed", "/rss", "?feed=rss2")
_AT_ROOT = ("/feed", "/rss", "/atom.xml", "/index.xml", "/rss.xml", "/feed.xml")


def feed_guesses(page: Page) -> tuple[str, ...]:
    """Addresses of the page's own site, at most `MOST`, likeliest first: what its links call a feed, the common places
    under its own path, those under the site's root."""
    url = page.final_url
    tree = parse_html(page_text(page))
    linked = _linked(tree, base_of(tree, url)) if tree is not None else []
    path, origin = path_of(url).rstrip("/"), origin_of(url)
    beside = [f"{origin}{path}{end}" for end in _BESIDE] if path else []
    root = [f"{origin}{end}" for end in _AT_ROOT]
    each = {canonical(guess): guess for guess in reversed((*linked, *beside, *root)) if same_site(guess, url)}
    each.pop(canonical(url), None)
    return tuple(reversed(each.values()))[:MOST]


def is_of_site(feed: str) -> bool:
    """Whether the address is one where a whole site has its feed: nothing in its path says whose or what it is."""
    return bool(_ANYBODYS.fullmatch(path_of(feed)))


def _linked(tree: HtmlElement, base: str) -> list[str]:
    """What the page's visible links call a feed; a page that explains feeds is told from one by its answer."""
    found = []
    for link in elements(tree, ".//a[@href]"):
        said = element_text(link) or link.get("title") or link.get("aria-label") or ""
        if said and len(said) < 40 and _SAYS_FEED.fullmatch(said) and (url := web_url(base, link.get("href") or "")):
            found.append(url)
    return found[:2]
