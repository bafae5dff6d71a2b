"""Of every drawing, only what is new on the terminal.

Textual draws the lines of a widget whole, every piece of text with all its colours before it and a reset behind: of ten
thousand bytes for a line scrolled, seven thousand are colours, and much of the rest stands there already. Here it is
remembered what each cell shows, as curses does; a cell is sent when it changes, a colour when it is not the last one.
Control sequences are those of ECMA-48 and of xterm ("XTerm Control Sequences"); links are OSC 8.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from reader.typeset.widths import cells, graphemes
from reader.ui.columns import PUT_TOGETHER, TOKEN
from reader.ui.placeholders import PLACEHOLDER

_LINK = re.compile(r"\x1b\]8;(?P<target>.*)(?:\x1b\\|\x07)", re.DOTALL)
_NO_LINK = ";"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SINGLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]+")
"""Signs that have one cell each and nothing put together with them."""
_MOST_REPEATED = 4
"""Cells that are sooner written again than passed over."""
_EXTENDED = {"38", "48", "58"}
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
_ON_BLANKS = frozenset(("4", "5", "7", "9"))
"""Attributes that are seen where no sign is."""


class Pen(NamedTuple):
    """How signs are drawn, in parameters of SGR, and where they lead (of OSC 8)."""

    attributes: frozenset[str] = frozenset()
    fore: str = ""
    ground: str = ""
    link: str = _NO_LINK


PLAIN = Pen()
Known = tuple[str, Pen]
"""A sign with its pen; the second cell of a wide one has an empty sign."""
Cell = Known | None
"""None: nobody knows what is there."""


class Shown:
    """What the cells of a terminal ``width`` cells wide show."""

    def __init__(self, width: int) -> None:
        self.forget(width)

    def forget(self, width: int) -> None:
        """Knows nothing any more: the terminal has another size, or somebody else has drawn on it."""
        self.width = width
        self.rows: defaultdict[int, list[Cell]] = defaultdict(lambda: [None] * width)
        self.cursor: tuple[int, int] | None = None

    def difference(self, sent: str) -> str:
        """What has the terminal show what it would after all that was ``sent``; the pen is put away after it.

        What holds sixels or anything else whose cells are not known goes as it is, and everything is forgotten.
        """
        tokens = list(TOKEN.finditer(sent))
        if not all(map(_is_known, tokens)):
            self.forget(self.width)
            return sent
        drawing = _Drawing(self)
        for token in tokens:
            drawing.take(token)
        return drawing.end()


def _is_known(token: re.Match[str]) -> bool:
    final, numbers = token["final"], token["numbers"] or ""
    if final:
        return final in ("H", "f", "G", "m") or (final in ("h", "l", "p", "u") and numbers[:1] in ("?", "<", ">"))
    # Of control strings an operating system command and what is sent to kitty's graphics change no cell.
    return token["escape"] is None and not token[0].startswith(("\x1bP", "\x1bX", "\x1b^"))


class _Drawing:
    """One drawing: where its cursor and its pen are, where the terminal's are, and what it is sent."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._line, self._column = shown.cursor or (0, 0)
        self._pen = PLAIN
        self._has_moved = False
        self._held = PLAIN
        self._out: list[str] = []

    def take(self, token: re.Match[str]) -> None:
        """Takes the next piece of what is drawn."""
        if (text := token["text"]) is not None:
            self._write(text)
        elif token["control"]:
            self._line += token["control"] == "\n"
            self._column, self._has_moved = 0, True
        elif token["final"] == "m":
            self._pen = pen_after(self._pen, token["numbers"])
        elif token["final"] in ("H", "f", "G"):
            self._go(token["final"], token["numbers"])
        elif link := _LINK.fullmatch(token[0]):
            self._pen = self._pen._replace(link=link["target"])
        else:
            self._out.append(token[0])

    def end(self) -> str:
        """All that is to be sent."""
        if self._has_moved and self._column < self._shown.width:
            self._move(self._column)
        self._dip(PLAIN)
        return "".join(self._out)

    def _go(self, final: str, numbers: str) -> None:
        given = [int(number) - 1 if number else 0 for number in numbers.split(";")]
        if final == "G":
            self._column = given[0]
        else:
            self._line, self._column = given[0], given[1] if len(given) > 1 else 0
        self._has_moved = True

    def _write(self, text: str) -> None:
        if _CONTROL.search(text):
            self._out.append(text)
            return
        self._has_moved = True
        signs = _cells_of(text, self._pen)
        if signs is None:
            self._write_unseen(text)
            return
        row = self._shown.rows[self._line]
        new = signs[: max(0, len(row) - self._column)]
        start, self._column = self._column, self._column + len(new)
        old = row[start : self._column]
        if old == new:
            return
        _tear(row, start, self._column)
        row[start : self._column] = new
        self._send(new, old, start)

    def _send(self, new: list[Known], old: list[Cell], start: int) -> None:
        """Sends of the new cells from column ``start`` on those that are others than the old."""
        column = None
        # This runs for every sign of a scrolled page: where there is nothing to be done, nothing is called.
        for at, cell in enumerate(new):
            sign, pen = cell
            if cell == old[at] or not sign:
                # The second half of a wide sign may be another where the first is not.
                if sign or at == 0 or cell == old[at] or column == start + at + 1:
                    continue
                at, (sign, pen) = at - 1, new[at - 1]
            if column != start + at:
                if column:
                    self._shown.cursor = self._after(column)
                self._move(start + at)
            if pen is not self._held:
                self._dip(pen, blank=sign == " ")
            self._out.append(sign)
            column = start + at + (2 if at + 1 < len(new) and not new[at + 1][0] else 1)
        if column:
            self._shown.cursor = self._after(column)

    def _write_unseen(self, text: str) -> None:
        """Writes what terminals count differently; what its cells show is not known."""
        # `placed` tells columns after it where it knows in which one it begins.
        self._shown.cursor = None
        self._move(self._column)
        self._dip(self._pen)
        self._out.append(text)
        row = self._shown.rows[self._line]
        start, self._column = self._column, min(self._column + cells(text), len(row))
        _tear(row, start, self._column)
        row[start : self._column] = [None] * (self._column - start)
        self._shown.cursor = None

    def _after(self, column: int) -> tuple[int, int] | None:
        # At the edge terminals differ in where the cursor is.
        return (self._line, column) if column < self._shown.width else None

    def _move(self, column: int) -> None:
        """Brings the terminal's cursor to the column of the line."""
        cursor = self._shown.cursor
        if cursor == (self._line, column):
            return
        gap = column - cursor[1] if cursor and cursor[0] == self._line else 0
        between = self._shown.rows[self._line][column - gap : column] if 0 < gap <= _MOST_REPEATED else []
        if between and all(cell and len(cell[0]) == 1 and self._holds(cell[1], cell[0] == " ") for cell in between):
            self._out.extend(cell[0] for cell in between if cell)
        elif gap > 0:
            self._out.append(f"\x1b[{gap}C")
        else:
            self._out.append(f"\x1b[{self._line + 1};{column + 1}H")
        self._shown.cursor = self._after(column)

    def _dip(self, pen: Pen, blank: bool = False) -> None:
        """Gives the terminal this pen, as far as it is seen."""
        if self._holds(pen, blank):
            return
        if blank and not pen.attributes:
            held = self._held
            pen = Pen(held.attributes - _ON_BLANKS, held.fore, pen.ground, pen.link)
        self._out.append(_change(self._held, pen))
        self._held = pen

    def _holds(self, pen: Pen, blank: bool) -> bool:
        held = self._held
        if pen is held or pen == held:
            return True
        if not blank or pen.attributes or held.attributes & _ON_BLANKS:
            return False
        return pen.ground == held.ground and pen.link == held.link


