"""What can be followed at an address somebody gives."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from lxml.html import HtmlElement

from reader.errors import SourceError
from reader.model.address import without_login
from reader.model.channel import NewChannel, SourceKind
from reader.model.listing import Discovered, Listing
from reader.model.page import Page
from reader.page.head import canonical_links, meta
from reader.page.hosts import may_lead
from reader.page.links import origin_of, path_of, web_url
from reader.page.markup import base_of, elements, page_text, parse_html
from reader.page.people import is_person_in_title
from reader.page.syndicate import (
    channel_code,
    channel_url,
    is_arcamax,
    is_cartoon,
    is_columnists,
    on_home_site,
    story_id,
)
from reader.sources.authors import author_pages, section_page
from reader.sources.catalogue import catalogue
from reader.sources.comics.reading import newest_url, read_comic
from reader.sources.exchange.opml import read_opml
from reader.sources.feed_links import FeedLink, feed_links
from reader.sources.feeds.guesses import is_of_site
from reader.sources.feeds.reading import read_feed
from reader.sources.feeds.root import first_element, looks_like_feed
from reader.sources.identity import canonical
from reader.sources.lists.cards import cards
from reader.sources.lists.front_page import sections
from reader.sources.lists.index import list_name, read_index
from reader.sources.lists.lines import element_text
from reader.sources.lists.page_kind import is_column
from reader.sources.lists.side_channels import channel_byline
from reader.sources.names import clean_name, says_nothing

MOST = 200
"""Channels offered at once; a longer list is brought in as a file."""

_MANY_TILES = 20
_ENDING = re.compile(r"\.\w{2,5}$")
_OPML = re.compile(r"<(?:[\w.-]+:)?opml(?=[\s>/])", re.IGNORECASE)


def discover(page: Page) -> Discovered:
    """The channels at a url, best first, and whether it is a column itself. Nothing to follow gives no channels."""
    text = page_text(page)
    if looks_like_feed(text) or text.lstrip().startswith("{"):
        return Discovered(_feed_itself(page))
    if _OPML.match(text, first_element(text)):
        return Discovered(_list_of_channels(page))
    tree = parse_html(text)
    if tree is None:
        return Discovered(())
    base = base_of(tree, page.final_url)
    tiles = cards(tree, base)
    # Beside a strip a few other comics may be shown; a page of many shows no strip of any.
    strips = _listing(read_comic, page) if len(tiles) < _MANY_TILES else None
    is_article = strips is None and len(tiles) < _MANY_TILES and _is_article(tree, text, page.final_url)
    offered = [feed for feed in feed_links(tree, base) if may_lead(page.final_url, feed.url)]
    own = list(_syndicated(tree, base, page.final_url))
    # A column is pasted for its columnist's sake; the site's feed has everybody's.
    writers = author_pages(tree, base) if is_article and not own else ()
    feeds = list(_offered(tree, page.final_url, offered, is_article))
    if strips and not own:
        # The page is the comic's, so that its feed stands for itself.
        own, feeds = [_comic(tree, page.final_url, strips)], [replace(feed, url=feed.feed_url) for feed in feeds]
    found = [*own, *writers, *feeds]
    if is_article:
        found += section_page(tree, base)
    elif not own:
        found += map(_known, tiles[:MOST]) if not strips else ()
        found += () if found else _listed(tree, page)
        found += sections(tree, base)
    found += (_comments(feed) for feed in offered if feed.is_comments)
    return Discovered(_each_once(found), is_article)


def _feed_itself(page: Page) -> tuple[NewChannel, ...]:
    """The feed, under the page it belongs to where the url scheme tells it."""
    try:
        listing = read_feed(page)
    except SourceError:
        return ()
    url = page.final_url
    home = on_home_site(channel_url(url)) if url.rstrip("/").endswith("/rss") else ""
    kind = SourceKind.COMIC if home and is_cartoon(home) else SourceKind.FEED
    named = NewChannel(
        home or url, listing.name or without_login(url), kind, listing.byline, feed_url=url, code=channel_code(home)
    )
    return (_known(named),)


def _list_of_channels(page: Page) -> tuple[NewChannel, ...]:
    """What a list of channels offers, in its order; of a very long one the first `MOST`."""
    try:
        return _each_once(map(_known, read_opml(page)))[:MOST]
    except SourceError:
        return ()


def _syndicated(tree: HtmlElement, base: str, url: str) -> Iterator[NewChannel]:
    """The syndicate's channel that a list, a column or a strip is in. A column's short url does not tell the whole path
    of its channel; what the page calls itself does."""
    own = next((each for each in canonical_links(tree, base) if story_id(each)), url)
    home = channel_url(own if story_id(own) == story_id(url) else url)
    if not home or not (is_arcamax(url) or story_id(url)):
        return
    home = on_home_site(home)
    name = _name_linked(tree, base, home) or (list_name(tree) if not story_id(url) else "") or channel_code(home)
    kind = SourceKind.COMIC if is_cartoon(home) else SourceKind.FEED
    byline = channel_byline(tree) or (name if is_columnists(home) and is_person_in_title(name) else "")
    yield _known(NewChannel(home, name, kind, byline, feed_url=f"{home}/rss", code=channel_code(home)))


def _offered(tree: HtmlElement, url: str, feeds: list[FeedLink], is_article: bool) -> Iterator[NewChannel]:
    """The feeds a page names. The first stands for the page; that of a column, for its site if it is the site's."""
    first = next((feed.url for feed in feeds if not feed.is_comments), url)
    # A columnist's page with a long text may look like a column, and then its feed is its own all the same.
    is_of_many = is_article and not _is_beside(first, url)
    site = meta(tree, "og:site_name")
    of_many = f"{origin_of(url)}/" if is_of_site(first) else first
    home = of_many if is_of_many else url
    name = site if is_of_many and site else list_name(tree)
    kind = SourceKind.COMIC if is_cartoon(url) else SourceKind.FEED
    byline = "" if is_of_many else channel_byline(tree)
    for at, feed in enumerate(feed for feed in feeds if not feed.is_comments):
        address, title = (home, name) if at == 0 else (feed.url, f"{name} ({feed.url.rstrip('/').rpartition('/')[2]})")
        title = title if says_nothing(feed.title) else clean_name(feed.title)
        yield _known(NewChannel(address, title or home, kind, byline, feed_url=feed.url, code=_code(url, feed)))


