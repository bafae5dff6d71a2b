"""Whether a page is a column or lists columns.

What a page states of itself is often wrong: archives call themselves articles and columns websites. So its statements
are weighed against what it shows: prose in one place, or rows of headlines.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from reader.page.head import meta
from reader.page.linked_data import outer_things, types_of
from reader.page.links import path_of
from reader.page.words import words
from reader.sources.lists.headlines import is_side
from reader.sources.lists.rows import Row, read_rows
from reader.text import count_words

_ARTICLES = words(
    "Article NewsArticle OpinionNewsArticle AnalysisNewsArticle ReportageNewsArticle ReviewNewsArticle BlogPosting"
)
_LISTS = words("CollectionPage ItemList ProfilePage SearchResultsPage Blog")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_LOOSE = ("div", "td", "section", "article", "blockquote")
_INLINE = words("a b i em strong br span u font")
_LOOSE_CHARS = 200
_LEAST_WORDS = 12
_PROSE, _SOME_PROSE, _NO_PROSE = 150, 80, 40
_MANY_ROWS = 5
_POST = 60


def is_column(tree: HtmlElement, url: str) -> bool:
    """Whether the page is one column, with or without lists of others beside it."""
    if path_of(url) == "/" and "?" not in url:
        return False
    prose, holder = prose_of(tree)
    rows = read_rows(tree, url)
    if _holds_posts(rows, holder):
        return False
    return _stated(tree) + _shown(prose, rows) + _addressed(url) >= 2


def _stated(tree: HtmlElement) -> int:
    types = {name for thing in outer_things(tree) for name in types_of(thing)}
    score = 2 if types & _ARTICLES else 0
    score += 2 if meta(tree, "og:type") == "article" else 0
    score += 1 if meta(tree, "article:published_time") else 0
    return score - (2 if types & _LISTS and not types & _ARTICLES else 0)


def _addressed(url: str) -> int:
    """Columns have long names at the end of their addresses, or long numbers in them, lists short ones."""
    path = path_of(url)
    return 1 if path.rpartition("/")[2].count("-") >= 4 or re.search(r"\d{5}", path) else 0


def _shown(prose: int, rows: tuple[Row, ...]) -> int:
    if prose >= _PROSE:
        return 2
    if len(rows) >= _MANY_ROWS and prose < _SOME_PROSE:
        return -4 if prose < _NO_PROSE else -2
    return 1 if prose >= _SOME_PROSE else 0


def prose_of(tree: HtmlElement) -> tuple[int, HtmlElement | None]:
    """The words of the paragraphs that stand together in one place, and that place."""
    held: dict[HtmlElement, int] = defaultdict(int)
    for paragraph in tree.iter("p", *_LOOSE):
        said, holder = _said(paragraph), paragraph if paragraph.tag in _LOOSE else paragraph.getparent()
        if said < _LEAST_WORDS or holder is None or _is_listing(holder) or _is_beside(paragraph):
            continue
        held[holder] += said
        above = holder.getparent()
        if above is not None and len(holder) == 1:
            held[above] += said
    holder = max(held, key=lambda each: held[each], default=None)
    return (held[holder], holder) if holder is not None else (0, None)


def _said(paragraph: HtmlElement) -> int:
    """The words of a paragraph, or of the text that stands in a box without one; 0 if most of them are links."""
    if paragraph.tag in _LOOSE:
        own = " ".join(filter(None, (paragraph.text, *(each.tail for each in paragraph if each.tag in _INLINE))))
        return count_words(own) if len(own) > _LOOSE_CHARS else 0
    said = count_words("".join(map(str, paragraph.itertext())))
    linked = sum(count_words("".join(map(str, link.itertext()))) for link in _outer_links(paragraph))
    return said if linked * 2 <= said else 0


def _outer_links(paragraph: HtmlElement) -> Iterator[HtmlElement]:
    """The links in it that stand in no other: of links in links, each word counts once."""
    walk = etree.iterwalk(paragraph, events=("start",), tag="a")
    for _, link in walk:
        walk.skip_subtree()
        yield link


def _is_beside(paragraph: HtmlElement) -> bool:
    return any(is_side(each) for each in paragraph.iterancestors() if each.tag not in ("html", "body"))


def _is_listing(parent: HtmlElement) -> bool:
    """Whether the paragraphs in an element are the teasers of linked headings between them."""
    headings = [each for each in parent if each.tag in _HEADINGS]
    linked = [each for each in headings if _is_linked(each)]
    return len(linked) >= 3 and len(linked) * 2 > len(headings)


def _is_linked(heading: HtmlElement) -> bool:
    """Whether a heading is a link, and does not only hold one, such as `Edit`."""
    linked = sum(len("".join(map(str, link.itertext()))) for link in heading.iter("a"))
    return linked * 2 > len("".join(map(str, heading.itertext())).strip())


def _holds_posts(rows: tuple[Row, ...], holder: HtmlElement | None) -> bool:
    """Whether the prose is that of one post among several that are all there whole."""
    if holder is None or len(rows) < 3:
        return False
    long = [row.unit for row in rows if row.headline.heading and _words(row.unit) >= _POST]
    return len(long) >= 3 and any(each in long for each in (holder, *holder.iterancestors()))


def _words(element: HtmlElement) -> int:
    return sum(len(str(text).split()) for text in element.itertext())
