"""Wick & Moth: a lantern on a hook, and the moth that cannot leave well alone."""

import math
from collections.abc import Callable

from PIL import Image

from reader.demo.art import ink
from reader.demo.art.balloons import speak
from reader.demo.art.ink import INK, Panel, Point
from reader.demo.strips import Strip

_WIDTH, _HEIGHT = 284, 280
_NIGHT, _DUSK, _GLOW, _FLAME = "#1f2a44", "#33446b", "#f6dc8d", "#ffb340"
_DAY, _GRASS, _BRASS, _GLASS, _IRON = "#d9ecf3", "#8fb174", "#c2933d", "#fff3c4", "#3a3632"
_WING, _WING_MARK, _FUR, _BLUSH = "#c9b79c", "#9c8465", "#e8dcc6", "#ee9c7d"

_MOTH_AT: Point = (84, 188)
_LANTERN_AT: Point = (206, 182)


def draw(strip: Strip, size: tuple[int, int]) -> Image.Image:
    """The strip as a picture of ``size``."""
    return ink.strip([_panel(strip.scene, number, lines) for number, lines in enumerate(strip.panels)], size)


def _panel(scene: str, number: int, lines: tuple[str, ...]) -> Panel:
    panel = Panel(_WIDTH, _HEIGHT, _NIGHT)
    mouths = _STAGINGS.get((scene, number), _night)(panel)
    speak(panel, lines, mouths)
    return panel


def _night(
    panel: Panel,
    moth: Point = _MOTH_AT,
    mood: str = "plain",
    reach: float = 1.0,
    behind: Callable[[Panel], None] | None = None,
    plump: float = 1.0,
) -> dict[str, Point]:
    """A night scene; the answer is where the two speak."""
    _stars(panel)
    for radius, color in ((118, "#2b3654"), (88, "#3f4661"), (62, "#6b654f")):
        panel.dot(_LANTERN_AT, radius * reach, color)
    if behind:
        behind(panel)
    _hook(panel)
    mouth = _lantern(panel, _LANTERN_AT, mood)
    return {"moth": _moth(panel, moth, plump=plump), "lantern": mouth}


def _stars(panel: Panel) -> None:
    for number in range(16):
        panel.dot(((number * 71 + 13) % _WIDTH, (number * 47 + 29) % 240), 0.9 + number % 3 * 0.5, "#dfe4f2")


def _hook(panel: Panel, ink_color: str = "#0f1420") -> None:
    panel.line([(_WIDTH, 112), (206, 112)], ink_color, 6)
    panel.curve([(206, 112), (200, 122), (206, 130), (212, 124)], ink_color, 3)
    panel.line([(_WIDTH, 150), (246, 112)], ink_color, 4)


def _lantern(panel: Panel, at: Point, mood: str = "plain") -> Point:
    """A storm lantern with a face in its glass; the answer is its mouth."""
    x, y = at
    lit = mood not in ("tired", "out")
    panel.curve([(x - 24, y - 30), (x - 20, y - 56), (x, y - 60), (x + 20, y - 56), (x + 24, y - 30)], _IRON, 3)
    panel.shape([(x - 14, y - 50), (x + 14, y - 50), (x + 24, y - 34), (x - 24, y - 34)], _BRASS)
    glass = _GLASS if lit else "#cfd8d6"
    panel.blob(
        [(x - 22, y - 34), (x + 22, y - 34), (x + 31, y - 4), (x + 22, y + 28), (x - 22, y + 28), (x - 31, y - 4)],
        glass,
    )
    if lit:
        panel.blob([(x, y - 28), (x + 9, y - 12), (x + 4, y - 4), (x - 4, y - 4), (x - 9, y - 12)], _FLAME, None)
    panel.shape([(x - 26, y + 28), (x + 26, y + 28), (x + 32, y + 44), (x - 32, y + 44)], _BRASS)
    panel.line([(x - 22, y + 36), (x + 22, y + 36)], "#8f6a25", 1.6)
    _face(panel, at, mood)
    return (x - 18, y - 40)


def _face(panel: Panel, at: Point, mood: str) -> None:
    x, y = at
    for side in (-1, 1):
        eye = (x + side * 10, y + 3)
        if mood in ("tired", "out"):
            panel.line([(eye[0] - 6, eye[1]), (eye[0] + 6, eye[1])], INK, 2)
            panel.curve([(eye[0] - 6, eye[1] + 5), (eye[0], eye[1] + 8), (eye[0] + 6, eye[1] + 5)], "#7d8a88", 1.5)
        else:
            panel.oval(eye, 5.4, 6, "#ffffff", INK, 1.4)
            panel.dot((eye[0] - 2, eye[1] + (-1.5 if mood == "wry" else 0.5)), 2.3)
        if mood == "blush":
            panel.oval((x + side * 19, y + 13), 6, 4, _BLUSH, None)
    smile = {"plain": (17, 20), "blush": (16, 21), "wry": (19, 17), "tired": (20, 18), "out": (19, 19)}[mood]
    panel.curve([(x - 7, y + smile[0]), (x, y + smile[1]), (x + 7, y + smile[0])], INK, 1.8)


