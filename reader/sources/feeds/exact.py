"""The fast path for feeds that are well-formed and plain: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, by lxml.

It gives the values that feedparser would, in feedparser's names, for the elements an entry is made of, and steps aside
(``None``) for everything it is not sure of: what is not well-formed, a name space that is used unusually, two elements
that compete for one meaning, markup where text belongs. What it is sure of is most feeds.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from reader.model.address import PLAIN, as_web
from reader.sources.feeds.elements import (
    ABOUT,
    ATOM,
    ATOM_03,
    AUTHORS,
    CONTENTS,
    DATES,
    HTML,
    MEANINGFUL,
    NO_MATTER,
    OF_IMAGE,
    OF_INPUT,
    OF_PERSON,
    OF_SOURCE,
    PICTURES,
    PICTURES_OWN,
    RSS_10,
    STRANGE,
    SUMMARIES,
    TELLING,
    TITLES,
    name_of,
    named_as_usual,
)
from reader.sources.feeds.markup import Odd, content_of, value_of

Told = dict[str, Any]
Node = etree._Element


@dataclass(frozen=True, slots=True)
class Parsed:
    """A feed in the shape of feedparser's answer: ``version`` begins with ``atom`` or ``rss``."""

    version: str
    feed: Told
    entries: list[Told]


_BASE = re.compile(r"\bbase\s*=")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+\-.]*://)/*")
_OF_PICTURES = PICTURES.keys() | PICTURES_OWN | {"itunes:image", "media:credit"}


def read_exact(text: str, url: str) -> Parsed | None:
    """The feed, its root element first in ``text``; None when it takes feedparser to read it."""
    lowered = text.lower()
    if "base" in lowered and _BASE.search(lowered):
        return None
    if not url.startswith(("http://", "https://")) or not named_as_usual(text):
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return _read(etree.fromstring(text.encode("utf-8"), parser), lowered, url)
    except (etree.XMLSyntaxError, Odd):
        return None


def _read(root: Node, lowered: str, url: str) -> Parsed:
    match name_of(root.tag, root.prefix):
        case "rss":
            version, tops = "rss20", [*root]
        case "rdf:rdf" if ATOM not in lowered:
            version, tops = "rss10", [*root]
        case "feed" if RSS_10 not in lowered and root.tag == "{http://www.w3.org/2005/Atom}feed":
            version, tops = "atom10", [root]
        case "feed" if RSS_10 not in lowered and ATOM not in lowered and root.tag == f"{{{ATOM_03}}}feed":
            version, tops = "atom03", [root]
        case _:
            raise Odd
    heads = [top for top in tops if name_of(top.tag, top.prefix) in ("channel", "feed")]
    if len(heads) != 1 or (version == "rss20" and len(tops) != 1):
        raise Odd
    feed = _Gathered(version, url)
    entries = _read_head(feed, heads[0])
    for top in tops if version == "rss10" else ():
        if top is not heads[0]:
            entries += _read_beside(top, url)
    return Parsed(version, feed.told, entries)


def _read_head(feed: "_Gathered", head: Node) -> list[Told]:
    entries: list[Told] = []
    if head.get("href") or head.get("lastmod"):
        raise Odd
    for child in head:
        name = name_of(child.tag, child.prefix)
        if name in ("item", "entry"):
            entries.append(_entry(child, feed.version, feed.base))
        elif name in TITLES or name in AUTHORS or name == "link":
            _TAKING[name](feed, name, child)
        elif name in ("image", "textinput"):
            _only(child, OF_IMAGE if name == "image" else OF_INPUT)
        elif name in PICTURES_OWN or name in STRANGE:
            raise Odd
        elif name == "contributor":
            _only(child, OF_PERSON)
        elif not (name in DATES or name in SUMMARIES or name in ("id", "guid")):
            feed.pass_over(name, child)
        elif len(child):
            raise Odd
    return entries


