"""The expectations of feedparser's own test files, said of an entry and a listing, and whether they are met.

What they want is put through the policies that make Byline's values out of a feed's: text is plain, a dek is short, a
name is without its mail address. What is asked of a part that Byline has no place for is counted by its name.
"""

import re
from collections.abc import Callable

from reader.charset import decode
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.page import Page
from reader.page.bylines import clean_byline
from reader.page.dates import read_moment
from reader.page.links import web_url
from reader.page.markup import page_text
from reader.sources.lists.lines import paragraphs
from reader.sources.lists.teaser import dek_of, headline_of
from reader.sources.names import clean_name
from reader.text import safe
from tests.bench.expectations import MET, NO_PLACE, NOT_MET, POLICY, Condition, Judgement

Told = Callable[[NewEntry, str], bool]
_CHARSETS = "charsets are the WHATWG's: no UTF-32, and none is guessed from how letters are spread"
_DOUBLE = "of items with one id or one address the first stays"
_BROWSER = "what a browser would not show is not shown: broken comments, frames, objects"
_UNSEEN = re.compile(r"(?:&lt;|<)(?:iframe|object|script|![-D'])", re.IGNORECASE)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\bencoding\s*=|^\xef\xbb\xbf|^\xfe\xff|^\xff\xfe")


def judged(condition: Condition, source: Page, listing: Listing | None) -> Judgement:
    """Whether the listing that was made of a page meets a condition on feedparser's result."""
    path = re.sub(r"\.\d+\b", "", condition.path)
    at, _, name = path.partition(".")
    wanted = _written(condition.wanted)
    if path == "encoding":
        return _decoded(source, wanted)
    if at == "feed" and name in FEED:
        met = listing is not None and FEED[name](listing, wanted)
        return Judgement(POLICY, _BROWSER) if not met and _hides(source) else _answer(met)
    if at != "entries" or name not in ENTRY:
        return Judgement(NO_PLACE, _no_place(path))
    index = int(condition.path.split(".")[1])
    if not listing or index >= len(listing.entries):
        return Judgement(POLICY, _DOUBLE) if listing and index else Judgement(NOT_MET, "no such entry")
    entry = listing.entries[index]
    return Judgement(MET) if ENTRY[name](entry, wanted) else _by_policy(source, entry, wanted)


def _by_policy(source: Page, entry: NewEntry, wanted: str) -> Judgement:
    """The policy by which a value is another than feedparser's, if there is one."""
    if not _plain(wanted):
        return Judgement(POLICY, "a headline that shows nothing is taken from elsewhere")
    if safe(wanted) in (entry.headline, entry.masthead):
        return Judgement(POLICY, "plain text that looks like markup stays as it is written")
    if _hides(source):
        return Judgement(POLICY, _BROWSER)
    if b"\xa9 ]]>" in source.body:
        return Judgement(POLICY, "one broken byte does not make UTF-8 another charset")
    return Judgement(NOT_MET)


def _hides(source: Page) -> bool:
    """Whether anything after the first comment, which states the expectation, is not for showing."""
    return bool(_UNSEEN.search(page_text(source).partition("-->")[2]))


def _no_place(path: str) -> str:
    return next((why for pattern, why in _NAMED.items() if re.search(pattern, path)), path)


def _answer(met: bool) -> Judgement:
    return Judgement(MET if met else NOT_MET)


def _written(wanted: object) -> str:
    """A value as a feed would write it; a time that feedparser took apart, as text again."""
    if isinstance(wanted, tuple) and len(wanted) == 9:
        return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*wanted)
    return str(wanted)


def _decoded(source: Page, encoding: str) -> Judgement:
    """Byline names no encoding; what counts is that the text is the one that this encoding gives."""
    if encoding.startswith("utf-32") or not (source.charset or _DECLARED.match(source.body)):
        return Judgement(POLICY, _CHARSETS)
    return _answer(decode(source.body, source.charset).strip("\ufeff") == source.body.decode(encoding).strip("\ufeff"))


def _plain(value: str) -> str:
    return " ".join(paragraphs(value))


def _headline(entry: NewEntry, wanted: str) -> bool:
    """Text that has no tags may have been plain, and its references then stand for themselves."""
    return entry.headline in {headline_of(_plain(wanted)), headline_of(wanted if "</" not in wanted else "")}


def _summary(entry: NewEntry, wanted: str) -> bool:
    return entry.dek in (dek_of(paragraphs(wanted)), dek_of([wanted]))


def _content(entry: NewEntry, wanted: str) -> bool:
    return _plain(entry.body) == _plain(wanted) or safe(entry.body) == safe(wanted)


def _key(entry: NewEntry, wanted: str) -> bool:
    return entry.guid in (safe(wanted), safe(web_url(entry.url, wanted)))


def _link(entry: NewEntry, wanted: str) -> bool:
    return entry.url == web_url(entry.url, wanted)


def _byline(entry: NewEntry, wanted: str) -> bool:
    name = clean_byline(wanted)
    return name in entry.byline and bool(name) is bool(entry.byline)


def _moment(entry: NewEntry, wanted: str) -> bool:
    return entry.published_at == read_moment(wanted)


def _named(listing: Listing, wanted: str) -> bool:
    return listing.name in (clean_name(_plain(wanted)), clean_name(wanted))


ENTRY: dict[str, Told] = {
    **dict.fromkeys(("title", "title_detail.value"), _headline),
    **dict.fromkeys(("summary", "description", "summary_detail.value"), _summary),
    "content.value": _content,
    **dict.fromkeys(("id", "guid"), _key),
    "link": _link,
    **dict.fromkeys(("author", "author_detail.name", "authors.name"), _byline),
    **dict.fromkeys(("published", "updated", "created", "published_parsed"), _moment),
    **dict.fromkeys(("updated_parsed", "created_parsed"), _moment),
    "source.title": lambda entry, wanted: entry.masthead == headline_of(_plain(wanted)),
    "source.title_detail.value": lambda entry, wanted: entry.masthead == headline_of(_plain(wanted)),
    "image.href": lambda entry, wanted: entry.picture == wanted,
}
FEED: dict[str, Callable[[Listing, str], bool]] = {
    **dict.fromkeys(("title", "title_detail.value"), _named),
    **dict.fromkeys(
        ("author", "author_detail.name", "authors.name"), lambda listing, wanted: clean_byline(wanted) in listing.byline
    ),
}

# What no value of Byline's holds, by the first pattern that is found in the path.
_NAMED = {
    "version|^bozo|^etag|^'?modified": "the format and the answer, which are the fetcher's",
    "language": "languages",
    r"\.base$": "base addresses of texts",
    r"_detail\.type$|content\.type$|content\.src": "media types of texts",
    "rights|copyright": "rights of a feed; an article's own are kept",
    r"author.*\.(url|email|href)$": "addresses of authors",
    "contributor|publisher": "contributors and publishers",
    "tags|category|keywords": "tags",
    "itunes|psc_|duration": "podcast marks and chapters",
    "where": "places on a map",
    r"entries\.source\.": "more of a source than its name",
    "links|enclosures|guidislink|comments|wfw_|thr_|expired": "further links and marks of an entry",
    r"^feed\.(tagline|subtitle|info|description)": "what a feed says of itself",
    "^feed|^len feed": "dates, links, pictures and makers of a feed itself",
}
