"""The syndicate's comic pages, and those of its editorial cartoonists.

Their shape: ``figure.comic`` with the picture
``#comic-zoom``, the days around it in ``.comic-calendar``, and share links, which alone give the id of the newest
strip. A strip has no date of its own but for its picture's alternative text or the days that are named around it.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qsl

from lxml.html import HtmlElement

from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.moment import day_of
from reader.model.page import Page
from reader.page.dates import read_moment
from reader.page.head import canonical_links, meta, page_title
from reader.page.links import web_url
from reader.page.markup import base_of, elements, first_by_class, with_class
from reader.page.months import MONTHS
from reader.page.syndicate import channel_code, is_arcamax, story_id
from reader.sources.feed_links import feed_link
from reader.sources.identity import entry_key
from reader.sources.lists.lines import element_text
from reader.sources.lists.side_channels import channel_byline, nav_channels
from reader.sources.names import clean_name

_PICTURES = (
    f".//figure[{with_class('comic')}]//img",
    ".//img[@id='comic-zoom']",
    f".//img[{with_class('the-comic')}]",
)
_CALENDAR = f".//*[{with_class('comic-calendar')}]"
_FOR_DATE = re.compile(r"\bfor\s+(\d{1,2}/\d{1,2}/\d{4})\s*$")


@dataclass(frozen=True, slots=True)
class Strip:
    """The tree of a strip's page and what its links are joined to."""

    tree: HtmlElement
    picture: HtmlElement
    base: str


def read_syndicated(tree: HtmlElement, page: Page) -> Listing | None:
    """The one strip a page of this shape shows; None for a page of any other."""
    strip = _strip(tree, page)
    if strip is None:
        return None
    name = clean_name(meta(strip.tree, "og:title") or page_title(strip.tree)) or channel_code(page.final_url)
    byline = channel_byline(strip.tree)
    day = _day(strip, page)
    url = _url(strip, page)
    # Without an id the landing page is the same from day to day, so the day, or the picture, has to tell strips apart.
    picture = strip.picture.get("data-zoom-image") or strip.picture.get("src") or ""
    guid = "" if story_id(url) else f"{channel_code(url) or name} {day or picture}"
    entry = NewEntry(
        key=entry_key(url, guid),
        url=url,
        headline=f"{name}, {day.day} {MONTHS[day.month - 1]} {day.year}" if day else name,
        byline=byline,
        published_at=day,
        picture=web_url(strip.base, picture) if picture else "",
    )
    return Listing(
        entries=(entry,),
        name=name,
        byline=byline,
        feed_url=feed_link(strip.tree, strip.base),
        older=_older(strip),
        channels=nav_channels(strip.tree, strip.base),
    )


def _strip(tree: HtmlElement, page: Page) -> Strip | None:
    """The strip of a page in the syndicate's shape: its names alone are too plain to be its alone."""
    base = base_of(tree, page.final_url)
    for path in _PICTURES:
        if pictures := elements(tree, path):
            strip = Strip(tree, pictures[0], base)
            shaped = is_arcamax(page.final_url) or story_id(_url(strip, page)) or elements(tree, _CALENDAR)
            return strip if shaped else None
    return None


def _url(strip: Strip, page: Page) -> str:
    """The strip's own address: where the page is, what it calls itself, or what its share links hand on."""
    links = elements(strip.tree, ".//a[@href]")
    shared = (value for link in links for value in _query_values(link.get("href") or ""))
    said = (page.final_url, *canonical_links(strip.tree, strip.base), *shared)
    return next((url for own in said if story_id(url := web_url(strip.base, own))), page.final_url)


def _query_values(href: str) -> list[str]:
    """What a share link hands on: the values of its query, of which the url may or may not be percent-encoded."""
    return [value for _, value in parse_qsl(href.partition("?")[2])]


def _older(strip: Strip) -> str:
    prev = first_by_class(strip.tree, "a", "prev")
    href = (prev.get("href") or "").strip() if prev is not None else ""
    return "" if href in ("", "#") else web_url(strip.base, href)


def _day(strip: Strip, page: Page) -> date | None:
    """The strip's day: as the picture or a share link says, else month and day of the calendar in the year that its
    neighbours (or the fetch) suggest, else the day between them."""
    if own := _own_day(strip):
        return own
    newer, older = (_titled_day(strip, way) for way in ("next", "prev"))
    known = older or newer or (day_of(page.fetched_at) if page.fetched_at else None)
    current = first_by_class(strip.tree, "span", "cur")
    if known and current is not None and (day := nearest_day(element_text(current), known)):
        return day
    if newer:
        return newer - timedelta(days=1)
    return older + timedelta(days=1) if older else None


def _own_day(strip: Strip) -> date | None:
    links = elements(strip.tree, ".//a[@href]")
    shared = (value for link in links for value in _query_values(link.get("href") or ""))
    said = (strip.picture.get("alt") or "", meta(strip.tree, "og:title"), *shared)
    return next(filter(None, map(day_in, said)), None)


def _titled_day(strip: Strip, way: str) -> date | None:
    link = first_by_class(strip.tree, "a", way)
    return day_in(link.get("title") or "") if link is not None else None


def day_in(title: str) -> date | None:
    """The day in ``Garfield for 10/23/2019``."""
    match = _FOR_DATE.search(title)
    moment = read_moment(match[1]) if match else None
    return day_of(moment) if moment else None


def nearest_day(month_and_day: str, known: date) -> date | None:
    """``October  4`` (the day may be padded with a space) in the year that puts it nearest to a known day."""
    years = (known.year - 1, known.year, known.year + 1)
    moments = (read_moment(f"{' '.join(month_and_day.split())}, {year}") for year in years)
    return min((day_of(moment) for moment in moments if moment), key=lambda day: abs(day - known), default=None)
