"""The fast path for feeds that are well-formed and plain: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, by lxml.

It gives the values that feedparser would, in feedparser's names, for the elements an entry is made of, and steps aside
(``None``) for everything it is not sure of: what is not well-formed, a name space that is used unusually, two elements
that compete for one meaning, markup where text belongs. What it is sure of is most feeds.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from reader.sources.dates import read_moment
from reader.sources.feed_markup import Odd, content_of, value_of
from reader.sources.words import words

Told = dict[str, Any]
Node = etree._Element


@dataclass(frozen=True, slots=True)
class Parsed:
    """A feed in the shape of feedparser's answer: ``version`` begins with ``atom`` or ``rss``."""

    version: str
    feed: Told
    entries: list[Told]


_ATOM, _ATOM_03, _RSS_10 = "http://www.w3.org/2005/atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/"
_PLAIN_SPACES = words(
    f"""
    {_ATOM} {_ATOM_03} {_RSS_10} http://blogs.law.harvard.edu/tech/rss http://my.netscape.com/rdf/simple/0.9/
    http://purl.org/rss/1.0/modules/rss091#
    """
)
_SPACES = dict.fromkeys(_PLAIN_SPACES, "") | {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_MEANT = frozenset(_SPACES.values()) - {""}
_DECLARED = re.compile(r"\sxmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_BASE = re.compile(r"\bbase\s*=", re.IGNORECASE)
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

_DATES = {
    **dict.fromkeys(("published", "issued", "pubdate", "dcterms:issued"), "published"),
    **dict.fromkeys(("updated", "modified", "lastbuilddate", "dc:date", "dcterms:modified"), "updated"),
    **dict.fromkeys(("created", "dcterms:created"), "created"),
}
_AUTHORS = words("author managingeditor dc:author dc:creator itunes:author")
_TITLES = words("title dc:title")
_SUMMARIES = {
    **dict.fromkeys(("description", "dc:description"), "text/html"),
    **dict.fromkeys(("summary", "itunes:summary"), "text/plain"),
}
_CONTENTS = {"content": "text/plain", "content:encoded": "text/html"}
_PICTURES_OWN = words("media:title media:description")
_STRANGE = words("body xhtml:body fullitem abstract itunes:link")
_TELLING = _STRANGE | _AUTHORS | _TITLES | _DATES.keys() | _SUMMARIES.keys() | _CONTENTS.keys()
_NO_MATTER = words(
    """
    category keywords comments ttl generator webmaster language copyright docs skipdays skiphours day hour cloud rating
    subtitle tagline rights info icon logo expirationdate items
    """
)
_OF_SOURCE = words("title id link updated subtitle rights author contributor category generator icon logo published")
_OF_IMAGE = words("title link description url href width height")
_OF_INPUT = words("title link description name")
_OF_PERSON = words("name email uri url homepage")
_MEANINGFUL = words("href url uri rel type ispermalink version src mode lastmod")
_HTML = words("text/html html application/xhtml+xml xhtml")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+\-.]*://)/*")


def read_exact(text: str, url: str) -> Parsed | None:
    """The feed, its root element first in ``text``; None when it takes feedparser to read it."""
    if _BASE.search(text) or not url.startswith(("http://", "https://")):
        return None
    for prefix, space in _DECLARED.findall(text):
        if prefix.lower() in _MEANT and _SPACES.get(space.lower()) != prefix.lower():
            return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return _read(etree.fromstring(text.encode("utf-8"), parser), text.lower(), url)
    except (etree.XMLSyntaxError, Odd):
        return None


def _read(root: Node, lowered: str, url: str) -> Parsed:
    match name_of(root.tag, root.prefix):
        case "rss":
            version, tops = "rss20", [*root]
        case "rdf:rdf" if _ATOM not in lowered:
            version, tops = "rss10", [*root]
        case "feed" if _RSS_10 not in lowered and root.tag == "{http://www.w3.org/2005/Atom}feed":
            version, tops = "atom10", [root]
        case "feed" if _RSS_10 not in lowered and _ATOM not in lowered and root.tag == f"{{{_ATOM_03}}}feed":
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
        elif name in _TITLES or name in _AUTHORS or name == "link":
            feed.take(name, child)
        elif name in ("image", "textinput"):
            _only(child, _OF_IMAGE if name == "image" else _OF_INPUT)
        elif name in _PICTURES_OWN or name in _STRANGE:
            raise Odd
        elif name == "contributor":
            _only(child, _OF_PERSON)
        elif not (name in _DATES or name in _SUMMARIES or name in ("id", "guid")):
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
    _only(top, _OF_IMAGE if name == "image" else _OF_INPUT)
    return []


def _entry(item: Node, version: str, url: str) -> Told:
    entry = _Gathered(version, url)
    for key in item.keys():  # noqa: SIM118 - iterating over an element gives its children
        if str(key).rpartition("}")[2].lower() in ("href", "lastmod"):
            raise Odd
    if about := item.get(_ABOUT):
        entry.told["id"] = about
    for child in item:
        entry.take(name_of(child.tag, child.prefix), child)
    return entry.finished()


@dataclass(slots=True)
class _Gathered:
    """What was told so far of an entry or a feed, in feedparser's names."""

    version: str
    base: str
    told: Told = field(default_factory=dict)
    has_title: bool = False
    has_caption: bool = False

    def take(self, name: str, node: Node) -> None:
        if name in _TITLES:
            self._title(node)
        elif name == "link":
            self._link(node)
        elif name in _SUMMARIES:
            self._summary(node, _SUMMARIES[name])
        elif name in _CONTENTS:
            self._content(node, _CONTENTS[name])
        elif name in _DATES:
            self.told[_DATES[name]] = value_of(node)
        elif name in ("guid", "id"):
            self._guid(node)
        elif name in _AUTHORS:
            self._author(node)
        elif name == "source":
            self._source(node)
        elif name == "enclosure":
            attributes = _attributes(node)
            self.told.setdefault("links", []).append({"rel": "enclosure", "href": _href(attributes)})
        elif name == "contributor":
            _only(node, _OF_PERSON)
        else:
            self.pass_over(name, node)

    def pass_over(self, name: str, node: Node) -> None:
        """An element that tells nothing, unless there is in it what does."""
        for each in (node, *node.iterdescendants()) if len(node) else (node,):
            inner = name if each is node else name_of(each.tag, each.prefix)
            if inner in _PICTURES_OWN:
                self._of_picture(inner)
            elif inner in _TELLING or not (":" in inner or inner in _NO_MATTER):
                raise Odd

    def _of_picture(self, name: str) -> None:
        """A picture's title and caption are not the entry's, if that has its own before it."""
        if name == "media:title" and (not self.told.get("title") or "source" in self.told):
            raise Odd
        self.has_caption |= name == "media:description"

    def finished(self) -> Told:
        told = self.told
        if self.has_caption and not told.get("summary_detail", {}).get("value"):
            raise Odd
        if any(
            ":" in told.get(name, "") and not read_moment(told[name]) for name in ("published", "updated", "created")
        ):
            raise Odd
        return told

    def _title(self, node: Node) -> None:
        if self.has_title:
            raise Odd
        self.has_title = True
        self.told["title_detail"] = self._detail(node, "text/plain")
        self.told["title"] = self.told["title_detail"]["value"]

    def _summary(self, node: Node, usual: str) -> None:
        if "summary_detail" in self.told:
            raise Odd
        self.told["summary_detail"] = self._detail(node, usual)
        self.told["summary"] = self.told["summary_detail"]["value"]

    def _content(self, node: Node, usual: str) -> None:
        detail = self._detail(node, usual)
        self.told.setdefault("content", []).append(detail)
        self.told.setdefault("summary", detail["value"])

    def _detail(self, node: Node, usual: str) -> Told:
        attributes = _attributes(node)
        if attributes.get("mode") == "base64":
            raise Odd
        kind, value = content_of(node, attributes.get("type", usual), self.version)
        return {"type": kind, "value": value}

    def _link(self, node: Node) -> None:
        attributes = _attributes(node)
        rel, kind = attributes.get("rel", "alternate"), attributes.get("type", "text/html")
        href = _href(attributes)
        if not href and "href" in attributes:
            raise Odd
        link = {"rel": rel, "href": resolved(self.base, href) if href else ""}
        self.told.setdefault("links", []).append(link)
        if href:
            if rel == "alternate" and kind in _HTML:
                self.told["link"] = link["href"]
            return
        text = value_of(node)
        address = resolved(self.base, text).replace("&amp;", "&") if text else ""
        link["href"] = self.told["link"] = re.sub(r"&(\w+);", r"&\1", address, flags=re.ASCII)

    def _guid(self, node: Node) -> None:
        """An id, which is a link too unless it says that it is none."""
        value = value_of(node)
        if _attributes(node).get("ispermalink", "true") == "true":
            value = resolved(self.base, value) if value else ""
            self.told.setdefault("link", value)
        self.told["id"] = value

    def _author(self, node: Node) -> None:
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

    def _source(self, node: Node) -> None:
        source = _Gathered(self.version, self.base)
        if len(node):
            _only(node, _OF_SOURCE, deep=False)
            for child in node:
                if name_of(child.tag, child.prefix) == "title":
                    source._title(child)
        else:
            source.told["title"] = value_of(node)
        if "source" in self.told:
            raise Odd
        self.told["source"] = source.told


def _person(node: Node) -> Told:
    """The parts of a person; a part that comes twice, or text beside them, is not plain."""
    _only(node, _OF_PERSON)
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
        if space and name in _MEANINGFUL:
            raise Odd
        if not space:
            found[name] = str(value).lower() if name in ("rel", "type") else str(value)
    return found


def _href(attributes: dict[str, str]) -> str:
    return next((attributes[name] for name in ("url", "uri", "href") if name in attributes), "")


def resolved(base: str, url: str) -> str:
    """The url joined to the base, slashes too many after its scheme folded; empty if it is none."""
    try:
        return urljoin(base, _SCHEME.sub(r"\1", url, count=1) if _SCHEME.match(url) else url)
    except ValueError:
        return ""


@lru_cache(maxsize=1024)
def name_of(tag: str, prefix: str | None) -> str:
    """An element's name with the usual prefix of its name space: none for those of RSS and Atom."""
    space, _, local = tag.rpartition("}")
    space, local = space.lstrip("{").lower(), local.lower()
    if not space or "backend.userland.com/rss" in space:
        return local
    usual = _SPACES.get(space)
    if usual is None and (not prefix or prefix.lower() in _MEANT):
        raise Odd
    usual = prefix.lower() if usual is None and prefix else usual
    return f"{usual}:{local}" if usual else local
