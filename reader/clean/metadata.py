"""Who wrote what, when and where: the fields a page states beside its text.

Every field has its own list of places, best first; the first place that says something wins. JSON-LD is best for
names and dates, because sites keep it right for search engines; the headline a person sees is best for the headline.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.clean.dates import day_in_path, parse_moment
from reader.clean.headline import headline_of
from reader.clean.inline import absolute
from reader.clean.names import clean_byline, join_names
from reader.clean.structured import Thing, article_of, first_text, texts, things
from reader.clean.tree import Element, features, lines_of, text_of
from reader.model.moment import Moment
from reader.text import safe


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of `reader.model.article.Article` a page states outside its text, with what JSON-LD says of the body:
    its text, its length in words (0 unknown), and whether reading is free (None unknown)."""

    url: str
    headline: str = ""
    byline: str = ""
    masthead: str = ""
    published_at: Moment | None = None
    kicker: str = ""
    dek: str = ""
    language: str = ""
    body: str = ""
    words: int = 0
    free: bool | None = None


def read_metadata(root: Element, url: str) -> Metadata:
    """What the whole tree, scripts included, says of the article at ``url``."""
    thing = article_of(things(root))
    named = _named(root)
    masthead = _masthead(thing, named)
    headline = headline_of(root, safe(first_text(thing.get("headline"))), named("og:title", "twitter:title"), masthead)
    return Metadata(
        url=_canonical(root, named, url),
        headline=headline,
        byline=_byline(root, thing, named, masthead),
        masthead=masthead,
        published_at=_published(root, thing, named, url),
        kicker=safe(first_text(thing.get("articleSection")) or named("article:section")),
        dek=_dek(thing, named, headline),
        language=_language(root, thing, named),
        body=first_text(thing.get("articleBody")),
        words=_whole(thing.get("wordCount")),
        free={"true": True, "false": False}.get(str(thing.get("isAccessibleForFree")).lower()),
    )


Named = Callable[..., str]


def _named(root: Element) -> Named:
    """A look-up of ``meta`` elements by name, property or itemprop, in the order the names are asked for."""
    table: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = safe(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for key in (meta.get(attribute) or "").lower().split():
                if content:
                    table.setdefault(key, content)
    return lambda *names: next((table[name] for name in names if name in table), "")


def _masthead(thing: Thing, named: Named) -> str:
    site = named("og:site_name") or safe(first_text(thing.get("publisher")))
    return site or named("application-name", "twitter:app:name:iphone", "dc.publisher", "dcterms.publisher")


def _canonical(root: Element, named: Named, url: str) -> str:
    """The address the page gives itself, if it is on the same host; a site's front page is nobody's own address."""
    links = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for href in (*links, named("og:url")):
        own = absolute(href, url)
        if own and _host(own) == _host(url) and urlsplit(own).path.strip("/"):
            return own
    return url


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _published(root: Element, thing: Thing, named: Named, url: str) -> Moment | None:
    for text in _dates(root, thing, named):
        if moment := parse_moment(text):
            return moment
    return day_in_path(url) or parse_moment(first_text(thing.get("dateModified")) or named("article:modified_time"))


def _dates(root: Element, thing: Thing, named: Named) -> Iterator[str]:
    yield first_text(thing.get("datePublished"))
    yield named(*_DATE_NAMES)
    yield first_text(thing.get("dateCreated"))
    for element in root.iter():
        if element.get("itemprop") == "datePublished":
            yield element.get("datetime") or element.get("content") or text_of(element)
    times = [time for time in root.iter("time") if not _in_list(time)]
    for time in sorted(times, key=lambda time: "publish" not in features(time) and time.get("pubdate") is None):
        yield time.get("datetime") or text_of(time)
    for element in root.iter(
        "span", "p", "div", "li", "abbr", "td", "b", "strong", "em", "small", "h4", "h5", "h6", "a"
    ):
        if _DATE_PART.search(features(element)) and not _in_list(element):
            text = text_of(element)
            if len(text) <= _LONGEST_DATE:
                yield element.get("title") or "" if element.tag == "abbr" else ""
                yield text


_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "article.published",
    "og:article:published_time",
)
_DATE_PART = re.compile(r"date|time|publish|posted|datum|byline|meta\b")
_LONGEST_DATE = 120


