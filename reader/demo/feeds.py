"""The feeds, with every quirk of the site's own.

RSS 2.0 with blank lines after the declaration, CDATA, a channel link that is the feed's with a double slash, items of
title, description, link and a date no standard knows; no guid, no author.
"""

from datetime import date
from html import escape

from reader.demo import stories
from reader.demo.holdings import ORIGIN, Shelf
from reader.demo.shell import PUBLISHER
from reader.demo.stock import Column
from reader.demo.strips import Series, Strip, picture_path

_END_OF_TEASER = '...<br /><br /><hr size="1" />'


def feed(source: Shelf | Series, today: date) -> str:
    """The feed of a list, a channel or a comic, newest first; a comic's has its pictures in the descriptions."""
    if isinstance(source, Shelf):
        items = [_column_item(source, column, today) for column in source.columns]
    else:
        items = [_strip_item(source, strip, today) for strip in source.strips]
    return _document(source.name, source.path, items)


def feed_headline(shelf: Shelf, column: Column) -> str:
    """As printed in the feed: the op-eds put some authors first, and some headlines end in blanks."""
    prefixed = shelf.code == "opeds" and column.id % 3 == 0 and ":" not in column.headline
    headline = f"{column.byline}: {column.headline}" if prefixed else column.headline
    return headline + " " * (column.id % 2 * 2)


def _column_item(shelf: Shelf, column: Column, today: date) -> str:
    code = shelf.code if shelf.code == "opeds" else column.code
    description = "\n\n".join(stories.wrapped(escape(text, quote=False)) for text in stories.teaser(column))
    return _item(
        feed_headline(shelf, column),
        description + _END_OF_TEASER,
        f"{ORIGIN}/{code}/s-{column.id}",
        stories.published(column, today),
    )


def _strip_item(series: Series, strip: Strip, today: date) -> str:
    day = stories.published(strip, today)
    title = f"{series.name} for {stories.strip_date(day)}"
    image = f'<img src="{ORIGIN}{picture_path(strip)}" alt="{escape(title)}" />'
    return _item(title, image, f"{ORIGIN}/{series.code}/s-{strip.id}", day)


def _item(title: str, description: str, link: str, day: date) -> str:
    return (
        f"<item>\n<title><![CDATA[{title}]]></title>\n<description><![CDATA[{description}]]></description>\n"
        f"<link>{link}</link>\n<pubDate>{stories.feed_date(day)}</pubDate>\n</item>"
    )


def _document(name: str, path: str, items: list[str]) -> str:
    body = "\n".join(items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>


<rss version="2.0">
<channel>
<title><![CDATA[{name} - {PUBLISHER}]]></title>
<link>{ORIGIN}/{path}/rss</link>
<description><![CDATA[{name}]]></description>
<language>en-us</language>
{body}
</channel>
</rss>
"""