def _tear(row: list[Cell], start: int, end: int) -> None:
    """Forgets the other halves of wide signs that are written over by half."""
    if start and start < len(row) and (row[start] or " ")[0] == "":
        row[start - 1] = None
    if end < len(row) and (row[end] or " ")[0] == "":
        row[end] = None


def _cells_of(text: str, pen: Pen) -> list[Known] | None:
    """The cells of the text; None where terminals do not agree about them."""
    blank = (" ", _blank(pen))
    if _SINGLE.fullmatch(text):
        return [blank if sign == " " else (sign, pen) for sign in text]
    if PUT_TOGETHER.search(text) or PLACEHOLDER in text:
        return None
    found: list[Known] = []
    for sign in graphemes(text):
        if not cells(sign):
            # A mark with nothing before it belongs to a sign that was drawn before.
            return None
        found.append(blank if sign == " " else (sign, pen))
        found.extend([("", pen)] * (cells(sign) - 1))
    return found


@lru_cache(maxsize=1024)
def _blank(pen: Pen) -> Pen:
    """The same pen, as far as it is seen where no sign is."""
    attributes = pen.attributes & _ON_BLANKS
    return pen if attributes else Pen(attributes, "", pen.ground, pen.link)


@lru_cache(maxsize=4096)
def pen_after(pen: Pen, numbers: str) -> Pen:
    """The pen after a sequence of SGR with these parameters."""
    given = iter(numbers.split(";"))
    for number in given:
        if number in _EXTENDED:
            kind = next(given, "5")
            colour = ";".join((number, kind, *(next(given, "0") for _ in range(3 if kind == "2" else 1))))
            pen = _coloured(pen, number, colour)
        elif number in ("", "0"):
            pen = Pen(link=pen.link)
        elif number in ("39", "49", "59"):
            pen = _coloured(pen, {"39": "38", "49": "48", "59": "58"}[number], "")
        elif re.fullmatch(r"(?:3|9)[0-7]", number):
            pen = pen._replace(fore=number)
        elif re.fullmatch(r"(?:4|10)[0-7]", number):
            pen = pen._replace(ground=number)
        elif number in _OFF.values():
            pen = pen._replace(attributes=pen.attributes - {on for on, off in _OFF.items() if off == number})
        else:
            pen = pen._replace(attributes=pen.attributes | {number})
    return pen


def _coloured(pen: Pen, kind: str, colour: str) -> Pen:
    if kind == "58":
        others = {each for each in pen.attributes if not each.startswith("58;")}
        return pen._replace(attributes=frozenset(others | {colour} if colour else others))
    return pen._replace(fore=colour) if kind == "38" else pen._replace(ground=colour)


@lru_cache(maxsize=4096)
def _change(held: Pen, pen: Pen) -> str:
    """What gives a terminal that holds one pen the other."""
    link = f"\x1b]8;{pen.link}\x1b\\" if pen.link != held.link else ""
    if pen[:3] == held[:3]:
        return link
    whole = [*sorted(pen.attributes), *filter(None, (pen.fore, pen.ground))]
    anew = f"\x1b[{';'.join(['0', *whole])}m" if whole else "\x1b[m"
    gone = held.attributes - pen.attributes
    if not gone <= _OFF.keys():
        return anew + link
    off = {_OFF[each] for each in gone}
    on = {each for each in pen.attributes if each not in held.attributes or _OFF.get(each) in off}
    parts = [*sorted(off), *sorted(on)]
    if pen.fore != held.fore:
        parts.append(pen.fore or "39")
    if pen.ground != held.ground:
        parts.append(pen.ground or "49")
    return min(f"\x1b[{';'.join(parts)}m", anew, key=len) + link