def _read_beside(top: Node, url: str) -> list[Told]:
    """What stands beside the channel in RDF: items, and pictures and forms that tell nothing of the channel."""
    name = name_of(top.tag, top.prefix)
    if name == "item":
        return [_entry(top, "rss10", url)]
    if name not in ("image", "textinput"):
        raise Odd
    _only(top, OF_IMAGE if name == "image" else OF_INPUT)
    return []


def _entry(item: Node, version: str, url: str) -> Told:
    entry = _Gathered(version, url)
    for key in item.keys():  # noqa: SIM118 - iterating over an element gives its children
        if str(key).rpartition("}")[2].lower() in ("href", "lastmod"):
            raise Odd
    if about := item.get(ABOUT):
        entry.told["id"] = about
    for child in item:
        name = name_of(child.tag, child.prefix)
        _TAKING.get(name, _Gathered.pass_over)(entry, name, child)
    return entry.finished()


@dataclass(slots=True)
class _Gathered:
    """What was told so far of an entry or a feed, in feedparser's names."""

    version: str
    base: str
    told: Told = field(default_factory=dict)
    has_title: bool = False
    has_caption: bool = False

    def pass_over(self, name: str, node: Node) -> None:
        """An element that tells nothing, unless there is in it what does."""
        for each in (node, *node.iterdescendants()) if len(node) else (node,):
            inner = name if each is node else name_of(each.tag, each.prefix)
            if inner in _OF_PICTURES:
                self._picture(inner, each)
            elif inner in TELLING or not (":" in inner or inner in NO_MATTER):
                raise Odd

    def _picture(self, name: str, node: Node) -> None:
        """A picture, or what is said of one: its title and caption are not the entry's, if that has its own before."""
        if name in PICTURES_OWN:
            if name == "media:title" and (not self.told.get("title") or "source" in self.told):
                raise Odd
            self.has_caption |= name == "media:description"
            return
        attributes = _attributes(node)
        if name == "itunes:image":
            if address := attributes.get("href") or attributes.get("url"):
                self.told["image"] = {"href": address}
        elif name == "media:credit":
            said = attributes | ({"content": value_of(node)} if attributes.get("role") == "author" else {})
            self.told.setdefault("media_credit", []).append(said)
        elif name == "media:thumbnail" and "url" not in attributes:
            raise Odd
        else:
            self.told.setdefault(PICTURES[name], []).append(attributes)

    def finished(self) -> Told:
        told = self.told
        if self.has_caption and not told.get("summary_detail", {}).get("value"):
            raise Odd
        return told

    def _title(self, _: str, node: Node) -> None:
        if self.has_title:
            raise Odd
        self.has_title = True
        self.told["title_detail"] = self._detail(node, "text/plain")
        self.told["title"] = self.told["title_detail"]["value"]

    def _summary(self, name: str, node: Node) -> None:
        if "summary_detail" in self.told:
            raise Odd
        self.told["summary_detail"] = self._detail(node, SUMMARIES[name])
        self.told["summary"] = self.told["summary_detail"]["value"]

    def _content(self, name: str, node: Node) -> None:
        detail = self._detail(node, CONTENTS[name])
        self.told.setdefault("content", []).append(detail)
        self.told.setdefault("summary", detail["value"])

    def _detail(self, node: Node, usual: str) -> Told:
        attributes = _attributes(node)
        if attributes.get("mode") == "base64":
            raise Odd
        kind, value = content_of(node, attributes.get("type", usual), self.version)
        return {"type": kind, "value": value}

    def _date(self, name: str, node: Node) -> None:
        self.told[DATES[name]] = value_of(node)

    def _enclosure(self, _: str, node: Node) -> None:
        if len(node):
            raise Odd
        attributes = _attributes(node)
        link = attributes | {"rel": "enclosure", "href": _href(attributes)}
        self.told.setdefault("links", []).append(link)

    def _contributor(self, _: str, node: Node) -> None:
        _only(node, OF_PERSON)

    def _link(self, _: str, node: Node) -> None:
        attributes = _attributes(node)
        rel, kind = attributes.get("rel", "alternate"), attributes.get("type", "text/html")
        href = _href(attributes)
        if len(node) or (not href and "href" in attributes):
            raise Odd
        link = {"rel": rel, "type": kind, "href": resolved(self.base, href) if href else ""}
        self.told.setdefault("links", []).append(link)
        if href:
            if rel == "alternate" and kind in HTML:
                self.told["link"] = link["href"]
            return
        text = value_of(node)
        address = resolved(self.base, text).replace("&amp;", "&") if text else ""
        if "&" in address:
            address = re.sub(r"&(\w+);", r"&\1", address, flags=re.ASCII)
        link["href"] = self.told["link"] = address

    def _guid(self, _: str, node: Node) -> None:
        """An id, which is a link too unless it says that it is none."""
        value = value_of(node)
        if _attributes(node).get("ispermalink", "true") == "true":
            value = resolved(self.base, value) if value else ""
            self.told.setdefault("link", value)
        self.told["id"] = value

    def _author(self, _: str, node: Node) -> None:
        if len(node):
            person = _person(node)
            name, mail = person.get("name", ""), person.get("email", "")
            author = f"{name} ({mail})" if name and mail else name or mail
        else:
            author = name = value_of(node)
        authors = self.told.setdefault("authors", [])
        if any("@" in before["name"] and before["is_text"] for before in authors):
            raise Odd
        authors.append({"name": name, "is_text": not len(node)})
        self.told["author"] = author

    def _source(self, _: str, node: Node) -> None:
        source = _Gathered(self.version, self.base)
        if len(node):
            _only(node, OF_SOURCE, deep=False)
            for child in node:
                if name_of(child.tag, child.prefix) == "title":
                    source._title("title", child)
        else:
            source.told["title"] = value_of(node)
        if "source" in self.told:
            raise Odd
        self.told["source"] = source.told


