r"""The text of an article as typed blocks, each made of spans of inline text.

All text here has passed `reader.text`: no control characters, no markup. A span's text
may hold ``\n`` for a line break the author set; block text holds no other line ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag, StrEnum
from typing import assert_never

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Figures as superscripts."""


class Mark(IntFlag):
    """How a run of inline text differs from plain text; marks combine."""

    NONE = 0
    STRONG = 1
    EM = 2
    CODE = 4
    SUP = 8
    SUB = 16
    SMALL_CAPS = 32
    STRIKE = 64


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one set of marks. ``link`` is an absolute http(s) or mailto url,
    ``#name`` for a place in the same article, or empty."""

    text: str
    marks: Mark = Mark.NONE
    link: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` is 1 for a section of the article, 2 for a part of it, at most 4."""

    spans: Spans
    level: int = 1


@dataclass(frozen=True, slots=True)
class ListItem:
    """Mostly one paragraph; nested lists and further paragraphs follow it."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation; ``source`` is who said it, ``pull`` a line repeated from the text for show."""

    blocks: "tuple[Block, ...]"
    source: Spans = ()
    pull: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what is said of it: ``alt`` instead of it, ``title`` when one points at it. ``width`` and
    ``height`` in pixels, 0 when unknown."""

    image: str
    alt: str = ""
    caption: Spans = ()
    credit: str = ""
    width: int = 0
    height: int = 0
    title: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Alternative text and title, as far as they are words and say what the caption does not."""
        said, found = _plain(spans_text(self.caption)), []
        for text in (self.alt.strip(), self.title.strip()):
            if text and not _FILE.fullmatch(text) and _plain(text) not in said:
                found.append(text)
                said += _plain(text)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Cell:
    """``align`` is ``left``, ``right`` or ``center``."""

    spans: Spans
    align: str = "left"
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]
    caption: Spans = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text; its own line ends and spaces are kept."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between parts."""


class EmbedKind(StrEnum):
    POST = "post"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Embed:
    """Something of another site shown in the text: ``blocks`` is what it says here, ``source`` who says it, ``title``
    what it is called, ``url`` where it leads; a part that is unknown is empty."""

    kind: EmbedKind
    url: str = ""
    title: str = ""
    blocks: "tuple[Block, ...]" = ()
    source: Spans = ()


class NoteKind(StrEnum):
    FOOTNOTE = "footnote"
    EDITOR = "editor"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Note:
    """Said of the text and no part of it. Of a footnote, ``label`` is its sign (``1``, ``*``), and a span of the text
    with the link ``#name`` refers to it."""

    blocks: "tuple[Block, ...]"
    kind: NoteKind = NoteKind.FOOTNOTE
    label: str = ""
    name: str = ""


_FILE = re.compile(r"\S*(?:[_\d]\S*|\.[A-Za-z]{3,4})")


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


_WORD = re.compile(r"\w+")

Block = Paragraph | Heading | List | Quote | Figure | Table | Code | Rule | Embed | Note
Blocks = tuple[Block, ...]


def spans_text(spans: Spans, raised: bool = False) -> str:
    """The words of the spans, without marks or links; if ``raised`` with superscript figures as such, which else would
    run on the word before them. It is as long in both ways."""
    return "".join(_raised(span) if raised and span.marks & Mark.SUP else span.text for span in spans)


def _raised(span: Span) -> str:
    return span.text.translate(RAISED) if span.text.strip().isdecimal() else span.text


def block_text(block: Block, seen: bool = False) -> str:
    """The words of a block, parts on lines of their own, no link targets. ``seen`` has with them what is said of
    pictures besides their captions, and superscript figures as such: it is as on the page, not the author's bare words.
    """
    match block:
        case Paragraph(spans) | Heading(spans):
            return spans_text(spans, seen)
        case List(items):
            return "\n".join(blocks_text(item.blocks, "\n", seen) for item in items)
        case Quote(blocks, source) | Embed(blocks=blocks, source=source):
            return "\n".join(filter(None, (blocks_text(blocks, "\n", seen), spans_text(source, seen))))
        case Figure(caption=caption, credit=credit):
            return "\n".join(filter(None, (spans_text(caption, seen), *(block.words if seen else ()), credit)))
        case Table(rows, caption):
            lines = [
                spans_text(caption, seen),
                *("\t".join(spans_text(cell.spans, seen) for cell in row) for row in rows),
            ]
            return "\n".join(filter(None, lines))
        case Note(blocks):
            return blocks_text(blocks, "\n", seen)
        case Code(text):
            return text
        case Rule():
            return ""


def blocks_text(blocks: Blocks, between: str = "\n\n", seen: bool = False) -> str:
    """The words of the blocks, ``between`` two of them; for ``seen`` see `block_text`."""
    return between.join(filter(None, (block_text(block, seen) for block in blocks)))


def spans_of(blocks: Blocks) -> Iterator[Span]:
    """Every span of every block in reading order, those of nested blocks, captions and cells included."""
    for block in blocks:
        yield from _spans(block)


def _spans(block: Block) -> Iterator[Span]:
    match block:
        case Paragraph(spans) | Heading(spans) | Figure(caption=spans):
            yield from spans
        case Quote(inner, source) | Embed(blocks=inner, source=source):
            yield from spans_of(inner)
            yield from source
        case List(items):
            for item in items:
                yield from spans_of(item.blocks)
        case Note(inner):
            yield from spans_of(inner)
        case Table(rows, caption):
            yield from caption
            for row in rows:
                for cell in row:
                    yield from cell.spans
        case Code() | Rule():
            pass
        case _:
            assert_never(block)
