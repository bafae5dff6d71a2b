"""Speech: words in balloons, stacked from the top of a panel, each with a tail to its speaker."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.demo.art.ink import PAPER, Panel, Point, letter_width

_PADDING = 0.6
_MARGIN = 8.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """``size`` of the letters, the ``widest`` line, the longest ``tail``, and how far above a mouth balloons begin."""

    size: float = 15.0
    widest: float = 172.0
    tail: float = 26.0
    rise: float = 1000.0


STRIP = Lettering()
CARTOON = Lettering(size=22.0, widest=300.0, tail=44.0, rise=130.0)


def speak(panel: Panel, lines: Sequence[str], mouths: Mapping[str, Point], lettering: Lettering = STRIP) -> None:
    """Set lines of the form ``who: words``; ``mouths`` tells where each speaker's mouth is."""
    top = _MARGIN
    for line in lines:
        who, _, words = line.partition(": ")
        top = max(top, mouths[who][1] - lettering.rise)
        top = _balloon(panel, words.upper(), mouths[who], top, lettering) + 5


def fold(words: str, widest: float, size: float) -> list[str]:
    """Words in as few lines as fit, and those as even as may be."""
    fewest = len(_filled(words, widest, size))
    width = widest
    while width > 40 and len(_filled(words, width - 4, size)) == fewest:
        width -= 4
    return _filled(words, width, size)


def _filled(words: str, widest: float, size: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and letter_width(longer, size) > widest:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _balloon(panel: Panel, words: str, mouth: Point, top: float, lettering: Lettering) -> float:
    """Draw one balloon at ``top``; the answer is where it ends."""
    size, leading, padding = lettering.size, lettering.size * 1.2, lettering.size * _PADDING
    lines = fold(words, lettering.widest, size)
    width = max(letter_width(line, size) for line in lines) + 3 * padding
    bottom = top + len(lines) * leading + 1.6 * padding
    left, root = _place(panel.width, width, mouth[0], narrow=2 * lettering.widest)
    panel.shape(_tail((root, bottom), mouth, lettering.tail), PAPER)
    panel.shape(_pillow(left, top, left + width, bottom), PAPER)
    # The balloon's outline is opened where the tail grows out of it.
    opening = [(root - 4.6, bottom - 6), (root + 4.6, bottom - 6), (root + 3.6, bottom + 2), (root - 3.6, bottom + 2)]
    panel.shape(opening, PAPER, None)
    for number, line in enumerate(lines):
        panel.letters((left + width / 2, top + 0.8 * padding + leading * (number + 0.5)), line, size)
    return bottom


def _place(room: float, width: float, mouth: float, narrow: float) -> tuple[float, float]:
    """The left edge of a balloon and where its tail grows.

    A balloon stands over its speaker; in a narrow panel it keeps to its speaker's side, so that the next one fits.
    """
    if room > narrow or 0.46 * room < mouth < 0.54 * room:
        left = min(max(mouth - width / 2, _MARGIN), room - _MARGIN - width)
        return left, min(max(mouth, left + 24), left + width - 24)
    inset = max(24.0, 0.3 * width)
    if mouth < room / 2:
        return _MARGIN, _MARGIN + inset
    left = room - _MARGIN - width
    return left, left + width - inset


def _tail(root: Point, mouth: Point, longest: float) -> list[Point]:
    """A short pointed tail that leans toward the mouth."""
    x, y = root
    length = min(longest, max(10.0, (mouth[1] - y) * 0.6))
    lean = max(-10.0, min(10.0, (mouth[0] - x) * 0.5))
    return [(x - 6, y - 4), (x + lean, y + length), (x + 6, y - 4)]


def _pillow(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A superellipse of the fifth power: a box that has been sat on by nobody."""
    x, y, rx, ry = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    angles = (2 * math.pi * step / 80 for step in range(80))
    return [(x + rx * _root(math.cos(a)), y + ry * _root(math.sin(a))) for a in angles]


def _root(value: float) -> float:
    return math.copysign(abs(value) ** 0.4, value)
