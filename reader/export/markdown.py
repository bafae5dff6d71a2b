"""A column as a Markdown file: facts at its head, then the text. CommonMark, with the tables of GitHub's flavour."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import assert_never

from reader.export.apart import as_quote
from reader.export.appendix import marks_of
from reader.export.citation import citation
from reader.export.item import Facts, Item, facts
from reader.export.links import target
from reader.export.markdown_text import destination, inline, link, plain
from reader.model.blocks import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    Figure,
    Heading,
    List,
    Mark,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    spans_text,
)
from reader.model.verdict import Verdict

_LANGUAGE = re.compile(r"[\w+#.-]{1,30}", re.ASCII)
_TICKS = re.compile("^`{3,}", re.MULTILINE)
_SIDES = {"left": "---", "right": "--:", "center": ":-:"}
_NAMELESS: Mapping[int, str] = {}
_LARGEST = 900_000_000
"""A number in a list has nine digits at most (section 5.2)."""


def markdown(item: Item) -> str:
    """The whole file."""
    about = facts(item)
    return "\n\n".join((_facts(item, about).rstrip(), *_page(item, about, marks_of(item)))) + "\n"


def column(item: Item, names: Mapping[int, str]) -> str:
    """The column without what a person added to it. ``names`` are those of blocks, by their number, under which other
    files refer to them: ``^name`` at the end of a paragraph, on a line below any other block."""
    return "\n\n".join(_page(item, facts(item), (), names))


def blocks_markdown(blocks: Blocks) -> str:
    """Blocks that stand by themselves."""
    return "\n\n".join(_blocks(blocks))


def _facts(item: Item, about: Facts) -> str:
    return front_matter(
        {
            "title": about.headline,
            "byline": about.byline,
            "masthead": about.masthead,
            "date": about.published_at,
            "url": about.url,
            "tags": item.tags,
            "saved_at": item.saved_at,
            "edited_since": item.edited_at,
            "language": about.language,
            "verdict": item.verdict.value if item.verdict and item.verdict is not Verdict.FULL else "",
        }
    )


def _page(item: Item, about: Facts, marks: Blocks, names: Mapping[int, str] = _NAMELESS) -> Iterator[str]:
    """The parts of the page from headline to source line."""
    article = item.article
    yield f"# {_one_line(about.headline)}"
    if about.dek:
        yield inline((Span(about.dek, Mark.EM),))
    if about.credit:
        yield plain(about.credit)
    yield from _blocks(article.blocks if article else (), names)
    yield from (_RULE, *_blocks(marks)) if marks else ()
    yield _RULE
    yield from _blocks(article.author_note if article else ())
    if about.rights:
        yield plain(about.rights)
    yield link(citation(about), about.url)


_RULE = "***"
"""Of asterisks: hyphens under a paragraph would make it a heading."""


def _blocks(blocks: Blocks, names: Mapping[int, str] = _NAMELESS) -> Iterator[str]:
    """Each block's Markdown; a list right after another of its kind has the other marker, or they would be one."""
    other = False
    before: Block | None = None
    for number, block in enumerate(blocks):
        other = _are_alike(before, block) and not other
        written = _block(block, other)
        if written:
            before = block
            yield _named(written, block, names[number]) if number in names else written


def _named(written: str, block: Block, name: str) -> str:
    return f"{written} ^{name}" if isinstance(block, Paragraph) else f"{written}\n\n^{name}"


def _are_alike(one: Block | None, other: Block) -> bool:
    return isinstance(one, List) and isinstance(other, List) and one.ordered == other.ordered


def _block(block: Block, other: bool) -> str:
    match block:
        case Paragraph(spans):
            return inline(spans)
        case Heading(spans, level):
            text = inline(spans, " ")
            return f"{'#' * (min(max(level, 1), 4) + 1)} {_unclosed(text)}" if text else ""
        case List():
            return _list(block, other)
        case Quote():
            return _quote(block)
        case Embed() | Note():
            return _quote(as_quote(block))
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)
        case Code(text, language):
            return _code(text, language)
        case Rule():
            return _RULE
        case _:
            assert_never(block)


