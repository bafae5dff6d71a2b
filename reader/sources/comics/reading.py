"""A comic: each page shows one strip and names the one before it.

Pages of the syndicate's shape are read by it, all others by what every comic has: one big picture, few words, and
beside it the links to the strips before and after.
"""

import re
from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

from reader.errors import SourceError
from reader.model.address import host_of
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.page import Page
from reader.page.head import meta, page_title
from reader.page.linked_data import outer_things, types_of
from reader.page.links import path_of, web_url
from reader.page.markup import base_of, elements, page_text, parse_html
from reader.page.months import MONTHS
from reader.sources.comics.neighbours import Turns, Way, is_paged, older_of, place_of, turns
from reader.sources.comics.strip_facts import (
    StripNames,
    counted_url,
    day_of_lines,
    day_of_strip,
    is_landing,
    names_of_strip,
    own_url,
)
from reader.sources.comics.strip_picture import picture_url, said_of, strip_picture
from reader.sources.comics.syndicate_comic import read_syndicated
from reader.sources.feed_links import feed_link
from reader.sources.identity import entry_key
from reader.sources.lists.lines import read_lines
from reader.sources.lists.page_kind import prose_of

_COMIC = re.compile(r"comics?\b|strips?\b|cartoon|funnies|manga\b|fumett|historieta|tebeo|dessinée|漫画", re.IGNORECASE)
_COMIC_TYPES = frozenset(("ComicStory", "ComicIssue", "ComicSeries", "ComicCoverArt"))
_COUNTER = re.compile(
    r"(?:photos?|images?|pictures?|slides?|bild|foto)?\s*\d{1,3}\s*(?:of|/|von|de|sur)\s*\d{1,3}", re.IGNORECASE
)
# Words in one place: under a strip its author may say a good deal, under a picture that only may be one hardly a word.
_SURE, _LIKELY, _PERHAPS = 400, 200, 30


def read_comic(page: Page) -> Listing:
    """The one strip a page shows, as an entry. Raises SourceError when the page shows none."""
    tree = parse_html(page_text(page))
    listing = _read(tree, page) if tree is not None else None
    if listing is None:
        raise SourceError("The page shows no comic strip.", "Open it in the browser to see what it has instead.")
    return listing


def newest_url(tree: HtmlElement, url: str) -> str:
    """Where the newest strip of a comic always is, as far as the page of one of its strips tells: the nearest address
    above its own that it links to, since what its link to the newest leads to may be one strip; else its own."""
    base = base_of(tree, url)
    if place_of(url) is None and Way.NEWER not in turns(tree, base):
        return url
    linked = {path_of(each): each for each in _linked(tree, base)}
    above = path_of(url)
    while above != "/":
        above = above.rpartition("/")[0] or "/"
        if above in linked and place_of(linked[above]) is None:
            return linked[above]
    return url


def _linked(tree: HtmlElement, base: str) -> Iterator[str]:
    for link in elements(tree, ".//a[@href]"):
        url = web_url(base, link.get("href") or "")
        if host_of(url) == host_of(base):
            yield url


def _read(tree: HtmlElement, page: Page) -> Listing | None:
    if listing := read_syndicated(tree, page):
        return listing
    base = base_of(tree, page.final_url)
    found = turns(tree, base)
    if not found.keys() & {Way.OLDER, Way.NEWER}:
        return None
    picture = strip_picture(tree, base, found)
    if picture is None or not _is_comic(tree, base, found, picture):
        return None
    return _listing(tree, base, found, picture)


def _is_comic(tree: HtmlElement, base: str, found: Turns, picture: HtmlElement) -> bool:
    """Whether the words beside the picture are few enough for what else speaks for a comic."""
    called = (base, picture_url(picture, base), *said_of(picture), meta(tree, "og:site_name"), page_title(tree))
    types = {name for thing in outer_things(tree) for name in types_of(thing)}
    is_called = bool(types & _COMIC_TYPES) or any(map(_COMIC.search, called))
    named = {way for way, turn in found.items() if turn.named}
    to_both_ends = bool(named & {Way.OLDEST, Way.NEWEST} and named & {Way.OLDER, Way.NEWER})
    if is_paged(tree, base) or (not is_called and _counts_pictures(tree)):
        return False
    most = _SURE if is_called and to_both_ends else _LIKELY if is_called or to_both_ends else _PERHAPS
    return prose_of(tree)[0] < most


def _counts_pictures(tree: HtmlElement) -> bool:
    """Whether the page counts pictures, as a gallery does: ``3 / 12``, ``Photo 3 of 12``."""
    return any(len(text) < 24 and _COUNTER.fullmatch(text) for text in map(str.strip, map(str, tree.itertext())))


def _listing(tree: HtmlElement, base: str, found: Turns, picture: HtmlElement) -> Listing:
    lines = read_lines(tree, base)
    names = names_of_strip(tree, base, picture, lines)
    url = own_url(tree, base, found)
    day = day_of_strip(tree, picture, url, found) or day_of_lines(lines)
    address = picture_url(picture, base)
    key = entry_key(url)
    if is_landing(url, found):
        # The page is the same from day to day, so the count, the day or the picture has to tell its strips apart.
        counted = counted_url(found)
        key = entry_key(counted or url, "" if counted else f"{names.name} {day or address}")
    entry = NewEntry(
        key=key,
        url=url,
        headline=_headline(names, day),
        byline=names.byline,
        published_at=day,
        picture=address,
    )
    return Listing((entry,), names.name, names.byline, feed_link(tree, base), older_of(found, url))


def _headline(names: StripNames, day: date | None) -> str:
    """The strip's own, else its comic's name and its day."""
    if names.headline or day is None:
        return names.headline or names.name
    return f"{names.name}, {day.day} {MONTHS[day.month - 1]} {day.year}"
