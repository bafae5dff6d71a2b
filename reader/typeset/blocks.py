"""Each kind of block set as rows; containers set what they hold narrower and put their sign in front."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from reader.model.address import host_of
from reader.model.blocks import (
    Block,
    Blocks,
    Code,
    Embed,
    EmbedKind,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Note,
    NoteKind,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    spans_text,
)
from reader.typeset.breaking import Shape
from reader.typeset.figures import CAPTION, set_words
from reader.typeset.lines import Role, Row, Run
from reader.typeset.spans import PLAIN, Face, row_width, set_spans, set_text
from reader.typeset.tables import set_table
from reader.typeset.widths import cells, chunks, cut, padding

_NARROWEST = 4  # cells that must remain beside a sign; with less, the sign stands on a line of its own or is left out

_QUOTED = Face(Role.QUOTE, Mark.EM)
_PULLED = Face(Role.QUOTE, Mark.EM | Mark.STRONG)
_HEADINGS = {
    1: Face(Role.HEADING, Mark.STRONG),
    2: Face(Role.HEADING, Mark.STRONG | Mark.EM),
    3: Face(Role.HEADING, Mark.EM),
}
_LOW_HEADING = Face(Role.DIM, Mark.EM)
_NOTES = {
    NoteKind.FOOTNOTE: Face(Role.NOTE),
    NoteKind.EDITOR: Face(Role.NOTE, Mark.EM),
    NoteKind.CORRECTION: Face(Role.NOTE, Mark.EM),
}
_EMBEDS = {EmbedKind.POST: ("Post", "◆"), EmbedKind.VIDEO: ("Video", "▶"), EmbedKind.AUDIO: ("Audio", "♪")}
_BULLETS = "•–·"
_BAR: Row = (Run("▎ ", Role.BAR),)
_CODE_BAR: Row = (Run("│ ", Role.RULE),)
_CONTINUED = Run("↳ ", Role.DIM)
_CHARACTERS_A_CELL = 16  # more than any grapheme of code has, so that cutting a long line stays linear
_DEEPEST = 12  # lists and quotations in each other; what is deeper is set without further signs
_BREAK_SIGN = "* * *"


@dataclass(frozen=True, slots=True)
class Around:
    """What a block stands in: the face of its paragraphs, how many lists are around it, how many lists and
    quotations together, the language its words are hyphenated in, and the shape of its paragraphs. ``pictures`` are
    the cells, wide and high, that are kept free for a picture, by its url; ``headline`` is what need not be said again.
    """

    face: Face = PLAIN
    lists: int = 0
    depth: int = 0
    language: str = ""
    shape: Shape = Shape.RAGGED
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    headline: str = ""


BODY = Around()


def set_block(block: Block, measure: int, around: Around = BODY) -> list[Row]:
    """The rows of one block, none wider than ``measure`` but for a grapheme that alone is; maybe no rows at all."""
    if around.depth == _DEEPEST and isinstance(block, List | Quote | Embed | Note):
        return set_stack(_leaves(block), measure, around)
    match block:
        case Paragraph(spans):
            return set_spans(spans, measure, around.face, around.shape, around.language)
        case Heading(spans, level):
            return set_spans(spans, measure, _HEADINGS.get(level, _LOW_HEADING), Shape.BALANCED)
        case List():
            return _list(block, measure, around)
        case Quote():
            return _quote(block, measure, around)
        case Figure():
            return _picture(block, measure, around) + _figure(block, measure, around)
        case Embed():
            return _embed(block, measure, around)
        case Note():
            return _note(block, measure, around)
        case Table():
            return set_spans(block.caption, measure, CAPTION, language=around.language) + set_table(block, measure)
        case Code(text):
            return _code(text, measure)
        case Rule():
            return [_centred(_BREAK_SIGN, measure)]
        case _:
            assert_never(block)


def _leaves(block: Block) -> Blocks:
    """The blocks in a container that are no containers, in their order; a loop, for a page may nest without end."""
    leaves: list[Block] = []
    waiting = [block]
    while waiting:
        match waiting.pop():
            case List(items):
                waiting += [inner for item in reversed(items) for inner in reversed(item.blocks)]
            case Quote(blocks, source) | Embed(blocks=blocks, source=source):
                waiting += [Paragraph(source), *reversed(blocks)]
            case Note(blocks):
                waiting += reversed(blocks)
            case leaf:
                leaves.append(leaf)
    return tuple(leaves)


def set_stack(blocks: Blocks, measure: int, around: Around = BODY) -> list[Row]:
    """The rows of blocks one under the other, a blank row between them."""
    return _apart(set_block(block, measure, around) for block in blocks)


def _apart(parts: Iterable[list[Row]]) -> list[Row]:
    rows: list[Row] = []
    for part in filter(None, parts):
        rows += [(), *part] if rows else part
    return rows


def beside(sign: Row, measure: int) -> int:
    """The measure left beside a sign, or 0 when there is no room for it."""
    rest = measure - row_width(sign)
    return rest if rest >= _NARROWEST else 0


def hang(sign: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows, at least one, with the sign before the first one and as many spaces before the others."""
    indent = (Run(" " * row_width(sign)),)
    return [sign + rows[0], *(indent + row if row else row for row in rows[1:])]


def _barred(rows: Iterable[Row], bar: Row) -> list[Row]:
    bare = tuple(replace(run, text=run.text.rstrip(" ")) for run in bar)
    return [bar + row if row else bare for row in rows]


