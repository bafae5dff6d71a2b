"""A column of which the site shows a part: to its subscribers the rest, to others an offer or a link."""

import re
from collections.abc import Iterator

from reader.clean.verdict.evidence import Case, Row
from reader.clean.verdict.phrases import CONTINUE, EXCLUSIVE, LOGS_IN, OFFER, SUBSCRIBES
from reader.clean.verdict.trail import Mark, Sign, plain
from reader.model.blocks import Block, Blocks, Heading, Paragraph, block_text
from reader.text import SENTENCE_ENDS, count_words, is_unstopped

# Words: a wall shows less than the first, mostly less than the second, and often less than the third; an offer is a
# line no longer than the fourth, a label no longer than the fifth.
_WALLED_TEXT = 450
_SHORT_TEXT = 250
_FEW = 150
_LONGEST_OFFER = 24
_LONGEST_LABEL = 12
# Words: of a column that is begun under a headline that leads to it, fewer are shown.
_BEGUN = 100
# Characters of a line in which phrases are looked for.
_MOST_LETTERS = 400
# Rows after the text in which an offer, or the link to the rest, still belongs to it; and rows before it.
_NEAR = 6
_NEXT = 2
_ABOVE = 4
# Letters after the text in which what asks for a subscription belongs to it.
_REACH = 300
# Weight of what is seen that tells a wall after few words; after more, more is asked for.
_ENOUGH = 4
_SPEECH = ("“", '"', "„", "«", "‘", "「", "『", "– ", "— ")
# Words of a line that is no signature.
_LINE = 6
_LEADS_ON = re.compile(rf"(?:^|…|\.\.\.|\[…\])\W*(?:{CONTINUE.pattern})\W*", re.IGNORECASE)
_ENDED = re.compile(rf"[{SENTENCE_ENDS}:;…」』)\]\"'”’»«]\W*$")
_SENTENCES = re.compile(rf"(?<=[{SENTENCE_ENDS}])\s*")
_ASKING = frozenset((Sign.ASK, Sign.SELL, Sign.LOGIN, Sign.PASSWORD, Sign.GATE, Sign.WALL, Sign.PRICE))
_WEIGHTS = {
    Sign.SELL: 6,
    Sign.ASK: 2,
    Sign.LOGIN: 1,
    Sign.PASSWORD: 2,
    Sign.BENEFITS: 1,
    Sign.PRICE: 1,
    Sign.GATE: 2,
    Sign.VEIL: 3,
    Sign.FADE: 3,
}


def walled(case: Case, cut: bool) -> str:
    """What tells that the rest is for subscribers, empty if nothing does; ``cut``: the text breaks off."""
    if not cut and _is_given(case):
        return ""
    marks = _marks_after(case)
    # Also a long part is one where a box named so stands below it.
    if not case.facts.free and any(mark.sign is Sign.WALL for mark in marks):
        return f"right after the text stands {Sign.WALL}"
    if case.words >= _WALLED_TEXT:
        return ""
    asked = any(mark.sign in _ASKING for mark in marks)
    if line := next(_offers_near(case, asked), ""):
        return f"the rest is for subscribers: “{line}”"
    # A wall elsewhere may hang over a text that is there whole.
    if cut or case.words < _SHORT_TEXT:
        if case.facts.free is False and (cut or asked or case.words < _FEW or case.signs.walled or _is_open(case)):
            return "the page says of itself that it is not free"
        if case.signs.walled and any(_offers(row.text) for row in case.rows):
            return "the rest is for subscribers"
    if case.facts.free:
        return ""
    return _asked_after(case, marks)


def _is_given(case: Case) -> bool:
    """Whether the text is not what is shown but what the page states beside it, to its end."""
    last = case.lines[-1] if case.lines and case.words >= _FEW else None
    stated = last is not None and plain(case.facts.body).endswith(last.letters)
    return stated and last is not None and case.signs.trail.end_of(last.text) < 0 and not _is_open(case)


def _is_open(case: Case) -> bool:
    """Whether the last paragraph is a sentence without its end."""
    last = next((block for block in reversed(case.blocks) if isinstance(block, Paragraph)), None)
    said = block_text(last) if last else ""
    return not _ENDED.search(said) and not is_unstopped(said)


def _offers_near(case: Case, asked: bool) -> Iterator[str]:
    """Lines that ask for a subscription where the text ends, or right above it; only where the page asks for one
    there too (``asked``), lines that may report what a wall says."""
    # A long text under a headline of its own that speaks of subscribing may end with it.
    about = case.words >= _FEW and bool(SUBSCRIBES.search(case.headline()) and case.facts.byline)
    for block in case.found[-3:]:
        if is_offer(block) and (asked or not (about or _reports(block_text(block)))):
            yield block_text(block)
    for row in case.after(_NEAR):
        if _offers(row.text) and (asked or not _reports(row.text)):
            yield row.text
    if case.words < _FEW:
        yield from (row.text for row in case.before(_ABOVE) if _is_label(row))
        yield from (block_text(block) for block in case.found[:_ABOVE] if _is_notice(block))


def _is_label(row: Row) -> bool:
    return row.words <= _LONGEST_LABEL and len(row.text) <= _MOST_LETTERS and _stands(EXCLUSIVE, row.text)


def _is_notice(block: Block) -> bool:
    text = block_text(block) if isinstance(block, Paragraph) else ""
    return 0 < len(text) <= _MOST_LETTERS and count_words(text) <= _LONGEST_LABEL and _stands(EXCLUSIVE, text)


