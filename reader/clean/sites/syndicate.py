"""The parts of a syndicate's column page, found by the words that stand around them.

Such a page is mostly frame: breadcrumb, headline, ``Name, Outlet on`` and a date, ``Published in``, the column, a
rights line, ``Comments``, ``Related Channels``, ``Comics``. The words are more stable than the markup around them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.clean.blocks.inline import Address, absolute
from reader.clean.body.furniture import is_rights
from reader.model.article import ChannelLink
from reader.model.blocks import Blocks, Heading, Paragraph, block_text
from reader.model.moment import Moment
from reader.page.bylines import clean_byline
from reader.page.dates import moment_in
from reader.page.tree import Element, features, text_of
from reader.text import safe

_BYLINE = re.compile(r"(?P<who>[^\W\d_].{2,120}?)\s+on(?:\s+(?P<date>.{6,40}))?")
_PUBLISHED_IN = re.compile(r"published\s+in\b(?P<names>.{0,120})", re.IGNORECASE)
_ENDS = frozenset(("comments", "related channels", "comics", "blog comments powered by disqus"))
_TITLES = frozenset(("jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"))
_CRUMB = re.compile(r"(.{2,40}?)\s*/(?:\s|$)")
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands around the column. ``blocks`` is the column with its author note and rights line, nothing else."""

    blocks: Blocks
    headline: str
    byline: str
    masthead: str
    published_at: Moment | None
    kicker: str
    published_in: tuple[ChannelLink, ...]
    related: tuple[ChannelLink, ...]
    comics: tuple[ChannelLink, ...]
    comments_url: str


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the byline stands among the blocks of the page, what it says, and where the text begins."""

    at: int
    start: int
    byline: str
    masthead: str
    published_at: Moment | None


def parts_of(root: Element, blocks: Blocks, address: Address) -> Parts | None:
    """The parts of a syndicate page whose whole body is ``blocks``; None if the page is of another kind."""
    head = _head(blocks)
    if head is None:
        return None
    stop = _stop(blocks, head.start)
    lines = list(_lines(root, address))
    headline = next((block_text(block) for block in reversed(blocks[: head.at]) if isinstance(block, Heading)), "")
    return Parts(
        blocks=blocks[head.start : stop],
        headline=headline,
        byline=head.byline,
        masthead=head.masthead,
        published_at=head.published_at,
        kicker=_kicker(lines, headline),
        published_in=_published_in(lines),
        related=_channels(lines, "related channels"),
        comics=_channels(lines, "comics"),
        comments_url=f"{address.page.partition('#')[0]}#comments" if _has_comments(root, lines) else "",
    )


def _head(blocks: Blocks) -> _Head | None:
    for at, block in enumerate(blocks):
        match = _BYLINE.fullmatch(block_text(block)) if isinstance(block, Paragraph) else None
        if match is None or not any(isinstance(before, Heading) for before in blocks[max(0, at - _NEAR) : at]):
            continue
        following = at + 1
        moment = moment_in(match["date"] or "")
        if match["date"] and moment is None:
            continue
        if moment is None and following < len(blocks) and len(block_text(blocks[following])) <= 40:
            moment = moment_in(block_text(blocks[following]))
            following += moment is not None
        published = following < len(blocks) and _PUBLISHED_IN.fullmatch(block_text(blocks[following]))
        if published or (moment and _has_end(blocks[following:])):
            byline, masthead = split_outlet(match["who"])
            return _Head(at, following + bool(published), byline, masthead, moment)
    return None


def _has_end(blocks: Blocks) -> bool:
    return any(block_text(block).strip().lower() == "related channels" for block in blocks)


def split_outlet(who: str) -> tuple[str, str]:
    """``Name, Outlet`` as name and outlet; ``Name, Jr.`` is a name."""
    name, _, outlet = who.rpartition(", ")
    if not name or re.sub(r"\W", "", outlet).lower() in _TITLES:
        return clean_byline(who), ""
    return clean_byline(name), safe(outlet)


def _stop(blocks: Blocks, start: int) -> int:
    """Where the column ends: behind its rights lines, or before the comments and the channels."""
    for at in range(start, len(blocks)):
        if block_text(blocks[at]).strip().lower() in _ENDS:
            return at
        if is_rights(blocks[at]) and not (at + 1 < len(blocks) and is_rights(blocks[at + 1])):
            return at + 1
    return len(blocks)


@dataclass(frozen=True, slots=True)
class _Line:
    """A stretch of text of the page and the link it is in; a link with a picture alone has its name for text."""

    text: str
    url: str = ""


def _lines(root: Element, address: Address) -> Iterator[_Line]:
    base = address.base or address.page
    waiting: list[tuple[Element, bool]] = [(root, False)]
    while waiting:
        element, ended = waiting.pop()
        if ended:
            yield from (_Line(text) for text in [safe(element.tail or "")] if text)
            continue
        waiting.append((element, True))
        if element.tag == "a":
            yield _Line(text_of(element) or _picture_name(element), absolute(element.get("href") or "", base))
            continue
        yield from (_Line(text) for text in [safe(element.text or "")] if text)
        waiting.extend((child, False) for child in reversed(element))


def _picture_name(link: Element) -> str:
    names = (link.get("title"), *(image.get("alt") for image in link.iter("img")))
    return next((safe(name) for name in names if name and name.strip()), "")


def _kicker(lines: list[_Line], headline: str) -> str:
    """The first step of the breadcrumb above the headline: ``Politics / ArcaMax`` gives ``Politics``."""
    texts = [line.text for line in lines]
    top = texts[: texts.index(headline)] if headline in texts else texts[:0]
    for at in range(len(top) - 1, -1, -1):
        if top[at].startswith("/") and at and len(top[at]) <= 40:
            first = at - 1
            while first >= 2 and top[first - 1] == "/":
                first -= 2
            return top[first].strip(" /")
        if (match := _CRUMB.match(top[at])) and len(top[at]) <= 80:
            return match[1]
    return ""


def _published_in(lines: list[_Line]) -> tuple[ChannelLink, ...]:
    """The channels named after ``Published in``; more than one is parted by a comma or "and"."""
    at = next((at for at, line in enumerate(lines) if _PUBLISHED_IN.fullmatch(line.text)), len(lines))
    if at == len(lines):
        return ()
    match = _PUBLISHED_IN.fullmatch(lines[at].text)
    name = match["names"].strip(" :") if match else ""
    found = [ChannelLink(name, "")] if name else []
    for line in lines[at + 1 :]:
        if line.url and (name == "" or _goes_on(name)):
            found.append(ChannelLink(line.text, line.url))
        elif not _goes_on(line.text):
            break
        name = line.text
    return tuple(channel for channel in found if channel.name)


def _goes_on(text: str) -> bool:
    return text.strip() in (",", "and", "&", "|", "·")


def _channels(lines: list[_Line], title: str) -> tuple[ChannelLink, ...]:
    """The channels listed under the last line that says ``title``: name, ``By ...``, address."""
    at = max((at for at, line in enumerate(lines) if line.text.lower() == title and not line.url), default=len(lines))
    found: dict[str, ChannelLink] = {}
    for line in lines[at + 1 :]:
        last = next(reversed(found.values()), None)
        if line.text.lower().startswith("by "):
            if last is not None:
                found[last.url] = ChannelLink(last.name, last.url, clean_byline(line.text))
        elif line.url:
            # The link on the picture comes first, and its name may be shorter than the one in words.
            if line.text and (line.url not in found or (last and last.url == line.url and not last.byline)):
                found[line.url] = ChannelLink(line.text, line.url)
        elif last is None or line.text != last.name:
            break
    return tuple(found.values())


def _has_comments(root: Element, lines: list[_Line]) -> bool:
    if any(line.text.lower() == "comments" for line in lines):
        return True
    return any(
        element.get("id") in ("comments", "disqus_thread") or "story-comments" in features(element)
        for element in root.iter()
    )