def _list(block: List, measure: int, around: Around) -> list[Row]:
    bullet = _BULLETS[around.lists % len(_BULLETS)]
    numbers = range(block.start, block.start + len(block.items))
    labels = [f"{number}." if block.ordered else bullet for number in numbers]
    widest = max(map(cells, labels), default=0)
    inside = replace(around, lists=around.lists + 1, depth=around.depth + 1)
    items = [
        _item(item, f"{label:>{widest}} ", measure, inside) for item, label in zip(block.items, labels, strict=True)
    ]
    if any(_is_long(item) for item in block.items):
        return _apart(items)
    return [row for item in items for row in item]


def _item(item: ListItem, label: str, measure: int, around: Around) -> list[Row]:
    sign = (Run(label, Role.MARKER),)
    rest = beside(sign, measure)
    rows = _item_rows(item, rest or measure, around)
    if rest:
        return hang(sign, rows or [()])
    return [(Run(cut(label.strip(), measure), Role.MARKER),), *rows]


def _item_rows(item: ListItem, measure: int, around: Around) -> list[Row]:
    if _is_long(item):
        return set_stack(item.blocks, measure, around)
    return [row for block in item.blocks for row in set_block(block, measure, around)]


def _is_long(item: ListItem) -> bool:
    """Whether an item has more than a paragraph and its nested lists, so that blank lines must part it."""
    return sum(not isinstance(block, List) for block in item.blocks) > 1


def _quote(block: Quote, measure: int, around: Around) -> list[Row]:
    rest = beside(_BAR, measure)
    face = _PULLED if block.pull else _QUOTED
    rows = set_stack(block.blocks, rest or measure, replace(around, face=face, depth=around.depth + 1))
    rows += _source(block, rest or measure)
    return _barred(rows, _BAR) if rest else rows


def _source(block: Quote | Embed, measure: int) -> list[Row]:
    if not spans_text(block.source).strip():
        return []
    first = block.source[0]
    dashed = replace(first, text="— " + first.text.lstrip("—–- "))
    return set_spans((dashed, *block.source[1:]), measure, Face(Role.DIM))


def _embed(block: Embed, measure: int, around: Around) -> list[Row]:
    """A card: what it says, who says it, and on the last line what it is and where it leads."""
    rest = beside(_BAR, measure)
    rows = set_stack(block.blocks, rest or measure, replace(around, face=PLAIN, depth=around.depth + 1))
    rows += _source(block, rest or measure)
    site = host_of(block.url)
    kind, sign = _EMBEDS[block.kind]
    title = block.title or (f"{kind} on {site}" if site else kind)
    lead = (Span(f"{sign} "), Span(title, link=block.url))
    rows += set_spans(lead, rest or measure, CAPTION)
    return _barred(rows, _BAR) if rest else rows


def _note(block: Note, measure: int, around: Around) -> list[Row]:
    inside = replace(around, face=_NOTES[block.kind], depth=around.depth + 1)
    sign = (Run(f"{block.label} ", Role.MARKER),)
    rest = beside(sign, measure) if block.label else 0
    rows = set_stack(block.blocks, rest or measure, inside)
    return hang(sign, rows) if rest and rows else rows


def _picture(block: Figure, measure: int, around: Around) -> list[Row]:
    """Room for the picture, in the middle; the screen draws over it."""
    columns, rows = around.pictures.get(block.image, (0, 0))
    columns = min(columns, measure)
    left, _ = padding(measure - columns, "center")
    indent = (Run(" " * left),) if left else ()
    return [(*indent, Run(" " * columns, Role.PICTURE, link=block.image))] * rows if columns else []


def _figure(block: Figure, measure: int, around: Around) -> list[Row]:
    """What is said of a picture, hanging from a sign."""
    cells_for = around.pictures.get(block.image)
    sign = (Run("▧", Role.MARKER, link=block.image), Run(" ", Role.MARKER))
    rest = beside(sign, measure)
    rows = set_words(block, rest or measure, around.headline, around.language)
    if not rows and cells_for is None:
        rows = set_text("Picture", rest or measure, CAPTION)
    return hang(sign, rows) if rest and rows else rows


def _code(text: str, measure: int) -> list[Row]:
    rest = beside(_CODE_BAR, measure)
    rows = [row for line in text.expandtabs(4).split("\n") for row in _code_line(line, rest or measure)]
    return _barred(rows, _CODE_BAR) if rest else rows


def _code_line(line: str, measure: int) -> list[Row]:
    """One line of code; what does not fit goes on after a sign, nothing left out, not even spaces."""
    if cells(line) <= measure:
        return [(Run(line, Role.CODE),)] if line else [()]
    rest = beside((_CONTINUED,), measure)
    rows: list[Row] = [(Run(piece, Role.CODE),) for piece in _code_pieces(line, rest or measure)]
    return [rows[0], *((_CONTINUED, *row) for row in rows[1:])] if rest else rows


def _code_pieces(line: str, measure: int) -> Iterator[str]:
    """The line in pieces that fit, divided after a space where that leaves the piece half full."""
    start = 0
    while start < len(line):
        piece = next(chunks(line[start : start + measure * _CHARACTERS_A_CELL], measure))
        space = piece.rfind(" ") + 1
        if start + len(piece) < len(line) and space > len(piece) // 2:
            piece = piece[:space]
        yield piece
        start += len(piece)


def _centred(text: str, measure: int) -> Row:
    text = cut(text, measure, "")
    left, _ = padding(measure - cells(text), "center")
    indent = (Run(" " * left),) if left else ()
    return (*indent, Run(text, Role.DIM))
