"""Lists that a page states for machines, as JSON-LD (schema.org: ItemList, Blog, CollectionPage)."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from reader.model.entry import NewEntry
from reader.page.bylines import join_names
from reader.page.links import host_of, web_url
from reader.page.markup import elements
from reader.sources.dates import read_moment
from reader.sources.identity import entry_key
from reader.sources.lists.teaser import dek_of, headline_of
from reader.text import safe

MOST = 200
_MEMBERS = ("itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity", "@graph", "item")
_LISTS = frozenset(
    ("ItemList", "Blog", "CollectionPage", "ProfilePage", "WebPage", "SearchResultsPage", "ListItem", "DataFeed")
)
_DEEP = 6

Thing = dict[str, Any]


def stated_things(tree: HtmlElement) -> list[Thing]:
    """The things a page states, those of a graph one by one; what is no JSON states nothing."""
    found: list[Thing] = []
    for script in elements(tree, ".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for each in _all(data):
            found += [each, *_all(each.get("@graph"))]
    return [each for each in found if types_of(each)]


def types_of(thing: Thing) -> tuple[str, ...]:
    """The names of a thing's types, without an address before them."""
    stated = thing.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def stated_entries(tree: HtmlElement, base: str) -> tuple[NewEntry, ...]:
    """The columns of the lists a page states, in their order; those on other hosts left out."""
    found: dict[str, NewEntry] = {}
    for thing in stated_things(tree):
        for member in _members(thing, 0) if not _LISTS.isdisjoint(types_of(thing)) else ():
            entry = _entry(member, base)
            if entry and host_of(entry.url) == host_of(base):
                found.setdefault(entry.key, entry)
    return tuple(found.values())[:MOST]


def _members(thing: Thing, depth: int) -> Iterator[Thing]:
    for name in _MEMBERS:
        for member in _all(thing.get(name)) if depth < _DEEP else ():
            if _LISTS.isdisjoint(types_of(member)) or ("url" in member and "name" in member):
                yield {**member, **_first(member.get("item"))}
            else:
                yield from _members(member, depth + 1)


def _entry(thing: Thing, base: str) -> NewEntry | None:
    headline = headline_of(_text(thing.get("headline")) or _text(thing.get("name")))
    address = thing.get("url") or thing.get("@id") or _first(thing.get("mainEntityOfPage")).get("@id") or ""
    url = web_url(base, address) if isinstance(address, str) and address else ""
    if not headline or not url:
        return None
    return NewEntry(
        key=entry_key(url),
        url=url,
        headline=headline,
        byline=join_names(_text(author.get("name")) for author in _all(thing.get("author"))),
        dek=dek_of([_text(thing.get("description"))]),
        published_at=read_moment(_text(thing.get("datePublished"))),
    )


def _all(value: object) -> list[Thing]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def _first(value: object) -> Thing:
    return next(iter(_all(value)), {})


def _text(value: object) -> str:
    return safe(value) if isinstance(value, str) else ""
