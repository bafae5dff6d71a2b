"""The editorial cartoons: one panel, one town, no mercy to its council."""

from collections.abc import Callable

from PIL import Image

from reader.demo.art.balloons import CARTOON, speak
from reader.demo.art.ink import INK, Panel, Point, strip
from reader.demo.art.people import SKIN, Figure, person
from reader.demo.strips import Strip

_SKY, _GROUND, _WATER, _STONE, _IVY = "#e4edf0", "#cfc7ae", "#9cc3cf", "#b9b2a4", "#6f9463"
_NAVY, _PLUM, _MOSS, _RUST, _MUSTARD, _SLATE = "#33506b", "#74506f", "#66794f", "#b0563f", "#cf9f3f", "#6d7880"
_BORDER = 10


def draw(cartoon: Strip, size: tuple[int, int]) -> Image.Image:
    """The cartoon as a picture of ``size``."""
    panel = Panel(size[0] - 2 * _BORDER, size[1] - 2 * _BORDER, _SKY)
    mouths = _SCENES[cartoon.scene](panel)
    spoken = [line for line in cartoon.panels[0] if not line.startswith("caption: ")]
    speak(panel, spoken, mouths, CARTOON)
    for line in set(cartoon.panels[0]) - set(spoken):
        _caption(panel, line.removeprefix("caption: "))
    return strip([panel], size)


def _caption(panel: Panel, words: str) -> None:
    panel.box(0, 0, panel.width, 40, "#fdfbf4")
    panel.letters((panel.width / 2, 20), words, 19)


def _sign(panel: Panel, center: Point, words: tuple[str, ...], width: float, post: float = 0) -> None:
    x, y = center
    height = 24 * len(words) + 12
    if post:
        panel.box(x - 4, y, x + 4, y + post, "#8a6b4b")
    panel.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2, "#fdfbf4")
    for number, line in enumerate(words):
        panel.letters((x, y - height / 2 + 18 + 24 * number), line, 17)


def _bridge(panel: Panel) -> dict[str, Point]:
    panel.box(0, 360, panel.width, panel.height, _WATER, None)
    for x, y in ((60, 420), (250, 446), (360, 404), (520, 440), (620, 410)):
        panel.curve([(x, y), (x + 16, y - 5), (x + 32, y), (x + 48, y - 5)], "#5d93a5", 2)
    for left, right, jag in ((-10, 300, 1), (430, 720, -1)):
        edge = right if jag == 1 else left
        broken = [
            (edge, 300),
            (edge + jag * 14, 312),
            (edge - jag * 4, 322),
            (edge + jag * 10, 336),
            (edge - jag * 6, 348),
        ]
        far = left if jag == 1 else right
        panel.shape([(far, 300), *broken, (far, 348)], _STONE)
    for x in (90, 230, 500, 640):
        panel.box(x - 18, 348, x + 18, panel.height, _STONE)
        panel.blob([(x - 14, 352), (x + 4, 360), (x + 10, 392), (x - 4, 420), (x - 16, 396)], _IVY)
    _sign(panel, (540, 216), ("TEMPORARILY", "CLOSED"), 170, post=84)
    panel.blob([(606, 240), (622, 206), (612, 186), (632, 190), (628, 240)], _IVY)
    panel.blob([(520, 300), (534, 262), (548, 268), (566, 300)], _IVY)
    panel.line([(212, 246), (292, 240)], _RUST, 4)
    panel.box(286, 214, 292, 300, "#8a6b4b")
    person(panel, Figure((70, 300), 116, _SLATE, hat=_PLUM, skin=SKIN[2]))
    person(panel, Figure((122, 300), 104, _MOSS, skin=SKIN[3], smile=False))
    mouth = person(panel, Figure((206, 300), 130, _NAVY, hat=INK, hand=(244, 236)))
    panel.line([(238, 246), (258, 230)], INK, 3)
    panel.line([(238, 232), (258, 246)], INK, 3)
    return {"mayor": (mouth[0] - 20, mouth[1])}


