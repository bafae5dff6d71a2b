"""A stretch of text that a person has selected, and the ways to move its ends: by sentence, by paragraph, by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.model.passage import SIGNS
from reader.model.place import sentence_starts

Stretch = tuple[int, int]
"""The first character and the one after the last."""

_WORD = re.compile(rf"[{SIGNS}]|[^\W{SIGNS}]+(?:['’.,][^\W{SIGNS}]+)*")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """Characters ``start`` up to ``end``, never none; ``at_start`` says which of the two ends is the one that moves."""

    start: int
    end: int
    at_start: bool = False

    def turned(self) -> "Selection":
        """The other end moves from now on."""
        return replace(self, at_start=not self.at_start)

    def moved(self, units: Sequence[Stretch], step: int) -> "Selection":
        """The end that moves goes to the next border of a unit in reading order, forward (1) or back (-1); where there
        is none, or the other end is in the way, it stays."""
        if self.at_start:
            borders = [start for start, _ in units if start < self.end]
            start = _next(borders, self.start, step)
            return self if start is None else replace(self, start=start)
        borders = [end for _, end in units if end > self.start]
        end = _next(borders, self.end, step)
        return self if end is None else replace(self, end=end)

    def beside(self, units: Sequence[Stretch], step: int) -> "Selection":
        """The unit after (1) or before (-1) the one at the end that moves, instead; this one where there is none."""
        here = self.start if self.at_start or step < 0 else self.end - 1
        others = [each for each in units if (each[0] > here if step > 0 else each[1] <= here)]
        return Selection(*others[0 if step > 0 else -1]) if others else self


def _next(borders: Sequence[int], here: int, step: int) -> int | None:
    if step > 0:
        return next((border for border in borders if border > here), None)
    return next((border for border in reversed(borders) if border < here), None)


def selection_at(units: Sequence[Stretch], place: int) -> Selection | None:
    """The unit that holds this character, or the next one, or the last; None where there are none."""
    found = next((each for each in units if each[1] > place), units[-1] if units else None)
    return Selection(*found) if found else None


def selection_between(text: str, one: int, other: int) -> Selection:
    """From one character to the other, in either order, words at both ends whole; the end at ``other`` moves."""
    first, last = sorted((one, other))
    words = words_of(text)
    start = next((start for start, end in words if start <= first < end), first)
    end = next((end for start, end in words if start <= last < end), last + 1)
    return Selection(start, max(end, start + 1), other < one)


def sentences_of(text: str) -> list[Stretch]:
    """The sentences of a text; a line end always ends one."""
    borders = [*sentence_starts(text), len(text)]
    return list(filter(None, (_trimmed(text, *each) for each in pairwise(borders))))


def paragraphs_of(text: str) -> list[Stretch]:
    return list(filter(None, (_trimmed(text, *match.span()) for match in _PARAGRAPH.finditer(text))))


def words_of(text: str) -> list[Stretch]:
    return [match.span() for match in _WORD.finditer(text)]


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    """Without blanks at either end; None if it is nothing but blanks."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    return (start, end) if start < end else None
