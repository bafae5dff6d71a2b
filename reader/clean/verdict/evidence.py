"""All that a verdict rests on: what of the page decides, and what was found and kept of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.etree import XPath

from reader.clean.blocks.spans import is_linked
from reader.clean.facts.metadata import Metadata
from reader.clean.verdict.phrases import AGREE, CHALLENGE, READ_MORE, WALL_NAME
from reader.clean.verdict.repeated import parts_of_list
from reader.clean.verdict.trail import Trail, asks_password, plain, read_trail
from reader.model.blocks import Block, Blocks, Heading, List, Paragraph, Quote, Table, block_text, blocks_text
from reader.page.head import canonical_links
from reader.page.hosts import name_of
from reader.page.links import path_of, web_url
from reader.page.tree import Element, features, found_by, named_parts, text_of
from reader.page.words import words
from reader.text import count_words, is_written_on_end, safe

_CLICKABLE = XPath("descendant-or-self::*[self::a or self::button or @role = 'button']")
_MEDIA = words("video audio iframe object embed")
_HEADINGS = ("h1", "h2", "h3")
# Rows between a headline and its text: byline, date, section, dek.
_BETWEEN = 8


@dataclass(frozen=True, slots=True)
class Signs:
    """What of the page decides, read before anything is dropped from it.

    ``tops`` are title and first headings; ``agree`` counts buttons and links that ask for consent, ``more`` the links
    that say ``Read more``; ``challenged`` and ``walled`` tell of parts named like a bot check or a paywall,
    ``asks_password`` of a field for one, ``plays`` of a film, a recording or another page inside this one, ``sends_on``
    of a page that only leads to another; ``asked``: it is known what a list called the entry, and ``holds_headline``:
    that heads the page; ``strange``: nothing that heads the page has a word of it; ``trail`` is all of it in order,
    ``listed`` the letters of each part of a list of columns, ``leading`` the
    headings that lead to another page.
    """

    tops: tuple[str, ...]
    agree: int
    more: int
    challenged: bool
    walled: bool
    asks_password: bool
    plays: bool
    sends_on: bool
    asked: bool
    holds_headline: bool
    strange: bool
    trail: Trail
    listed: tuple[str, ...]
    leading: frozenset[str]


def read_signs(root: Element, headline: str, url: str) -> Signs:
    """The signs of the whole page at ``url``; ``headline`` is what the list called the entry, empty if unknown."""
    clickable = [text_of(part) for part in found_by(_CLICKABLE, root)]
    clickable += [safe(part.get("value") or "") for part in root.iter("input")]
    names = set(map(features, named_parts(root)))
    wanted = plain(headline)
    heads = (*_headings(root), *_titles(root))
    strange = bool(wanted) and not any(_shares(headline, text) for text in heads)
    return Signs(
        tops=tuple(text_of(part) for part in islice(root.iter("title", "h1"), 4)),
        agree=sum(bool(AGREE.fullmatch(text)) for text in clickable if len(text) < 60),
        more=sum(bool(READ_MORE.fullmatch(text)) for text in clickable),
        challenged=any(CHALLENGE.search(name) for name in names),
        walled=any(WALL_NAME.search(name) for name in names),
        asks_password=any(map(asks_password, root.iter("input"))),
        plays=next(root.iter(*_MEDIA), None) is not None,
        sends_on=any(_sends_on(part) for part in root.iter("meta")),
        asked=bool(wanted),
        holds_headline=bool(wanted) and any(wanted in plain(text) for text in _headings(root)),
        strange=strange,
        trail=read_trail(root, url),
        listed=parts_of_list(root, url),
        leading=_leading(root, url, strange),
    )


def _titles(root: Element) -> Iterator[str]:
    """What the head calls the page for others, and its headline wherever that leads."""
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name")) in ("og:title", "twitter:title"):
            yield safe(meta.get("content") or "")
    yield from (text_of(part) for part in root.iter("h1"))


def _shares(headline: str, text: str) -> bool:
    """Whether two headlines have a word of weight in common; what is written without blanks, a pair of letters."""
    held = plain(text)
    wanted = [plain(word) for word in headline.split() if len(plain(word)) > 3] or [plain(headline)]
    pairs = [word[at : at + 2] for word in wanted for at in range(len(word) - 1) if is_written_on_end(word[at])]
    return any(word[:5] in held for word in wanted) or any(pair in held for pair in pairs)


def _leading(root: Element, url: str, strange: bool) -> frozenset[str]:
    """The headings that lead to another page of the site, as another link does or when the headline that was asked for
    is not there."""
    headings = list(root.iter(*_HEADINGS))
    headlines = {link for part in headings for link in (*part.iter("a"), *part.iterancestors("a"))}
    if not headlines:
        return frozenset()
    own = {"/", *map(path_of, (url, *canonical_links(root, url)))}
    times = Counter(link.get("href") or "" for link in root.iter("a"))
    urls = {href: web_url(url, href) for href in times}
    leads = Counter[str]()
    for href, count in times.items():
        leads[urls[href]] += count
    found = set[str]()
    for part in headlines:
        link = urls[part.get("href") or ""]
        other = link and (strange or leads[link] > 1) and name_of(link) == name_of(url)
        if other and path_of(link) not in own:
            found.add(plain(text_of(part)))
    return frozenset(found)


def _headings(root: Element) -> Iterator[str]:
    """Headings of the page's own, not those that are links of a list."""
    for part in root.iter("title", *_HEADINGS):
        if not any(True for _ in part.iter("a")) and not any(parent.tag == "a" for parent in part.iterancestors()):
            yield text_of(part)


