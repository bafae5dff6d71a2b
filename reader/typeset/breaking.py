"""Paragraphs broken into lines as a whole, not line by line.

The cost of a line is the square of the cells it leaves empty, so that ten lines one cell short are better than one
that is ten short; the least sum over a paragraph is found by dynamic programming (D. E. Knuth and M. F. Plass,
"Breaking Paragraphs into Lines", 1981, for cells instead of stretching spaces). As there, words are hyphenated only
where the paragraph cannot be set well without: from the first line left too empty on it is broken again, with hyphens
allowed in and below such lines. Two hyphens one under the other cost more. From each start of a line only ends near the
measure are tried, which keeps the work linear in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import inf
from typing import NamedTuple

from reader.typeset.hyphens import has_patterns
from reader.typeset.words import AT_SPACE, FORBIDDEN, WITH_HYPHEN, cut_parts, word_parts

_WORD = re.compile("[^ ]+")
_MOST_EMPTY = 20  # cells; a line is left emptier only where nothing else may end it
_MOST_ENDS = 32  # pieces back from the fullest line; so many that may not end a line are no language
_AGAIN = 200  # what it costs to end a line with a hyphen below another


class Shape(Enum):
    """``RAGGED``: the last line is free, but not a single word where that can be helped; ``JUSTIFIED``: the same, with
    the lines before filled up to the measure; ``BALANCED``: all lines are as long as each other, as a headline's
    should be, and no word is hyphenated.
    """

    RAGGED = "ragged"
    JUSTIFIED = "justified"
    BALANCED = "balanced"


# A line that leaves no more empty than this part of the measure needs no hyphens near it.
_WELL_FILLED = {Shape.RAGGED: 10, Shape.JUSTIFIED: 16, Shape.BALANCED: 1}

Ranges = Sequence[tuple[int, int]]
"""Starts and ends in a text, both rising."""
_Word = tuple[str, int, str]
"""A word, its place in the text, and the language whose hyphens it may take, empty if none."""


class Stretch(NamedTuple):
    """A line: where it starts and ends in the text, the spaces around it left out, whether a hyphen is to be drawn at
    its end, and whether the text or a line break of the author's ends with it.
    """

    start: int
    end: int
    hyphen: bool = False
    last: bool = False


def break_lines(text: str, measure: int, shape: Shape = Shape.RAGGED) -> tuple[tuple[int, int], ...]:
    r"""Start and end in ``text`` of each line, without the spaces around it.

    ``\n`` ends a line always; two of them leave an empty line. No line is wider than ``measure`` cells, but for a
    grapheme that alone is. A soft hyphen takes no cell, save at the end of a line, where one is left for the hyphen.
    """
    return tuple((line.start, line.end) for line in break_text(text, measure, shape))


def break_text(
    text: str, measure: int, shape: Shape = Shape.RAGGED, language: str = "", kept: Ranges = ()
) -> list[Stretch]:
    """As `break_lines`, with hyphens by the rules of ``language`` (a BCP 47 tag) in words that touch no range of
    ``kept``.
    """
    if not text.strip():
        return []
    lines: list[Stretch] = []
    start = 0
    for segment in text.split("\n"):
        lines += _broken(text, start, start + len(segment), measure, shape, language, kept)
        start += len(segment) + 1
    return lines


def _broken(text: str, start: int, end: int, measure: int, shape: Shape, language: str, kept: Ranges) -> list[Stretch]:
    words = [(match[0], match.start(), "") for match in _WORD.finditer(text, start, end)]
    if not words:
        return [Stretch(start, start, last=True)]
    pieces = _pieces(words, measure)
    if pieces.rights[-1] <= measure:
        return [Stretch(pieces.starts[0], pieces.ends[-1], last=True)]
    firsts = _best(pieces, measure, shape)
    lines = pieces.lines(firsts)
    loose = pieces.loose(firsts, measure - measure // _WELL_FILLED[shape]) if language else []
    if not loose or not has_patterns(language):
        return lines
    good = next(number for number, line in enumerate(lines) if line.start == loose[0][0])
    while good and text[lines[good].start - 1] != " ":  # a line that begins inside a word
        good -= 1
    divided = _touching(words, loose) - _touching(words, kept)
    words = [(word, at, language if at in divided else "") for word, at, _ in words if at >= lines[good].start]
    pieces = _pieces(words, measure)
    return lines[:good] + pieces.lines(_best(pieces, measure, shape))


def _touching(words: Sequence[_Word], ranges: Ranges) -> set[int]:
    """The starts of the words that have something in one of the ranges."""
    found = set()
    number = 0
    for word, at, _ in words:
        while number < len(ranges) and ranges[number][1] <= at:
            number += 1
        if number == len(ranges):
            break
        if ranges[number][0] < at + len(word):
            found.add(at)
    return found


def _pieces(words: Sequence[_Word], measure: int) -> "_Pieces":
    """The words in pieces that fit the measure."""
    pieces = _Pieces([], [], [], [], [])
    starts, ends, lefts, rights, costs = pieces.starts, pieces.ends, pieces.lefts, pieces.rights, pieces.costs
    x = held = 0
    end = words[0][1]
    for text, at, language in words:
        word = word_parts(text, language)
        x += at - end
        if word.before & held:
            costs[-1] = FORBIDDEN
        held = word.after
        for length, width, cost, tail in word.parts if word.widest <= measure else cut_parts(text, word, measure):
            starts.append(at)
            lefts.append(x)
            at += length
            x += width
            ends.append(at)
            rights.append(x + tail)
            costs.append(cost)
        end = at
    return pieces


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What stays whole, one after the other: where each starts and ends in the text, its left and right edge in cells
    as if all stood on one line, and the cost of ending a line after it.
    """

    starts: list[int]
    ends: list[int]
    lefts: list[int]
    rights: list[int]
    costs: list[int]

    def last_word(self) -> int:
        """The number of the first piece of the last word; 0 for Chinese and Japanese, where any last line will do."""
        number = len(self.starts) - 1
        while number and (self.costs[number - 1] != AT_SPACE or self.ends[number - 1] == self.starts[number]):
            number -= 1
        return number

    def loose(self, firsts: list[int], width: int) -> list[tuple[int, int]]:
        """Where hyphens would help, when these pieces begin the lines: from the start of each line that is narrower
        than ``width``, the last one left out, to the end of the line below it.
        """
        return [
            (self.starts[first], self.ends[beyond - 1])
            for first, end, beyond in zip(firsts, firsts[1:], firsts[2:], strict=False)
            if self.rights[end - 1] - self.lefts[first] < width
        ]

    def lines(self, firsts: list[int]) -> list[Stretch]:
        count = len(self.starts)
        return [
            Stretch(self.starts[first], self.ends[end - 1], self.costs[end - 1] == WITH_HYPHEN, end == count)
            for first, end in pairwise(firsts)
        ]


