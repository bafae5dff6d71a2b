"""Speech: words in balloons, stacked from the top of a panel, each with a tail to its speaker."""

from collections.abc import Mapping, Sequence

from reader.demo.art.ink import PAPER, Panel, Point, letter_width

LETTERING = 14.0
LEADING = 17.0
_PADDING = 9.0
_MARGIN = 8.0


def speak(panel: Panel, lines: Sequence[str], mouths: Mapping[str, Point], widest: float = 178) -> None:
    """Set lines of the form ``who: words``; ``mouths`` tells where each speaker's mouth is."""
    top = _MARGIN
    for line in lines:
        who, _, words = line.partition(": ")
        top = _balloon(panel, words.upper(), mouths[who], top, widest) + 5


def fold(words: str, widest: float, size: float = LETTERING) -> list[str]:
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


def _balloon(panel: Panel, words: str, mouth: Point, top: float, widest: float) -> float:
    """Draw one balloon at ``top``; the answer is where it ends."""
    lines = fold(words, widest)
    width = max(letter_width(line, LETTERING) for line in lines) + 2 * _PADDING + 4
    height = len(lines) * LEADING + 2 * _PADDING - 4
    left = min(max(_MARGIN, mouth[0] - width / 2), panel.width - _MARGIN - width)
    bottom = top + height
    _tail(panel, (min(max(mouth[0], left + 18), left + width - 18), bottom), mouth)
    panel.blob(_pillow(left, top, left + width, bottom), PAPER)
    _tail(panel, (min(max(mouth[0], left + 18), left + width - 18), bottom), mouth, open_end=True)
    for number, line in enumerate(lines):
        panel.letters((left + width / 2, top + _PADDING - 2 + LEADING * (number + 0.5)), line, LETTERING)
    return bottom


def _tail(panel: Panel, root: Point, mouth: Point, open_end: bool = False) -> None:
    """A pointed tail that stops short of the mouth; the second stroke opens the balloon to it."""
    x, y = root
    tip = (x + (mouth[0] - x) * 0.8, max(y + 8, y + (mouth[1] - y) * 0.72))
    if open_end:
        panel.shape([(x - 4.4, y - 3), (x + 4.4, y - 3), (x + 3.2, y + 2), (x - 3.2, y + 2)], PAPER, None)
    else:
        panel.shape([(x - 6, y - 4), tip, (x + 6, y - 4)], PAPER)


def _pillow(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A rounded box, a little fuller in the middle of its long sides."""
    middle, half = (left + right) / 2, (top + bottom) / 2
    return [
        (left + 7, top + 3),
        (middle, top),
        (right - 7, top + 3),
        (right, half),
        (right - 7, bottom - 3),
        (middle, bottom),
        (left + 7, bottom - 3),
        (left, half),
    ]
