"""Drawing without colours (https://no-color.org), and where a terminal has only its own sixteen."""

from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor


class Colourless(LineFilter):
    """Takes all colours away, the terminal's default ones too; weight, slant, lines and reversal stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and style.without_color, control) for text, style, control in segments]


def is_idle(line_filter: LineFilter) -> bool:
    """Whether it is one of Textual's own that has nothing to do here: for NO_COLOR stands `Colourless`, and where the
    colours of a palette are shown none of them is one of the terminal's sixteen."""
    return isinstance(line_filter, Monochrome | NoColor | ANSIToTruecolor)


def has_few_colours(app: App[Any]) -> bool:
    """Whether the colours of a theme could not be shown: there are none, or sixteen that are the terminal's own."""
    return app.no_color or app.console.color_system == "standard"