def _moth(panel: Panel, at: Point, plump: float = 1.0) -> Point:
    """A moth from the front, wings spread; the answer is its mouth."""
    x, y = at
    for side in (-1, 1):
        panel.blob(
            [
                (x + side * 4, y - 4),
                (x + side * 26, y - 34),
                (x + side * 52, y - 32),
                (x + side * 44, y - 2),
                (x + side * 8, y + 8),
            ],
            _WING,
        )
        panel.blob(
            [(x + side * 5, y + 4), (x + side * 36, y + 6), (x + side * 36, y + 28), (x + side * 14, y + 26)], _WING
        )
        panel.oval((x + side * 36, y - 18), 7, 7, _WING_MARK, None)
        panel.dot((x + side * 36, y - 18), 3, _FUR)
    panel.oval((x, y + 10), 11 * plump, 22, _FUR)
    for row in range(3):
        panel.curve(
            [(x - 8 * plump, y + 8 + row * 7), (x, y + 11 + row * 7), (x + 8 * plump, y + 8 + row * 7)], _WING_MARK, 1.4
        )
    panel.oval((x, y - 16), 15, 14, _FUR)
    for side in (-1, 1):
        panel.curve([(x + side * 5, y - 28), (x + side * 10, y - 40), (x + side * 20, y - 44)], _FUR, 2)
        panel.dot((x + side * 20, y - 44), 2.6, _FUR)
        panel.oval((x + side * 6, y - 18), 5, 5.6, "#ffffff", INK, 1.3)
        panel.dot((x + side * 6 + 1.8, y - 18), 2.4)
    panel.curve([(x - 4, y - 8), (x, y - 6), (x + 4, y - 8)], INK, 1.6)
    return (x, y - 40)


def _dark(panel: Panel) -> dict[str, Point]:
    panel.box(0, 0, _WIDTH, _HEIGHT, "#07090f", None)
    for x, y in ((78, 190), (92, 190), (196, 190), (216, 190)):
        panel.oval((x, y), 5.6, 6.4, "#ffffff", None)
        panel.dot((x + (1 if x < 140 else -1.5), y), 2.3, "#07090f")
    return {"moth": (86, 150), "lantern": (206, 150)}


def _rain(panel: Panel) -> None:
    for x in range(0, _WIDTH, 24):
        for y in range(90, _HEIGHT, 46):
            shift = (x * 5 + y) % 19
            panel.line([(x + shift, y + shift), (x + shift - 5, y + shift + 14)], "#8ea3cc", 1.6)


def _umbrella(panel: Panel) -> dict[str, Point]:
    _rain(panel)
    for radius, color in ((110, "#2b3654"), (80, "#3f4661"), (58, "#6b654f")):
        panel.dot((196, 196), radius, color)
    _hook(panel)
    mouth = _lantern(panel, (212, 182), "blush")
    beak = _moth(panel, (132, 212))
    panel.line([(172, 140), (172, 252)], "#e7e2d6", 3)
    top = [(88, 146), (104, 116), (140, 98), (176, 96), (206, 99), (240, 112), (256, 142)]
    panel.shape([*ink.smooth(top), (228, 136), (200, 145), (172, 137), (144, 146), (116, 138), top[0]], "#b5453c")
    return {"moth": beak, "lantern": mouth}


def _orbit(panel: Panel) -> None:
    turns = [2 * math.pi * step / 34 for step in range(34)]
    for angle in turns:
        panel.dot((206 + 66 * math.cos(angle), 186 + 78 * math.sin(angle)), 1.7, "#cdd4e6")


def _moon(panel: Panel) -> None:
    panel.dot((66, 118), 24, "#f4efd6")
    panel.dot((77, 111), 22, _NIGHT)


def _morning(panel: Panel, mood: str) -> dict[str, Point]:
    panel.box(0, 0, _WIDTH, _HEIGHT, _DAY, None)
    panel.dot((36, 120), 20, "#f8e3a0")
    panel.blob([(-30, 290), (20, 246), (110, 252), (200, 240), (310, 262), (300, 300)], _GRASS)
    _hook(panel, "#5b5148")
    mouth = _lantern(panel, _LANTERN_AT, mood)
    return {"moth": _moth(panel, _MOTH_AT), "lantern": mouth}


_STAGINGS: dict[tuple[str, int], Callable[[Panel], dict[str, Point]]] = {
    ("wish", 1): lambda panel: _night(panel, reach=1.25),
    ("wish", 2): _dark,
    ("rain", 0): lambda panel: _night(panel, behind=_rain),
    ("rain", 1): lambda panel: _night(panel, behind=_rain, mood="wry"),
    ("rain", 2): _umbrella,
    ("circles", 0): lambda panel: _night(panel, behind=_orbit, moth=(104, 176)),
    ("circles", 1): lambda panel: _night(panel, behind=_orbit, moth=(124, 232)),
    ("circles", 2): lambda panel: _night(panel, behind=_orbit, moth=(112, 196), mood="wry"),
    ("sweater", 0): lambda panel: _night(panel, plump=1.9),
    ("sweater", 1): lambda panel: _night(panel, plump=1.9),
    ("sweater", 2): lambda panel: _night(panel, plump=1.9, mood="wry"),
    ("dayshift", 0): lambda panel: _morning(panel, "out"),
    ("dayshift", 1): lambda panel: _morning(panel, "out"),
    ("dayshift", 2): lambda panel: _morning(panel, "tired"),
    ("moon", 0): lambda panel: _night(panel, behind=_moon, mood="wry"),
    ("moon", 1): lambda panel: _night(panel, behind=_moon),
    ("moon", 2): lambda panel: _night(panel, behind=_moon, mood="wry"),
    ("talk", 2): lambda panel: _night(panel, reach=1.3, mood="blush", moth=(96, 192)),
}