def _ferry(panel: Panel) -> dict[str, Point]:
    panel.box(0, 330, panel.width, panel.height, _WATER, None)
    panel.shape([(130, 330), (660, 330), (620, 410), (170, 410)], _NAVY)
    panel.box(170, 262, 620, 330, "#fdfbf4")
    panel.box(330, 170, 450, 262, "#fdfbf4")
    panel.box(500, 120, 544, 262, _RUST)
    panel.box(500, 140, 544, 158, "#fdfbf4")
    for x in range(192, 610, 42):
        panel.oval((x, 296), 11, 11, "#bcdbe3")
    for x in (352, 382, 412):
        panel.box(x - 10, 192, x + 12, 222, "#bcdbe3")
    coats = (_PLUM, _MOSS, _SLATE, _RUST, _MUSTARD, _NAVY, _PLUM)
    spots = (196, 232, 268, 304, 470, 566, 600)
    for number, (x, coat) in enumerate(zip(spots, coats, strict=True)):
        person(
            panel,
            Figure(
                (x, 262),
                84,
                coat,
                way=-1,
                skin=SKIN[number % 4],
                hat=INK if number % 2 else "",
                smile=False,
                hand=(x - 20, 218),
            ),
        )
        panel.box(x - 27, 206, x - 15, 222, "#fdfbf4")
    panel.box(0, 372, 104, 388, "#8a6b4b")
    for x in (18, 84):
        panel.box(x - 6, 388, x + 6, panel.height, "#8a6b4b")
    person(panel, Figure((62, 372), 96, _MUSTARD, skin=SKIN[1]))
    panel.box(14, 350, 38, 372, _RUST)
    panel.line([(20, 350), (26, 342), (32, 350)], INK, 2)
    for x, y in ((30, 440), (220, 446), (400, 436), (560, 452), (640, 426)):
        panel.curve([(x, y), (x + 16, y - 5), (x + 32, y), (x + 48, y - 5)], "#5d93a5", 2)
    return {}


def _meter(panel: Panel) -> dict[str, Point]:
    panel.box(0, 400, panel.width, panel.height, _GROUND, None)
    panel.line([(0, 400), (panel.width, 400)], INK, 3)
    for number, (left, shop) in enumerate(((24, "TEA"), (196, "BOOKS"), (368, "HATS"), (540, "KEYS"))):
        wall = ("#d9c3b0", "#c5d0c2", "#d8cfa9", "#c9c2d3")[number]
        panel.box(left, 190, left + 160, 400, wall)
        panel.box(left + 14, 206, left + 146, 234, "#fdfbf4")
        panel.letters((left + 80, 220), shop, 18)
        panel.box(left + 20, 252, left + 84, 340, "#eef4f4")
        panel.box(left + 100, 262, left + 140, 400, "#8a6b4b")
    panel.box(392, 292, 402, 430, _SLATE)
    panel.blob([(368, 292), (364, 236), (397, 212), (430, 236), (426, 292)], _SLATE)
    panel.blob([(376, 256), (382, 236), (397, 230), (412, 236), (418, 256)], "#eef4f4")
    panel.line([(397, 254), (386, 240)], _RUST, 3)
    panel.shape([(414, 284), (446, 278), (450, 316), (418, 322)], "#f7e27d")
    panel.line([(423, 294), (440, 291)], INK, 2)
    panel.line([(424, 304), (441, 301)], INK, 2)
    mouth = person(panel, Figure((286, 432), 176, _NAVY, hat=_NAVY, skin=SKIN[1], hand=(330, 330), smile=False))
    panel.box(324, 304, 346, 338, "#fdfbf4")
    person(panel, Figure((560, 432), 160, _MUSTARD, way=-1, skin=SKIN[0], smile=False))
    return {"warden": mouth}


