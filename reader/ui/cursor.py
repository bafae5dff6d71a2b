"""Where the terminal's cursor stands: hidden to the eye, followed by screen readers, magnifiers and Braille lines."""

from typing import Any

from textual.geometry import Offset
from textual.screen import Screen

from reader.ui.reading import ReadingScreen
from reader.ui.screens.overlay import Overlay


def cursor_of(screen: Screen[Any]) -> Offset:
    """The cell of the selected row, of the line that is read, or of the field that is typed in."""
    if isinstance(screen, ReadingScreen):
        shown = screen.prompt if screen.mode is screen.prompt else screen.pane
    elif isinstance(screen, Overlay):
        shown = screen.pane
    else:
        return Offset()
    return shown.region.offset + shown.cursor_cell() if shown.size.area else Offset()
