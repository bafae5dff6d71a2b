"""Paragraphs broken into lines as a whole, not line by line.

The cost of a line is the square of the cells it leaves empty, so that ten lines one cell short are better than one
that is ten short; the least sum over a paragraph is found by dynamic programming (the idea of D. E. Knuth and
M. F. Plass, "Breaking Paragraphs into Lines", 1981, without stretching spaces). A start of a line is tried with the
ends that leave it at least half full, which keeps the work linear in the text.
"""

import re
from enum import Enum
from itertools import pairwise
from math import inf

from reader.typeset.words import AT_SPACE, FORBIDDEN, cut_part, word_parts

_WORD = re.compile("[^ ]+")


class Shape(Enum):
    """``RAGGED``: the last line is free, but not a single word where that can be helped; ``BALANCED``: all lines
    are as long as each other, as a headline's should be.
    """

    RAGGED = "ragged"
    BALANCED = "balanced"


def break_lines(text: str, measure: int, shape: Shape = Shape.RAGGED) -> tuple[tuple[int, int], ...]:
    r"""Start and end in ``text`` of each line, without the spaces around it.

    ``\n`` ends a line always; two of them leave an empty line. No line is wider than ``measure`` cells, but for a
    grapheme that alone is. A soft hyphen takes no cell, save at the end of a line, where one is left for the hyphen.
    """
    if not text.strip():
        return ()
    ranges: list[tuple[int, int]] = []
    start = 0
    for segment in text.split("\n"):
        ranges += _broken(text, start, start + len(segment), measure, shape)
        start += len(segment) + 1
    return tuple(ranges)


def _broken(text: str, start: int, end: int, measure: int, shape: Shape) -> list[tuple[int, int]]:
    pieces = _Pieces()
    for match in _WORD.finditer(text, start, end):
        pieces.add(match[0], match.start(), measure)
    if not pieces.starts:
        return [(start, start)]
    if pieces.rights[-1] <= measure:
        return [(pieces.starts[0], pieces.ends[-1])]
    return [(pieces.starts[first], pieces.ends[last - 1]) for first, last in pairwise(_best(pieces, measure, shape))]


class _Pieces:
    """What stays whole, one after the other: where each starts and ends in the text, its left and right edge in cells
    as if all stood on one line, and the cost of ending a line after it.
    """

    __slots__ = ("_opens", "costs", "ends", "lefts", "rights", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lefts: list[int] = []
        self.rights: list[int] = []
        self.costs: list[int] = []
        self._opens = False

    def add(self, text: str, at: int, measure: int) -> None:
        word = word_parts(text)
        x = 0
        if self.starts:
            x = self.rights[-1] + at - self.ends[-1]
            if word.closes or self._opens:
                self.costs[-1] = FORBIDDEN
        self._opens = word.opens
        begin = at
        for part in word.parts:
            fits = part.width + part.tail <= measure
            here = (part,) if fits else cut_part(text[at - begin : at - begin + part.length], part, measure)
            for length, width, cost, tail in here:
                self.starts.append(at)
                self.lefts.append(x)
                at += length
                x += width
                self.ends.append(at)
                self.rights.append(x + tail)
                self.costs.append(cost)

    def last_word(self) -> int:
        """The number of the first piece of the last word; 0 for Chinese and Japanese, where any last line will do."""
        number = len(self.starts) - 1
        while number and (self.costs[number - 1] != AT_SPACE or self.ends[number - 1] == self.starts[number]):
            number -= 1
        return number


def _best(pieces: _Pieces, measure: int, shape: Shape) -> list[int]:
    """The numbers of the pieces that begin the lines of the cheapest setting, and at last the number of pieces."""
    lefts, rights, costs = pieces.lefts, pieces.rights, pieces.costs
    count = len(lefts)
    widow = pieces.last_word()
    raggedness_of_last = 1 if shape is Shape.BALANCED else 0
    total: list[float] = [0.0] + [inf] * count
    came_from = [0] * (count + 1)
    reach = 0
    for first in range(count):
        so_far, left = total[first], lefts[first]
        reach = max(reach, first + 1)
        while reach < count and rights[reach] - left <= measure:
            reach += 1
        allowed = False
        for end in range(reach, first, -1):
            empty = measure - rights[end - 1] + left
            if allowed and empty + empty > measure:
                break
            if end == count:
                cost = empty * empty * raggedness_of_last + (measure * measure if first >= widow else 0)
            else:
                cost = empty * empty + costs[end - 1]
            allowed = allowed or cost < FORBIDDEN
            if so_far + cost < total[end]:
                total[end] = so_far + cost
                came_from[end] = first
    firsts = [count]
    while firsts[-1]:
        firsts.append(came_from[firsts[-1]])
    return firsts[::-1]
