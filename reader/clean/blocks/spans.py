"""What the spans of a block are."""

from reader.model.blocks import Heading, Paragraph


def is_linked(block: Paragraph | Heading) -> bool:
    """Whether all words of the block are links to other pages."""
    return all(span.link and not span.link.startswith("#") for span in block.spans if span.text.strip())
