"""Lists that a page states for machines, as JSON-LD (schema.org: ItemList, Blog, CollectionPage)."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.model.address import host_of
from reader.model.entry import NewEntry
from reader.page.bylines import join_names
from reader.page.dates import read_moment
from reader.page.linked_data import Thing, first_text, members, outer_things, texts, types_of
from reader.page.links import web_url
from reader.sources.identity import entry_key
from reader.sources.lists.teaser import dek_of, headline_of
from reader.text import safe

MOST = 200
_MEMBERS = ("itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity", "@graph", "item")
_LISTS = frozenset(
    ("ItemList", "Blog", "CollectionPage", "ProfilePage", "WebPage", "SearchResultsPage", "ListItem", "DataFeed")
)
_DEEP = 6


def stated_entries(tree: HtmlElement, base: str) -> tuple[NewEntry, ...]:
    """The columns of the lists a page states, in their order; those on other hosts left out."""
    found: dict[str, NewEntry] = {}
    for thing in outer_things(tree):
        for member in _members(thing, 0) if not _LISTS.isdisjoint(types_of(thing)) else ():
            entry = _entry(member, base)
            if entry and host_of(entry.url) == host_of(base):
                found.setdefault(entry.key, entry)
    return tuple(found.values())[:MOST]


def _members(thing: Thing, depth: int) -> Iterator[Thing]:
    for name in _MEMBERS:
        for member in members(thing.get(name)) if depth < _DEEP else ():
            if _LISTS.isdisjoint(types_of(member)) or ("url" in member and "name" in member):
                yield {**member, **_first(member.get("item"))}
            else:
                yield from _members(member, depth + 1)


def _entry(thing: Thing, base: str) -> NewEntry | None:
    headline = headline_of(first_text(thing.get("headline")) or first_text(thing.get("name")))
    address = thing.get("url") or thing.get("@id") or _first(thing.get("mainEntityOfPage")).get("@id") or ""
    url = web_url(base, address) if isinstance(address, str) and address else ""
    if not headline or not url:
        return None
    return NewEntry(
        key=entry_key(url),
        url=url,
        headline=headline,
        byline=join_names(texts(thing.get("author"))),
        dek=dek_of([safe(first_text(thing.get("description")))]),
        published_at=read_moment(first_text(thing.get("datePublished"))),
    )


def _first(value: object) -> Thing:
    return next(iter(members(value)), {})
