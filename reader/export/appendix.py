"""What a person marked in a column and wrote on it, as blocks that follow its text in every format."""

from reader.export.item import Item
from reader.model.blocks import Block, Blocks, Heading, Mark, Paragraph, Quote, Span


def marks_of(item: Item) -> Blocks:
    """Marked passages as quotations, each with what is written beside it, then the note on the whole; none if there
    are neither."""
    marked = [block for each in item.highlights for block in (quoted(each.passage.quote), *written(each.note))]
    noted = [Heading((Span("Note"),), 2), *written(item.note)] if item.note else []
    return (*([Heading((Span("Marked"),), 2), *marked] if marked else []), *noted)


def quoted(text: str) -> Block:
    """The words of a passage as a quotation, a paragraph a line."""
    return Quote(tuple(Paragraph((Span(line),)) for line in _lines(text)))


def written(text: str) -> list[Block]:
    """What a person wrote, a paragraph a line."""
    return [Paragraph((Span(line, Mark.EM),)) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
