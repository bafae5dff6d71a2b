"""From runs of text to what Textual puts on the screen."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from urllib.parse import quote

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model.blocks import Mark
from reader.typeset.lines import Line, Role, Run
from reader.typeset.widths import cells, cut
from reader.ui.theme import Palette, face

# The last filter before the terminal: whatever got past the boundary is shown as a box, never sent.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Piece = tuple[str, Role]


def inert(text: str) -> str:
    r"""The text with everything a terminal could act on replaced by ``\\ufffd``."""
    return _ACTIVE.sub("\ufffd", text)


# The terminal is the process's: what it can show is no matter of a pane.
_signs: dict[int, str] = {}
_hyperlinks = False
LONGEST_LINK = 2000
"""Characters; terminals by VTE take 2,083 (the specification of OSC 8 by Egmont Koblinger)."""


def drawn(text: str) -> str:
    """The text in the signs that this terminal has; it stays as wide."""
    return text.translate(_signs) if _signs else text


def draw_with(signs: dict[int, str], hyperlinks: bool = False) -> None:
    """Draws these signs instead of those (see `reader.typeset.signs`), and links as ones that the terminal can open,
    from now on."""
    global _signs, _hyperlinks
    _signs, _hyperlinks = signs, hyperlinks


def hyperlink(target: str) -> str:
    """The target as it may be told to a terminal (OSC 8): http, https or mailto, of visible ASCII alone and no longer
    than terminals take; empty if it is none."""
    if not target.startswith(("http://", "https://", "mailto:")):
        return ""
    told = quote(target, safe="!#$%&'()*+,/:;=?@[]~")
    return told if len(told) <= LONGEST_LINK else ""


_NOT_UNDERLINED = frozenset({Role.NUMBER, Role.KICKER, Role.COLUMNIST})


class Brush:
    """Draws lines in one palette on one ground."""

    def __init__(self, palette: Palette, ground: str = "page") -> None:
        self.palette = palette
        self.ground = ground

    def on(self, ground: str) -> "Brush":
        return Brush(self.palette, ground)

    def style(self, role: Role, marks: Mark = Mark.NONE, linked: bool = False) -> Style:
        return face(self.palette, role, self.ground, marks, linked)

    @cached_property
    def rule(self) -> Strip:
        """A cell of the rule between two panes."""
        return self.pieces([("│", Role.RULE)], [], 1)

    def blank(self, width: int) -> Strip:
        return Strip([Segment(" " * width, self.style(Role.TEXT))], width)

    def line(self, line: Line, width: int, left: int = 0) -> Strip:
        """A typeset line, ``left`` cells from the edge, filled up to the width."""
        segments = [Segment(" " * left, self.style(Role.TEXT))] if left else []
        segments += [self._segment(run) for run in line.runs]
        return self._filled(segments, left + line.width, width)

    def pieces(self, left: Sequence[Piece], right: Sequence[Piece], width: int, bold: bool = False) -> Strip:
        """Pieces from the left edge and pieces up to the right one; the left ones give way."""
        marks = Mark.STRONG if bold else Mark.NONE
        room = max(0, width - sum(cells(text) for text, _ in right))
        segments, used = [], 0
        for text, role in left:
            part = drawn(cut(inert(text), room - used)) if room > used else ""
            used += cells(part)
            segments.append(Segment(part, self.style(role, marks)))
        segments.append(Segment(" " * (room - used), self.style(Role.TEXT)))
        segments += [Segment(drawn(inert(text)), self.style(role)) for text, role in right]
        return self._filled(segments, width, width)

    def _segment(self, run: Run) -> Segment:
        style = self.style(run.role, run.marks, bool(run.link) and run.role not in _NOT_UNDERLINED)
        target = hyperlink(run.link) if _hyperlinks and run.link else ""
        return Segment(drawn(inert(run.text)), style + Style(link=target) if target else style)

    def _filled(self, segments: Iterable[Segment], used: int, width: int) -> Strip:
        strip = list(segments)
        if used < width:
            strip.append(Segment(" " * (width - used), self.style(Role.TEXT)))
        if sum(cells(segment.text) for segment in strip) == width:
            # Rich counts fewer cells for some scripts of India, and would add what is missing to it.
            return Strip(strip, width)
        return Strip(strip).adjust_cell_length(width, self.style(Role.TEXT))
