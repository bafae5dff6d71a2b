"""Hostile texts in the hands of those who really bring them: feeds, lists, pages, channel lists."""

import json
from collections.abc import Sequence
from html import escape

from reader.model.page import Page

SITE = "https://press.example"
PARAGRAPH = "The slow train leaves at a quarter past six, and nobody who takes it is in a hurry to be anywhere else."


def _page(body: str, content_type: str, name: str = "x") -> Page:
    return Page(f"{SITE}/{name}", f"{SITE}/{name}", body.encode("utf-8", "replace"), content_type, "utf-8", 200)


def _xml(text: str) -> str:
    """The text as XML can carry it: what XML forbids becomes a reference, which a forgiving reader may believe."""
    return "".join(each if ord(each) > 31 or each in "\t\n" else f"&#{ord(each)};" for each in escape(text))


def rss(texts: Sequence[str], raw: bool) -> Page:
    """``raw``: control characters stand in the file as they are, which only the forgiving reader takes."""
    put = escape if raw else _xml
    items = "".join(
        f"<item><title>{put(text)}</title><link>{SITE}/s-{number}</link><guid>{put(text)}{number}</guid>"
        f"<dc:creator>{put(text)}</dc:creator><description>{put(text)}</description><pubDate>{put(text)}</pubDate>"
        f'<enclosure url="{SITE}/{put(text)}" type="image/png"/></item>'
        for number, text in enumerate(texts)
    )
    head = f"<title>{put(texts[0])}</title><link>{SITE}</link><description>{put(texts[-1])}</description>"
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return _page(f'<rss version="2.0" {dc}><channel>{head}{items}</channel></rss>', "application/rss+xml")


def json_feed(texts: Sequence[str]) -> Page:
    items = [
        {
            "id": f"{n}{text}",
            "title": text,
            "content_html": f"<p>{text}",
            "url": f"{SITE}/{n}",
            "author": {"name": text},
        }
        for n, text in enumerate(texts)
    ]
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": texts[0], "items": items}
    return _page(json.dumps(whole), "application/feed+json")


def index(texts: Sequence[str]) -> Page:
    rows = "".join(
        f'<article class="row"><h3><a href="/s-{n}">{escape(text)}</a></h3><span class="by">By {escape(text)}</span>'
        f"<time>{escape(text)}</time><p>{escape(text)}</p></article>"
        for n, text in enumerate(texts)
    )
    return _page(f"<html><title>{escape(texts[0])}</title><body><main>{rows}</main></body></html>", "text/html")


def column(texts: Sequence[str]) -> Page:
    """A page with the texts in every place a column page has: facts, body, tables, pictures, links, notes."""
    first, second, *rest = [escape(text) for text in texts]
    body = "".join(f"<p>{PARAGRAPH} {text} {PARAGRAPH}</p>" for text in rest)
    facts = json.dumps({"@type": "NewsArticle", "headline": texts[0], "author": [{"name": texts[1]}]}).replace(
        "</", r"<\/"
    )
    return _page(
        f'<html lang="{first}"><head><title>{first}</title><meta property="og:title" content="{second}">'
        f'<meta name="author" content="{second}"><meta property="og:site_name" content="{first}">'
        f'<script type="application/ld+json">{facts}</script></head><body><article><h1>{first}</h1>'
        f'<p class="dek">{second}</p><p class="byline">By {second}</p>{body}<h2>{first}</h2>'
        f'<figure><img src="/{second}.png" alt="{first}"><figcaption>{second}</figcaption></figure>'
        f"<table><caption>{first}</caption><tr><th>{second}</th></tr><tr><td>{first}</td></tr></table><pre>{second}</pre>"
        f"<blockquote>{PARAGRAPH}<cite>{first}</cite></blockquote><ul><li>{second}</li></ul>"
        f'<p>{PARAGRAPH}<a href="https://press.example/{first}">{second}</a><a href="{first}">x</a></p>'
        f"</article></body></html>",
        "text/html",
        "column",
    )


def opml(texts: Sequence[str]) -> Page:
    rows = "".join(
        f'<outline text="{text}" title="{text}" type="rss" xmlUrl="{SITE}/{n}.xml" htmlUrl="{SITE}/{text}"/>'
        for n, text in enumerate(map(_xml, texts))
    )
    whole = f"<opml version='2.0'><body><outline text='{_xml(texts[0])}'>{rows}</outline></body></opml>"
    return _page(whole, "text/x-opml")


def newsboat(texts: Sequence[str]) -> Page:
    lines = "\n".join(f'{SITE}/{n}.xml "~{text}" "{text}"' for n, text in enumerate(texts))
    return _page(lines, "text/plain")
