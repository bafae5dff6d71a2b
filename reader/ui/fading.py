"""The page behind a sheet: readable and dim, with nothing of a word beside the sheet's edges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip

from reader.ui.placeholders import PLACEHOLDER
from reader.ui.theme import Palette

# Of a picture the colours are the picture; the rule between panes is fainter than dim as it is.
_NOT_WORDS = ("▀", "│", PLACEHOLDER)
_LAST_WORD = re.compile(r"[^\s│]+$")
_FIRST_WORD = re.compile(r"[^\s│]+")


class Faded(BackgroundScreen):
    """What is on the ``screen``, its words in the palette's dim. ``sheet`` is what will be covered of it: the words at
    its edges are left out whole."""

    def __init__(self, screen: Screen[object], palette: Palette, sheet: Region) -> None:
        super().__init__(screen, screen.styles.background)
        self.palette = palette
        self.sheet = sheet

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        dim = Style(color=self.palette.dim)
        for y, strip in enumerate(self.screen._compositor.render_strips()):
            beside = y in range(self.sheet.y, self.sheet.bottom)
            cleared = _cleared(strip, self.sheet.x, self.sheet.right) if beside else strip
            yield from (_faded(segment, dim) for segment in cleared)
            yield Segment.line()


def _faded(segment: Segment, dim: Style) -> Segment:
    style = (segment.style or Style()).clear_meta_and_links()
    if segment.text.startswith(_NOT_WORDS):
        return Segment(segment.text, style)
    return Segment(segment.text, style + dim)


def _cleared(strip: Strip, left: int, right: int) -> Strip:
    """The strip without the words that touch the cells from ``left`` to ``right`` from outside."""
    return Strip.join(
        [
            _blanked(strip.crop(0, left), _LAST_WORD, last=True),
            strip.crop(left, right),
            _blanked(strip.crop(right), _FIRST_WORD, last=False),
        ]
    )


def _blanked(strip: Strip, word: re.Pattern[str], last: bool) -> Strip:
    found = word.search(strip.text) if last else word.match(strip.text)
    if not found:
        return strip
    width = Strip([Segment(found[0])]).cell_length
    at = strip.cell_length - width if last else 0
    blank = Strip(list(_blanks(strip.crop(at, at + width))))
    return Strip.join([strip.crop(0, at), blank, strip.crop(at + width)])


def _blanks(strip: Strip) -> Iterator[Segment]:
    for segment in strip:
        yield Segment(" " * segment.cell_length, segment.style)
