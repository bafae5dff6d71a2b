"""The headline: the line a person reads, without the name of the site."""

import re

from reader.clean.tree import Element, text_of
from reader.text import safe

_SEPARATOR = re.compile(r"\s+(?:[|·•»«:\\/—–-]|::|&raquo;)\s+|\s*\|\s*")
_WORDS = re.compile(r"\w+")


def headline_of(root: Element, stated: str, shared: str, masthead: str) -> str:
    """The headline of the page; ``stated`` is that of JSON-LD, ``shared`` that for other sites, either may be empty."""
    title = _title(root)
    top = _top_heading(root, (stated, shared, title))
    if top:
        return top
    return stated or without_site(shared, masthead) or without_site(title, masthead)


def _title(root: Element) -> str:
    return next((text for title in root.iter("title") if (text := text_of(title))), "")


def _top_heading(root: Element, said: tuple[str, ...]) -> str:
    """The one ``h1`` that says what the page elsewhere says of itself; many pages use ``h1`` for other things too."""
    for heading in root.iter("h1"):
        text = text_of(heading)
        if len(text.split()) >= 2 and any(_alike(text, other) for other in said if other):
            return text
    return ""


def _alike(one: str, other: str) -> bool:
    """Whether one of the lines holds nearly all the words of the other, beginning with its first word."""
    a, b = _WORDS.findall(one.casefold()), _WORDS.findall(other.casefold())
    if not a or not b:
        return False
    return len(set(a) & set(b)) >= 0.8 * min(len(set(a)), len(set(b))) and len(a) <= 2 * len(b) + 4


def without_site(title: str, masthead: str) -> str:
    """The title without the name of the site at its end or its start."""
    title = safe(title)
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:
        return title
    gaps = list(_SEPARATOR.finditer(title))
    if masthead and _same(parts[0], masthead):
        return title[gaps[0].end() :]
    if masthead:
        for gap in gaps:
            if _same(title[gap.end() :], masthead) or _same(_SEPARATOR.split(title[gap.end() :])[0], masthead):
                return title[: gap.start()]
    head, tail = title[: gaps[-1].start()], title[gaps[-1].end() :]
    return head if len(tail.split()) <= 4 and len(head.split()) >= max(3, len(tail.split())) else title


def _same(one: str, other: str) -> bool:
    a, b = ("".join(_WORDS.findall(text.casefold())) for text in (one, other))
    return bool(a) and (a == b or (len(b) > 4 and a.startswith(b)) or (len(a) > 4 and b.startswith(a)))
