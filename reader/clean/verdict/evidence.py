"""All that a verdict rests on: what of the page decides, and what was found and kept of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.clean.blocks.spans import is_linked
from reader.clean.facts.metadata import Metadata
from reader.clean.verdict.phrases import AGREE, CHALLENGE, READ_MORE, WALL_NAME
from reader.model.blocks import Block, Blocks, Heading, List, Paragraph, Quote, Table, block_text, blocks_text
from reader.page.tree import Element, features, text_of
from reader.page.words import words
from reader.text import count_words, safe

_MEDIA = words("video audio iframe object embed")
_HEADINGS = ("h1", "h2", "h3")
# Rows between a headline and its text: byline, date, section, dek.
_BETWEEN = 8


_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_FRAMES = frozenset(("header", "nav", "aside", "footer", "dialog"))
_FRAME_ROLES = frozenset(("banner", "navigation", "complementary", "contentinfo", "dialog", "menu"))
_FRAME_NAME = re.compile(
    r"(?:^|[\s_-])(?:header|masthead|nav(?:bar|igation)?|menu|top-?bar|tool-?bar|side-?bar|footer)(?:[\s_-]|$)"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What of the page decides, read before anything is dropped from it.

    ``tops`` are title and first headings; ``agree`` counts buttons and links that ask for consent, ``more`` the links
    that say ``Read more``; ``challenged`` and ``walled`` tell of parts named like a bot check or a paywall,
    ``asks_password`` of a field for one, ``plays`` of a film, a recording or another page inside this one, ``sends_on``
    of a page that only leads to another; ``asked``: it is known what a list called the entry, and ``holds_headline``:
    that heads the page.
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


def read_signs(root: Element, headline: str) -> Signs:
    """The signs of the whole page; ``headline`` is what the list called the entry, empty if unknown."""
    elements = list(root.iter())
    clickable = [text_of(part) for part in elements if part.tag in ("a", "button") or part.get("role") == "button"]
    clickable += [safe(part.get("value") or "") for part in elements if part.tag == "input"]
    names = {features(part) for part in elements}
    wanted = plain(headline)
    return Signs(
        tops=tuple(text_of(part) for part in elements if part.tag in ("title", "h1"))[:4],
        agree=sum(bool(AGREE.fullmatch(text)) for text in clickable if len(text) < 60),
        more=sum(bool(READ_MORE.fullmatch(text)) for text in clickable),
        challenged=any(CHALLENGE.search(name) for name in names),
        walled=any(WALL_NAME.search(name) for name in names),
        asks_password=any(_asks_password(part) for part in elements),
        plays=any(part.tag in _MEDIA for part in elements),
        sends_on=any(_sends_on(part) for part in root.iter("meta")),
        asked=bool(wanted),
        holds_headline=bool(wanted) and any(wanted in plain(text) for text in _headings(root)),
    )


def _asks_password(part: Element) -> bool:
    """Whether it is a field for a password among what the page shows, not in the frame that all its pages have."""
    if part.tag != "input" or (part.get("type") or "").lower() != "password":
        return False
    return not any(_is_frame(each) for each in (part, *part.iterancestors()))


def _is_frame(part: Element) -> bool:
    hidden = part.get("hidden") is not None or part.get("aria-hidden") == "true"
    unseen = hidden or _UNSEEN.search(part.get("style") or "") is not None
    return unseen or part.tag in _FRAMES or part.get("role") in _FRAME_ROLES or bool(_FRAME_NAME.search(features(part)))


def _headings(root: Element) -> Iterator[str]:
    """Headings of the page's own, not those that are links of a list."""
    for part in root.iter("title", *_HEADINGS):
        if not any(True for _ in part.iter("a")) and not any(parent.tag == "a" for parent in part.iterancestors()):
            yield text_of(part)


def _sends_on(meta: Element) -> bool:
    wanted = re.match(r"\s*\d{1,2}\s*[;,]\s*url", meta.get("content") or "", re.IGNORECASE)
    return (meta.get("http-equiv") or "").lower() == "refresh" and bool(wanted)


def plain(text: str) -> str:
    """Letters and digits alone: what two printings of one line have in common."""
    return "".join(char for char in text.casefold() if char.isalnum())


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, heading or item of the page, wherever it stands. ``linked``: all of it leads to another page."""

    text: str
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
    return Row(text, count_words(text), is_linked(block), isinstance(block, Heading))


@dataclass(frozen=True, slots=True)
class Case:
    """``rows`` are those of the whole page, ``found`` is the text as found on it, ``blocks`` what was kept of that;
    ``goes_on``: there is a next page; ``headed``: the syndicate's line of name and date stands above the text."""

    signs: Signs
    facts: Metadata
    rows: tuple[Row, ...]
    found: Blocks
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
        first = plain(next(_texts(self.found), ""))[:60]
        at = next((number for number, row in enumerate(self.rows) if first and plain(row.text).startswith(first)), 0)
        above = reversed(self.rows[max(0, at - _BETWEEN) : at + 1])
        return next((row.text for row in above if row.heading and not row.linked), "")

    def after(self, most: int) -> tuple[Row, ...]:
        """The rows that follow the text on the page, at most so many."""
        last = plain(next(_texts(self.blocks[::-1]), ""))[-60:]
        ends = [number for number, row in enumerate(self.rows) if last and plain(row.text).endswith(last)]
        return self.rows[ends[-1] + 1 :][:most] if ends else ()


def _texts(blocks: Blocks) -> Iterator[str]:
    return (text for text in (_line(block) for block in blocks) if text)


def _line(block: Block) -> str:
    """The words of a block where rows can hold them."""
    return "" if isinstance(block, List | Quote | Table) else block_text(block)
