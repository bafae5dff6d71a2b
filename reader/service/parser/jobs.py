"""The work that is done in the parser process: everything that walks bytes from outside.

Each job imports its room when it runs, so that naming a job costs the caller nothing.
"""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import CleanError
from reader.model.article import Cleaned
from reader.model.blocks import Blocks, Figure
from reader.model.channel import NewChannel
from reader.model.listing import Discovered, Listing
from reader.model.page import Page

if TYPE_CHECKING:
    from reader.export.jsonl import Read
    from reader.pictures.drawn import Canvas, Drawn
    from reader.sources.exchange.newsboat import Complaint

FEED_ROOT_WITHIN = 4096
"""Bytes in which a feed shows that it is one."""


def clean_page(page: Page, headline: str, rules_folder: str = "") -> Cleaned:
    """The article on the page, by the rules of its site if a folder of the person's own rules is named, be it there
    or not: the built-in rules hold behind them. Without a name the page is cleaned without rules."""
    from reader.clean.pipeline import clean
    from reader.clean.sites.rulebook import rules_for

    if page.content_type.endswith("json"):
        raise CleanError("This page holds data for programs, not a column.", "Its site may have a page for readers.")
    if _is_feed(page):
        raise CleanError("This page is a feed, not a column.", "It can be followed: add its address as a channel.")
    held = rules_for(page.final_url or page.url, Path(rules_folder)) if rules_folder else None
    return clean(page, headline, held.rules if held else None)


def figure_at(page: Page, picture: str) -> Figure | None:
    from reader.clean.pipeline import figure_at

    return figure_at(page, picture)


def join_pages(first: Cleaned, further: Cleaned) -> Cleaned:
    from reader.clean.pipeline import join_pages

    return join_pages(first, further)


def clean_fragment(html: str, url: str) -> Blocks:
    from reader.clean.pipeline import clean_fragment

    return clean_fragment(html, url)


def read_feed(page: Page) -> Listing:
    from reader.sources.feeds.reading import read_feed

    return read_feed(page)


def read_index(page: Page) -> Listing:
    from reader.sources.lists.index import read_index

    return read_index(page)


def read_list(page: Page) -> Listing:
    """The entries on a page that lists some: a feed, or a page for readers."""
    return read_feed(page) if _is_feed(page) else read_index(page)


def read_comic(page: Page) -> Listing:
    from reader.sources.comics.reading import read_comic

    return read_comic(page)


def discover(page: Page) -> Discovered:
    from reader.sources.discovery import discover

    return discover(page)


def feed_guesses(page: Page) -> tuple[str, ...]:
    from reader.sources.feeds.guesses import feed_guesses

    return feed_guesses(page)


def draw_picture(body: bytes, canvas: "Canvas") -> "Drawn":
    from reader.pictures.drawing import draw

    return draw(body, canvas)


def warm_up() -> None:
    """Imports what the first page will need."""
    for module in ("reader.clean.pipeline", "reader.sources.feeds.reading"):
        import_module(module)


def _is_feed(page: Page) -> bool:
    from reader.page.markup import page_text
    from reader.sources.feeds.root import looks_like_feed

    return looks_like_feed(page_text(replace(page, body=page.body[:FEED_ROOT_WITHIN])))


def read_channel_list(page: Page) -> "tuple[tuple[NewChannel, ...], tuple[Complaint, ...]]":
    """The channels of an OPML file or of newsboat's ``urls``, whichever the page is, and what was left out."""
    from reader.page.markup import page_text
    from reader.sources.exchange.newsboat import read_urls
    from reader.sources.exchange.opml import read_outlines

    text = page_text(page)
    return read_outlines(page) if text.lstrip().startswith("<") else read_urls(text)


def read_columns(page: Page) -> "Read | None":
    """The columns of Byline's own JSON Lines or of another program's list of what is saved; None if it is neither."""
    from reader.export import foreign, jsonl
    from reader.page.markup import page_text

    text = page_text(page)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return jsonl.read_jsonl(text.lstrip("\ufeff"))
    if foreign.is_csv_list(text):
        return foreign.read_csv_list(text)
    return foreign.read_link_page(text) if foreign.is_link_page(text) else None


LISTS = frozenset((read_feed, read_list, read_index, read_comic))
"""The jobs that come by the hundred in a refresh, and may wait while an article is cleaned."""
