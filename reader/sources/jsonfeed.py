"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from html import escape
from typing import Any

from reader.errors import SourceError
from reader.model.listing import Listing
from reader.sources.dates import read_moment
from reader.sources.feed_entry import FeedItem, entries_of
from reader.sources.links import older_page, web_url
from reader.sources.names import clean_name
from reader.sources.people import joined


def read_json_feed(text: str, url: str) -> Listing:
    """The entries of a JSON Feed, in its order. Raises SourceError when the text is none."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        feed = None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise SourceError(
            "The address answers with data that is no feed.",
            "Try the address of the feed itself, or of the page that names it.",
        )
    people = _people(feed)
    items = [_item(item, people, url) for item in feed["items"] if isinstance(item, dict)]
    return Listing(
        entries=entries_of(items),
        name=clean_name(_text(feed, "title")),
        byline=people,
        feed_url=url,
        older=older_page(url, _text(feed, "next_url")),
    )


def _item(item: dict[str, Any], people: str, base: str) -> FeedItem:
    plain = _text(item, "content_text")
    body = _text(item, "content_html") or as_html(plain)
    link = next(filter(None, (_text(item, name) for name in ("url", "external_url", "id"))), "")
    return FeedItem(
        url=web_url(base, link) if link else "",
        headline=_text(item, "title"),
        guid=_text(item, "id"),
        byline=_people(item) or people,
        summary=escape(_text(item, "summary"), quote=False),
        body=body,
        published_at=read_moment(_text(item, "date_published") or _text(item, "date_modified")),
        picture=_picture(item, base),
    )


def _picture(item: dict[str, Any], base: str) -> str:
    """The item's own picture: the main one, the one on top, or the first that is attached."""
    attached = item.get("attachments")
    files = [file for file in attached if isinstance(file, dict)] if isinstance(attached, list) else []
    pictures = [_text(file, "url") for file in files if _text(file, "mime_type").startswith("image/")]
    addresses = (_text(item, "image"), _text(item, "banner_image"), *pictures)
    return next(filter(None, (web_url(base, address) for address in addresses if address)), "")


def as_html(plain: str) -> str:
    """Plain text as paragraphs of HTML; a blank line parts two."""
    parts = [part.strip() for part in plain.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)


def _people(of: dict[str, Any]) -> str:
    listed = of.get("authors")
    authors = listed if isinstance(listed, list) else [of.get("author")]
    return joined(_text(author, "name") for author in authors if isinstance(author, dict))


def _text(of: dict[str, Any], name: str) -> str:
    value = of.get(name)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
