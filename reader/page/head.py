"""What a page says of itself in its head: ``meta`` elements, the title, the address it calls its own.

Sites put the name of a ``meta`` into ``name`` (HTML), ``property`` (RDFa, so ogp.me), ``itemprop`` (microdata) or
``http-equiv``, several at once if they like, in any case.
"""

from collections.abc import Iterator

from reader.page.links import web_url
from reader.page.tree import Element, text_of
from reader.text import safe

_NAMING = ("property", "name", "itemprop", "http-equiv")


def metas_of(root: Element) -> dict[str, list[str]]:
    """Every content by name, in lower case, in the order of the page."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        if content := _content(element):
            for name in _names(element):
                found.setdefault(name, []).append(content)
    return found


def meta(root: Element, name: str) -> str:
    """The content of the first ``meta`` with this name that has any, on one line; empty if there is none."""
    wanted = name.lower()
    said = (_content(element) for element in root.iter("meta") if wanted in _names(element))
    return next(filter(None, said), "")


def page_title(root: Element) -> str:
    """The text of the first ``title`` that has any and is not that of a drawing."""
    titles = (title for title in root.iter("title") if next(title.iterancestors("svg"), None) is None)
    return next(filter(None, map(text_of, titles)), "")


def canonical_links(root: Element, base: str) -> Iterator[str]:
    """The addresses a page says are its own, absolute: by its link, and as others are to share it."""
    links = [link for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    said = filter(None, (*(link.get("href") for link in links), meta(root, "og:url")))
    return filter(None, (web_url(base, href) for href in said))


def _names(element: Element) -> list[str]:
    return [name for attribute in _NAMING for name in (element.get(attribute) or "").lower().split()]


def _content(element: Element) -> str:
    return safe(element.get("content") or element.get("value") or "")
