"""One item of a feed, of whatever format, as an entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from reader.model.address import host_of
from reader.model.entry import NewEntry
from reader.model.moment import Moment
from reader.page.links import path_of
from reader.page.syndicate import story_id
from reader.sources.columnists import person_before_colon
from reader.sources.identity import feed_key
from reader.sources.lists.lines import paragraphs
from reader.sources.lists.teaser import MAX_DEK, dek_of, first_words, headline_of, is_cut, name_in_byline
from reader.text import safe, safe_code

_LONG = 6_000
"""Characters of markup that nearly always hold more text than a dek shows."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed says of one entry: ``url`` absolute or empty, ``headline`` as it is read, ``summary`` and ``body``
    HTML, ``picture`` absolute or empty."""

    url: str
    headline: str = ""
    guid: str = ""
    byline: str = ""
    masthead: str = ""
    summary: str = ""
    body: str = ""
    published_at: Moment | None = None
    picture: str = ""


def entries_of(items: Iterable[FeedItem], feed: str) -> tuple[NewEntry, ...]:
    """The entries of the feed at this url in the order of its items, of items that are alike in all that tells them
    apart the first. Of an item that has neither a url nor a text the headline is the text; one without that too is no
    entry."""
    entries: dict[tuple[object, ...], NewEntry] = {}
    for item in items:
        if item.url or item.headline.strip() or paragraphs(item.body or item.summary):
            entry = entry_of(item, feed)
            entries.setdefault((entry.key, entry.guid, entry.headline, entry.published_at), entry)
    return tuple(entries.values())


def entry_of(item: FeedItem, feed: str) -> NewEntry:
    """The entry; what the item lacks is taken from what it has: a headline from the dek, a byline from the headline."""
    lines = _first_lines(item.summary) if item.body else paragraphs(item.summary)
    dek = dek_of(lines or _first_lines(item.body))
    headline = headline_of(item.headline) or first_words(dek) or _words_of(item.url)
    # A summary that goes on elsewhere is no text of its own, but without a page there is nothing else to read.
    goes_on = item.url and is_cut(" ".join(lines))
    body = item.body or ("" if goes_on else item.summary)
    if not (item.url or paragraphs(body)):
        body = f"<p>{escape(headline, quote=False)}</p>"
    guid = safe(item.guid)
    return NewEntry(
        key=feed_key(item.url, guid, feed, headline),
        url=item.url,
        headline=headline,
        byline=item.byline or _syndicated(item.url, headline, lines),
        masthead=headline_of(item.masthead),
        dek=dek,
        published_at=item.published_at,
        body=safe_code(body) if body else "",
        picture=item.picture,
        guid=guid,
    )


def _syndicated(url: str, headline: str, lines: list[str]) -> str:
    """The columnist, whom the syndicate's feeds name only before a headline's colon or in a line of the teaser."""
    if not story_id(url):
        return ""
    return person_before_colon(headline) or next(filter(None, map(name_in_byline, lines[:2])), "")


def _first_lines(fragment: str) -> list[str]:
    """The lines that a dek is made of; a long fragment is parsed only so far that a dek is full."""
    if len(fragment) > _LONG:
        lines = paragraphs(fragment[: fragment.rfind("<", 0, _LONG) % _LONG])[:-1]
        if sum(map(len, lines)) > 3 * MAX_DEK:
            return lines
    return paragraphs(fragment)


def _words_of(url: str) -> str:
    if not url:
        return ""
    slug = re.sub(r"\.\w{2,5}$", "", path_of(url).rpartition("/")[2])
    words = safe(re.sub(r"[-_+]+", " ", unquote(slug)))
    return words[:1].upper() + words[1:] if words else host_of(url)