def _library(panel: Panel) -> dict[str, Point]:
    panel.box(0, 0, panel.width, panel.height, "#26324f", None)
    for number in range(40):
        panel.dot(((number * 97 + 31) % panel.width, (number * 59 + 17) % 300), 1 + number % 3 * 0.6, "#dfe4f2")
    panel.box(0, 410, panel.width, panel.height, "#1a2338", None)
    for left, top in ((10, 300), (92, 268), (560, 286), (634, 316)):
        panel.box(left, top, left + 72, 410, "#1f2a44")
        for x in (left + 14, left + 42):
            panel.box(x, top + 24, x + 16, top + 46, "#151d30", None)
    panel.dot((590, 108), 54, "#f4efd6")
    for side in (-1, 1):
        panel.dot((584 + side * 16, 100), 4)
    panel.curve([(568, 124), (584, 132), (600, 124)], INK, 2.5)
    panel.shape([(210, 230), (360, 168), (510, 230)], "#c9bfa6")
    panel.box(226, 230, 494, 252, "#c9bfa6")
    panel.letters((360, 242), "LIBRARY", 17)
    panel.box(240, 252, 480, 400, "#f6dc8d")
    for x in (246, 292, 404, 450):
        panel.box(x, 252, x + 24, 400, "#e9e0c8")
    panel.box(326, 292, 394, 400, "#ffb340")
    panel.box(210, 400, 510, 424, "#c9bfa6")
    panel.shape([(326, 424), (394, 424), (470, 480), (250, 480)], "#59553f", None)
    person(panel, Figure((360, 400), 82, _PLUM, skin=SKIN[2], hand=(372, 354)))
    panel.shape([(362, 352), (376, 346), (390, 352), (390, 366), (376, 360), (362, 366)], "#fdfbf4")
    return {"moon": (560, 108), "library": (300, 180)}


def _phones(panel: Panel) -> dict[str, Point]:
    panel.box(0, 0, panel.width, panel.height, "#efe6d0", None)
    panel.box(0, 390, panel.width, panel.height, "#c8ab84", None)
    panel.box(40, 84, 330, 204, "#3d5a4c")
    panel.letters((185, 126), "NO PHONES", 30, "#f4f1e6")
    panel.letters((185, 168), "IN THIS ROOM", 20, "#f4f1e6")
    person(panel, Figure((160, 420), 190, _MOSS, skin=SKIN[3], hand=(206, 330), smile=False))
    panel.box(60, 320, 300, 342, "#a57b4f")
    panel.box(72, 342, 288, 420, "#b98c5d")
    panel.box(186, 356, 272, 386, "#a57b4f")
    panel.oval((229, 371), 6, 4, "#d9b98f")
    for side in (-1, 1):
        for step in (0, 1):
            x = 229 + side * (52 + step * 10)
            panel.curve([(x, 358), (x + side * 5, 371), (x, 384)], _RUST, 3)
    panel.letters((350, 360), "BZZZZ", 22, _RUST)
    for number, x in enumerate((430, 520, 610)):
        person(
            panel, Figure((x, 440), 128, (_RUST, _NAVY, _PLUM)[number], way=-1, skin=SKIN[number], smile=number != 1)
        )
        panel.box(x - 42, 392, x + 34, 404, "#a57b4f")
        panel.box(x - 36, 404, x - 28, 458, "#a57b4f")
        panel.box(x + 20, 404, x + 28, 458, "#a57b4f")
    return {"child": (500, 310)}


def _trees(panel: Panel) -> dict[str, Point]:
    panel.blob([(-40, 520), (40, 392), (350, 372), (640, 390), (760, 520)], "#b9c79a")
    for x, y in ((70, 414), (150, 398), (250, 402), (560, 404), (630, 418), (480, 394)):
        panel.box(x - 13, y - 14, x + 13, y + 4, "#a98763")
        panel.oval((x, y - 14), 13, 5, "#e2c79c")
    panel.shape([(386, 392), (392, 300), (404, 300), (412, 392)], "#8a6b4b")
    panel.blob(
        [(352, 306), (346, 262), (372, 222), (400, 206), (432, 226), (454, 266), (442, 308), (398, 320)], "#7fa05f"
    )
    _sign(panel, (398, 350), ("TREE 1 OF 1",), 116)
    mouth = person(panel, Figure((230, 446), 150, _MUSTARD, way=-1, skin=SKIN[2], hand=(204, 376)))
    panel.shape([(180, 362), (208, 356), (214, 392), (186, 398)], "#fdfbf4")
    person(panel, Figure((116, 450), 164, _NAVY, hat=INK, skin=SKIN[0]))
    person(panel, Figure((590, 452), 150, _RUST, way=-1, skin=SKIN[1], hand=(552, 384), smile=False))
    panel.line([(566, 396), (536, 362)], "#8a6b4b", 6)
    panel.shape([(526, 366), (540, 346), (558, 356), (546, 372)], _SLATE)
    return {"clerk": (mouth[0], mouth[1])}


_SCENES: dict[str, Callable[[Panel], dict[str, Point]]] = {
    "bridge": _bridge,
    "ferry": _ferry,
    "meter": _meter,
    "library": _library,
    "phones": _phones,
    "trees": _trees,
}
