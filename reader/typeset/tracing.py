"""Which characters of an article's text the characters of a set line are.

A setting adds signs, bars, padding and hyphens and leaves blanks out. Instead of carrying places through all of that,
lines and text are laid beside each other afterwards, word by word, when somebody asks.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from unicodedata import normalize

from reader.model.blocks import Block, Blocks, Table, block_text
from reader.model.place import TOP, Place, place_in, sentence_starts
from reader.typeset.lines import Line, Role, Setting
from reader.typeset.widths import cells, graphemes
from reader.typeset.words import SOFT_HYPHEN

_SIGNS = frozenset({Role.MARKER, Role.BAR, Role.RULE, Role.NUMBER})
_ADDED = frozenset("[]_")
_FAR = 96
_LEAST = 4
"""A word of so many characters is looked for that far behind where it should be."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line from ``at``, ``length`` of them, that are those of the text from ``place``."""

    at: int
    length: int
    place: int


@dataclass(frozen=True)
class Trace:
    """``pieces`` of each line by its number, in the order of the line."""

    lines: tuple[Line, ...]
    pieces: tuple[tuple[Piece, ...], ...]

    @cached_property
    def _order(self) -> list[tuple[int, int, int]]:
        """Place, end, line of every piece, by place."""
        return sorted(
            (piece.place, piece.place + piece.length, line)
            for line, pieces in enumerate(self.pieces)
            for piece in pieces
        )

    def line_of(self, place: int) -> int:
        """The number of the line that has this character of the text, or the next one that is shown."""
        order = self._order
        found = bisect_left(order, (place + 1, 0, 0))
        if found and order[found - 1][1] > place:
            found -= 1
        return order[min(found, len(order) - 1)][2] if order else 0

    def first_place(self, line: int) -> int:
        """The first character of the text in this line or below it; 0 when there is none."""
        below = (piece.place for pieces in self.pieces[max(0, line) :] for piece in pieces)
        return next(below, 0)

    def place_at(self, line: int, cell: int) -> int | None:
        """The character of the text in this cell of the line, or nearest to it in the line; None where it has none."""
        pieces = self.pieces[line] if 0 <= line < len(self.pieces) else ()
        if not pieces:
            return None
        at = _letter_at(self.lines[line].text, cell)
        piece = min(pieces, key=lambda each: max(each.at - at, at - each.at - each.length + 1, 0))
        return piece.place + max(0, min(at - piece.at, piece.length - 1))

    def cells_of(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Line, first cell and cell after the last one of each part of the text from ``start`` up to ``end``; blanks
        between two words of it on one line are part of it."""
        first = bisect_left(self._order, (start, 0, 0))
        while first and self._order[first - 1][1] > start:
            first -= 1
        last = bisect_left(self._order, (end, 0, 0))
        for number in sorted({line for _, _, line in self._order[first:last]}):
            text = self.lines[number].text
            for one, other in _joined(text, self.pieces[number], start, end):
                first_cell, last_cell = _whole(text, one, other)
                if first_cell < last_cell:
                    yield number, first_cell, last_cell


def trace(setting: Setting, blocks: Blocks) -> Trace:
    """The trace of an article's setting; places are those of `reader.model.article.Article.seen`."""
    pieces: list[tuple[Piece, ...]] = []
    starts, place = [], 0
    for block in blocks:
        starts.append(place)
        length = len(block_text(block, seen=True))
        place += length + 2 if length else 0
    for number, lines in groupby(setting.lines, key=lambda line: line.block):
        if 0 <= number < len(blocks):
            pieces += _traced(lines, blocks[number], starts[number])
        else:
            pieces += [()] * sum(1 for _ in lines)
    return Trace(setting.lines, tuple(pieces))


def traced(make: Callable[[], Setting], blocks: Blocks) -> tuple[Setting, Trace]:
    """A setting of the blocks, made now, and its trace."""
    setting = make()
    return setting, trace(setting, blocks)


def place_of_line(setting: Setting, blocks: Blocks, line: int) -> Place:
    """The first sentence that begins in the line, else its first character; of a line without text, that of the next
    one of its block."""
    number = setting.block_at(line)
    if number < 0:
        return TOP
    if number >= len(blocks):
        return place_in(blocks, len(blocks))
    first, traced = _trace_block(setting, blocks, number)
    begun = next((pieces for pieces in traced.pieces[max(line, 0) - first :] if pieces), ())
    places = [(piece.place, piece.place + piece.length) for piece in begun]
    sentences = sentence_starts(block_text(blocks[number])) if places else ()
    sentence = (at for at in sentences if any(start <= at < end for start, end in places))
    return place_in(blocks, number, next(sentence, places[0][0] if places else 0))


def line_of_place(setting: Setting, blocks: Blocks, place: Place) -> int:
    """The number of the line that holds the place; that of the block where it begins when it has no words."""
    if place == TOP:
        return 0
    if place.block >= len(blocks):
        return setting.first_line(len(blocks))
    first, traced = _trace_block(setting, blocks, place.block)
    return first + traced.line_of(place.offset) if any(traced.pieces) else setting.first_line(place.block)


def _trace_block(setting: Setting, blocks: Blocks, number: int) -> tuple[int, Trace]:
    """The first line of the block and the trace of its lines alone; places are those of its own text."""
    first = bisect_left(setting.lines, number, key=lambda line: line.block)
    lines = setting.lines[first : bisect_left(setting.lines, number + 1, key=lambda line: line.block)]
    return first, Trace(lines, tuple(_traced(lines, blocks[number], 0)))


def _traced(lines: Iterable[Line], block: Block, start: int) -> Iterator[tuple[Piece, ...]]:
    kind = _Scattered if isinstance(block, Table) else _Tracer
    tracer = kind(block_text(block), start)
    return (tuple(tracer.line(line)) for line in lines)


class _Tracer:
    """Follows the text of a block as its lines come."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.at = 0

    def line(self, line: Line) -> Iterator[Piece]:
        shown = "".join(" " * len(run.text) if run.role in _SIGNS else run.text for run in line.runs)
        column = 0
        for word in shown.split(" "):
            if word:
                yield from self._word(word, column)
            column += len(word) + 1

    def _word(self, word: str, column: int) -> Iterator[Piece]:
        self._pass_blanks()
        if self.text.startswith(word, self.at):
            yield Piece(column, len(word), self.start + self.at)
            self.at += len(word)
            return
        found = self._by_letter(word, self.at)
        if not found and len(word) >= _LEAST:
            near = self.text.find(word, self.at, self.at + _FAR + len(word))
            found = self._by_letter(word, near) if near >= 0 else []
        if found:
            yield from _runs(found, column, self.start)
            self.at = found[-1][1] + 1

    def _pass_blanks(self) -> None:
        text, at = self.text, self.at
        while at < len(text) and (text[at].isspace() or text[at] == SOFT_HYPHEN):
            at += 1
        self.at = at

    def _by_letter(self, word: str, at: int) -> list[tuple[int, int]]:
        """Which letter of the word is which of the text; empty when the word is not there."""
        found = []
        for number, letter in enumerate(word):
            while at < len(self.text) and self.text[at] == SOFT_HYPHEN:
                at += 1
            if at < len(self.text) and _same(letter, self.text[at]):
                found.append((number, at))
                at += 1
            elif letter not in _ADDED and not (letter == "-" and number == len(word) - 1):
                return []
        return found


class _Scattered(_Tracer):
    """Of a table, whose cells stand beside each other: a word is the first one like it that was not taken yet."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__(text, start)
        self.taken: dict[str, int] = {}

    def _word(self, word: str, column: int) -> Iterator[Piece]:
        near = self.text.find(word, self.taken.get(word, 0))
        if near >= 0:
            self.taken[word] = near + len(word)
            yield Piece(column, len(word), self.start + near)


def _same(shown: str, letter: str) -> bool:
    return shown == letter or normalize("NFKC", shown) == normalize("NFKC", letter)


def _runs(found: list[tuple[int, int]], column: int, start: int) -> Iterator[Piece]:
    first = 0
    for number in range(1, len(found) + 1):
        steady = number < len(found) and found[number][0] - found[first][0] == found[number][1] - found[first][1]
        if not steady or found[number][0] - found[number - 1][0] != 1:
            yield Piece(column + found[first][0], number - first, start + found[first][1])
            first = number


def _letter_at(text: str, cell: int) -> int:
    """Which letter of a line begins the grapheme in this cell."""
    at = end = 0
    for grapheme in graphemes(text):
        end += cells(grapheme)
        if end > cell:
            break
        at += len(grapheme)
    return at


def _joined(text: str, pieces: tuple[Piece, ...], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a line, by character, that show the text from ``start`` up to ``end``."""
    parts: list[tuple[int, int]] = []
    for piece in pieces:
        one = max(start, piece.place) - piece.place + piece.at
        other = min(end, piece.place + piece.length) - piece.place + piece.at
        if one >= other:
            continue
        if parts and not text[parts[-1][1] : one].strip():
            parts[-1] = (parts[-1][0], other)
        else:
            parts.append((one, other))
    return parts


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The part in cells, no grapheme torn."""
    if text.isascii():
        return start, end
    at = cell = 0
    first = last = -1
    for grapheme in graphemes(text):
        at += len(grapheme)
        if first < 0 and at > start:
            first = cell
        cell += cells(grapheme)
        if at >= end:
            last = cell
            break
    return max(first, 0), last if last >= 0 else cell
