"""Gull & Buoy: a gull on a post, a buoy on a chain, and the sea between engagements."""

import math
from collections.abc import Callable

from PIL import Image

from reader.demo.art import ink
from reader.demo.art.balloons import speak
from reader.demo.art.ink import INK, Panel, Point
from reader.demo.strips import Strip

_WIDTH, _HEIGHT = 284, 280
_SEA_LEVEL = 218.0
_SKY, _SEA, _DEEP, _STORM, _FOG = "#cfe6ee", "#5f9fb3", "#447f95", "#66757f", "#dfe1de"
_WHITE, _GREY, _ORANGE, _RED, _WOOD, _ROCK = "#ffffff", "#aeb8bd", "#ef9b3b", "#d65344", "#8a6b4b", "#7c7a75"
_CHIP = "#f3c969"

_GULL_AT: Point = (78, 178)
_BUOY_AT: Point = (206, 214)


def draw(strip: Strip, size: tuple[int, int]) -> Image.Image:
    """The strip as a picture of ``size``."""
    return ink.strip([_panel(strip.scene, number, lines) for number, lines in enumerate(strip.panels)], size)


def _panel(scene: str, number: int, lines: tuple[str, ...]) -> Panel:
    panel = Panel(_WIDTH, _HEIGHT, _SKY)
    mouths = _STAGINGS.get((scene, number), _calm)(panel)
    speak(panel, lines, mouths)
    return panel


def _calm(panel: Panel, behind: Callable[[Panel], None] | None = None, mood: str = "plain") -> dict[str, Point]:
    """Both at their places on a quiet day; the answer is where they speak."""
    _sun(panel)
    if behind:
        behind(panel)
    _sea(panel)
    _post(panel)
    gull = _gull(panel, _GULL_AT)
    buoy = _buoy(panel, _BUOY_AT, mood=mood)
    return {"gull": gull, "buoy": buoy}


def _sun(panel: Panel) -> None:
    panel.dot((30, 128), 17, "#f8edc0")


def _sea(panel: Panel, swell: float = 3, water: str = _SEA) -> None:
    crest = [(x, _SEA_LEVEL + swell * math.sin(x / 17)) for x in range(-4, _WIDTH + 5, 4)]
    panel.shape([*crest, (_WIDTH, _HEIGHT), (0, _HEIGHT)], water, None)
    panel.line(crest, _DEEP, 2)
    for x, y in ((30, 240), (120, 236), (168, 258), (60, 264), (236, 250)):
        panel.curve([(x, y), (x + 9, y - 3), (x + 18, y), (x + 27, y - 3)], _DEEP, 1.6)


def _post(panel: Panel) -> None:
    panel.box(64, 206, 92, _HEIGHT, _WOOD)
    panel.oval((78, 206), 14, 4, "#a58763")
    for y in (226, 246, 262):
        panel.line([(70, y), (74, y + 8)], "#6a5137", 1.5)


def _gull(panel: Panel, at: Point, left: bool = False, food: bool = False) -> Point:
    """A gull standing with its feet 28 below ``at``; the answer is its beak."""
    x, y = at
    way = -1 if left else 1
    for foot in (-6, 5):
        panel.line([(x + foot, y + 14), (x + foot, y + 27), (x + foot + way * 6, y + 28)], _ORANGE, 2.4)
    panel.blob(
        [
            (x - way * 44, y + 4),
            (x - way * 18, y - 14),
            (x + way * 12, y - 16),
            (x + way * 22, y),
            (x, y + 17),
            (x - way * 24, y + 13),
        ],
        _WHITE,
    )
    panel.blob([(x - way * 46, y + 2), (x - way * 14, y - 9), (x + way * 6, y - 3), (x - way * 10, y + 8)], _GREY)
    panel.shape([(x - way * 48, y + 3), (x - way * 33, y - 2), (x - way * 32, y + 5)], INK, None)
    panel.oval((x + way * 16, y - 24), 15, 14.5, _WHITE)
    panel.oval((x + way * 13, y - 12), 12, 8, _WHITE, None)
    beak = (x + way * 46, y - 19)
    panel.blob(
        [(x + way * 29, y - 27), (x + way * 42, y - 24), beak, (x + way * 40, y - 17), (x + way * 29, y - 18)], _ORANGE
    )
    panel.line([(x + way * 30, y - 22), (x + way * 42, y - 20.5)], INK, 1.2)
    panel.oval((x + way * 20, y - 27), 4.6, 4.8, _WHITE, INK, 1.2)
    panel.dot((x + way * 21.5, y - 27), 2.2)
    if food:
        panel.shape(
            [(x + way * 38, y - 30), (x + way * 44, y - 31), (x + way * 50, y - 8), (x + way * 44, y - 7)], _CHIP
        )
    return beak


