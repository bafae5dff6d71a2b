"""Pen and paper: a panel to draw on in its own coordinates, three times as fine as it will be seen."""

import math
from collections.abc import Iterable, Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]
FINENESS = 3
INK = "#23211f"
PAPER = "#fdfbf4"


class Panel:
    """A sheet of ``width`` by ``height``; all measures are in pixels of the finished picture."""

    def __init__(self, width: int, height: int, paper: str = PAPER) -> None:
        self.width = width
        self.height = height
        self.image = Image.new("RGB", (width * FINENESS, height * FINENESS), paper)
        self._draw = ImageDraw.Draw(self.image)

    def line(self, points: Iterable[Point], ink: str = INK, weight: float = 2.0) -> None:
        """A run of straight strokes with round ends."""
        scaled = _scaled(points)
        pen = max(1, round(weight * FINENESS))
        self._draw.line(scaled, fill=ink, width=pen, joint="curve")
        for x, y in (scaled[0], scaled[-1]):
            self._draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=ink)

    def curve(self, points: Sequence[Point], ink: str = INK, weight: float = 2.0) -> None:
        """A smooth stroke through the points."""
        self.line(smooth(points), ink, weight)

    def shape(self, points: Sequence[Point], fill: str, ink: str | None = INK, weight: float = 2.0) -> None:
        """A filled figure with corners."""
        self._draw.polygon(_scaled(points), fill=fill)
        if ink:
            self.line([*points, points[0]], ink, weight)

    def blob(self, points: Sequence[Point], fill: str, ink: str | None = INK, weight: float = 2.0) -> None:
        """A filled figure without corners, through the points."""
        self.shape(smooth([*points, points[0]], closed=True), fill, ink, weight)

    def oval(self, center: Point, rx: float, ry: float, fill: str, ink: str | None = INK, weight: float = 2.0) -> None:
        """An upright ellipse with half axes ``rx`` and ``ry``."""
        turns = (2 * math.pi * step / 60 for step in range(60))
        self.shape([(center[0] + rx * math.cos(a), center[1] + ry * math.sin(a)) for a in turns], fill, ink, weight)

    def dot(self, center: Point, radius: float, fill: str = INK) -> None:
        """A spot."""
        self.oval(center, radius, radius, fill, None)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, ink: str | None = INK) -> None:
        """An upright rectangle."""
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], fill, ink)

    def letters(self, center: Point, text: str, size: float, ink: str = INK) -> None:
        """One line of lettering around ``center``."""
        x, y = center
        self._draw.text((x * FINENESS, y * FINENESS), text, fill=ink, font=_font(round(size * FINENESS)), anchor="mm")

    def veil(self, color: str, share: float) -> None:
        """Mist over all that has been drawn: ``share`` of it is ``color``."""
        mist = Image.new("RGB", self.image.size, color)
        self.image = Image.blend(self.image, mist, share)
        self._draw = ImageDraw.Draw(self.image)

    def paste(self, other: "Panel", left: int, top: int) -> None:
        """Another sheet laid on this one."""
        self.image.paste(other.image, (left * FINENESS, top * FINENESS))

    def finished(self) -> Image.Image:
        """The picture at the size it is seen."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)


def smooth(points: Sequence[Point], closed: bool = False, steps: int = 10) -> list[Point]:
    """Points on a uniform Catmull-Rom spline through ``points`` (Catmull and Rom, 1974)."""
    if closed:
        ring = list(points[:-1])
        ends = [ring[-1], *ring, ring[0], ring[1]]
    else:
        ends = [points[0], *points, points[-1]]
    out = [
        _between(a, b, c, d, step / steps)
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False)
        for step in range(steps)
    ]
    return [*out, ends[-2]]


def letter_width(text: str, size: float) -> float:
    """How wide `Panel.letters` sets a text."""
    return _font(round(size * FINENESS)).getlength(text) / FINENESS


def strip(panels: Sequence[Panel], size: tuple[int, int], gutter: int = 12) -> Image.Image:
    """Panels side by side, each in a frame, as one picture."""
    sheet = Panel(*size)
    left = (size[0] - sum(panel.width for panel in panels) - gutter * (len(panels) - 1)) // 2
    for panel in panels:
        top = (size[1] - panel.height) // 2
        sheet.paste(panel, left, top)
        right, bottom = left + panel.width, top + panel.height
        # A frame drawn by hand: no corner is quite square.
        sheet.line(
            [(left, top + 1), (right, top - 1), (right + 1, bottom), (left - 1, bottom + 1), (left, top + 1)], INK, 3
        )
        left = right + gutter
    return sheet.finished()


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    return _spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * FINENESS, y * FINENESS) for x, y in points]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
