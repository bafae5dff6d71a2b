"""The pictures of the text that is shown: which are wanted, how much room each has, and their lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.strip import Strip

from reader.model.article import Article
from reader.model.blocks import Figure
from reader.pictures.drawn import Canvas, Drawn, Way
from reader.typeset.lines import Role, Setting
from reader.ui.terminal import Terminal

LONG = 1.8
"""How many times wider than high a strip is that is cut into panels where there is little room."""
LITTLE_ROOM = 90
PAPER = (255, 255, 255)
"""Behind what is transparent: ink without paper is drawn for paper."""
UNDER_A_STRIP = 6
"""Lines kept for the headline and what is said under a strip."""
MOST_ZOOM, LEAST_ZOOM = 32, 8
TO_THE_LEFT, TO_THE_RIGHT = 0, 100


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture to be brought: its url, and the canvas to draw it on."""

    url: str
    canvas: Canvas


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line shows a picture: its url, which of its rows, and the cells to the left of it."""

    url: str
    row: int
    left: int


class Pictures:
    """The pictures of one text. What was drawn for another size is not shown, but tells how large the picture is."""

    def __init__(self) -> None:
        self.terminal = Terminal()
        self._drawn: dict[str, tuple[Canvas, Drawn]] = {}
        self._canvases: dict[str, Canvas] = {}
        self._refused: dict[str, str] = {}
        self._asked: set[Wish] = set()
        self._zoom, self._across = LEAST_ZOOM, 50

    def clear(self) -> None:
        """Begins with another text."""
        self._drawn, self._canvases, self._refused, self._asked = {}, {}, {}, set()
        self._zoom, self._across = LEAST_ZOOM, 50

    # Room

    def room(self, article: Article, measure: int, lines: int) -> dict[str, tuple[int, int]]:
        """The cells for each picture whose size is known, where ``lines`` are in view."""
        self._canvases = {}
        if self.terminal.way is None:
            return {}
        alone = is_comic(article)
        for block in article.blocks:
            if isinstance(block, Figure) and block.image:
                self._canvases[block.image] = self._canvas(block, measure, lines, alone)
        return {
            block.image: cells
            for block in article.blocks
            if isinstance(block, Figure) and (cells := self._cells(block)) is not None
        }

    def _canvas(self, figure: Figure, measure: int, lines: int, alone: bool) -> Canvas:
        terminal = self.terminal
        assert terminal.way
        rows = max(4, lines - UNDER_A_STRIP) if alone else max(4, lines * 2 // 3)
        return Canvas(
            measure,
            rows,
            terminal.way,
            terminal.cell,
            PAPER,
            terminal.colours,
            stacked=alone and measure < LITTLE_ROOM,
            zoom=self._zoom if alone else LEAST_ZOOM,
            across=self._across if alone else 50,
        )

    def _cells(self, figure: Figure) -> tuple[int, int] | None:
        canvas = self._canvases.get(figure.image)
        if canvas is None or figure.image in self._refused:
            return None
        held = self._drawn.get(figure.image)
        width, height = (held[1].width, held[1].height) if held else (figure.width, figure.height)
        cut = canvas.stacked and width >= LONG * height
        if held and (held[0] == canvas or cut):
            return held[1].columns, held[1].rows
        if cut or not (width and height):
            return None
        columns, rows = canvas.cells(width, height)
        return min(columns, canvas.columns), rows

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
        self._drawn[wish.url] = (wish.canvas, drawn)
        self._asked.discard(wish)

    def refuse(self, wish: Wish, why: str) -> None:
        """The picture cannot be had; ``why`` is a sentence."""
        self._refused[wish.url] = why
        self._asked.discard(wish)

    @property
    def trouble(self) -> str:
        """Why a picture is not shown, empty if nothing is wrong."""
        return next(iter(self._refused.values()), "")

    # Zoom

    @property
    def zoomed(self) -> bool:
        return self._zoom > LEAST_ZOOM

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1), by half of what fits."""
        self._zoom = max(LEAST_ZOOM, min(MOST_ZOOM, self._zoom + 4 * step))
        if not self.zoomed:
            self._across = 50

    def pan(self, step: int) -> None:
        """To the right (1) or to the left (-1) of a picture that is wider than the pane."""
        self._across = max(TO_THE_LEFT, min(TO_THE_RIGHT, self._across + 25 * step))

    # Lines

    def segments(self, spot: Spot, blank: Style) -> list[Segment]:
        """The cells of one row of the picture; none while it has not come."""
        canvas, drawn = self._drawn.get(spot.url, (None, None))
        if drawn is None or spot.row >= drawn.rows or canvas != self._canvases.get(spot.url):
            return []
        return segments_of(drawn.lines[spot.row], drawn.columns, drawn.way, blank)


def is_comic(article: Article) -> bool:
    """Whether the article is pictures and nothing else."""
    return bool(article.blocks) and all(isinstance(block, Figure) for block in article.blocks)


def spots(setting: Setting) -> dict[int, Spot]:
    """The lines that are kept free for pictures, by their number."""
    found: dict[int, Spot] = {}
    for number, line in enumerate(setting.lines):
        left = 0
        for run in line.runs:
            if run.role is Role.PICTURE:
                before = found.get(number - 1)
                row = before.row + 1 if before and before.url == run.link else 0
                found[number] = Spot(run.link, row, left)
            left += len(run.text)
    return found


def picture_strip(segments: list[Segment], width: int, left: int, blank: Style) -> Strip:
    """One row of a picture, ``left`` cells from the edge, filled up to the width."""
    before = [Segment(" " * left, blank)] if left else []
    strip = Strip([*before, *segments])
    return Strip([*strip, Segment(" " * (width - strip.cell_length), blank)]) if strip.cell_length < width else strip


def segments_of(line: bytes, columns: int, way: Way, blank: Style) -> list[Segment]:
    """One row of a drawing as what Textual writes."""
    if way is Way.BLOCKS:
        return list(_half_blocks(line, columns))
    return _sixels(line, columns, blank)


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
