"""Lists of channels as OPML (http://opml.org/spec2.opml), versions 1.0 to 2.0, read and written.

Other programs know a channel by ``xmlUrl`` alone. What they have no attribute for, such as a channel without a feed,
is written in attributes of our own name space, so that a list comes back as it went.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from html.entities import html5
from itertools import groupby

from lxml import etree

from reader.errors import SourceError
from reader.floods import without_floods
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.model.moment import utc
from reader.model.page import Page
from reader.page.markup import page_text
from reader.sources.exchange.newsboat import LONGEST_NAME, TWICE, Complaint, channel_url, name_of_url, no_list
from reader.sources.feeds.root import first_element
from reader.text import safe

OURS = "urn:byline:opml"

_ROOT = re.compile(r"<(?:[\w.-]+:)?opml(?=[\s>/])", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));|(\w{1,40});)?", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LISTS = frozenset({"include", "link"})
# Liferea keeps accounts of other services and searches as outlines with an address.
_KEPT_ELSEWHERE = frozenset({"source", "vfolder"})
_OTHER_LIST = "It points to another list; import that one by its address."
_NO_ADDRESS = "Its address is none of the web."
_BROKEN = "The list is broken here."

Attributes = dict[str, str]


def read_opml(page: Page) -> tuple[NewChannel, ...]:
    """The channels of a list, each in the section its innermost named group gives. Raises SourceError."""
    return read_outlines(page)[0]


def read_outlines(page: Page) -> tuple[tuple[NewChannel, ...], tuple[Complaint, ...]]:
    """The channels of a list, and what was left out of it. Broken XML is read as far as it makes sense.

    Raises SourceError for what is no OPML, and for a list with a document type, which no list needs and by which
    a small file can grow to fill all memory.
    """
    tree = _parsed(page_text(page))
    channels: dict[str, NewChannel] = {}
    pages: set[str] = set()
    complaints: list[Complaint] = []
    for outline in tree.iter(etree.Element):
        if _local(outline.tag) != "outline":
            continue
        told = _attributes(outline)
        reason = _reason(outline, told)
        if not reason and not _address(told):
            continue
        channel = None if reason else _channel(outline, told, pages)
        if channel and (key := channel.feed_url or channel.url) not in channels:
            channels[key] = channel
            pages.add(channel.url)
            continue
        text = _name(told) or safe(_address(told))[:LONGEST_NAME]
        complaints.append(Complaint(_line(outline), text, reason or TWICE))
    return tuple(channels.values()), tuple(complaints)


def write_opml(channels: Sequence[Channel], title: str, now: datetime) -> str:
    """The channels as OPML 2.0 in UTF-8, those of one section that stand together in an outline of their own."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"byline": OURS})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = safe(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(utc(now), usegmt=True)
    body = etree.SubElement(root, "body")
    for section, group in groupby(channels, key=lambda channel: safe(channel.section)):
        named = {"text": section, "title": section}
        parent = etree.SubElement(body, "outline", named) if section else body
        for channel in group:
            etree.SubElement(parent, "outline", _written(channel))
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode("utf-8")


def _written(channel: Channel) -> Attributes:
    name = safe(channel.name)
    plain = {"text": name, "title": name, "htmlUrl": safe(channel.url)}
    if channel.feed_url:
        plain |= {"type": "rss", "xmlUrl": safe(channel.feed_url)}
    else:
        plain |= {"type": "link", "url": safe(channel.url)}
    ordinary = channel.kind is SourceKind.FEED and channel.feed_url
    own = {
        "kind": "" if ordinary else channel.kind.value,
        "by": safe(channel.byline),
        "code": safe(channel.code),
        "guess": "" if channel.confirmed else "yes",
    }
    return plain | {f"{{{OURS}}}{name}": value for name, value in own.items() if value}