def _best(pieces: _Pieces, measure: int, shape: Shape) -> list[int]:
    """The numbers of the pieces that begin the lines of the cheapest setting, and at last the number of pieces."""
    lefts, rights = pieces.lefts, pieces.rights
    count = len(lefts)
    widow = pieces.last_word()
    again = [cost + _AGAIN if cost == WITH_HYPHEN else cost for cost in pieces.costs]
    total: list[float] = [0.0] + [inf] * count
    came_from = [0] * (count + 1)
    most_empty = measure if shape is Shape.BALANCED else min(_MOST_EMPTY, measure // 2)
    reach = 0
    for first in range(count):
        so_far, left = total[first], lefts[first]
        reach = reach if reach > first else first + 1
        while reach < count and rights[reach] - left <= measure:
            reach += 1
        if so_far == inf:
            continue
        fullest_end = reach
        if reach == count:
            empty = measure - rights[-1] + left
            cost = (empty * empty if shape is Shape.BALANCED else 0) + (measure * measure if first >= widow else 0)
            if so_far + cost < total[count]:
                total[count], came_from[count] = so_far + cost, first
            fullest_end -= 1
        costs = again if first and pieces.costs[first - 1] == WITH_HYPHEN else pieces.costs
        edge = measure + left
        allowed = False
        for end in range(fullest_end, first, -1):
            empty = edge - rights[end - 1]
            if empty > most_empty and (allowed or fullest_end - end > _MOST_ENDS):
                break
            cost = empty * empty + costs[end - 1]
            allowed = allowed or cost < FORBIDDEN
            if so_far + cost < total[end]:
                total[end] = so_far + cost
                came_from[end] = first
    firsts = [count]
    while firsts[-1]:
        firsts.append(came_from[firsts[-1]])
    return firsts[::-1]