def _in_list(element: Element) -> bool:
    """Whether the element belongs to a list of other articles, a comment, or the frame of the page."""
    return any(
        parent.tag in ("aside", "nav", "footer") or _ELSEWHERE.search(features(parent))
        for parent in element.iterancestors()
    )


_ELSEWHERE = re.compile(
    r"comment|related|sidebar|recommend|trending|most-?(?:read|popular)|latest|teaser|widget|footer"
)


def _byline(root: Element, thing: Thing, named: Named, masthead: str) -> str:
    for names in _authors(root, thing, named):
        if (byline := join_names(names)) and byline.casefold() != masthead.casefold():
            return byline
    return ""


def _authors(root: Element, thing: Thing, named: Named) -> Iterator[list[str]]:
    yield _people(thing.get("author"))
    yield [
        named(
            "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"
        )
    ]
    yield [name for name in (named("article:author"),) if not name.startswith("http")]
    own = [element for element in root.iter() if not _in_list(element)]
    for wanted in (_is_author_property, _is_author_link, _is_author_part):
        found = [element for element in own if wanted(element)]
        yield list(dict.fromkeys(_byline_text(element) for element in found[:3]))
    yield [text for element in own if (text := _by_line(element))][:1]


def _people(value: object) -> list[str]:
    return [name for name in texts(value) if not name.startswith(("http", "{"))]


def _is_author_property(element: Element) -> bool:
    return "author" in (element.get("itemprop") or "").split() and element.tag != "meta"


def _is_author_link(element: Element) -> bool:
    return element.tag == "a" and "author" in (element.get("rel") or "").split()


def _is_author_part(element: Element) -> bool:
    return bool(_AUTHOR_PART.search(features(element))) and 0 < len(text_of(element)) <= _LONGEST_BYLINE


_AUTHOR_PART = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|author-?name|autor|writer|p-author|article-?author)(?:$|[\s_-]|__)"
)
_LONGEST_BYLINE = 120


def _byline_text(element: Element) -> str:
    """The name inside an author element: its ``itemprop=name`` if it has one, else its first line with words."""
    for part in element.iterdescendants():
        if part.get("itemprop") == "name" and text_of(part):
            return text_of(part)
    lines = [line for line in map(clean_byline, lines_of(element)) if line]
    return lines[0] if lines else ""


def _by_line(element: Element) -> str:
    """A short line of its own that begins with "By" and a name, as papers print it."""
    if element.tag not in _LINES or len(element) > 4:
        return ""
    text = text_of(element)
    return text if len(text.split()) <= _MOST_WORDS_BYLINE and _BY_NAME.match(text) else ""


_LINES = frozenset(("p", "div", "span", "address", "h4", "h5", "h6", "cite", "em", "strong"))
_BY_NAME = re.compile(r"[Bb][Yy]\s+(?!and\b)[^\W\d_a-z]")
_MOST_WORDS_BYLINE = 10


def _dek(thing: Thing, named: Named, headline: str) -> str:
    dek = safe(first_text(thing.get("description")) or named("og:description", "description", "twitter:description"))
    cut_short = dek.endswith(("...", "…", "[…]", "[...]"))
    return "" if cut_short or dek.casefold() == headline.casefold() else dek


def _language(root: Element, thing: Thing, named: Named) -> str:
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    stated = stated or first_text(thing.get("inLanguage")) or named("content-language", "og:locale", "language")
    tag = stated.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", tag) else ""


def _whole(value: object) -> int:
    return int(value) if re.fullmatch(r"\d{1,7}", str(value), re.ASCII) and isinstance(value, int | str) else 0
