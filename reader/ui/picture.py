"""The pictures of the text that is shown: which are wanted, how much room each has, and their lines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlsplit

from rich.color import Color
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.strip import Strip

from reader.model.article import Article
from reader.model.blocks import Figure
from reader.model.channel import USUAL
from reader.pictures.drawn import LEAST_PIXELS, MOST_NUMBERED, Canvas, Drawn, Way
from reader.typeset.figures import set_box
from reader.typeset.lines import Role, Row, Setting
from reader.typeset.widths import cut
from reader.ui.drawing import Piece
from reader.ui.placeholders import Images, placeholders
from reader.ui.terminal import Terminal, plain_terminal

Size = tuple[int, int]
"""Wide and high, in pixels or in cells."""

LITTLE_ROOM = 90
"""Cells of width, below which a long strip is cut into its panels."""
USUAL_SHAPE = (1800, 1200)
"""The room of a picture that nobody has measured."""
ROWS_OF_WORDS = 3
MOST_SIZES = 2000
PAPER = (255, 255, 255)
"""Behind what is transparent: ink without paper is drawn for paper."""
ABOVE_A_STRIP = 6
"""Lines that a headline usually takes, and the blank one under it."""
MOST_HELD = 25_000_000
"""Pixels that the terminal is to hold. kitty takes three times as many (320 MB, four bytes each) and then drops some;
what can be in view at once, or a page from it, is less."""
MOST_ZOOM, LEAST_ZOOM = 32, 8
TO_THE_LEFT, TO_THE_RIGHT = 0, 100


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture to be brought: its url, and the canvas to draw it on."""

    url: str
    canvas: Canvas


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line shows a picture: its url, and which row of its room."""

    url: str
    row: int


class Pictures:
    """The pictures of one text. The room a picture is given stays while its text is set in the same way, so that
    nothing under it moves; what it turns out to measure counts from the next time on.
    """

    def __init__(self) -> None:
        self.of_person = Terminal()
        self.own = USUAL
        self.images = Images()
        self._sizes: dict[str, Size] = {}
        self._numbers: dict[str, int] = {}
        self.clear()

    @property
    def terminal(self) -> Terminal:
        """How this text shows them: as the person wants it everywhere, or as is set for its channel."""
        if self.own == "off":
            return Terminal()
        if self.own == "on" and self.of_person.way is None:
            return plain_terminal("auto", os.environ)
        return self.of_person

    def clear(self) -> None:
        """Begins with another text."""
        for url in tuple(self._numbers):
            self._free(url)
        self._drawn: dict[str, tuple[Canvas, Drawn]] = {}
        self._canvases: dict[str, Canvas] = {}
        self._rooms: dict[tuple[str, Canvas], Size] = {}
        self._room: dict[str, Size] = {}
        self._refused: dict[str, str] = {}
        self._asked: set[Wish] = set()
        self._zoom, self._across = LEAST_ZOOM, 50

    # Room

    def room(
        self, article: Article, measure: int, lines: int, strip_columns: int = 0, above: int = ABOVE_A_STRIP
    ) -> dict[str, Size]:
        """The cells for each picture, where ``lines`` are in view; none high for one that is not to be seen at all.
        A strip may be as wide as ``strip_columns``, 0 for other texts, and is whole in view under ``above`` lines."""
        self._canvases, self._room = {}, {}
        if self.terminal.way is None:
            return {}
        for block in article.blocks:
            if not isinstance(block, Figure) or not block.image or is_drawing(block.image):
                continue
            if strip_columns:
                self._room[block.image] = self._strip_room(block.image, strip_columns, lines, above)
            else:
                self._room[block.image] = self._figure_room(block, measure, lines)
        return {url: (min(columns, measure), rows) for url, (columns, rows) in self._room.items()}

    def _figure_room(self, figure: Figure, measure: int, lines: int) -> Size:
        canvas = self._canvas(measure, max(4, lines * 2 // 3))
        key = figure.image, canvas
        if key not in self._rooms:
            size = self._sizes.get(figure.image) or (figure.width, figure.height)
            if 0 < min(size) < LEAST_PIXELS:
                self._rooms[key] = (0, 0)
            else:
                self._rooms[key] = canvas.cells(*size) if min(size) else (measure, canvas.cells(*USUAL_SHAPE)[1])
        room = self._rooms[key]
        if room[1]:
            self._canvases[figure.image] = replace(canvas, rows=room[1])
        return room

    def _strip_room(self, url: str, columns: int, lines: int, above: int) -> Size:
        """Down to the end of the pane until it has come: what is said under a strip comes with it."""
        canvas = self._canvas(columns, max(4, lines - above))
        canvas = replace(canvas, stacked=columns < LITTLE_ROOM, zoom=self._zoom, across=self._across)
        self._canvases[url] = canvas
        if url in self._refused:
            return columns, ROWS_OF_WORDS
        _, drawn = self._drawn.get(url, (None, None))
        return (drawn.columns, drawn.rows) if drawn else (columns, lines)

    def _canvas(self, columns: int, rows: int) -> Canvas:
        assert self.terminal.way
        if self.terminal.way is Way.PLACEHOLDERS:
            columns, rows = min(columns, MOST_NUMBERED), min(rows, MOST_NUMBERED)
        return Canvas(columns, rows, self.terminal.way, self.terminal.cell, PAPER, self.terminal.colours)

    # What comes and what is wanted

    def wishes(self, article: Article, setting: Setting, first: int, last: int) -> list[Wish]:
        """The pictures between these lines that are still to be drawn; each is named once."""
        found = []
        for number, block in enumerate(article.blocks):
            canvas = self._canvases.get(block.image) if isinstance(block, Figure) else None
            if not isinstance(block, Figure) or canvas is None or not first <= setting.first_line(number) <= last:
                continue
            wish, held = Wish(block.image, canvas), self._drawn.get(block.image)
            if wish not in self._asked and block.image not in self._refused and not (held and held[0] == canvas):
                self._asked.add(wish)
                found.append(wish)
        return found

    def still_wants(self, wish: Wish) -> bool:
        """Whether the picture is wanted in this size: the pane may have changed since it was asked for."""
        return self._canvases.get(wish.url) == wish.canvas

    def forget(self, wish: Wish) -> None:
        """The picture was not brought; it may be wished for again."""
        self._asked.discard(wish)

    def take(self, wish: Wish, drawn: Drawn) -> None:
        """The picture has come; what its terminal is to hold is sent."""
        self._free(wish.url)
        self._drawn[wish.url] = (wish.canvas, drawn)
        if drawn.image:
            self._numbers[wish.url] = self.images.hold(drawn)
            self._free_beyond(MOST_HELD)
        self._asked.discard(wish)
        self._sizes[wish.url] = (drawn.width, drawn.height)
        while len(self._sizes) > MOST_SIZES:
            del self._sizes[next(iter(self._sizes))]

    def _free(self, url: str) -> None:
        """Has the terminal forget the picture, which may be wished for again."""
        number = self._numbers.pop(url, None)
        if number is not None:
            self.images.free(number)
            del self._drawn[url]

    def _free_beyond(self, most: int) -> None:
        """Keeps the pictures that came last, of so many pixels together, and the very last in any case."""
        total = 0
        for at, url in enumerate(reversed(tuple(self._numbers))):
            canvas, drawn = self._drawn[url]
            total += drawn.columns * canvas.cell[0] * drawn.rows * canvas.cell[1]
            if total > most and at:
                self._free(url)

    def refuse(self, wish: Wish, why: str) -> None:
        """The picture cannot be had; ``why`` is a sentence."""
        self._refused[wish.url] = why
        self._asked.discard(wish)

    def said(self, width: int) -> list[Piece]:
        """For the title of a strip, ``width`` cells wide: why it is not shown, if it is not, and where else it is."""
        how = " browser" if self.terminal.way else " shows the picture in the browser"
        trouble = cut(f"{self.trouble} ", max(0, width - 24))
        return [(trouble, Role.ERROR), ("o", Role.KEY), (how, Role.DIM)]

    @property
    def is_seen(self) -> bool:
        """Whether any of them has come and is shown."""
        return self.terminal.way is not None and bool(self._drawn)

    @property
    def trouble(self) -> str:
        """Why a picture is not shown, empty if nothing is wrong."""
        return next(iter(self._refused.values()), "")

    # Zoom

    @property
    def zoomed(self) -> bool:
        return self._zoom > LEAST_ZOOM

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1), by half of what fits; what fits (0)."""
        self._zoom = max(LEAST_ZOOM, min(MOST_ZOOM, self._zoom + 4 * step)) if step else LEAST_ZOOM
        if not self.zoomed:
            self._across = 50

    def pan(self, step: int) -> None:
        """To the right (1) or to the left (-1) of a picture that is wider than the pane."""
        self._across = max(TO_THE_LEFT, min(TO_THE_RIGHT, self._across + 25 * step))

    # Lines

    def segments(self, spot: Spot, blank: Style) -> list[Segment]:
        """The cells of one row of the picture, which stands at the foot of its room; none while it has not come."""
        canvas, drawn = self._drawn.get(spot.url, (None, None))
        if drawn is None or canvas != self._canvases.get(spot.url):
            return []
        row = spot.row - max(0, self._room[spot.url][1] - drawn.rows)
        return segments_of(drawn, row, blank, self._numbers.get(spot.url, 0)) if 0 <= row < drawn.rows else []

    def words(self, spot: Spot, measure: int) -> Row:
        """One row of what stands there instead of a picture that cannot be had."""
        if spot.url not in self._refused or spot.url not in self._room:
            return ()
        columns, rows = self._room[spot.url]
        box = set_box(self._refused[spot.url], min(columns, measure), rows)
        return box[spot.row] if spot.row < len(box) else ()


