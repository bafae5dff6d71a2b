"""The channels a syndicate's page points to beside its own: the side lists, and Related Channels under a column."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml.html import HtmlElement

from reader.model.article import ChannelLink
from reader.page.bylines import clean_byline
from reader.page.links import web_url
from reader.page.markup import elements, first_by_class, with_class
from reader.page.syndicate import story_id
from reader.sources.lists.lines import Line, element_text
from reader.sources.lists.teaser import name_in_byline
from reader.sources.names import clean_name
from reader.text import safe

_RELATED = "related channels"


def side_channels(tree: HtmlElement, base: str, lines: list[Line]) -> tuple[ChannelLink, ...]:
    """The channels of both places, each once, those that name somebody first."""
    return _each_once((*_related(lines), *_listed(tree, base)))


def nav_channels(tree: HtmlElement, base: str) -> tuple[ChannelLink, ...]:
    """The channels of the side lists, ``ul.ct-category-nav a[data-code]``, each once."""
    return _each_once(_listed(tree, base))


def channel_byline(tree: HtmlElement) -> str:
    """Who a channel is by, as its heading says: ``a.bio > cite``, `by Jim Davis`."""
    bio = first_by_class(tree, "a", "bio")
    return clean_byline(element_text(bio)) if bio is not None else ""


def _listed(tree: HtmlElement, base: str) -> Iterator[ChannelLink]:
    for link in elements(tree, f".//ul[{with_class('ct-category-nav')}]//a[@href][@data-code]"):
        if name := element_text(link) or safe(link.get("title") or ""):
            yield ChannelLink(clean_name(name), web_url(base, link.get("href") or "").rstrip("/"))


def _related(lines: list[Line]) -> Iterator[ChannelLink]:
    """Name and link stand on one line, `By` and the people on the next."""
    start = next((at for at, line in enumerate(lines) if line.text.lower() == _RELATED), len(lines))
    for line, following in pairwise((*lines[start + 1 :], Line(""))):
        for link in line.links:
            if link.text == line.text and not story_id(link.url):
                yield ChannelLink(clean_name(link.text), link.url.rstrip("/"), name_in_byline(following.text))


def _each_once(channels: Iterable[ChannelLink]) -> tuple[ChannelLink, ...]:
    found: dict[str, ChannelLink] = {}
    for channel in channels:
        if channel.url and channel.name:
            found.setdefault(channel.url, channel)
    return tuple(found.values())
