"""The sections a site's front page leads to."""

import re

from lxml.html import HtmlElement

from reader.model.address import host_of
from reader.model.channel import NewChannel, SourceKind
from reader.page.links import path_of, web_url
from reader.page.markup import elements
from reader.sources.identity import canonical
from reader.sources.lists.lines import element_text
from reader.sources.names import clean_name

MOST = 12

_OPINION = re.compile(
    r"opinions?|op-?eds?|columns?|columnists?|commentary|comment|views?|viewpoints?|editorials?|voices|perspectives?|"
    r"essays?|letters|blogs?|meinung|kolumnen?|débats|chroniques|opinión|columnas",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"about\b|contact|log ?in|sign|subscri|account|privacy|terms|help|jobs?|careers|advert|shop|store|search|donate|"
    r"newsletter|podcasts?|video|games?|puzzles|crossword|e-?paper|app|faq|support|home\b|menu|more\b|rss|member|gift",
    re.IGNORECASE,
)


def sections(tree: HtmlElement, base: str) -> tuple[NewChannel, ...]:
    """What the navigation of a front page leads to, of few words and a short path on the same host, opinion first;
    none on any other page."""
    if path_of(base) != "/":
        return ()
    found: dict[str, NewChannel] = {}
    for link in elements(tree, ".//*[self::nav or self::header or @role='navigation']//a[@href]"):
        url, name = web_url(base, link.get("href") or ""), clean_name(element_text(link))
        if _is_section(url, name, base):
            found.setdefault(canonical(url), NewChannel(url, name, SourceKind.INDEX))
    ordered = sorted(found.values(), key=lambda channel: not _OPINION.search(channel.name))
    return tuple(ordered)[:MOST]


def _is_section(url: str, name: str, base: str) -> bool:
    depth = path_of(url).count("/")
    short = 0 < len(name) <= 30 and len(name.split()) <= 3
    return short and host_of(url) == host_of(base) and path_of(url) != "/" and depth <= 2 and not _SERVICE.match(name)
