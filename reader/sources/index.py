"""A page that lists columns and has no feed."""

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.errors import SourceError
from reader.model.entry import NewEntry
from reader.model.listing import Listing
from reader.model.page import Page
from reader.sources.dates import read_moment
from reader.sources.identity import canonical, entry_key
from reader.sources.lines import Line, element_text, is_furniture, read_lines
from reader.sources.links import host_of, path_of, web_url
from reader.sources.markup import base_of, elements, page_text, parse_html, with_class
from reader.sources.names import clean_name
from reader.sources.page_head import feed_link, heading, meta, page_title
from reader.sources.people import attributed, clean_byline
from reader.sources.side_channels import channel_byline, side_channels
from reader.sources.syndicate_list import read_stories
from reader.sources.teaser import dek_of, headline_of, name_in_byline

LEAST = 3
"""Headlines of one kind that make a page without a known pattern a list."""

_HEADING_WORDS, _LINK_WORDS = 3, 4
_REGION, _PROSE = 8, 40
_PAGE = re.compile(r"/page[-/](\d{1,6})/?$")
_OLDER = re.compile(
    r"\W*(?:older|older (?:posts|entries|articles|columns)|next|next page|more columns)\W*", re.IGNORECASE
)


def read_index(page: Page) -> Listing:
    """The columns a listing page links to, in its order. Raises SourceError when nothing on it repeats."""
    raw = page_text(page)
    tree = parse_html(raw)
    if tree is None:
        raise _no_list()
    base = base_of(tree, page.final_url)
    lines = read_lines(tree, base, is_furniture)
    entries = read_stories(lines, raw, base) or _columns(lines, base)
    if not entries:
        raise _no_list()
    byline = channel_byline(tree)
    return Listing(
        entries=attributed(entries, byline),
        name=list_name(tree),
        byline=byline,
        feed_url=feed_link(tree, base),
        older=_older(tree, base),
        channels=side_channels(tree, base, lines),
    )


def list_name(tree: HtmlElement) -> str:
    """What the page calls itself. The breadcrumb comes last: on a columnist's page it names only the group."""
    crumbs = elements(tree, f".//header[{with_class('main-content-header')}]//*[self::h2 or self::h3]")
    named = meta(tree, "og:title") or heading(tree) or page_title(tree)
    return clean_name(named or next(map(element_text, crumbs), ""))


@dataclass(frozen=True, slots=True)
class _Headline:
    """A line that may be a headline: where it stands among the lines, and where it leads."""

    at: int
    url: str
    line: Line


def _columns(lines: list[Line], base: str) -> tuple[NewEntry, ...]:
    """Entries out of the one kind of linked line that looks most like headlines."""
    kinds: dict[str, list[_Headline]] = defaultdict(list)
    for at, line in enumerate(lines):
        if url := _leads_to(line, base):
            kinds["heading" if line.heading else line.place].append(_Headline(at, url, line))
    best = max((_of_one_site(kind, base) for kind in kinds.values()), key=_weight, default=[])
    if _weight(best) == 0:
        return ()
    ends = [headline.at for headline in best[1:]] + [len(lines)]
    return tuple(_entry(headline, lines[headline.at + 1 : end]) for headline, end in zip(best, ends, strict=True))


def _leads_to(line: Line, base: str) -> str:
    """The url of a line that is one link and nothing much else, and leads to another page; empty for other lines."""
    for link in line.links:
        covers = len(link.text) * 5 >= len(line.text) * 4
        if covers and path_of(link.url) != "/" and canonical(link.url) != canonical(base):
            return link.url
    return ""


def _of_one_site(kind: list[_Headline], base: str) -> list[_Headline]:
    """The headlines that stay on the site, when half of them do; else all, each url once: a digest links to others."""
    found: dict[str, _Headline] = {}
    for headline in kind:
        found.setdefault(entry_key(headline.url), headline)
    each = list(found.values())
    own = [headline for headline in each if host_of(headline.url) == host_of(base)]
    return own if len(own) * 2 >= len(each) else each


def _weight(kind: list[_Headline]) -> int:
    """How much a kind of line looks like headlines: their characters, more in headings; 0 if too few or too short."""
    if len(kind) < LEAST:
        return 0
    texts = [headline.line.text for headline in kind]
    is_heading = kind[0].line.heading
    wordy = [len(text.split()) >= (_HEADING_WORDS if is_heading else _LINK_WORDS) or len(text) >= 24 for text in texts]
    if sum(wordy) * 2 < len(texts):
        return 0
    return sum(min(len(text), 120) for text in texts) * (2 if is_heading else 1)


def _entry(headline: _Headline, following: list[Line]) -> NewEntry:
    teaser: list[str] = []
    byline, moment = "", headline.line.moment
    for line in following[:_REGION]:
        said = read_moment(line.text)
        moment = moment or line.moment or said
        if line.heading:
            break
        if names := name_in_byline(line.text):
            byline = byline or clean_byline(names)
        elif not said and len(line.text) >= _PROSE:
            teaser.append(line.text)
    return NewEntry(
        key=entry_key(headline.url),
        url=headline.url,
        headline=headline_of(headline.line.text),
        byline=byline,
        dek=dek_of(teaser),
        published_at=moment,
    )


def _older(tree: HtmlElement, base: str) -> str:
    """The next page of the list: as the page says, else the page numbered one higher, else a link that says `Older`."""
    links = elements(tree, ".//*[self::a or self::link][@href]")
    addressed = [(link, web_url(base, link.get("href") or "")) for link in links]
    number = int(match[1]) if (match := _PAGE.search(path_of(base))) else 1
    for link, url in addressed:
        if "next" in (link.get("rel") or "").lower().split() and url:
            return url
    for _, url in addressed:
        if (match := _PAGE.search(path_of(url))) and int(match[1]) == number + 1:
            return url
    return next((url for link, url in addressed if url and _OLDER.fullmatch(element_text(link))), "")


def _no_list() -> SourceError:
    return SourceError(
        "The page does not list any columns.",
        "Give the address of a feed, or of a page with headlines that lead to columns.",
    )
