"""The channels a page shows as cards: a picture, a name, and who it is by, all in one link."""

from itertools import islice

from lxml.html import HtmlElement

from reader.model.address import host_of
from reader.model.channel import NewChannel, SourceKind
from reader.page.bylines import clean_byline
from reader.page.links import path_of, web_url
from reader.page.markup import elements
from reader.page.words import words
from reader.sources.identity import canonical
from reader.sources.lists.lines import element_text, read_lines
from reader.sources.names import clean_name
from reader.text import count_words

LEAST = 3
"""Cards that make a list of channels."""

_MOST_LINKS = 1_000
_MOST_INSIDE = 40
_MOST_WORDS = 4
_HEADINGS = words("h2 h3 h4 h5 h6")
_COMICS = words("comics comic funnies thefunnies cartoons editorialcartoons")


def cards(tree: HtmlElement, base: str) -> tuple[NewChannel, ...]:
    """The channels of a page of cards, in its order; none where the cards say more than a name and a byline, or where
    their names are as long as headlines, since those are columns'."""
    found: dict[str, NewChannel] = {}
    for link in elements(tree, ".//a[@href]")[:_MOST_LINKS]:
        if (card := _card(link, base)) and canonical(card.url) != canonical(base):
            found.setdefault(canonical(card.url), card)
    short = sum(count_words(card.name) <= _MOST_WORDS for card in found.values())
    return tuple(found.values()) if len(found) >= LEAST and short * 4 >= len(found) * 3 else ()


def _card(link: HtmlElement, base: str) -> NewChannel | None:
    inside = list(islice(link.iter(), _MOST_INSIDE))
    headings = [each for each in inside if each.tag in _HEADINGS]
    if len(inside) == _MOST_INSIDE or len(headings) != 1 or all(each.tag != "img" for each in inside):
        return None
    said = element_text(headings[0])
    rest = [line.text for line in read_lines(link, base) if line.text != said]
    url = web_url(base, link.get("href") or "")
    if not said or not url or host_of(url) != host_of(base) or path_of(url) == "/":
        return None
    if len(rest) > 1 or not all(line.casefold().startswith("by ") for line in rest):
        return None
    is_comic = not _COMICS.isdisjoint(path_of(url).casefold().split("/"))
    kind = SourceKind.COMIC if is_comic else SourceKind.INDEX
    return NewChannel(url, clean_name(said), kind, clean_byline(rest[0]) if rest else "")