def _flying(panel: Panel, at: Point) -> Point:
    """A gull in the air on its way to the left; the answer is its beak."""
    x, y = at
    panel.blob([(x + 6, y), (x + 20, y - 30), (x + 58, y - 44), (x + 34, y - 10)], _GREY)
    panel.blob([(x + 42, y + 5), (x + 16, y - 9), (x - 18, y - 8), (x - 26, y + 4), (x, y + 13)], _WHITE)
    panel.blob([(x - 2, y - 4), (x - 2, y - 34), (x + 20, y - 58), (x + 16, y - 20), (x + 12, y - 2)], _WHITE)
    panel.oval((x - 27, y - 7), 12, 11, _WHITE)
    panel.blob([(x - 37, y - 11), (x - 54, y - 6), (x - 38, y - 2)], _ORANGE)
    panel.dot((x - 31, y - 9), 2.2)
    return (x - 50, y - 4)


def _buoy(panel: Panel, at: Point, lean: float = 0.0, mood: str = "plain", water: str = _SEA) -> Point:
    """A buoy afloat with its waterline at ``at``, leaning by ``lean`` radians; the answer is its mouth."""

    def turned(dx: float, dy: float) -> Point:
        cos, sin = math.cos(lean), math.sin(lean)
        return at[0] + dx * cos - dy * sin, at[1] + dx * sin + dy * cos

    panel.blob([turned(-36, 4), turned(0, -6), turned(36, 4), turned(26, 20), turned(-26, 20)], _RED)
    panel.shape([turned(-25, -2), turned(-12, -84), turned(12, -84), turned(25, -2)], _RED)
    panel.shape([turned(-22, -22), turned(-16.6, -54), turned(16.6, -54), turned(22, -22)], _WHITE)
    panel.line([turned(-12, -84), turned(0, -100), turned(12, -84)], INK, 2.4)
    panel.oval(turned(0, -102), 6, 6, "#ffe082")
    for side in (-1, 1):
        panel.oval(turned(side * 7, -45), 5.2, 5.6, _WHITE, INK, 1.4)
    _gaze(panel, turned, mood)
    wash = [(at[0] + dx, at[1] + 12 + 3 * math.sin(dx / 8)) for dx in range(-42, 43, 4)]
    panel.shape([*wash, (at[0] + 42, at[1] + 30), (at[0] - 42, at[1] + 30)], water, None)
    panel.line(wash, _DEEP, 2)
    return turned(-12, -33)


def _gaze(panel: Panel, turned: Callable[[float, float], Point], mood: str) -> None:
    look = {
        "plain": (-2.0, 0.5),
        "dreamy": (1.0, -2.6),
        "stern": (-2.4, 2.0),
        "away": (2.4, 0.5),
        "scared": (0.0, 0.0),
    }[mood]
    for side in (-1, 1):
        panel.dot(turned(side * 7 + look[0], -45 + look[1]), 2.2)
    mouth = {
        "plain": [(-5, -31), (0, -29), (5, -31)],
        "dreamy": [(-7, -33), (0, -27), (7, -33)],
        "stern": [(-6, -30), (6, -30)],
        "away": [(-3, -31), (2, -29), (7, -31)],
        "scared": [(-8, -29), (-4, -32), (0, -29), (4, -32), (8, -29)],
    }[mood]
    panel.curve([turned(dx, dy) for dx, dy in mouth], INK, 1.8)
    if mood == "stern":
        panel.line([turned(-14, -54), turned(-3, -50)], INK, 2)
        panel.line([turned(14, -54), turned(3, -50)], INK, 2)


def _clouds(panel: Panel) -> None:
    for x, y in ((40, 148), (150, 138), (250, 150)):
        panel.blob([(x - 60, y + 18), (x - 34, y - 8), (x, y - 18), (x + 36, y - 6), (x + 60, y + 18)], "#8b979e", None)
    panel.box(0, 160, _WIDTH, _SEA_LEVEL, "#a7b3b8", None)


def _gale(panel: Panel) -> dict[str, Point]:
    panel.box(0, 0, _WIDTH, _HEIGHT, _STORM, None)
    panel.shape([(70, 60), (48, 118), (64, 114), (44, 176), (88, 104), (70, 108), (88, 60)], "#f4e7a1", None)
    _sea(panel, swell=13, water="#4c6f7c")
    mouth = _buoy(panel, (158, 206), lean=0.42, mood="scared", water="#4c6f7c")
    for x in range(-20, _WIDTH + 60, 26):
        for y in range(4, _HEIGHT, 58):
            shift = (x * 7 + y * 3) % 23
            panel.line([(x + shift, y + shift), (x + shift - 7, y + shift + 20)], "#b9c7cd", 1.4)
    return {"buoy": mouth}


