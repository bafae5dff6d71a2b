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
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")


def things(root: Element) -> list[Thing]:
    """Every object of every JSON-LD script of the page, outermost first; broken scripts are left out.

    Where an object only names another by its ``@id``, the other stands in its place.
    """
    found: list[Thing] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            found += _objects(_load(script.text or ""))
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
    return any(pattern.search(name) for name in texts(thing.get("@type")))


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


def _objects(value: object, depth: int = 0) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key in _INSIDE:
            yield from _objects(value.get(key), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
