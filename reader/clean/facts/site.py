"""The names of the site a page belongs to."""

import re
from collections.abc import Iterator

from reader.clean.facts.stated import Stated
from reader.page.alike import alike
from reader.page.hosts import name_of
from reader.page.linked_data import first_text
from reader.page.people import is_person
from reader.text import safe

_SITE_METAS = (
    "application-name",
    "apple-mobile-web-app-title",
    "twitter:app:name:iphone",
    "dc.publisher",
    "dcterms.publisher",
)
_COMMON_LABELS = frozenset(("www", "m", "amp", "mobile", "blog", "blogs", "news", "edition", "co", "com", "net", "org"))
_LEAST_WORDS, _MOST_ALIKE = 4, 0.6
_BEFORE = re.compile(r"\s*[:|·•»«–—-]\s+$")
_SEPARATOR = re.compile(r"\s+[|·•»«–—-]\s+|\s*\|\s*")


def masthead_of(stated: Stated) -> str:
    """What the site calls itself."""
    site = stated.meta("og:site_name") or safe(first_text(stated.article.get("publisher")))
    return site or stated.meta(*_SITE_METAS)


def site_names(stated: Stated) -> tuple[str, ...]:
    """All that may stand for the site: what it calls itself, its host, and what its title adds to the headline."""
    said = (name for name in _names(stated) if not _is_headline(name, stated.title))
    return tuple(dict.fromkeys(filter(None, (*said, *_added_names(stated)))))


def own_names(stated: Stated) -> tuple[str, ...]:
    """As `site_names`, without what only the title adds, if it reads like a person: many pages add who wrote them."""
    own = set(_names(stated))
    return tuple(name for name in site_names(stated) if name in own or not is_person(name))


def _is_headline(name: str, title: str) -> bool:
    """Whether a name is the title of the page again, which some sites fill into every field."""
    return len(name.split()) >= _LEAST_WORDS and alike(name, title) >= _MOST_ALIKE


def _names(stated: Stated) -> Iterator[str]:
    yield stated.meta("og:site_name")
    yield safe(first_text(stated.article.get("publisher")))
    yield from stated.each(*_SITE_METAS)
    host = name_of(stated.url)
    yield host
    yield from (label for label in host.split(".")[:-1] if label not in _COMMON_LABELS and len(label) > 3)


def _added_names(stated: Stated) -> Iterator[str]:
    """What the title says beside the headline."""
    for headline in (stated.meta("og:title"), safe(first_text(stated.article.get("headline")))):
        yield from _added(stated.title, headline)


def _added(title: str, headline: str) -> Iterator[str]:
    if headline and title.startswith(headline) and (gap := _SEPARATOR.match(title, len(headline))):
        yield title[gap.end() :]
    if headline and title.endswith(headline) and (gap := _BEFORE.search(title[: -len(headline)])):
        yield title[: gap.start()]