def _with_chip(panel: Panel) -> dict[str, Point]:
    _sun(panel)
    _sea(panel)
    _post(panel)
    beak = _gull(panel, _GULL_AT, food=True)
    return {"gull": beak, "buoy": _buoy(panel, _BUOY_AT, mood="dreamy")}


def _ferry(panel: Panel, at: Point, scale: float, toward: int) -> None:
    x, y = at

    def by(dx: float, dy: float) -> Point:
        return x + dx * scale * toward, y + dy * scale

    panel.shape([by(-60, 0), by(56, 0), by(44, 20), by(-50, 20)], "#2f5d73")
    panel.shape([by(-46, -20), by(36, -20), by(40, 0), by(-46, 0)], _WHITE)
    panel.shape([by(-34, -46), by(-14, -46), by(-14, -20), by(-34, -20)], _RED)
    for window in range(5):
        panel.dot(by(-36 + window * 16, -10), 3.2 * scale, "#7fb0c9")
    panel.blob([by(-30, -52), by(-46, -62), by(-66, -60), by(-56, -74), by(-34, -70)], "#f2f2ee", None)


def _ferry_gone(panel: Panel) -> dict[str, Point]:
    return _calm(panel, lambda sheet: _ferry(sheet, (156, 204), 0.42, 1))


def _ferry_back(panel: Panel) -> dict[str, Point]:
    _sun(panel)
    _ferry(panel, (58, 206), 0.62, -1)
    _sea(panel)
    beak = _flying(panel, (136, 150))
    return {"gull": beak, "buoy": _buoy(panel, (226, 214))}


def _poet(panel: Panel) -> dict[str, Point]:
    return _calm(panel, lambda sheet: _ferry(sheet, (140, 206), 0.34, 1), mood="dreamy")


def _rock(panel: Panel) -> None:
    panel.blob([(112, 232), (120, 200), (138, 190), (158, 204), (166, 232)], _ROCK)
    panel.line([(130, 202), (136, 214)], INK, 1.5)


def _guard(panel: Panel) -> dict[str, Point]:
    return _calm(panel, _rock, mood="stern")


def _fog(panel: Panel) -> dict[str, Point]:
    panel.box(0, 0, _WIDTH, _HEIGHT, _FOG, None)
    _post(panel)
    beak = _gull(panel, _GULL_AT, left=True)
    mouth = _buoy(panel, (212, 214), mood="away", water=_FOG)
    panel.veil(_FOG, 0.66)
    return {"gull": beak, "buoy": mouth}


def _fog_lifted(panel: Panel) -> dict[str, Point]:
    _sun(panel)
    _sea(panel)
    _post(panel)
    _gull(panel, (70, 178), left=True)
    _buoy(panel, (228, 214), mood="away")
    panel.blob([(122, 232), (126, 196), (144, 178), (162, 196), (166, 232)], "#6d6a72")
    panel.shape([(116, 226), (172, 226), (172, 240), (116, 240)], _SEA, None)
    panel.curve([(112, 226), (128, 222), (144, 226), (160, 222), (174, 226)], _DEEP, 2)
    for side in (-1, 1):
        panel.dot((144 + side * 7, 196), 2.6)
        panel.line([(144 + side * 5, 206), (144 + side * 16, 203)], INK, 1)
    panel.oval((144, 204), 4, 3, INK, None)
    return {"seal": (144, 186)}


def _chained(panel: Panel) -> dict[str, Point]:
    mouths = _calm(panel, mood="dreamy")
    for link in range(4):
        panel.oval((206 + (link % 2) * 3, 240 + link * 11), 3.6, 6, _SEA, INK, 2)
    return mouths


_STAGINGS: dict[tuple[str, int], Callable[[Panel], dict[str, Point]]] = {
    ("chip", 0): lambda panel: _calm(panel, _clouds),
    ("chip", 1): _gale,
    ("chip", 2): _with_chip,
    ("diet", 1): _ferry_gone,
    ("diet", 2): _ferry_back,
    ("toot", 0): lambda panel: _calm(panel, mood="dreamy"),
    ("toot", 2): _poet,
    ("watch", 1): _guard,
    ("watch", 2): _guard,
    ("fog", 0): _fog,
    ("fog", 1): _fog,
    ("fog", 2): _fog_lifted,
    ("attached", 1): lambda panel: _calm(panel, mood="dreamy"),
    ("attached", 2): _chained,
}
