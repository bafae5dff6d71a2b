"""The page of a column's writer, and that of its section, as the column links to them."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.model.channel import NewChannel, SourceKind
from reader.page.bylines import clean_byline
from reader.page.head import meta
from reader.page.hosts import same_site
from reader.page.linked_data import Thing, first_text, members, outer_things
from reader.page.links import origin_of, path_of, web_url
from reader.page.markup import elements
from reader.page.people import is_person
from reader.sources.identity import canonical
from reader.sources.lists.lines import element_text
from reader.sources.names import clean_name

MOST = 3
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|by|people|person|staff|profiles?|writers?|contributors?|columnists?|autor(?:en)?|auteurs?|journalists?|"
    r"byline|opinion)/[^/]+(?:/[^/]+)?$",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:see|view|read|more|all|full|bio|profile|follow|contact|about|feed|rss|posts|articles|undefined|null)\b",
    re.IGNORECASE,
)
_NO_SECTION = re.compile(
    r"home|start(?:seite)?|uncategori[sz]ed|allgemein|main|index|front ?page|accueil|inicio|\W*", re.IGNORECASE
)
_MARKED = (
    ".//a[contains(concat(' ', normalize-space(@rel), ' '), ' author ')][@href]",
    ".//*[contains(concat(' ', normalize-space(@itemprop), ' '), ' author ')]/descendant-or-self::a[@href]",
)
_SECTIONS = (
    ".//*[contains(@class, 'breadcrumb') or contains(@aria-label, 'readcrumb') or contains(@itemtype, "
    "'BreadcrumbList')]//a[@href]",
    ".//a[contains(concat(' ', normalize-space(@rel), ' '), ' category ')][@href]",
)


def author_pages(tree: HtmlElement, base: str) -> tuple[NewChannel, ...]:
    """The pages of a column's writers, most surely known first: marked as theirs, stated for machines, or a link under
    a name, to where writers have their pages or under the name the page gives as its author's."""
    found: dict[str, NewChannel] = {}
    for url, said in (*_marked(tree, base), *_stated(tree, base), *_named(tree, base)):
        name = clean_byline(said)
        if _leads_to_a_page(url, base) and name and len(name) <= 60 and not _is_remark(name):
            found.setdefault(name.casefold(), NewChannel(url, name, SourceKind.INDEX, byline=name))
    return tuple(found.values())[:MOST]


def section_page(tree: HtmlElement, base: str) -> tuple[NewChannel, ...]:
    """The page of the section a column stands in: the last of its breadcrumb that is not itself, its category, or the
    link under the name of its section."""
    section = meta(tree, "article:section").casefold()
    named = [each for each in elements(tree, ".//a[@href]") if section and element_text(each).casefold() == section]
    headline = next((element_text(each) for each in elements(tree, ".//h1")), "")
    for links in (*(elements(tree, path) for path in _SECTIONS), named[:1]):
        for link in reversed(links):
            url, name = web_url(base, link.get("href") or ""), clean_name(element_text(link))
            if len(name) <= 40 and not _NO_SECTION.fullmatch(name) and name != headline and _leads_to_a_page(url, base):
                return (NewChannel(url, name, SourceKind.INDEX),)
    return ()


def _leads_to_a_page(url: str, base: str) -> bool:
    return bool(url) and same_site(url, base) and canonical(url) not in (canonical(base), canonical(origin_of(url)))


def _is_remark(name: str) -> bool:
    """Whether a link to an author's page says something else than who that is."""
    return bool(_REMARK.match(name)) or (not is_person(name) and (len(name.split()) > 5 or name[-1] in ".!?:…»"))


def _marked(tree: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    for path in _MARKED:
        for link in elements(tree, path):
            yield web_url(base, link.get("href") or ""), element_text(link)


def _stated(tree: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    for author in _stated_authors(tree):
        if address := first_text(author.get("url")):
            yield web_url(base, address), first_text(author)


def _stated_authors(tree: HtmlElement) -> Iterator[Thing]:
    for thing in outer_things(tree):
        yield from members(thing.get("author"))


def _named(tree: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    names = {name.casefold() for name in _author_names(tree)}
    for link in elements(tree, ".//a[@href]"):
        url, name = web_url(base, link.get("href") or ""), clean_byline(element_text(link))
        known = name.casefold() in names
        if known or (is_person(name) and _AUTHOR_PATH.search(path_of(url)) and _is_in_a_remark(link)):
            yield url, name


def _author_names(tree: HtmlElement) -> Iterator[str]:
    said = [meta(tree, name) for name in ("author", "article:author", "parsely-author", "dc.creator")]
    said += map(first_text, _stated_authors(tree))
    yield from filter(is_person, map(clean_byline, said))


def _is_in_a_remark(link: HtmlElement) -> bool:
    """Whether the link stands in a line of few words: a name in the text itself is somebody written about."""
    above = link.getparent()
    line = element_text(above) if above is not None else ""
    return len(line) < 160 and not any(each.tag in ("aside", "nav", "footer") for each in link.iterancestors())
