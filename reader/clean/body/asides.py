"""What is said beside the text: notes of the editor, corrections, and lines repeated from the text for show."""

import re

from reader.model.blocks import Block, Blocks, Heading, List, Note, NoteKind, Paragraph, Quote, block_text
from reader.text import count_words

_EDITOR = re.compile(
    r"\W*(?:(?:an?\s+)?(?:editor|publisher)(?:['’]?s?['’]?|s['’])\s+note|note\s+(?:from\s+the\s+editors?|to\s+(?:our\s+)?"
    r"readers)|editorial\s+note|ed\.\s+note|anmerkung\s+der\s+redaktion|hinweis\s+der\s+redaktion|anm\.\s*d\.\s*red|"
    r"note\s+de\s+la\s+r(?:é|e)daction|ndlr|nota\s+de\s+la\s+redacci(?:ó|o)n|nota\s+(?:della|da)\s+reda(?:zione|ção)|"
    r"noot\s+van\s+de\s+redactie)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\W*(?:(?:correction|clarification|corrections?\s+and\s+clarifications?|erratum|korrektur|berichtigung|rectificatif|"
    r"correcci(?:ó|o)n|rectificaci(?:ó|o)n|rettifica|correctie)\b[^.!?]{0,40}:|"
    r"an?\s+(?:earlier|previous)\s+version\s+of\s+(?:this|the)\s+\w+|"
    r"(?:this|the)\s+(?:article|story|column|post|piece|headline)\s+(?:has\s+been|was)\s+(?:\w+\s+)?"
    r"(?:updated|corrected|amended|revised|edited)\b|in\s+einer\s+früheren\s+version)",
    re.IGNORECASE,
)
_LONGEST_NOTE = 120
# Blocks from the top and from the end among which a note stands.
_TOP, _END = 4, 6
_SHORTEST_PULLED = 4
_WORD = re.compile(r"\w+")


def notes_marked(blocks: Blocks) -> Blocks:
    """The blocks with the notes of the editor and corrections, above or below the text, marked as what they are."""
    edge = len(blocks) - _END
    return tuple(_marked(block) if at < _TOP or at >= edge else block for at, block in enumerate(blocks))


def _marked(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    text = block_text(block)
    for kind, pattern in ((NoteKind.CORRECTION, _CORRECTION), (NoteKind.EDITOR, _EDITOR)):
        if pattern.match(text) and count_words(text) <= _LONGEST_NOTE:
            return Note((block,), kind)
    return block


def pulled_once(blocks: Blocks) -> Blocks:
    """The blocks without the quotations that only repeat what another block says."""
    if not any(isinstance(block, Quote) for block in blocks):
        return blocks
    said = " ".join(_words(block) for block in blocks if isinstance(block, Paragraph | List | Heading))
    return tuple(block for block in blocks if not (isinstance(block, Quote) and _repeats(block, said)))


def _repeats(quote: Quote, said: str) -> bool:
    text = " ".join(_words(block) for block in quote.blocks)
    return count_words(text) > _SHORTEST_PULLED and f" {text} " in f" {said} "


def _words(block: Block) -> str:
    return " ".join(_WORD.findall(block_text(block).casefold()))
