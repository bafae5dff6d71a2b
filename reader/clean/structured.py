"""What a page says of its article in JSON-LD (json-ld.org, with the vocabulary of schema.org)."""

import json
import re
from collections.abc import Iterator

from reader.clean.tree import Element

Thing = dict[str, object]

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Review|Column|LiveBlogPosting|SocialMediaPosting)$")
_DEEPEST = 12
_LARGEST = 2_000_000
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:(?://\s*)?\]\]>|-->)\s*;?\s*$")


def things(root: Element) -> list[Thing]:
    """Every object of every JSON-LD script of the page, outermost first; broken scripts are left out."""
    found: list[Thing] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            found += _objects(_load(script.text or ""))
    return found


def article_of(found: list[Thing]) -> Thing:
    """The object that describes the article: of the article types the one that says most; empty if there is none."""
    articles = [thing for thing in found if is_a(thing, _ARTICLE_TYPES)]
    return max(articles, key=lambda thing: ("headline" in thing) + ("author" in thing) + len(thing) / 100, default={})


def is_a(thing: Thing, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(name) for name in texts(thing.get("@type")))


def texts(value: object) -> list[str]:
    """The strings of a value that may be one, a list of them, or an object with ``@value`` or ``name``."""
    match value:
        case str():
            return [value] if value.strip() else []
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
    for candidate in (bare, bare.rstrip(";"), re.sub(r"[\x00-\x1f]", " ", bare)):
        try:
            loaded: object = json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        return loaded
    return None


def _objects(value: object, depth: int = 0) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            yield from _objects(value.get(key), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
