"""A page that lists columns and has no feed."""

from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from reader.errors import SourceError
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.page import Page
from reader.page.head import meta, page_title
from reader.page.markup import base_of, elements, page_text, parse_html, with_class
from reader.sources.columnists import attributed
from reader.sources.feed_links import feed_link
from reader.sources.lists.lines import element_text, heading, is_furniture, read_lines
from reader.sources.lists.paging import older_page
from reader.sources.lists.rows import LEAST, Row, read_rows
from reader.sources.lists.side_channels import channel_byline, side_channels
from reader.sources.lists.stated import stated_entries
from reader.sources.lists.syndicate_list import read_stories
from reader.sources.lists.teaser import headline_of
from reader.sources.names import clean_name


def read_index(page: Page) -> Listing:
    """The columns a listing page links to, in its order. Raises SourceError when nothing on it repeats."""
    raw = page_text(page)
    tree = parse_html(raw)
    if tree is None:
        raise _no_list()
    base = base_of(tree, page.final_url)
    lines = read_lines(tree, base, is_furniture)
    entries = read_stories(lines, raw, base) or columns(tree, base, page.fetched_at)
    if not entries:
        raise _no_list()
    byline = channel_byline(tree)
    return Listing(
        entries=attributed(entries, byline),
        name=list_name(tree),
        byline=byline,
        feed_url=feed_link(tree, base),
        older=older_page(tree, base),
        channels=side_channels(tree, base, lines),
    )


def columns(tree: HtmlElement, base: str, now: datetime | None) -> tuple[NewEntry, ...]:
    """The columns of a list as the page shows them, with what it states of them for machines where it shows less; or,
    of a page that shows none, those it states."""
    stated = {entry.key: entry for entry in stated_entries(tree, base)}
    shown = [_entry(row) for row in read_rows(tree, base, now)]
    if shown:
        return tuple(_completed(entry, stated.get(entry.key)) for entry in shown)
    return tuple(stated.values()) if len(stated) >= LEAST else ()


def list_name(tree: HtmlElement) -> str:
    """What the page calls itself. The breadcrumb comes last: on a columnist's page it names only the group."""
    crumbs = elements(tree, f".//header[{with_class('main-content-header')}]//*[self::h2 or self::h3]")
    named = meta(tree, "og:title") or heading(tree) or page_title(tree)
    return clean_name(named or next(map(element_text, crumbs), ""))


def _entry(row: Row) -> NewEntry:
    return NewEntry(
        key=row.headline.key,
        url=row.headline.url,
        headline=headline_of(row.headline.text),
        byline=row.facts.byline,
        dek=row.facts.dek,
        published_at=row.facts.moment,
    )


def _completed(shown: NewEntry, stated: NewEntry | None) -> NewEntry:
    if stated is None:
        return shown
    return replace(
        shown,
        byline=shown.byline or stated.byline,
        dek=shown.dek or stated.dek,
        published_at=shown.published_at or stated.published_at,
    )


def _no_list() -> SourceError:
    return SourceError(
        "The page does not list any columns.",
        "Give the address of a feed, or of a page with headlines that lead to columns.",
    )