def _is_beside(feed: str, url: str) -> bool:
    """Whether the feed lies under the page's own path or bears its name: ``/jane.xml`` of ``/jane.html``."""
    page = _ENDING.sub("", path_of(url))
    return page != "/" and (_ENDING.sub("", path_of(feed)) + "/").startswith(page + "/")


def _comments(feed: FeedLink) -> NewChannel:
    return NewChannel(feed.url, clean_name(feed.title) or feed.url, feed_url=feed.url)


def _comic(tree: HtmlElement, url: str, strips: Listing) -> NewChannel:
    """The comic of which the page shows a strip. Its pictures are what it is followed for, and a feed may lack them."""
    return NewChannel(newest_url(tree, url), strips.name or url, SourceKind.COMIC, strips.byline)


def _listed(tree: HtmlElement, page: Page) -> Iterator[NewChannel]:
    """The page itself, when it has no feed but shows what would be in one."""
    if _listing(read_index, page):
        yield NewChannel(
            page.final_url, list_name(tree) or without_login(page.final_url), SourceKind.INDEX, channel_byline(tree)
        )


def _code(url: str, feed: FeedLink) -> str:
    home = channel_url(url)
    return channel_code(home) if home and canonical(feed.url) == canonical(f"{home}/rss") else ""


def _is_article(tree: HtmlElement, text: str, url: str) -> bool:
    if story_id(url):
        return text.count(">Read more<") < 2
    return not is_arcamax(url) and is_column(tree, url)


def _listing(read: Callable[[Page], Listing], page: Page) -> Listing | None:
    try:
        return read(page)
    except SourceError:
        return None


def _name_linked(tree: HtmlElement, base: str, home: str) -> str:
    """What the page calls a channel where it links to it: in `Published in`, the breadcrumb, a list."""
    for link in elements(tree, ".//a[@href]"):
        target = web_url(base, link.get("href") or "")
        if target and canonical(on_home_site(target)) == canonical(home) and (name := element_text(link)):
            return clean_name(name)
    return ""


def _known(channel: NewChannel) -> NewChannel:
    """The channel as the catalogue has it, if it does: with its section and its name. That it answered confirms it,
    but for the short form ``/<code>``, which does not tell where the channel stands."""
    addresses = (_address(url) for url in (channel.url, channel.feed_url))
    known = next(filter(None, map(_by_address().get, addresses)), None)
    if known:
        return replace(known, confirmed=True)
    is_short = is_arcamax(channel.url) and path_of(channel.url) == f"/{channel.code}"
    return _by_code().get(channel.code, channel) if is_short else channel


def _address(url: str) -> str:
    return canonical(on_home_site(url))


@cache
def _by_address() -> dict[str, NewChannel]:
    return {_address(url): channel for channel in catalogue() for url in (channel.feed_url, channel.url)}


@cache
def _by_code() -> dict[str, NewChannel]:
    return {channel.code: channel for channel in catalogue() if channel.code}


def _each_once(channels: Iterable[NewChannel]) -> tuple[NewChannel, ...]:
    """The channels without those whose page or feed an earlier one has."""
    found: list[NewChannel] = []
    taken: set[str] = set()
    for channel in channels:
        addresses = {_address(url) for url in (channel.url, channel.feed_url) if url}
        if addresses.isdisjoint(taken):
            found.append(channel)
        taken |= addresses
    return tuple(found)
