"""What is drawn over a line that is set already: marks on parts of it, labels on its links."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.typeset.lines import Line, Role

CellsOf = Callable[[int, int], Iterator[tuple[int, int, int]]]
"""As `reader.typeset.tracing.Trace.cells_of`."""


class How(StrEnum):
    """Never by colour alone."""

    FOUND = "found"
    HERE = "here"
    LABEL = "label"


_REVERSE = Style(reverse=True, bold=True)
_STYLES = {How.FOUND: Style(underline=True, bold=True), How.HERE: _REVERSE, How.LABEL: _REVERSE}


@dataclass(frozen=True, slots=True)
class Over:
    """A stretch of the article's text that is marked, from character ``start`` up to ``end``."""

    start: int
    end: int
    how: How


@dataclass(frozen=True, slots=True)
class Part:
    """Cells of one line; ``label``, of as many cells, is written there if it is not empty."""

    line: int
    start: int
    end: int
    how: How
    label: str = ""


class Overlay:
    """What is drawn over the lines of a text: its marked stretches, the chosen link, and labels, behind which all that
    is no link fades."""

    def __init__(self) -> None:
        self.overs: tuple[Over, ...] = ()
        self.faded = False
        self._parts: dict[int, list[Part]] = {}

    def lay(self, cells_of: CellsOf, chosen: Iterable[tuple[int, int, int]], labels: Sequence[Part] = ()) -> None:
        """Lays it over the lines as they are now; ``chosen`` are the parts of the chosen link."""
        self._parts = {}
        self.faded = bool(labels)
        marked = (Part(*where, over.how) for over in self.overs for where in cells_of(over.start, over.end))
        for part in (*marked, *(Part(*where, How.HERE) for where in chosen), *labels):
            self._parts.setdefault(part.line, []).append(part)

    def line(self, line: Line) -> Line:
        """The line as it is drawn below what lies over it."""
        return _faded(line) if self.faded else line

    def over(self, number: int, strip: Strip, left: int, link: Style) -> Strip:
        """The drawn line, which begins at cell ``left``, with what lies over it; labels in the style of a ``link``."""
        parts = self._parts.get(number)
        return _drawn_over(strip, parts, left, link) if parts else strip


def _drawn_over(strip: Strip, parts: Iterable[Part], left: int, link: Style) -> Strip:
    for part in parts:
        start, end = left + part.start, left + part.end
        segments = list(strip.crop(start, end))
        if part.label:
            segments = [Segment(part.label, link)]
        style = _STYLES[part.how]
        marked = [Segment(text, (own or Style()) + style) for text, own, _ in segments]
        strip = Strip.join([strip.crop(0, start), Strip(marked), strip.crop(end, strip.cell_length)])
    return strip


def _faded(line: Line) -> Line:
    runs = (run if run.link else replace(run, role=Role.DIM) for run in line.runs)
    return replace(line, runs=tuple(runs))