def _asked_after(case: Case, marks: tuple[Mark, ...]) -> str:
    """What the page has right after the text besides words, where it is enough to tell a wall."""
    seen = {mark.sign for mark in marks} & _WEIGHTS.keys()
    if Sign.MAIL in {mark.sign for mark in marks} and Sign.PASSWORD not in seen:
        seen -= {Sign.ASK}
    if not seen:
        return ""
    last = next((block for block in reversed(case.blocks) if isinstance(block, Paragraph)), None)
    open_end = last is not None and count_words(block_text(last)) >= _LINE and _is_open(case)
    score = sum(_WEIGHTS[sign] for sign in seen) + (case.words < _FEW) + open_end
    # A panel of offers has all three; a line that asks for help below a column has not.
    score += {Sign.ASK, Sign.LOGIN, Sign.PRICE} <= seen
    score += any(_is_label(row) for row in case.after(_NEAR))
    if score < _ENOUGH + (case.words >= _FEW) + (case.words >= _SHORT_TEXT):
        return ""
    return "right after the text stand " + " and ".join(sign for sign in _WEIGHTS if sign in seen)


def _marks_after(case: Case) -> tuple[Mark, ...]:
    """What asks for something between the end of the text and a little beyond it."""
    trail = case.signs.trail
    text = list(case.lines)
    ends = trail.end_of(text[-1].text) if text else -1
    if ends < 0:
        return ()
    while len(text) > 1 and _is_beside(text[-1], trail.beside):
        text.pop()
    begins = trail.end_of(text[-1].text)
    marks = trail.between(begins if 0 <= begins <= ends else ends, ends + _REACH)
    # What follows the headline of another column belongs to that.
    others = (number for number, mark in enumerate(marks) if mark.sign is Sign.COLUMN and mark.at >= ends)
    return marks[: next(others, len(marks))]


def _is_beside(row: Row, beside: frozenset[str]) -> bool:
    """Whether it is a line that asks, is named after it, or cannot be read."""
    if row.letters in beside:
        return True
    short = len(row.text) <= _MOST_LETTERS and row.words <= _LONGEST_OFFER
    return short and (row.linked or row.heading or bool(OFFER.search(row.text) or EXCLUSIVE.search(row.text)))


def is_offer(block: Block) -> bool:
    return isinstance(block, Paragraph | Heading) and _offers(block_text(block))


def _offers(text: str) -> bool:
    return (
        len(text) <= _MOST_LETTERS
        and count_words(text) <= _LONGEST_OFFER
        and (_makes_up(OFFER, text) or _stands(EXCLUSIVE, text))
    )


def _makes_up(phrases: re.Pattern[str], text: str) -> bool:
    """Whether sentences with one of the phrases are half of the line or more. Speech only quotes them."""
    if text.startswith(_SPEECH):
        return False
    said = sum(count_words(each) for each in _SENTENCES.split(text) if phrases.search(each))
    return said * 2 >= count_words(text) > 0


def _stands(phrases: re.Pattern[str], text: str) -> bool:
    """As `_makes_up`, of a line that says it itself: one that goes on after a comma quotes it."""
    quoted = (re.match(r"\w*\s?[,，、」”»]", text[match.end() :]) for match in phrases.finditer(text))
    return _makes_up(phrases, text) and not all(quoted)


def _reports(text: str) -> bool:
    """Whether every sentence with an offer goes on behind a comma without another, as where somebody tells of it."""
    offers = [each for each in _SENTENCES.split(text) if OFFER.search(each) or EXCLUSIVE.search(each)]
    return bool(offers) and all(_goes_on(each) for each in offers)


def _goes_on(sentence: str) -> bool:
    ends = [match.end() for phrases in (OFFER, EXCLUSIVE) for match in phrases.finditer(sentence)]
    _, comma, rest = sentence[max(ends) :].partition(",")
    asks = SUBSCRIBES.search(rest) or LOGS_IN.search(rest)
    return bool(comma and _ENDED.search(rest)) and not asks


def without_offers(blocks: Blocks, beside: frozenset[str] = frozenset()) -> Blocks:
    """The part of the column that is shown, without the lines that ask for a subscription around it, and without
    those (``beside``, letters alone) that nobody can read or that a wall says."""
    kept = [block for block in blocks if plain(_words_of(block)) not in beside or not _words_of(block)]
    while kept and is_offer(kept[-1]):
        kept.pop()
    while len(kept) > 1 and _is_notice(kept[0]):
        kept.pop(0)
    return tuple(kept)


def _words_of(block: Block) -> str:
    return block_text(block) if isinstance(block, Paragraph | Heading) else ""


def is_counted(case: Case) -> bool:
    """Whether the page says right after the text that it is the first of several."""
    return any(mark.sign is Sign.COUNT for mark in _marks_after(case))


def continues_elsewhere(case: Case) -> bool:
    """Whether a link to the rest of it stands right after a short text, or its headline is one."""
    if case.leads and not case.signs.holds_headline and case.words < _BEGUN:
        return True
    last = [block_text(block) for block in case.found[-1:] if isinstance(block, Paragraph)]
    last += [row.text for row in case.after(_NEXT) if not row.heading]
    return case.words < _WALLED_TEXT and any(_leads_on(text) for text in last)


def _leads_on(text: str) -> bool:
    return any(match.end() == len(text) for match in _LEADS_ON.finditer(text))