def _one_line(text: str) -> str:
    return _unclosed(plain(text, " "))


def _unclosed(text: str) -> str:
    """Hash signs at the end of a heading belong to its text (section 4.2)."""
    return f"{text[:-1]}\\#" if text.endswith("#") and not text.endswith("\\#") else text


def _list(block: List, other: bool) -> str:
    markers = _markers(block, other)
    items = ["\n\n".join(_blocks(item.blocks)) for item in block.items]
    between = "\n\n" if any("\n\n" in item for item in items) else "\n"
    return between.join(_hung(marker, item) for marker, item in zip(markers, items, strict=True))


def _markers(block: List, other: bool) -> list[str]:
    if not block.ordered:
        return ["+ " if other else "- "] * len(block.items)
    start = block.start if 0 <= block.start < _LARGEST else 1
    return [f"{start + number}{')' if other else '.'} " for number in range(len(block.items))]


def _hung(marker: str, text: str) -> str:
    """The text behind its marker, its further lines as far in as the first (section 5.2)."""
    lines = text.split("\n")
    indent = " " * len(marker)
    return "\n".join((f"{marker}{lines[0]}".rstrip(), *(f"{indent}{line}" if line else "" for line in lines[1:])))


def _quote(block: Quote) -> str:
    said = inline((Span("— "), *block.source)) if spans_text(block.source).strip() else ""
    return _before_each_line("> ", "\n\n".join(filter(None, (*_blocks(block.blocks), said))))


def _before_each_line(sign: str, text: str) -> str:
    return (
        "\n".join(f"{sign}{line}".rstrip() if not line else f"{sign}{line}" for line in text.split("\n"))
        if text
        else ""
    )


def _figure(block: Figure) -> str:
    address, alt = target(block.image), plain(block.alt, " ")
    picture = f"![{alt}]({destination(address)})" if address else alt
    return "\n\n".join(filter(None, (picture, inline(block.caption), plain(block.credit))))


def _table(block: Table) -> str:
    """A first row that is no head has an empty one above it, which this kind of table cannot do without."""
    rows = [row for row in block.rows if row]
    width = max(map(len, rows), default=0)
    if not width:
        return inline(block.caption)
    head, body = (rows[0], rows[1:]) if any(cell.header for cell in rows[0]) else ((), rows)
    sides = [_SIDES.get(cell.align, "---") for cell in rows[0]]
    lines = (_row(map(_cell, head), width), _row(sides, width, "---"), *(_row(map(_cell, row), width) for row in body))
    return "\n\n".join(filter(None, (inline(block.caption), "\n".join(lines))))


def _row(cells: Iterable[str], width: int, nothing: str = "") -> str:
    return f"| {' | '.join(cell for cell, _ in zip_longest(cells, range(width), fillvalue=nothing))} |"


def _cell(cell: Cell) -> str:
    return inline(cell.spans, "<br>")


def _code(text: str, language: str) -> str:
    ticks = "`" * max((len(run) + 1 for run in _TICKS.findall(text)), default=3)
    return f"{ticks}{language if _LANGUAGE.fullmatch(language) else ''}\n{text}\n{ticks}"


Value = str | date | Sequence[str] | None

_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff\x85\u2028\u2029]")
"""What JSON lets stand and YAML does not (section 5.1), and the line ends YAML 1.1 knew besides."""


def front_matter(fields: Mapping[str, Value]) -> str:
    """The fields in their order between two lines of hyphens; an unknown one is left out, an empty list is ``[]``."""
    lines = (f"{name}: {_written(value)}\n" for name, value in fields.items() if value is not None and value != "")
    return f"---\n{''.join(lines)}---\n"


def _written(value: str | date | Sequence[str]) -> str:
    """A moment stands unquoted, as YAML's own kind."""
    match value:
        case str():
            return _quoted(value)
        case date():
            return value.isoformat().replace("+00:00", "Z")
    return f"[{', '.join(map(_quoted, value))}]"


def _quoted(text: str) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
