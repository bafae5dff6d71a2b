"""What is drawn over a line that is set already: marks on parts of it, labels on its links."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


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


def drawn_over(strip: Strip, parts: Iterable[Part], left: int, link: Style) -> Strip:
    """The line, which begins at cell ``left``, with these parts marked, labels in the style of a ``link``."""
    for part in parts:
        start, end = left + part.start, left + part.end
        segments = list(strip.crop(start, end))
        if part.label:
            segments = [Segment(part.label, link)]
        style = _STYLES[part.how]
        marked = [Segment(text, (own or Style()) + style) for text, own, _ in segments]
        strip = Strip.join([strip.crop(0, start), Strip(marked), strip.crop(end, strip.cell_length)])
    return strip
