"""The feeds a page offers in its head."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.page.links import web_url
from reader.page.markup import elements
from reader.text import safe

_FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"))


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed the page offers: its absolute url, and its title as written (often the site's, often none)."""

    url: str
    title: str

    @property
    def is_comments(self) -> bool:
        """Whether it lists what readers answered, not what the site published."""
        return "comment" in self.title.lower() or "/comments/" in self.url.lower()


def feed_links(tree: HtmlElement, base: str) -> list[FeedLink]:
    """The feeds a page offers by ``link rel=alternate``, in its order, those of comments last."""
    found: dict[str, FeedLink] = {}
    for link in elements(tree, ".//link[@href][@rel]"):
        rels = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        url = web_url(base, link.get("href") or "") if "alternate" in rels and kind in _FEED_TYPES else ""
        if url:
            found.setdefault(url, FeedLink(url, safe(link.get("title") or "")))
    return sorted(found.values(), key=lambda feed: feed.is_comments)


def feed_link(tree: HtmlElement, base: str) -> str:
    """The page's own feed, empty if it offers none but that of comments."""
    return next((feed.url for feed in feed_links(tree, base) if not feed.is_comments), "")
