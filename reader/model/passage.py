"""A stretch of an article's text, kept so that it is found again when the text has changed around it.

A place alone is lost with the first word that is cleaned otherwise, a quotation alone may stand in the text twice;
both with some context is what W3C's Web Annotation Data Model keeps (TextPositionSelector, TextQuoteSelector).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 32
SIGNS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and ideographs, between the brackets of a pattern: they are written without blanks, each is compared alone."""
# Thai, Lao, Burmese, Khmer: a letter is compared with the marks that stand on it.
_RUN_ON = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(
    rf"(?P<sign>[{SIGNS}\U00020000-\U0003ffff]|(?=[{_RUN_ON}])\w(?:(?=[{_RUN_ON}])\W)*)"
    rf"|[^\W{SIGNS}{_RUN_ON}\U00020000-\U0003ffff]+"
)
_FEWEST_WORDS = 4
_SIGNS_OF_A_WORD = 3
_ALIKE = 0.8
_COMPARED = 20
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters ``start`` up to ``end`` of `Article.seen`, which are ``quote``; ``before`` and ``after`` are up to
    `CONTEXT` characters that stand around them."""

    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""


def passage_of(text: str, start: int, end: int) -> Passage:
    """The passage from ``start`` up to ``end``; places outside the text are its ends."""
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    return Passage(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find_passage(text: str, passage: Passage) -> tuple[int, int] | None:
    """Where the passage stands in this text, which may have changed: at its place, else where its words stand in the
    most of its context, else where nearly the same words are. None when it is gone."""
    if not passage.quote:
        return None
    # A superscript may be marked as one or as the figure it is of; both are one character.
    text, passage = text.translate(_LOWERED), _lowered(passage)
    if text[passage.start : passage.end] == passage.quote:
        return passage.start, passage.end
    places = list(_places(text, passage.quote))
    if places:
        start = max(places, key=lambda place: (_agreement(text, place, passage), -abs(place - passage.start)))
        return start, start + len(passage.quote)
    return _nearly(text, passage)


def _lowered(passage: Passage) -> Passage:
    quote, before, after = (each.translate(_LOWERED) for each in (passage.quote, passage.before, passage.after))
    return Passage(passage.start, passage.end, quote, before, after)


def _places(text: str, quote: str) -> Iterator[int]:
    place = text.find(quote)
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)


def _agreement(text: str, start: int, passage: Passage) -> int:
    """How many characters next to the quotation are those that were there."""
    end = start + len(passage.quote)
    before = _common(text[max(0, start - CONTEXT) : start][::-1], passage.before[::-1])
    return before + _common(text[end : end + CONTEXT], passage.after)


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _nearly(text: str, passage: Passage) -> tuple[int, int] | None:
    """As many words in a row that are alike, if there are such. Where there are no blanks between words, signs are
    compared: whole clauses would be few, and one more or less of them may be most of the passage."""
    found_words = list(_WORD.finditer(passage.quote))
    wanted = [match.group().casefold() for match in found_words]
    words = [(match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
    size = len(wanted)
    signs = sum(match["sign"] is not None for match in found_words)
    if size - signs + signs / _SIGNS_OF_A_WORD < _FEWEST_WORDS or len(words) < size:
        return None
    shared = _shared([word for word, *_ in words], wanted)
    likely = sorted((-count, abs(words[at][1] - passage.start), at) for at, count in enumerate(shared))[:_COMPARED]
    found = max((_ratio(words, at, wanted), words[at][0] == wanted[0], -distance, at) for _, distance, at in likely)
    if found[0] < _ALIKE:
        return None
    at = found[-1]
    return words[at][1], words[at + size - 1][2]


def _shared(words: list[str], wanted: list[str]) -> list[int]:
    """For each row of as many words as are wanted, how many of them it has."""
    missing, count, size = Counter(wanted), 0, len(wanted)
    shared = []
    for at, word in enumerate(words):
        count += missing[word] > 0
        missing[word] -= 1
        if at >= size:
            missing[words[at - size]] += 1
            count -= missing[words[at - size]] > 0
        if at >= size - 1:
            shared.append(count)
    return shared


def _ratio(words: list[tuple[str, int, int]], at: int, wanted: list[str]) -> float:
    row = [word for word, *_ in words[at : at + len(wanted)]]
    return SequenceMatcher(None, row, wanted, autojunk=False).ratio()
