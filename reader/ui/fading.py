"""The page behind a sheet: readable and dim, with nothing of a pane that the sheet covers a part of beside it."""

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
_PICTURES = ("▀", PLACEHOLDER)
_NOT_WORDS = (*_PICTURES, "│")
_UP_TO_THE_SHEET = re.compile(r"[^│]+$")
_FROM_THE_SHEET = re.compile(r"[^│]+")


class Faded(BackgroundScreen):
    """What is on the ``screen``, its words in the palette's dim. ``sheet`` is what will be covered of it: what stands
    beside it in the panes at its edges is left out."""

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
    """The strip without what stands between the cells from ``left`` to ``right`` and the next edges of panes."""
    return Strip.join(
        [
            _blanked(strip.crop(0, left), _UP_TO_THE_SHEET, last=True),
            strip.crop(left, right),
            _blanked(strip.crop(right), _FROM_THE_SHEET, last=False),
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
        is_picture = segment.text.startswith(_PICTURES)
        yield segment if is_picture else Segment(" " * segment.cell_length, segment.style)
