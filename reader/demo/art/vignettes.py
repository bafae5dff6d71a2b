"""Illustrations of columns, and the badges of channels."""

import hashlib
import math
from collections.abc import Callable

from PIL import Image

from reader.demo.art.ink import INK, Panel
from reader.demo.art.people import SKIN, Figure, person

ILLUSTRATION_SIZE = (900, 420)
BADGE_SIZE = 120
_INKS = ("#33506b", "#74506f", "#66794f", "#b0563f", "#8f6a25", "#3f6f70")
_BARK, _LEAVES, _ROAD, _GRASS = "#8a7358", ("#8fae6b", "#7d9f5c", "#a3bd7c"), "#cfc8b8", "#b9c79a"


def illustration(name: str) -> Image.Image:
    """The picture with this file name; a name nobody has drawn gets a landscape of its own."""
    panel = Panel(*ILLUSTRATION_SIZE, paper="#dfeaec")
    if drawing := _DRAWINGS.get(name):
        drawing(panel)
    else:
        _landscape(panel, name)
    return panel.finished()


def badge(name: str) -> Image.Image:
    """A lantern on a colored round, the color always the same for a name."""
    panel = Panel(BADGE_SIZE, BADGE_SIZE)
    panel.oval((60, 60), 54, 54, _INKS[_number(name) % len(_INKS)])
    panel.curve([(42, 46), (46, 28), (60, 22), (74, 28), (78, 46)], "#f4efd6", 4)
    panel.box(44, 44, 76, 88, "#f6dc8d")
    panel.blob([(60, 52), (67, 68), (60, 80), (53, 68)], "#ef9b3b", None)
    panel.box(40, 86, 80, 94, "#f4efd6")
    panel.box(40, 40, 80, 47, "#f4efd6")
    return panel.finished()


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")


def _landscape(panel: Panel, name: str) -> None:
    """Hills behind hills behind water, a sun, a boat; where they stand depends on the name."""
    seed = _number(name)
    panel.dot((150 + seed % 600, 90 + seed % 50), 34, "#f7e3a5")
    for row, color in enumerate(("#b8cbc9", "#9cb5ab", "#7f9d86")):
        phase = (seed >> (row * 5)) % 60 / 10
        ridge = [(x, 190 + row * 42 + 26 * math.sin(x / (150 - row * 25) + phase)) for x in range(0, 901, 20)]
        panel.shape([*ridge, (900, 420), (0, 420)], color)
    panel.box(0, 330, 900, 420, "#7fb0c0")
    for number in range(9):
        x, y = (seed >> number) % 840 + 10, 346 + number * 8
        panel.curve([(x, y), (x + 16, y - 4), (x + 32, y), (x + 48, y - 4)], "#5d93a5", 2)
    x = 120 + seed % 560
    panel.shape([(x, 346), (x + 110, 346), (x + 90, 370), (x + 20, 370)], "#8a6b4b")
    panel.shape([(x + 50, 336), (x + 50, 240), (x + 104, 330)], "#fdfbf4")
    panel.line([(x + 50, 346), (x + 50, 232)], INK, 4)


def _orchard_road(panel: Panel) -> None:
    panel.box(0, 210, 900, 420, _GRASS, None)
    panel.shape([(436, 212), (464, 212), (700, 420), (200, 420)], _ROAD)
    for near in range(5):
        top, half = 236 + near * 38, 1.5 + near * 1.1
        panel.shape(
            [(450 - half, top), (450 + half, top), (450 + half * 1.5, top + 16), (450 - half * 1.5, top + 16)],
            "#fdfbf4",
            None,
        )
    for step in range(7):
        depth = 0.22 * 1.33**step
        for side in (-1, 1):
            x, foot = 450 + side * (30 + 300 * depth), 212 + 150 * depth
            panel.shape(
                [
                    (x - 12 * depth, foot - 170 * depth),
                    (x + 12 * depth, foot - 170 * depth),
                    (x + 17 * depth, foot),
                    (x - 17 * depth, foot),
                ],
                _BARK,
            )
            panel.blob(_crown(x - side * 26 * depth, foot - 210 * depth, 118 * depth), _LEAVES[(step + side) % 3])
    _dog(panel, 470, 352)


def _crown(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    turns = [2 * math.pi * step / 14 for step in range(14)]
    return [
        (x + radius * (1 + 0.1 * (n % 2)) * math.cos(a), y + 0.72 * radius * (1 + 0.1 * (n % 2)) * math.sin(a))
        for n, a in enumerate(turns)
    ]


def _dog(panel: Panel, x: float, y: float) -> None:
    """A small dog, sitting, with opinions."""
    panel.curve([(x + 16, y + 18), (x + 30, y + 12), (x + 34, y)], INK, 4)
    panel.blob([(x - 10, y - 12), (x + 8, y - 10), (x + 20, y + 20), (x - 12, y + 22)], "#7a5b40")
    panel.oval((x - 8, y - 22), 13, 11, "#7a5b40")
    panel.blob([(x + 2, y - 30), (x + 10, y - 20), (x + 4, y - 10)], "#5a412d")
    panel.oval((x - 19, y - 18), 6, 4.6, "#d9bf9f")
    panel.dot((x - 23, y - 20), 2.2)
    panel.dot((x - 10, y - 25), 1.8)
    panel.line([(x - 8, y + 21), (x - 8, y + 2)], INK, 1.6)


def _cold_hill(panel: Panel) -> None:
    for number in range(60):
        panel.dot(((number * 131 + 17) % 900, (number * 67 + 11) % 330), 1.8, "#fdfbf4")
    panel.blob([(-80, 480), (0, 350), (300, 262), (560, 256), (860, 330), (980, 480)], "#c9cdbd")
    person(panel, Figure((600, 304), 84, _INKS[3], way=-1, hat="", skin=SKIN[1]))
    person(panel, Figure((706, 316), 88, _INKS[0], way=-1, skin=SKIN[2]))
    person(panel, Figure((520, 300), 80, _INKS[2], skin=SKIN[0]))
    panel.box(546, 294, 578, 304, INK)
    panel.blob([(548, 294), (552, 274), (572, 274), (576, 294)], "#9aa3a8")
    panel.curve([(552, 276), (562, 262), (572, 276)], INK, 2.5)
    for x in (556, 566):
        panel.curve([(x, 256), (x + 5, 246), (x - 2, 236), (x + 4, 224)], "#fdfbf4", 2.5)
    panel.box(262, 200, 274, 372, _BARK)
    panel.shape([(168, 146), (364, 134), (370, 206), (174, 214)], "#d9cbab")
    panel.letters((268, 162), "MEASURING STATION", 16)
    panel.letters((268, 188), "EST. LONG AGO", 16)


_DRAWINGS: dict[str, Callable[[Panel], None]] = {
    "orchard-road": _orchard_road,
    "cold-hill": _cold_hill,
}
