"""The names in a feed: which elements mean what, under whichever prefix, as feedparser takes them."""

import re
from functools import lru_cache

from reader.page.words import words
from reader.sources.feeds.markup import Odd

ATOM, ATOM_03, RSS_10 = "http://www.w3.org/2005/atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/"
_PLAIN_SPACES = words(
    f"""
    {ATOM} {ATOM_03} {RSS_10} http://blogs.law.harvard.edu/tech/rss http://my.netscape.com/rdf/simple/0.9/
    http://purl.org/rss/1.0/modules/rss091#
    """
)
_SPACES = dict.fromkeys(_PLAIN_SPACES, "") | {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_MEANT = frozenset(_SPACES.values()) - {""}
_DECLARED = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)")
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

DATES = {
    **dict.fromkeys(("published", "issued", "pubdate", "dcterms:issued"), "published"),
    **dict.fromkeys(("updated", "modified", "lastbuilddate", "dc:date", "dcterms:modified"), "updated"),
    **dict.fromkeys(("created", "dcterms:created"), "created"),
}
AUTHORS = words("author managingeditor dc:author dc:creator itunes:author")
TITLES = words("title dc:title")
SUMMARIES = {
    **dict.fromkeys(("description", "dc:description"), "text/html"),
    **dict.fromkeys(("summary", "itunes:summary"), "text/plain"),
}
CONTENTS = {"content": "text/plain", "content:encoded": "text/html"}
PICTURES_OWN = words("media:title media:description")
PICTURES = {"media:content": "media_content", "media:thumbnail": "media_thumbnail"}
STRANGE = words("body xhtml:body fullitem abstract itunes:link")
TELLING = STRANGE | AUTHORS | TITLES | DATES.keys() | SUMMARIES.keys() | CONTENTS.keys()
NO_MATTER = words(
    """
    category keywords comments ttl generator webmaster language copyright docs skipdays skiphours day hour cloud rating
    subtitle tagline rights info icon logo expirationdate items
    """
)
OF_SOURCE = words("title id link updated subtitle rights author contributor category generator icon logo published")
OF_IMAGE = words("title link description url href width height")
OF_INPUT = words("title link description name")
OF_PERSON = words("name email uri url homepage")
MEANINGFUL = words("href url uri rel type ispermalink version src mode lastmod")
HTML = words("text/html html application/xhtml+xml xhtml")


def named_as_usual(text: str) -> bool:
    """Whether no prefix that is known for one name space is declared for another."""
    return all(
        _SPACES.get(space.lower()) == prefix.lower()
        for prefix, space in _DECLARED.findall(text)
        if prefix.lower() in _MEANT
    )


@lru_cache(maxsize=1024)
def name_of(tag: str, prefix: str | None) -> str:
    """An element's name with the usual prefix of its name space: none for those of RSS and Atom."""
    space, _, local = tag.rpartition("}")
    space, local = space.lstrip("{").lower(), local.lower()
    if not space or "backend.userland.com/rss" in space:
        return local
    usual = _SPACES.get(space)
    if usual is None and (not prefix or prefix.lower() in _MEANT):
        raise Odd
    usual = prefix.lower() if usual is None and prefix else usual
    return f"{usual}:{local}" if usual else local
