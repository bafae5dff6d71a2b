"""What is asked of a drawing, and the drawing: plain values that cross from the parser process to the screen."""

from dataclasses import dataclass
from enum import StrEnum

MOST_ROWS = 400
"""Cells of height: what is longer is drawn narrower."""
LEAST_PIXELS = 8
"""What is less wide or high is there to count readers, and not drawn."""
MOST_GROWN = 4
"""How many times as large as it is a picture is drawn where its pixels can be."""
MOST_NUMBERED = 297
"""Rows, and columns, that placeholders can count."""


class Way(StrEnum):
    """How a terminal is given a picture."""

    BLOCKS = "blocks"  # the upper half block, two colours a cell; any terminal
    SIXEL = "sixel"  # DEC STD 070, chapter 9
    PLACEHOLDERS = "placeholders"  # characters that stand for cells of an image (kitty's "Terminal graphics protocol")


@dataclass(frozen=True, slots=True)
class Canvas:
    """The most cells a drawing may take, and a cell's pixels. ``rows`` 0 leaves the height to the picture. For
    placeholders, neither columns nor rows may be more than `MOST_NUMBERED`.

    ``ground`` is the colour behind what is transparent; ``colours`` the most a sixel drawing may use. ``stacked`` puts
    the panels of a long strip one under the other, as wide as the canvas. ``zoom`` is in eighths of what fits, at
    least 8; what no longer fits the width is cut, and ``across`` is where, in hundredths from the left.
    """

    columns: int
    rows: int = 0
    way: Way = Way.BLOCKS
    cell: tuple[int, int] = (10, 20)
    ground: tuple[int, int, int] = (0, 0, 0)
    colours: int = 256
    stacked: bool = False
    zoom: int = 8
    across: int = 50

    def cells(self, width: int, height: int) -> tuple[int, int]:
        """The cells a picture of so many pixels takes, before what does not fit the width is cut."""
        width, height = max(1, width), max(1, height)
        most_rows = MOST_NUMBERED if self.way is Way.PLACEHOLDERS else MOST_ROWS
        tall = (self.rows or most_rows) * self.cell[1]
        grown = self.cell[0] if self.way is Way.BLOCKS else MOST_GROWN
        scale = min(self.columns * self.cell[0] / width, tall / height, grown) * self.zoom / 8
        rows = max(1, min(most_rows, round(height * scale / self.cell[1])))
        return max(1, round(width * scale / self.cell[0])), rows


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture drawn in ``columns`` x ``rows`` cells, none if it is not to be seen; ``width`` and ``height`` are its
    own pixels.

    ``lines`` has one payload a row of cells: for blocks, the three bytes of red, green and blue of every upper pixel
    and then of every lower one; for sixel, a whole sixel image. For placeholders it is empty, and ``image`` is the
    whole picture as PNG, in the proportions of the cells.
    """

    columns: int
    rows: int
    way: Way
    width: int
    height: int
    lines: tuple[bytes, ...]
    image: bytes = b""
