"""What is known of whole feeds: what the set of NetNewsWire says in sentences, and the items that can be counted."""

import re
from collections.abc import Callable, Iterator

from reader.model.listing import Listing
from reader.model.page import Page
from reader.page.markup import page_text
from reader.sources.discovery import discover
from reader.sources.exchange.opml import read_opml, read_outlines
from tests.bench.expectations import MET, NO_PLACE, NOT_MET, POLICY, Judgement

_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)(?=[\s>])[^>]*>.*?</(?:\w+:)?(?:item|entry)>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OUTLINE = re.compile(r"<outline\b[^>]*\bxmlUrl\s*=", re.IGNORECASE)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_NEITHER = r"(?:prev|next|self|edit|replies|license)"
_ADDRESS = re.compile(
    rf"<(?:\w+:)?link\b(?![^>]*rel=.{_NEITHER})[^>]*href\s*=\s*[\"']\s*[^\s\"']|<link>\s*(?!mailto|ftp)[^\s<]"
    r"|<(?:guid|id)\b[^>]*>\s*http|about=|url=",
    re.IGNORECASE,
)
_NO_PAGE = "an item without a page, a text and a headline is no entry"
_ENTITIES = "a feed that declares entities is refused in words"
_DOUBLE = "of items with one id or one address the first stays"

# By file: what its sentences say of the listing, one condition each. HTML of a few words is the dek and no body.
SAID: dict[str, tuple[Callable[[Listing], bool], ...]] = {
    "3960.json": (lambda told: len(told.entries) == 20,),
    "489.rss": (lambda told: bool(told.entries),),
    "ScriptingNews.json": (lambda told: bool(told.entries),),
    "allthis.json": (lambda told: len(told.entries) == 12,),
    "atp.rss": (lambda told: all(entry.dek for entry in told.entries),),
    "bio.rdf": (
        lambda told: told.name == "bioRxiv Subject Collection: Plant Biology",
        lambda told: len(told.entries) == 30,
        lambda told: all(entry.headline and entry.url for entry in told.entries),
        lambda told: all(entry.key.startswith("https://biorxiv.org/cgi/content/") for entry in told.entries),
    ),
    "cloudblog.rss": (
        lambda told: bool(told.entries),
        lambda told: not any(entry.headline.startswith("Product ") for entry in told.entries),
    ),
    "donthitsave.xml": (lambda told: bool(told.entries),),
    "expertopinionent.atom": (lambda told: any("<br" in entry.body for entry in told.entries),),
    "inessential.json": (lambda told: bool(told.entries),),
    "kc0011.rss": (
        lambda told: told.name == "投资资讯网交易在线--流通纪念币最新20篇论坛主题-全文",
        lambda told: all(entry.dek for entry in told.entries),
        lambda told: not any("\ufffd" in entry.headline for entry in told.entries),
        lambda told: any(_CHINESE.search(entry.headline) for entry in told.entries),
        lambda told: any(str(entry.published_at).startswith("2020-01-10") for entry in told.entries),
    ),
    "phpxml.rss": (lambda told: bool(told.entries),),
    "root-author.atom": (lambda told: all(entry.byline == "Florens Verschelde" for entry in told.entries),),
    "rose.json": (lambda told: len(told.entries) == 84,),
    "scriptingNews.rss": (lambda told: bool(told.entries),),
    "shopify-namespace.rss": (
        lambda told: told.entries[0].headline == "Real Product Title",
        lambda told: told.entries[0].body == "<p>Body HTML</p>",
        lambda told: told.entries[0].byline == "Jane Maker",
    ),
}
# Sentences about what no value holds: languages, icons, attachments other than pictures, Markdown beside the HTML.
WITHOUT_PLACE = {"3960.json": 2, "4fsodonline.atom": 1, "ScriptingNews.json": 1, "bio.rdf": 1, "root-author.atom": 1}
WITHOUT_PLACE |= {"expertopinionent.atom": 1, "markdown1.rss": 1, "furbo.html": 1, "inessential.html": 1}
PAGES = {"furbo.html": 1, "inessential.html": 1}


def sentences(path: str, source: Page, listing: Listing | None) -> Iterator[Judgement]:
    """Whether each sentence about a real feed, list or page is true."""
    for _ in range(WITHOUT_PLACE.get(path, 0)):
        yield Judgement(NO_PLACE, "languages, icons, home pages and attached films")
    if path in PAGES:
        feeds = [channel.feed_url for channel in discover(source).channels if channel.feed_url]
        yield _answer(len(feeds) == PAGES[path], str(feeds))
    elif path.endswith(".opml"):
        yield _answer(all(channel.name for channel in read_opml(source)))
    for at, is_true in enumerate(SAID.get(path, ()), 1):
        yield _answer(listing is not None and is_true(listing), f"sentence {at}")


def items(source: Page, listing: Listing | None) -> Iterator[Judgement]:
    """Whether no item of a feed, nor channel of a list, was lost, whatever is wrong with it; each has a headline."""
    text = _COMMENT.sub("", page_text(source))
    if "<opml" in text.lower():
        outlines, (channels, complaints) = len(_OUTLINE.findall(text)), read_outlines(source)
        yield _answer(len(channels) + len(complaints) == outlines, f"{outlines} outlines")
        return
    if "<!ENTITY" in text and not listing:
        yield Judgement(POLICY, _ENTITIES)
        return
    every = _ITEM.findall(text)
    found, wanted = (len(listing.entries) if listing else 0), sum(map(_names_page, every))
    if found == wanted < len(every):
        yield Judgement(POLICY, _NO_PAGE)
        return
    if 0 < found < wanted:
        yield Judgement(POLICY, _DOUBLE)
        return
    yield _answer(found >= wanted, f"{found} of {wanted} items")
    if listing and listing.entries:
        yield _answer(all(entry.headline for entry in listing.entries), "no headline")


def _names_page(item: str) -> bool:
    return bool(_ADDRESS.search(item))


def _answer(met: bool, why: str = "") -> Judgement:
    return Judgement(MET if met else NOT_MET, why)
