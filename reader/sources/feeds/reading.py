"""Feeds: RSS of every version, Atom, RDF and CDF, and JSON Feed.

What is well-formed and plain goes the fast way (`feed_exact`), all else is feedparser's. That is given nothing but a
``BytesIO`` (handed a string it opens files and urls), in UTF-8 and from the root element on: a document type, and with
it every entity bomb, never reaches an XML parser.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from io import BytesIO
from typing import Any

import feedparser

from reader.errors import SourceError
from reader.floods import without_floods
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.moment import Moment
from reader.model.page import Page
from reader.page.bylines import join_names
from reader.page.dates import moment_reader
from reader.page.links import older_page, web_url
from reader.page.markup import page_text
from reader.page.people import is_person_in_title
from reader.page.syndicate import is_columnists, story_id
from reader.sources.columnists import attributed
from reader.sources.feeds.entry import FeedItem, entries_of
from reader.sources.feeds.exact import read_exact
from reader.sources.feeds.jsonfeed import as_html, read_json_feed
from reader.sources.feeds.picture import picture_of
from reader.sources.feeds.root import feed_text, no_feed
from reader.sources.feeds.titles import is_unpacked, readable
from reader.sources.lists.lines import paragraphs
from reader.sources.names import clean_name

# What feedparser's handlers let through on damaged input: numbers out of range, broken base64, odd nesting.
_BREAKS = (ValueError, ArithmeticError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
_OWNER = re.compile(r"<itunes:owner\s*>.{0,500}?</itunes:owner\s*>", re.IGNORECASE | re.DOTALL)
# feedparser looks for a mail address in an author's name, which takes the square of a word's length.
_ENDLESS = re.compile(r"((?:[\w.+-]|&#\w{1,8};){1000})(?:[\w.+-]|&#\w{1,8};)+", re.ASCII)
_NOT_ITS_PAGE = frozenset(("self", "edit", "enclosure", "replies", "related", "license", "via", "next", "prev"))
_PACKED_TWICE = re.compile(
    r"\s*&lt;(?:p|div|br|h[1-6]|ul|ol|blockquote|figure|img|a|b|i|em|strong|span)\b", re.IGNORECASE
)
_SAYS_WHAT_IT_IS = "atom10"
_HTML = frozenset(("text/html", "application/xhtml+xml"))


def read_feed(page: Page) -> Listing:
    """The entries of a feed, in its order. Raises SourceError when the page is no feed or declares entities."""
    text = page_text(page, lenient=True).lstrip()
    if text.startswith("{"):
        return read_json_feed(text, page.final_url)
    source = without_floods(feed_text(text))
    return listing_of(read_exact(source, page.final_url) or parsed_any(source, page.final_url), page)


def listing_of(parsed: Any, page: Page) -> Listing:
    """The listing out of what a parser told, in feedparser's names. Raises SourceError when it is no feed."""
    if not parsed.version and not parsed.entries and not parsed.feed:
        raise no_feed()
    moment = moment_reader(text for entry in parsed.entries for text in _dates(entry))
    version = str(parsed.version)
    items = (_item(entry, version, _inherited(parsed), page.final_url, moment) for entry in parsed.entries)
    entries = entries_of(items, page.final_url)
    name = _name(parsed.feed, version, entries)
    columnist = name if is_columnists(page.final_url) and is_person_in_title(name) else ""
    return Listing(
        entries=attributed(entries, columnist) if columnist else entries,
        name=name,
        byline=_people(parsed.feed) or columnist,
        feed_url=page.final_url,
        older=_older(parsed.feed, page.final_url),
    )


def _name(feed: Any, version: str, entries: tuple[NewEntry, ...]) -> str:
    """The channel's name; the syndicate's feeds, and those built like them, put their publisher's after a dash."""
    title = _title(feed, version)
    syndicated = any(story_id(entry.url) for entry in entries)
    return clean_name((title.rpartition(" - ")[0] or title) if syndicated else title)


def _inherited(parsed: Any) -> str:
    """In Atom a feed's author is that of its entries (RFC 4287, 4.1.1); in RSS it is whoever keeps the channel."""
    return _people(parsed.feed) if str(parsed.version).startswith("atom") else ""


