"""A column of which the site shows a part: to its subscribers the rest, to others an offer or a link."""

import re

from reader.clean.verdict.evidence import Case
from reader.clean.verdict.phrases import CONTINUE, OFFER
from reader.model.blocks import Block, Blocks, Paragraph, block_text
from reader.text import count_words

# Words: a wall shows less than the first, mostly less than the second; an offer is a line no longer than the third.
_WALLED_TEXT = 450
_SHORT_TEXT = 250
_LONGEST_OFFER = 24
# Rows after the text in which an offer, or the link to the rest, still belongs to it.
_NEAR = 6
_NEXT = 2
_LEADS_ON = re.compile(rf"(?:^|…|\.\.\.|\[…\])\W*(?:{CONTINUE.pattern})\W*", re.IGNORECASE)


def is_walled(case: Case, cut: bool) -> bool:
    """Whether the rest is for subscribers; ``cut``: the text breaks off."""
    if case.words >= _WALLED_TEXT:
        return False
    if any(is_offer(block) for block in case.found[-3:]) or any(_offers(row.text) for row in case.after(_NEAR)):
        return True
    # A wall elsewhere may hang over a text that is there whole.
    asks = case.signs.walled and any(_offers(row.text) for row in case.rows)
    return (cut or case.words < _SHORT_TEXT) and (asks or case.facts.free is False)


def is_offer(block: Block) -> bool:
    return isinstance(block, Paragraph) and _offers(block_text(block))


def _offers(text: str) -> bool:
    return count_words(text) <= _LONGEST_OFFER and bool(OFFER.search(text))


def without_offers(blocks: Blocks) -> Blocks:
    """The part of the column that is shown, without the lines that ask for a subscription after it."""
    kept = list(blocks)
    while kept and is_offer(kept[-1]):
        kept.pop()
    return tuple(kept)


def continues_elsewhere(case: Case) -> bool:
    """Whether a link to the rest of it stands right after a short text."""
    last = [block_text(block) for block in case.found[-1:] if isinstance(block, Paragraph)]
    last += [row.text for row in case.after(_NEXT) if not row.heading]
    return case.words < _WALLED_TEXT and any(_leads_on(text) for text in last)


def _leads_on(text: str) -> bool:
    return any(match.end() == len(text) for match in _LEADS_ON.finditer(text))
