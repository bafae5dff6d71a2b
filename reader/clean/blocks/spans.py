"""The spans of blocks, whatever blocks they are in."""

from collections.abc import Iterator

from reader.model.blocks import Block, Blocks, Embed, Figure, Heading, List, Note, Paragraph, Quote, Span, Table


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
        case _:
            pass


def is_linked(block: Paragraph | Heading) -> bool:
    """Whether all words of the block are links to other pages."""
    return all(span.link and not span.link.startswith("#") for span in block.spans if span.text.strip())