def parsed_any(text: str, url: str) -> Any:
    """What feedparser tells of a feed, whatever its state. Raises SourceError when it is beyond reading."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    # Whoever pays for a podcast wrote none of it, but feedparser counts them among its authors.
    text = _ENDLESS.sub(r"\1", _OWNER.sub("", text))
    try:
        return feedparser.parse(
            BytesIO(text.encode("utf-8")), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except _BREAKS as error:
        raise SourceError(
            "The feed is too damaged to be read.",
            "Its publisher has to mend it; the page it belongs to may still open.",
        ) from error


def _item(entry: Any, version: str, inherited: str, base: str, moment: Callable[[str], Moment | None]) -> FeedItem:
    told = entry.get("summary_detail")
    return FeedItem(
        url=_url(entry, base),
        headline=_title(entry, version),
        guid=_text(entry, "id"),
        byline=_people(entry) or _credited(entry) or inherited,
        masthead=_plain(entry.get("source") or {}, "title"),
        summary=_based(_html(told, "" if entry.get("content") else _text(entry, "summary")), told, base),
        body=max((_based(_html(part, ""), part, base) for part in entry.get("content") or ()), key=len, default=""),
        published_at=next(filter(None, map(moment, _dates(entry))), None),
        picture=picture_of(entry, base),
    )


def _url(entry: Any, base: str) -> str:
    """The item's page: its link, else another that leads to a page, else an id or enclosure that is a url, else the
    page it is about."""
    link, links = _text(entry, "link"), [each for each in entry.get("links") or () if each.get("href")]
    files, about = _led_to(links, ("enclosure",)), _led_to(links, ("related", "via"))
    if url := web_url(base, link) if link.strip() and link not in files else "":
        return url
    pages = [each["href"] for each in links if each.get("rel") not in _NOT_ITS_PAGE]
    guid = _text(entry, "id")
    absolute = [guid] if guid.startswith(("http://", "https://")) else []
    found = (web_url(base, href) for href in (*pages, *absolute, link, *files, *about) if href.strip())
    return next(filter(None, found), "")


def _led_to(links: list[Any], rels: tuple[str, ...]) -> list[str]:
    return [link["href"] for link in links if link.get("rel") in rels]


def _older(feed: Any, base: str) -> str:
    """The page of the feed before this one (RFC 5005)."""
    links = {link.get("rel"): link["href"] for link in reversed(feed.get("links") or ()) if link.get("href")}
    return older_page(base, links.get("next") or links.get("prev-archive") or "")


def _dates(entry: Any) -> list[str]:
    """The dates of an item as they are written, the best first. What feedparser makes of them is not asked for: it
    turns the 31st of June into a day of July, and half a date into a whole one."""
    return [_text(entry, name) for name in ("published", "updated", "created") if name in entry]


def _people(of: Any) -> str:
    """All authors. The last stands in ``author`` as the feed wrote it; feedparser's own split cuts a mail address at
    four letters of its last label, and calls the rest a name."""
    if "author" not in of and "authors" not in of:
        return ""
    before = [_text(author, "name") for author in (of.get("authors") or ())[:-1]]
    return join_names((*before, _text(of, "author")))


def _credited(entry: Any) -> str:
    """The authors that Media RSS names; its other credits are for a picture."""
    credits = entry.get("media_credit") or ()
    return join_names(_text(credit, "content") for credit in credits if credit.get("role") == "author")


def _title(of: Any, version: str) -> str:
    """The title in plain text. Atom says whether there is markup in it (RFC 4287, 3.1.1), RSS does not."""
    title = _plain(of, "title")
    is_sure = _kind(of, "title") in _HTML or is_unpacked(title)
    return title if version == _SAYS_WHAT_IT_IS and is_sure else readable(title)


def _plain(of: Any, name: str) -> str:
    text = _text(of, name)
    return " ".join(paragraphs(text)) if _kind(of, name) in _HTML else text


def _kind(of: Any, name: str) -> str:
    return _text(of.get(f"{name}_detail") or {}, "type")


def _html(detail: Any, text: str) -> str:
    value = _text(detail or {}, "value") or text
    kind = (detail or {}).get("type") or "text/html"
    if kind == "text/plain":
        return as_html(value)
    value = unescape(value) if _PACKED_TWICE.match(value) and "<" not in value else value
    parts = value.split("\n\n") if "<" not in value and "\n\n" in value else ()
    return "".join(f"<p>{part}</p>" for part in parts if part.strip()) or value


def _based(markup: str, detail: Any, page: str) -> str:
    """The markup under the address that its links are joined to, where the feed names one (``xml:base``)."""
    base = web_url(page, _text(detail or {}, "base"))
    return f'<base href="{escape(base)}">{markup}' if markup and base and base != page else markup


def _text(of: Any, name: str) -> str:
    value = of.get(name)
    return value if isinstance(value, str) else ""
