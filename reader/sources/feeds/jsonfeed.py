"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/), and RSS 2.0 written as JSON
(https://github.com/scripting/Scripting-News/blob/master/rss-in-json/README.md)."""

import json
from collections.abc import Callable
from html import escape
from typing import Any

from reader.errors import SourceError
from reader.model.listing import Listing
from reader.model.moment import Moment
from reader.page.bylines import join_names
from reader.page.dates import moment_reader
from reader.page.links import older_page, web_url
from reader.sources.feeds.entry import FeedItem, entries_of
from reader.sources.feeds.titles import readable
from reader.sources.lists.lines import paragraphs
from reader.sources.names import clean_name


def read_json_feed(text: str, url: str) -> Listing:
    """The entries of a feed in JSON of either kind, in its order. Raises SourceError when the text is none."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        feed = None
    if channel := _part(_part(feed, "rss"), "channel"):
        return _rss_listing(channel, url)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise SourceError(
            "The address answers with data that is no feed.",
            "Try the address of the feed itself, or of the page that names it.",
        )
    people = _people(feed)
    told = [item for item in feed["items"] if isinstance(item, dict)]
    moment = moment_reader(map(_date, told))
    items = [_item(item, people, url, moment) for item in told]
    return Listing(
        entries=entries_of(items, url),
        name=clean_name(readable(_text(feed, "title"))),
        byline=people,
        feed_url=url,
        older=older_page(url, _address(feed, "next_url")),
    )


def _date(item: dict[str, Any]) -> str:
    return _text(item, "date_published") or _text(item, "date_modified")


def _item(item: dict[str, Any], people: str, base: str, moment: Callable[[str], Moment | None]) -> FeedItem:
    plain = _text(item, "content_text")
    body = _text(item, "content_html") or as_html(plain)
    links = (_address(item, "url"), _address(item, "external_url"), _lasting(_text(item, "id")))
    return FeedItem(
        url=next(filter(None, (web_url(base, link) for link in links if link)), ""),
        headline=readable(_text(item, "title")),
        guid=_text(item, "id"),
        byline=_people(item) or people,
        summary=escape(_text(item, "summary"), quote=False),
        body=body,
        published_at=moment(_date(item)),
        picture=_picture(item, base),
    )


def _rss_listing(channel: dict[str, Any], url: str) -> Listing:
    """One item may stand without a list around it."""
    listed = channel.get("item") or []
    told = [item for item in (listed if isinstance(listed, list) else [listed]) if isinstance(item, dict)]
    moment = moment_reader(_text(item, "pubDate") for item in told)
    items = [_rss_item(item, url, moment) for item in told]
    return Listing(entries=entries_of(items, url), name=clean_name(_text(channel, "title")), feed_url=url)


def _rss_item(item: dict[str, Any], base: str, moment: Callable[[str], Moment | None]) -> FeedItem:
    guid = _value(item, "guid")
    enclosure = _part(item, "enclosure")
    is_picture = _text(enclosure, "type").startswith("image/")
    return FeedItem(
        url=web_url(base, link) if (link := _address(item, "link") or _lasting(guid)) else "",
        headline=readable(" ".join(paragraphs(_text(item, "title")))),
        guid=guid,
        byline=join_names((_text(item, "author"),)),
        summary=_text(item, "description"),
        published_at=moment(_text(item, "pubDate")),
        picture=web_url(base, _address(enclosure, "url")) if is_picture else "",
    )


def _value(item: dict[str, Any], name: str) -> str:
    """The text of what has attributes in RSS, such as a guid: it stands under ``#value`` beside them."""
    return _text(_part(item, name), "#value") or _text(item, name)


def _part(of: Any, name: str) -> dict[str, Any]:
    part = of.get(name) if isinstance(of, dict) else None
    return part if isinstance(part, dict) else {}


def _picture(item: dict[str, Any], base: str) -> str:
    """The item's own picture: the main one, the one on top, or the first that is attached."""
    attached = item.get("attachments")
    files = [file for file in attached if isinstance(file, dict)] if isinstance(attached, list) else []
    pictures = [_address(file, "url") for file in files if _text(file, "mime_type").startswith("image/")]
    addresses = (_address(item, "image"), _address(item, "banner_image"), *pictures)
    return next(filter(None, (web_url(base, address) for address in addresses if address)), "")


def as_html(plain: str) -> str:
    """Plain text as paragraphs of HTML; a blank line parts two."""
    parts = [part.strip() for part in plain.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)


def _people(of: dict[str, Any]) -> str:
    listed = of.get("authors")
    authors = listed if isinstance(listed, list) else [of.get("author")]
    return join_names(_text(author, "name") for author in authors if isinstance(author, dict))


def _lasting(name: str) -> str:
    """The name of an item as its link, if it is a whole address; any other would lead to a page that nobody made."""
    return name if name.strip().lower().startswith(("http://", "https://")) else ""


def _address(of: dict[str, Any], name: str) -> str:
    value = of.get(name)
    return value.strip() if isinstance(value, str) else ""


def _text(of: dict[str, Any], name: str) -> str:
    value = of.get(name)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