def _parsed(text: str) -> etree._Element:
    start = first_element(text)
    if not _ROOT.match(text, start):
        raise no_list()
    if "<!" in _COMMENT.sub("", text[:start]):
        raise SourceError(
            "The list declares entities or a document type, a way to overwhelm programs, so it was not read.",
            "If you trust it, take the lines that begin with <! out of the file and import it again.",
        )
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    # The line ends before the root stay, so that what is left out is told by its line.
    tree = etree.fromstring(("\n" * text.count("\n", 0, start)).encode() + _readable(text[start:]), parser)
    if tree is None:
        raise no_list()
    return tree


def _readable(text: str) -> bytes:
    """Every reference as one that XML knows by itself; what only looks like one is text."""
    return _REFERENCE.sub(_resolved, without_floods(text)).encode("utf-8")


def _resolved(reference: re.Match[str]) -> str:
    """HTML's names by their characters, as lists made from pages have them; a number XML forbids means nothing."""
    if name := reference[3]:
        known = html5.get(f"{name};")
        return reference[0] if name in _OF_XML else known if known else f"&amp;{name};"
    number = reference[1] or reference[2]
    if not number:
        return "&amp;"
    code = int(number, 16 if reference[1] else 10)
    allowed = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return f"&#{code};" if allowed else ""


def _attributes(outline: etree._Element) -> Attributes:
    """By lower-case name, since programs spell ``xmlUrl`` in many ways; ours as ``byline:kind``."""
    return {str(name).replace(f"{{{OURS}}}", "byline:").lower(): str(value) for name, value in outline.items()}


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _line(outline: etree._Element) -> int:
    line = outline.sourceline
    return line if isinstance(line, int) else 0


def _address(told: Attributes) -> str:
    """Where the outline leads, empty for a group or a note."""
    return (told.get("xmlurl") or told.get("htmlurl") or told.get("url") or "").strip()


def _reason(outline: etree._Element, told: Attributes) -> str:
    """Why the outline is left out, empty if it is a channel or says nothing of any."""
    if not told and (outline.tail or "").strip():
        return _BROKEN
    if not _address(told):
        return ""
    is_list = told.get("type", "").strip().lower() in _LISTS and "byline:kind" not in told
    if (is_list and not told.get("xmlurl")) or told.get("type", "").strip().lower() in _KEPT_ELSEWHERE:
        return _OTHER_LIST
    return "" if channel_url(_address(told)) else _NO_ADDRESS


def _channel(outline: etree._Element, told: Attributes, pages: set[str]) -> NewChannel:
    """The channel. Of feeds that share a page, only the first is known by it; the others by their own urls."""
    feed = channel_url(told.get("xmlurl", ""))
    page = channel_url(told.get("htmlurl") or told.get("url") or "")
    url = page if page and not (feed and page in pages) else feed
    return NewChannel(
        url=url,
        name=_name(told) or name_of_url(url),
        kind=_kind(told, feed),
        byline=safe(told.get("byline:by", ""))[:LONGEST_NAME],
        section=_section(outline, told),
        feed_url=feed,
        code=safe(told.get("byline:code", ""))[:LONGEST_NAME],
        confirmed="byline:guess" not in told,
    )


def _kind(told: Attributes, feed: str) -> SourceKind:
    named = told.get("byline:kind", "")
    if named in {kind.value for kind in SourceKind}:
        return SourceKind(named)
    return SourceKind.FEED if feed else SourceKind.INDEX


def _name(told: Attributes) -> str:
    return next(filter(None, (safe(told.get(name, ""))[:LONGEST_NAME] for name in ("text", "title"))), "")


def _section(outline: etree._Element, told: Attributes) -> str:
    """The name of the innermost group around it that has one, else the end of its first category."""
    groups = (_attributes(parent) for parent in outline.iterancestors() if _local(parent.tag) == "outline")
    named = (_name(group) for group in groups if not _address(group))
    return next(filter(None, named), "") or next(_categories(told), "")


def _categories(told: Attributes) -> Iterator[str]:
    """The last name of each category, which is a path of slashes; commas part them (OPML 2.0)."""
    for category in told.get("category", "").split(","):
        name = safe(category).strip("/ ").rpartition("/")[2].strip()
        if name:
            yield name[:LONGEST_NAME]