def is_drawing(url: str) -> bool:
    """Whether an address is that of an SVG, which is described and not shown."""
    return urlsplit(url).path.lower().endswith((".svg", ".svgz"))


def spots(setting: Setting) -> dict[int, Spot]:
    """The lines that are kept free for pictures, by their number."""
    found: dict[int, Spot] = {}
    for number, line in enumerate(setting.lines):
        for run in line.runs:
            if run.role is Role.PICTURE:
                before = found.get(number - 1)
                row = before.row + 1 if before and before.url == run.link else 0
                found[number] = Spot(run.link, row)
    return found


def picture_strip(segments: list[Segment], width: int, left: int, measure: int, blank: Style) -> Strip:
    """One row of a picture in the middle of a text of this measure, which begins ``left`` cells from the edge; of the
    pane where it is wider than the text. Filled up to the width."""
    columns = sum(segment.cell_length for segment in segments)
    left = left + (measure - columns) // 2 if columns <= measure else max(0, (width - columns) // 2)
    before = [Segment(" " * left, blank)] if left else []
    strip = Strip([*before, *segments])
    return Strip([*strip, Segment(" " * (width - strip.cell_length), blank)]) if strip.cell_length < width else strip


def segments_of(drawn: Drawn, row: int, blank: Style, number: int = 0) -> list[Segment]:
    """One row of a drawing as what Textual writes; ``number`` is that of its image, if the terminal holds one."""
    match drawn.way:
        case Way.BLOCKS:
            return list(_half_blocks(drawn.lines[row], drawn.columns))
        case Way.SIXEL:
            return _sixels(drawn.lines[row], drawn.columns, blank)
        case Way.PLACEHOLDERS:
            return [placeholders(number, row, drawn.columns, blank)]


def _half_blocks(line: bytes, columns: int) -> Iterator[Segment]:
    """Each cell has the upper pixel in front and the lower one behind (U+2580)."""
    pairs = [(line[at : at + 3], line[at + 3 * columns : at + 3 * columns + 3]) for at in range(0, 3 * columns, 3)]
    for (upper, lower), cells in groupby(pairs):
        yield Segment("▀" * len(list(cells)), _two_colours(upper, lower))


@lru_cache(maxsize=4096)
def _two_colours(upper: bytes, lower: bytes) -> Style:
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))


def _sixels(image: bytes, columns: int, blank: Style) -> list[Segment]:
    """Blank cells, then the image over them from where they began; the cursor returns (DECSC, DECRC)."""
    over = f"\x1b7\x1b[{columns}D{image.decode('ascii')}\x1b8"
    return [Segment(" " * columns, blank), Segment(over, None, [(ControlType.CURSOR_BACKWARD, columns)])]
