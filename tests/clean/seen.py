"""A cleaned page as lines of text: the kind of each block in front, marks and links as signs."""

from collections.abc import Iterator

from reader.model.article import Cleaned
from reader.model.blocks import (
    Block,
    Blocks,
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
    Spans,
    Table,
)
from reader.model.moment import moment_to_text

_SIGNS = {
    Mark.STRONG: "**",
    Mark.EM: "_",
    Mark.CODE: "`",
    Mark.SUP: "^",
    Mark.SUB: "~",
    Mark.SMALL_CAPS: "%",
    Mark.STRIKE: "--",
}


def seen(cleaned: Cleaned) -> str:
    """What the page gives, a line for each field that is not empty, then the blocks."""
    article = cleaned.article
    fields = {
        "verdict": cleaned.verdict.value,
        "next page": cleaned.next_page,
        "headline": article.headline,
        "byline": article.byline,
        "masthead": article.masthead,
        "published": moment_to_text(article.published_at) or "",
        "language": article.language,
        "rights": article.rights,
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    lines += ["", *_blocks(article.blocks)]
    if article.author_note:
        lines += ["author note", *_blocks(article.author_note)]
    return "\n".join(lines) + "\n"


def _blocks(blocks: Blocks, indent: str = "") -> Iterator[str]:
    for block in blocks:
        for line in _block(block):
            yield from (f"{indent}{part}" for part in line.split("\n"))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(spans):
            yield f"paragraph: {_spans(spans)}"
        case Heading(spans, level):
            yield f"heading {level}: {_spans(spans)}"
        case List(items, ordered, start):
            for number, item in enumerate(items, start):
                yield f"item {number}." if ordered else "item"
                yield from _blocks(item.blocks, "  ")
        case Quote(blocks, source, pull):
            yield _titled("pull quote" if pull else "quote", _spans(source))
            yield from _blocks(blocks, "  ")
        case Figure(image, alt, caption, credit):
            yield f"figure: {image} | {alt} | {_spans(caption)} | {credit}"
        case Table(rows, caption):
            yield _titled("table", _spans(caption))
            for row in rows:
                cells = (f"{_spans(cell.spans)}{'!' * cell.header}{_ALIGNED[cell.align]}" for cell in row)
                yield f"  | {' | '.join(cells)} |"
        case Embed(kind, url, title, blocks, source):
            yield f"{kind}: {url} | {title} | {_spans(source)}"
            yield from _blocks(blocks, "  ")
        case _:
            yield from _rest(block)


def _rest(block: Block) -> Iterator[str]:
    match block:
        case Note(blocks, kind, label, name):
            yield _titled(kind.value, f"{label} #{name}" if name else label)
            yield from _blocks(blocks, "  ")
        case Code(text, language):
            yield _titled("code", language)
            yield from (f"  {line}" for line in text.split("\n"))
        case Rule():
            yield "rule"


_ALIGNED = {"left": "", "right": " >", "center": " ="}


def _titled(kind: str, text: str) -> str:
    return f"{kind}: {text}" if text else kind


def _spans(spans: Spans) -> str:
    return "".join(map(_span, spans)).replace("\n", "\n    ")


def _span(span: Span) -> str:
    signs = "".join(sign for mark, sign in _SIGNS.items() if span.marks & mark)
    text = f"{signs}{span.text}{signs[::-1]}"
    return f"[{text}]({span.link})" if span.link else text
