"""What is drawn over a line that is set already: marks on parts of it, labels on its links."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.typeset.lines import Line, Role, Setting
from reader.ui.drawing import Brush

CellsOf = Callable[[int, int], Iterator[tuple[int, int, int]]]
"""As `reader.typeset.tracing.Trace.cells_of`."""


class How(StrEnum):
    """Never by colour alone: what has a ground of its own is underlined or reversed where there are no
    colours, or where they have to be told apart at once."""

    FOUND = "found"
    HERE = "here"
    LABEL = "label"
    MARKED = "marked"
    SELECTED = "selected"
    SIGN = "sign"


_REVERSE = Style(reverse=True, bold=True)
_STYLES = {How.FOUND: Style(underline=True, bold=True), How.HERE: _REVERSE, How.LABEL: _REVERSE, How.SIGN: Style()}
_COLOURLESS = {How.MARKED: Style(underline=True), How.SELECTED: _REVERSE}
_GROUNDS = {How.MARKED: "mark", How.SELECTED: "selection"}


@dataclass(frozen=True, slots=True)
class Over:
    """A stretch of the article's text that is marked, from character ``start`` up to ``end``."""

    start: int
    end: int
    how: How


@dataclass(frozen=True, slots=True)
class Part:
    """Cells of one line, those before 0 in its margin; ``label``, of as many cells, is written there if it is not
    empty."""

    line: int
    start: int
    end: int
    how: How
    label: str = ""


_Parts = dict[int, list[Part]]


class Overlay:
    """What is drawn over the lines of a text: what the person marked in it, ``overs``, the chosen link, and labels,
    behind which all that is no link fades."""

    def __init__(self) -> None:
        self.overs: tuple[Over, ...] = ()
        self.faded = False
        self._parts: _Parts = {}
        self.marked: tuple[Over, ...] = ()
        self.signs: tuple[tuple[int, str], ...] = ()
        self._below: _Parts = {}
        self._laid_over: Setting | None = None

    def mark(self, marks: Sequence[Over], signs: Sequence[tuple[int, str]]) -> None:
        """What the person marked in the text from now on; the signs stand in the margin, at the first line of what they
        are for."""
        self.marked, self.signs, self._laid_over = tuple(marks), tuple(signs), None

    def clear(self) -> None:
        self.overs = ()
        self.mark((), ())

    def lay(
        self,
        setting: Setting,
        cells_of: CellsOf,
        chosen: Iterable[tuple[int, int, int]],
        labels: Sequence[Part] = (),
    ) -> None:
        """Lays it over the lines of this setting; ``chosen`` are the parts of the chosen link."""
        # Thousands of marks would hold up every key that moves what is selected.
        if self._laid_over is not setting:
            marks = _laid(self.marked, cells_of)
            signs = (
                Part(line, -2, -1, How.SIGN, sign) for at, sign in self.signs for line, _, _ in cells_of(at, at + 1)
            )
            self._below, self._laid_over = _by_line((*marks, *signs)), setting
        self.faded = any(part.how is How.LABEL for part in labels)
        here = (Part(*where, How.HERE) for where in chosen)
        self._parts = _by_line((*_laid(self.overs, cells_of), *here, *labels))

    def line(self, line: Line) -> Line:
        """The line as it is drawn below what lies over it."""
        return _faded(line) if self.faded else line

    def over(self, number: int, strip: Strip, left: int, brush: Brush) -> Strip:
        """The drawn line, which begins at cell ``left``, with what lies over it."""
        parts = (*self._below.get(number, ()), *self._parts.get(number, ()))
        return _drawn_over(strip, parts, left, brush) if parts else strip


def _laid(overs: Iterable[Over], cells_of: CellsOf) -> Iterator[Part]:
    return (Part(*where, over.how) for over in overs for where in cells_of(over.start, over.end))


def _by_line(parts: Iterable[Part]) -> _Parts:
    found: _Parts = {}
    for part in parts:
        found.setdefault(part.line, []).append(part)
    return found


def _drawn_over(strip: Strip, parts: Iterable[Part], left: int, brush: Brush) -> Strip:
    for part in parts:
        start, end = left + part.start, left + part.end
        segments = list(strip.crop(start, end))
        if start < 0:
            continue
        if part.label:
            segments = [Segment(part.label, brush.style(Role.ACCENT if part.how is How.SIGN else Role.LINK))]
        style = _style(part.how, brush)
        marked = [Segment(text, (own or Style()) + style) for text, own, _ in segments]
        strip = Strip.join([strip.crop(0, start), Strip(marked), strip.crop(end, strip.cell_length)])
    return strip


def _style(how: How, brush: Brush) -> Style:
    if how not in _GROUNDS:
        return _STYLES[how]
    by_lines = brush.palette.plain or brush.palette.by_lines
    return _COLOURLESS[how] if by_lines else Style(bgcolor=getattr(brush.palette, _GROUNDS[how]))


def _faded(line: Line) -> Line:
    runs = (run if run.link else replace(run, role=Role.DIM) for run in line.runs)
    return replace(line, runs=tuple(runs))
