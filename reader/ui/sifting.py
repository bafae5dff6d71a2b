"""Which texts of a list have what is typed, where, and how well: by letters, so that a slip or a skipped one does no
harm."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar
from unicodedata import normalize

GAP = 2
"""Letters of one word, or signs between two, that may be skipped between two that were typed."""

_START = re.compile(r"(?<![^\W_])[^\W_]")
Row = TypeVar("Row")


class Grade(IntEnum):
    """How what is typed stands in a text, the best first: each of its words is one there, begins one, stands within
    one, or has letters left out; last, all of it are beginnings of words run together."""

    WHOLE = 0
    BEGUN = 1
    WITHIN = 2
    SKIPPED = 3
    RUN_TOGETHER = 4


@dataclass(frozen=True, slots=True)
class Sifted:
    """``marks`` are the places in the text; ``grade`` is that of the word that is found worst, ``total`` that of all
    words added up. ``is_phrase``: what is typed stands there as one; ``is_first``: the text begins with some of it."""

    grade: Grade
    marks: tuple[int, ...] = ()
    total: int = 0
    is_phrase: bool = False
    is_first: bool = False

    @property
    def rank(self) -> tuple[int, int, bool, bool]:
        """The lower, the likelier it is what was meant."""
        return self.grade, self.total, not self.is_phrase, not self.is_first


def sift(text: str, wanted: str) -> Sifted | None:
    """Every word that is wanted, in any order; None if one is not in the text.

    A word is found as it stands anywhere, where it begins a word before others, or from the start of a word with some
    letters of it, or a blank, left out. Case and accents do not matter.
    """
    folded, phrase = _folded(text), _folded(wanted)
    marks: set[int] = set()
    worst, total = Grade.WHOLE, 0
    for word in phrase.split():
        grade, places = _places(folded, word)
        if not places:
            return None
        worst, total = max(worst, grade), total + grade
        marks.update(places)
    is_first = bool(marks) and not any(map(str.isalnum, folded[: min(marks)]))
    return Sifted(worst, tuple(sorted(marks)), total, phrase.strip() in folded, is_first)


def run_together(text: str, wanted: str) -> Sifted | None:
    """What is wanted as beginnings of words of the text in their order, of which some may be left out: ``opbr`` or
    ``oib`` for "Open in the browser"."""
    folded, letters = _folded(text), "".join(_folded(wanted).split())
    starts = [found.start() for found in _START.finditer(folded)]
    # By the place of its last letter, each way to get there with the fewest words.
    ways: dict[int, tuple[int, ...]] = {-1: ()}
    for letter in letters:
        further: dict[int, tuple[int, ...]] = {}
        for last, way in ways.items():
            for at in (*((last + 1,) if way else ()), *(start for start in starts if start > last)):
                if folded.startswith(letter, at):
                    further.setdefault(at, (*way, at))
        ways = further
    way = next(iter(ways.values()), ())
    return Sifted(Grade.RUN_TOGETHER, way, is_first=bool(starts) and starts[0] in way) if way else None


def narrowed(rows: Iterable[Row], wanted: str, text_of: Callable[[Row], str]) -> list[Row]:
    """The rows that have what is wanted as it stands, in their order; only where none has, those that have it with
    letters left out, so that a slip finds what was meant and scattered letters never stand among words."""
    found = [(row, sifted.grade) for row in rows if (sifted := sift(text_of(row), wanted))]
    limit = Grade.WITHIN if any(grade <= Grade.WITHIN for _, grade in found) else Grade.SKIPPED
    return [row for row, grade in found if grade <= limit]


def _places(text: str, word: str) -> tuple[Grade, range | list[int]]:
    """Where the word stands best; no places if it does not."""
    best, at = Grade.SKIPPED, -1
    start = text.find(word)
    while start >= 0 and best > Grade.WHOLE:
        grade = _standing(text, start, start + len(word))
        if grade < best:
            best, at = grade, start
        start = text.find(word, start + 1)
    if at >= 0:
        return best, range(at, at + len(word))
    starts = (at for at, letter in enumerate(text) if letter == word[0] and (at == 0 or not text[at - 1].isalnum()))
    return best, next((places for at in starts if (places := _skipping(text, word, at))), [])


def _standing(text: str, start: int, end: int) -> Grade:
    if start and text[start - 1].isalnum():
        return Grade.WITHIN
    return Grade.BEGUN if end < len(text) and text[end].isalnum() else Grade.WHOLE


def _skipping(text: str, word: str, start: int) -> list[int] | None:
    places = [start]
    for letter in word[1:]:
        last = places[-1]
        at = text.find(letter, last + 1, last + GAP + 2)
        skipped = text[last + 1 : at]
        if at < 0 or (any(map(str.isalnum, skipped)) and not skipped.isalnum()):
            return None
        places.append(at)
    return places


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """The text with each letter as its small, bare form: as many letters as before."""
    return text.lower() if text.isascii() else "".join(normalize("NFD", letter)[0].lower()[:1] for letter in text)
