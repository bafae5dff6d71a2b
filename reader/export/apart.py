"""What stands apart from the text, a thing of another site or a note, as the quotation it is closest to."""

from reader.model.blocks import Blocks, Embed, Mark, Note, Paragraph, Quote, Span


def as_quote(block: Embed | Note) -> Quote:
    """Its words in their order: what it is called, with where it leads; its sign before its first words."""
    if isinstance(block, Note):
        return Quote(_labelled(block.label, block.blocks))
    called = block.title or block.url
    title: Blocks = (Paragraph((Span(called, link=block.url),)),) if called else ()
    return Quote((*title, *block.blocks), block.source)


def _labelled(label: str, blocks: Blocks) -> Blocks:
    if not label:
        return blocks
    match blocks:
        case (Paragraph(spans), *rest):
            return (Paragraph((Span(label, Mark.SUP), Span(" "), *spans)), *rest)
    return (Paragraph((Span(label, Mark.SUP),)), *blocks)