_Taking = Callable[[_Gathered, str, Node], None]
_TAKING: dict[str, _Taking] = {
    **dict.fromkeys(TITLES, _Gathered._title),
    **dict.fromkeys(SUMMARIES, _Gathered._summary),
    **dict.fromkeys(CONTENTS, _Gathered._content),
    **dict.fromkeys(DATES, _Gathered._date),
    **dict.fromkeys(AUTHORS, _Gathered._author),
    **dict.fromkeys(("guid", "id"), _Gathered._guid),
    "link": _Gathered._link,
    "source": _Gathered._source,
    "enclosure": _Gathered._enclosure,
    "contributor": _Gathered._contributor,
}
"""What is done with each element of an entry; all others are passed over."""


def _person(node: Node) -> Told:
    """The parts of a person; a part that comes twice, or text beside them, is not plain."""
    _only(node, OF_PERSON)
    if any((text or "").strip() for text in (node.text, *(child.tail for child in node))):
        raise Odd
    names = [name_of(child.tag, child.prefix) for child in node]
    if len(set(names)) < len(names):
        raise Odd
    return {name: (child.text or "").strip() for name, child in zip(names, node, strict=True)}


def _only(node: Node, names: frozenset[str], deep: bool = True) -> None:
    """Nothing but these elements is in the node, each with nothing but text (``deep``)."""
    for child in node:
        if name_of(child.tag, child.prefix) not in names or (deep and len(child)):
            raise Odd


def _attributes(node: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in node.items():
        space, _, name = str(key).rpartition("}")
        name = name.lower()
        if space and name in MEANINGFUL:
            raise Odd
        if not space:
            found[name] = str(value).lower() if name in ("rel", "type") else str(value)
    return found


def _href(attributes: dict[str, str]) -> str:
    return next((attributes[name] for name in ("url", "uri", "href") if name in attributes), "")


def resolved(base: str, url: str) -> str:
    """The url joined to the base, slashes too many after its scheme folded; empty if it is none."""
    if PLAIN.fullmatch(url):
        return url
    url = as_web(url)
    try:
        return urljoin(base, _SCHEME.sub(r"\1", url, count=1) if _SCHEME.match(url) else url)
    except ValueError:
        return ""
