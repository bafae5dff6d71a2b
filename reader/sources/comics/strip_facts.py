"""What a strip's page of any make says of it: its own address, its day, its name and its comic's, who draws it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.model.address import host_of
from reader.model.moment import day_of
from reader.page.bylines import clean_byline
from reader.page.dates import day_in_path, moment_within, read_moment
from reader.page.head import canonical_links, meta, page_title
from reader.page.linked_data import outer_things, texts
from reader.page.links import path_of, web_url
from reader.page.markup import elements
from reader.page.people import is_person, is_person_in_title
from reader.sources.comics.neighbours import Turns, Way, place_of
from reader.sources.comics.strip_picture import said_of
from reader.sources.identity import canonical
from reader.sources.lists.lines import Line, element_text, heading
from reader.sources.lists.teaser import headline_of, name_in_byline
from reader.sources.names import clean_name

_PARTS = re.compile(r"\s+(?:[|»·•]|::|[-–—])\s+|:\s+")
_PERMALINK = re.compile(r"perma(?:nent )?link\b.*|link to this (?:comic|strip|page)\W*", re.IGNORECASE)
_BY = re.compile(r"(?P<name>.+?),?\s+by\s+(?P<byline>\S.{2,60})", re.IGNORECASE)
_LEFT_OF_DATE = re.compile(
    r"(?:\s+(?:for|from|on))?[\s,;:(|–—-]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?[\s,)]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class StripNames:
    """The comic's name, the strip's own headline (empty if it has none), and who draws it."""

    name: str
    headline: str = ""
    byline: str = ""


def own_url(tree: HtmlElement, base: str, turns: Turns) -> str:
    """The address under which the strip stays: what the page, or a link in it, calls its permanent one, else where the
    page is."""
    said = [*canonical_links(tree, base)]
    for link in elements(tree, ".//a[@href]"):
        named = (element_text(link), link.get("title") or "", link.get("aria-label") or "")
        if "bookmark" in (link.get("rel") or "").lower().split() or any(map(_PERMALINK.fullmatch, named)):
            said.append(web_url(base, link.get("href") or ""))
    elsewhere = {canonical(turn.url) for turn in turns.values()} - {_newest(turns)}
    return next((url for url in said if _is_strips(url, base) and canonical(url) not in elsewhere), base)


def _newest(turns: Turns) -> str:
    return canonical(turns[Way.NEWEST].url) if Way.NEWEST in turns else ""


def _is_strips(url: str, base: str) -> bool:
    """Whether an address can be the strip's own: the page's, or a more exact one on its host."""
    if not url or host_of(url) != host_of(base) or (path_of(url) == "/" and not urlsplit(url).query):
        return False
    # A page that has a place of its own and calls itself otherwise is mistaken about itself.
    return place_of(base) in (None, place_of(url))


def is_landing(url: str, turns: Turns) -> bool:
    """Whether an address is where the newest strip always is: above that of the strip before it, or uncounted where
    that one is counted."""
    older = turns.get(Way.OLDER)
    if older is None or Way.NEWER in turns or place_of(url):
        return False
    return place_of(older.url) is not None or path_of(older.url).startswith(path_of(url))


def counted_url(turns: Turns) -> str:
    """The address that the strip of a landing page will have by the count of the one before it; empty if nothing
    counts. It tells strips apart, but may not answer yet."""
    older = turns[Way.OLDER].url
    head, number, tail = ("", "", "") if day_in_path(older) else _at_number(older)
    return f"{head}{int(number) + 1:0{len(number)}}{tail}" if number and not re.search(r"[a-z]", tail) else ""


def _at_number(url: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(.*?\D)(\d{1,9})([^\d]*)", url)
    return (match[1], match[2], match[3]) if match else (url, "", "")


def day_of_strip(tree: HtmlElement, picture: HtmlElement, url: str, turns: Turns) -> date | None:
    """The day in the address, in what is said of the picture, in the page's names, or in its ``time``; else
    the one day between the strips around it."""
    if day := day_in_path(url):
        return day
    for said in (*said_of(picture), meta(tree, "og:title"), heading(tree), page_title(tree)):
        moment, _ = moment_within(said)
        if moment:
            return day_of(moment)
    for said in _stated_dates(tree):
        if moment := read_moment(said):
            return day_of(moment)
    return _between(turns)


def day_of_lines(lines: list[Line]) -> date | None:
    """The day of the only line, or part of one, that is a date; of several none is surely the strip's."""
    said = {part.strip() for line in lines for part in (line.text, *line.parts)}
    days = {day_of(moment) for each in said if 6 <= len(each) <= 60 and (moment := read_moment(each))}
    return days.pop() if len(days) == 1 else None


def _stated_dates(tree: HtmlElement) -> Iterator[str]:
    yield from (each.get("datetime") or element_text(each) for each in elements(tree, ".//time"))
    yield from (meta(tree, name) for name in ("article:published_time", "datePublished", "date", "dc.date"))
    yield from (said for thing in outer_things(tree) if isinstance(said := thing.get("datePublished"), str))


def _between(turns: Turns) -> date | None:
    older, newer = (day_in_path(turns[way].url) if way in turns else None for way in (Way.OLDER, Way.NEWER))
    if older and newer and (newer - older).days == 2:
        return date.fromordinal(older.toordinal() + 1)
    return None


def names_of_strip(tree: HtmlElement, base: str, picture: HtmlElement, lines: list[Line]) -> StripNames:
    """Names out of the titles: the part that is the site's is the comic's, the other the strip's own, which may also
    stand over the picture or be said of it. A title that names its artist begins with the comic."""
    title = meta(tree, "og:title") or page_title(tree)
    whole = _of_title(_undated(clean_name(title) if "|" in title else title))
    byline = whole.byline or _byline(tree, lines)
    own = _of_title(_undated(heading(tree))).name
    of_strip = (own, *map(_undated, said_of(picture)))
    parts = [part for part in map(_undated, _PARTS.split(whole.name)) if part]
    named = parts[0] if whole.byline and parts else _undated(meta(tree, "og:site_name"))
    by_titles = next((part for part in reversed(parts) if part not in of_strip), "")
    name = named or by_titles or own or next(iter(parts), host_of(base))
    headline = next((part for part in (*parts, own) if part and not _same(part, name)), "")
    return StripNames(headline_of(name), headline_of(headline), byline)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _of_title(title: str) -> StripNames:
    """``Gull & Buoy by Perpetua Lamm``."""
    match = _BY.fullmatch(title)
    byline = clean_byline(match["byline"]) if match else ""
    return StripNames(match["name"], byline=byline) if match and is_person_in_title(byline) else StripNames(title)


def _undated(title: str) -> str:
    """A title without the day at its end."""
    moment, rest = moment_within(title)
    return _LEFT_OF_DATE.sub("", rest.rstrip(" )")).strip(" ,;:|–—-(") if moment else title.strip()


def _byline(tree: HtmlElement, lines: list[Line]) -> str:
    marked = ".//a[contains(concat(' ', normalize-space(@rel), ' '), ' author ')] | .//*[@itemprop='author']"
    said = [meta(tree, "author"), *map(element_text, elements(tree, marked))]
    said += [name for thing in outer_things(tree) for key in ("author", "creator") for name in texts(thing.get(key))]
    if name := next((name for name in map(clean_byline, said) if is_person(name)), ""):
        return name
    return next(filter(None, (name_in_byline(line.text) for line in lines)), "")