def _sends_on(meta: Element) -> bool:
    wanted = re.match(r"\s*\d{1,2}\s*[;,]\s*url", meta.get("content") or "", re.IGNORECASE)
    return (meta.get("http-equiv") or "").lower() == "refresh" and bool(wanted)


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, heading or item of the page, wherever it stands; ``letters`` are those of its text. ``linked``:
    all of it leads to another page."""

    text: str
    letters: str
    words: int
    linked: bool
    heading: bool


def rows_of(whole: Blocks) -> tuple[Row, ...]:
    """Every row of the page in reading order; captions and code are none."""
    return tuple(_rows(whole))


def _rows(blocks: Blocks) -> Iterator[Row]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield _row(block)
            case List(items):
                for item in items:
                    yield from _rows(item.blocks)
            case Quote(inner):
                yield from _rows(inner)
            case Table(rows):
                yield from (_row(Paragraph(cell.spans)) for row in rows for cell in row if cell.spans)
            case _:
                pass


def _row(block: Paragraph | Heading) -> Row:
    text = block_text(block)
    return Row(text, plain(text), count_words(text), is_linked(block), isinstance(block, Heading))


@dataclass(frozen=True, slots=True)
class Case:
    """``rows`` are those of the whole page, ``found`` is the text as found on it, ``lines`` the rows of that which have
    words, ``blocks`` what was kept of it;
    ``goes_on``: there is a next page; ``headed``: the syndicate's line of name and date stands above the text."""

    signs: Signs
    facts: Metadata
    rows: tuple[Row, ...]
    found: Blocks
    lines: tuple[Row, ...]
    blocks: Blocks
    words: int
    status: int = 200
    goes_on: bool = False
    headed: bool = False

    @property
    def opening(self) -> str:
        """What the page says first, where pages that are no column say what they are."""
        return f"{' | '.join(self.signs.tops)} {blocks_text(self.found[:3])[:400]}"

    @property
    def dated(self) -> bool:
        return self.facts.published_at is not None and bool(self.facts.byline)

    def headline(self) -> str:
        """The heading right above the text that was found, empty if there is none or it is a link."""
        at = self._begins()
        above = reversed(self.rows[max(0, at - _BETWEEN) : at + 1])
        return next((row.text for row in above if row.heading and not row.linked), "")

    @property
    def leads(self) -> bool:
        """Whether the heading right above the text leads to another page of the site."""
        heading = self._nearest()
        return heading is not None and heading.linked and plain(heading.text) in self.signs.leading

    @property
    def misnamed(self) -> str:
        """The heading right above the text if it is neither the one asked for nor one that names the page."""
        heading = self._nearest() if self.signs.strange else None
        line = plain(heading.text) if heading else ""
        return heading.text if heading and not any(line in plain(text) for text in self.signs.tops) else ""

    def _nearest(self) -> Row | None:
        """The last heading above the first line of the text that is none."""
        at = self._row_of(next((row.letters for row in self.lines if not row.heading), ""))
        return next((row for row in reversed(self.rows[max(0, at - _BETWEEN) : at]) if row.heading), None)

    def before(self, most: int) -> tuple[Row, ...]:
        """The rows above the text on the page, at most so many, down to its headline or below it."""
        at = self._begins()
        return self.rows[max(0, at - most) : at]

    def _begins(self) -> int:
        return self._row_of(plain(next(_texts(self.found), "")))

    def _row_of(self, letters: str) -> int:
        """The number of the first row that begins with these letters, as far as 60 of them tell; 0 if none does."""
        first = letters[:60]
        return next((number for number, row in enumerate(self.rows) if first and row.letters.startswith(first)), 0)

    def after(self, most: int) -> tuple[Row, ...]:
        """The rows that follow the text on the page, at most so many."""
        last = plain(next(_texts(self.blocks[::-1]), ""))[-60:]
        ends = [number for number, row in enumerate(self.rows) if last and row.letters.endswith(last)]
        return self.rows[ends[-1] + 1 :][:most] if ends else ()


def _texts(blocks: Blocks) -> Iterator[str]:
    return (text for text in (_line(block) for block in blocks) if text)


def _line(block: Block) -> str:
    """The words of a block where rows can hold them."""
    return "" if isinstance(block, List | Quote | Table) else block_text(block)
