"""What a page says of its article in JSON-LD (json-ld.org, with the vocabulary of schema.org)."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape

from reader.page.alike import alike
from reader.page.tree import Element

Thing = dict[str, object]

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Review|Column|LiveBlogPosting|SocialMediaPosting)$")
_PAGE_TYPES = re.compile(r"(?:WebPage|ItemPage|Recipe|CreativeWork|VideoObject|QAPage|Product|Course)$")
_DEEPEST = 12
_LARGEST = 2_000_000
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:(?://\s*)?\]\]>|-->)\s*;?\s*$")
_REPAIRS: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: text.rstrip(";"),
    lambda text: re.sub(r"[\x00-\x1f]", " ", text),
)
_GRAPH = ("@graph",)
_INSIDE = (*_GRAPH, "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
_ADDRESS_OF_TYPE = re.compile(r".*[/#:]")


def things(root: Element) -> list[Thing]:
    """Every object of every JSON-LD script of the page, outermost first; broken scripts are left out.

    Where an object only names another by its ``@id``, the other stands in its place.
    """
    return _told_by(root, _INSIDE)


def outer_things(root: Element) -> list[Thing]:
    """As `things`, without what is inside another, so that the page is not taken for what it lists; those of a graph
    stand one by one."""
    return _told_by(root, _GRAPH)


def _told_by(root: Element, inside: tuple[str, ...]) -> list[Thing]:
    found: list[Thing] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            found += _objects(_load(script.text or ""), inside)
    named = {name: thing for thing in found if isinstance(name := thing.get("@id"), str) and len(thing) > 1}
    return [{key: _resolved(value, named) for key, value in thing.items()} for thing in found]


def _resolved(value: object, named: dict[str, Thing]) -> object:
    """The value with references replaced by what they name, as deep as authors and publishers lie."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and not value.get("name") and isinstance(name := value.get("@id"), str):
        return named.get(name, value)
    return value


def article_of(found: list[Thing], path: str = "", title: str = "") -> Thing:
    """The object that describes the article at ``path`` with the ``title``; empty if there is none.

    Of several articles the page's own is the one that its address or its title names, else the one that says most.
    """
    articles = [thing for thing in found if is_a(thing, _ARTICLE_TYPES)]
    if len(articles) > 1:
        own = [thing for thing in articles if _is_own(thing, path, title)]
        articles = own or articles
    return max(articles, key=_told, default={})


def page_of(found: list[Thing]) -> Thing:
    """The object that describes the page itself, for sites that have no word for an article; empty if there is none."""
    return max((thing for thing in found if is_a(thing, _PAGE_TYPES)), key=_told, default={})


def _told(thing: Thing) -> float:
    return ("headline" in thing) + ("author" in thing) + ("datePublished" in thing) + len(thing) / 100


def _is_own(thing: Thing, path: str, title: str) -> bool:
    addresses = [str(thing.get(key) or "") for key in ("url", "@id")]
    page = thing.get("mainEntityOfPage")
    addresses.append(str(page.get("@id") or page.get("url") or "") if isinstance(page, dict) else str(page or ""))
    if path and any(address.partition("#")[0].rstrip("/").endswith(path) for address in addresses):
        return True
    return alike(first_text(thing.get("headline")), title) >= 0.8


def is_a(thing: Thing, pattern: re.Pattern[str]) -> bool:
    """Whether a name of its types ends as the pattern says."""
    return any(map(pattern.search, types_of(thing)))


def types_of(thing: Thing) -> tuple[str, ...]:
    """The names of a thing's types, without the address of their vocabulary (``https://schema.org/``, ``schema:``)."""
    return tuple(_ADDRESS_OF_TYPE.sub("", name) for name in texts(thing.get("@type")))


def members(value: object) -> list[Thing]:
    """The objects of a value that may be one or a list of them."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def texts(value: object) -> list[str]:
    """The strings of a value that may be one, a list of them, or an object with ``@value`` or ``name``."""
    match value:
        case str():
            # Many sites escape for HTML what JSON would carry as it is.
            return [unescape(value)] if value.strip() else []
        case list():
            return [text for item in value for text in texts(item)]
        case dict():
            return texts(value.get("@value") or value.get("name"))
        case _:
            return []


def first_text(value: object) -> str:
    return next(iter(texts(value)), "")


def _load(text: str) -> object:
    if len(text) > _LARGEST:
        return None
    bare = _WRAPPING.sub("", text).strip()
    for repair in _REPAIRS:
        try:
            loaded: object = json.loads(repair(bare), strict=False)
        except (ValueError, RecursionError):
            continue
        return loaded
    return None


def _objects(value: object, inside: tuple[str, ...], depth: int = 0) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key in inside:
            yield from _objects(value.get(key), inside, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, inside, depth + 1)
