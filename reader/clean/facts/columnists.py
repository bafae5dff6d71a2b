"""Who wrote the article: everywhere a page names its columnists, and which of these is to be believed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlsplit

from reader.clean.facts.found import Found, agreed
from reader.clean.facts.layout import Layout, short_text
from reader.clean.facts.printed import labelled, led, lone
from reader.clean.facts.spoken import spoken, spoken_lines
from reader.clean.facts.stated import Stated
from reader.page.alike import same_name
from reader.page.bylines import once, people_in
from reader.page.linked_data import texts, types_of
from reader.page.people import is_agency, is_person
from reader.page.tree import Element, features, text_of
from reader.text import safe

People = tuple[str, ...]

_METAS = (
    (
        "meta author",
        0.65,
        ("author", "article:author_name", "byl", "web_author", "og:author", "byline", "article_author"),
    ),
    ("meta article:author", 0.5, ("article:author", "og:article:author", "twitter:creator:name")),
    ("meta for tools", 0.6, ("parsely-author", "sailthru.author", "cxenseparse:author", "cxenseparse:recs:author")),
    ("meta dublin core", 0.5, ("dc.creator", "dcterms.creator", "dc.contributor", "dcsext.author")),
    # Journals name all their authors for indexes of citations.
    ("citation", 0.8, ("citation_author",)),
)
_WRITTEN_BY = re.compile(r"written|verfasst|geschrieben|écrit|escrito|scritto|geschreven|author|autor|\bby\b|von", re.I)
_AUTHOR_PART = re.compile(
    r"(?:^|[\s_-])(?:byline\w*|by-line|[a-z]{0,12}authors?[a-z]{0,12}|author-names?|"
    r"autor[a-z]{0,8}|auteurs?|writers?|p-author|"
    r"contributors?|redakteur|verfasser|submitted|credit-?name)(?:$|[\s_-]|__)"
)
_NO_AUTHOR_PART = re.compile(
    r"authori|comment|[fp]h?oto|image|caption|figure|avatar|social|share|bio\b|desc|follow|count|email|role|position|title|"
    r"(?:^|[\s_-])(?:author-?)?job(?:$|[\s_-])"
)
_NAME_PART = re.compile(r"author[\w-]*[_-]name|(?:^|[\s_-])name(?:$|\s)|(?:^|\s)fn(?:$|\s)")
_AUTHOR_BOX = re.compile(r"(?:^|[\s_-])author[_-]*(?:box|bio|info|card|wrapper|details?|profile|about)(?:$|[\s_-])")
_USER_PART = re.compile(r"(?:^|[\s_-])(?:user-?name|nick-?name)(?:$|[\s_-])")
_WRITTEN = re.compile(r"this (?:article|column|essay|post|story) (?:was|is) (?:written )?by\s+", re.IGNORECASE)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:es|en|e)?|auteurs?|autore|autori|redakteure?|redaktion|staff|by|bios?|people|person|profiles?|"
    r"profil|writers?|contributors?|columnists?|journalists?|reporters?|team|editors|experts?|members?|users?|user|"
    r"verfasser|firmas|schrijver|opinion-writers)/[^/]+(?:/[^/]*)?/?$|/@[\w.-]+/?$|[?&]author=",
    re.IGNORECASE,
)
_SHOWN = frozenset(("itemprop", "rel=author", "class", "link", "by line"))
_UNPRINTED = 0.6
_MARKED = ("link below", "class below")
_LONGEST = 160
# Characters of text between two people of one byline.
_TOGETHER, _MOST_TOGETHER = 120, 20
_MOST_WORDS_NAME = 6
# How far a first name alone makes the whole name true.
_FIRST_NAME = 0.9


def people_of(stated: Stated, layout: Layout, headline: str, names: tuple[str, ...]) -> Found[People] | None:
    """The people who wrote the article; ``names`` are those of the site, which is believed only where nobody is
    named. None if the page does not say."""
    found = [_weighed(each, names) for each in _named(stated, layout, headline) if each.value]
    found = _printed(found, layout)
    if not any(is_person(name) for each in found for name in each.value):
        far = [_weighed(each, names) for each in _far(layout) if each.value]
        found += [each for each in far if any(map(is_person, each.value))][:1] or ([] if found else _agreeing(far))
    return agreed(found, likeness)


def _printed(found: list[Found[People]], layout: Layout) -> list[Found[People]]:
    """The same, less sure of people the page prints nowhere if it prints others: who filed a text may not have written
    it."""
    shown = {name for each in found if each.source in _SHOWN for name in each.value if is_person(name)}
    unseen = {name for each in found if each.source not in _SHOWN for name in each.value} - shown
    if not shown or not unseen:
        return found
    unseen = {name for name in unseen if not layout.prints(name)}
    doubt = {True: _UNPRINTED, False: 1.0}
    return [replace(each, sureness=each.sureness * doubt[unseen.issuperset(each.value)]) for each in found]


def _agreeing(far: list[Found[People]]) -> list[Found[People]]:
    """Who is no person by the name and is named under the text in two ways that only authors are named in."""
    marked = [each for each in far if each.source in _MARKED]
    return marked if len(marked) == len(_MARKED) and len({each.value for each in marked}) == 1 else []


def _named(stated: Stated, layout: Layout, headline: str) -> Iterator[Found[People]]:
    yield _found("json-ld", 0.8, _writers(stated.article.get("author")) or _writers(stated.article.get("creator")))
    yield _found("json-ld page", 0.5, _writers(stated.page.get("author")))
    for source, sureness, metas in _METAS:
        yield _found(source, sureness, stated.each(*metas))
    yield _found("twitter label", 0.6, _labelled(stated))
    for source, sureness, elements, wanted in (
        ("itemprop", 0.75, layout.properties, _is_property),
        ("rel=author", 0.7, layout.links, _is_link),
        ("class", 0.65, layout.named, _is_part),
        ("link", 0.55, layout.near, _is_profile),
    ):
        yield _found(source, sureness, _nearest(elements, wanted, layout))
    yield _found("label", 0.55, labelled(list(layout.near)))
    yield _found("by line", 0.6, led(layout.near, handles=True))
    yield _found("lone name", 0.4, lone(layout, headline))


def _far(layout: Layout) -> Iterator[Found[People]]:
    """Who is named under the text or beside it, as far from the headline as it may be."""
    after = [each for each in layout.elements if layout.distance(each) > 0 and not layout.is_of_others(each)]
    yield _found("label below", 0.45, labelled(after))
    yield _found("signature", 0.45, led(after))
    for source, wanted in zip(_MARKED, (_is_link, _is_part), strict=True):
        said = [tuple(_said(each)) for each in after if wanted(each)]
        # Several who do not agree are the writers of other articles.
        yield _found(source, 0.35, said[0] if len(set(said)) == 1 else ())
    boxes = {name for each in after if _AUTHOR_BOX.search(features(each)) for name in _first_person(each)}
    yield _found("author box", 0.35, boxes if len(boxes) == 1 else ())


def _first_person(box: Element) -> list[str]:
    """The first line of a part about an author, if it is the name of a person: what follows tells of them."""
    line = next(filter(None, map(safe, map(str, box.itertext()))), "")
    return [line] if is_person(line) else []


def _found(source: str, sureness: float, said: Iterable[str]) -> Found[People]:
    people = [name for text in said for name in people_in(text)]
    return Found(tuple(once(people)), source, sureness)


def _writers(value: object) -> list[str]:
    """The names in an author of JSON-LD; an organization beside a person has printed what they wrote."""
    parts = value if isinstance(value, list) else [value]
    kinds = [types_of(part) if isinstance(part, dict) else () for part in parts]
    people = any("Person" in kind for kind in kinds)
    wrote = (part for part, kind in zip(parts, kinds, strict=True) if not (people and "Organization" in kind))
    return [name for part in wrote for name in texts(part)]


def _labelled(stated: Stated) -> Iterator[str]:
    for label, data in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if _WRITTEN_BY.search(stated.meta(label)):
            yield stated.meta(data)


def _weighed(found: Found[People], names: tuple[str, ...]) -> Found[People]:
    """A person is more likely than a handle or a desk, and these more than the site itself."""
    worst = min((_plausible(name, names) for name in found.value), default=1.0)
    return Found(found.value, found.source, found.sureness * worst)


def _plausible(name: str, names: tuple[str, ...]) -> float:
    same = [site for site in names if same_name(name, site)]
    if same and is_person(name) and all(site.islower() and " " not in site for site in same):
        return 0.8
    if same:
        return 0.4
    if is_person(name):
        return 1.0
    if is_agency(name) or (len(name.split()) == 1 and name.islower()):
        return 0.5
    return 0.7


def likeness(one: People, other: People) -> float:
    """The share of people both name, titles aside; a list is little supported by one that leaves someone out."""
    a, b = ({_key(name) for name in people} for people in (one, other))
    if len(one) == 1 == len(other) and is_person(one[0]) and one[0].partition(" ")[0] == other[0]:
        return _FIRST_NAME
    return len(a & b) / len(a | b) if a or b else 0.0


def _key(name: str) -> str:
    return "".join(part for part in re.findall(r"\w+", name.casefold()) if part not in _TITLES)


_TITLES = frozenset(["dr", "prof", "rev", "sir", "mr", "mrs", "ms", "fr"])


def _nearest(elements: Iterable[Element], wanted: Callable[[Element], bool], layout: Layout) -> list[str]:
    """What the wanted elements that stand together nearest to the headline say."""
    found = [element for element in elements if wanted(element) and not layout.is_apart(element)]
    if not found:
        return []
    found = [element for element in found if layout.is_near(element)] or found
    below = [element for element in found if layout.distance(element) >= 0]
    ordered = below or found[::-1]
    together = ordered[:1]
    for before, after in pairwise(ordered[:_MOST_TOGETHER]):
        if abs(layout.distance(after) - layout.distance(before)) > _TOGETHER:
            break
        together.append(after)
    outermost = [each for each in together if not any(parent in together for parent in each.iterancestors())]
    return [text for element in outermost for text in _said(element)]


def _said(element: Element) -> list[str]:
    """The names inside an author element: those marked as names, else of its links, else its first line with people."""
    inner = [spoken(part) for part in element.iterdescendants() if "name" in (part.get("itemprop") or "").split()]
    stated = [part.get("content") or "" for part in element.iterdescendants("meta") if part.get("itemprop") == "name"]
    if names := list(filter(None, inner)) or list(filter(None, stated)):
        return names
    links = list(element.iterdescendants("a"))
    for kind in (_is_link, _is_profile):
        if people := [text for part in links if kind(part) and people_in(text := spoken(part))]:
            return people
    if users := [spoken(part) for part in element.iterdescendants("a", "span") if _USER_PART.search(features(part))]:
        return users[:1]
    called = [spoken(part) for part in element.iterdescendants() if _NAME_PART.search(features(part))]
    if people := [text for text in called if any(map(is_person, people_in(text)))]:
        return people[:1]
    lines = spoken_lines(element)
    for line in lines:
        if (
            len(line) <= _LONGEST
            and (said := _WRITTEN.match(line))
            and any(map(is_person, people_in(line[said.end() :])))
        ):
            return [line[said.end() :]]
    for line in lines:
        if len(line) <= _LONGEST and any(map(is_person, people_in(line))):
            return [line]
    return [line for line in lines if len(line) <= _LONGEST and people_in(line)][:1]


def _is_property(element: Element) -> bool:
    return "author" in (element.get("itemprop") or element.get("property") or "").split() and element.tag != "meta"


def _is_link(element: Element) -> bool:
    return element.tag == "a" and "author" in (element.get("rel") or "").lower().split() and bool(text_of(element))


def _is_part(element: Element) -> bool:
    named = features(element)
    return (
        bool(named)
        and bool(_AUTHOR_PART.search(named))
        and not _NO_AUTHOR_PART.search(named)
        and element.tag not in ("body", "html", "article", "img")
        and bool(short_text(element, 2 * _LONGEST))
    )


def _is_profile(element: Element) -> bool:
    if element.tag != "a":
        return False
    path = _path(element.get("href") or "")
    text = text_of(element) if _AUTHOR_PATH.search(path) else ""
    if not text or len(text.split()) > _MOST_WORDS_NAME:
        return False
    # The link of a network or a button leads to somebody as well; only that of a person is named after them.
    called = [word for word in re.findall(r"\w{3,}", text.casefold()) if word in path.casefold()]
    return any(map(is_person, people_in(text))) or (bool(called) and bool(people_in(text)))


def _path(href: str) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
