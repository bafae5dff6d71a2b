"""Pictures as kitty takes them ("Terminal graphics protocol", Unicode placeholders): sent once, then drawn as text.

A cell is the placeholder with two combining characters, one for its row and one for its column, and its colour is the
number of its image. So what lies over a picture covers it as it covers text, and nothing is left where it was.
"""

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from secrets import randbelow

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reader.pictures.drawn import Drawn

PLACEHOLDER = "\U0010eeee"
_MOST_IN_A_CHUNK = 4096
"""Characters of base64."""
_NUMBERS = 1 << 24
"""What a colour can tell apart; an image's number is at least 1."""
# Marks above the letter (combining class 230) of Unicode 6.0 that nothing is composed with, in order.
_MARKS = """
    305 30D-30E 310 312 33D-33F 346 34A-34C 350-352 357 35B 363-36F 483-487 592-595 597-599 59C-5A1 5A8-5A9 5AB-5AC 5AF
    5C4 610-617 657-65B 65D-65E 6D6-6DC 6DF-6E2 6E4 6E7-6E8 6EB-6EC 730 732-733 735-736 73A 73D 73F-741 743 745 747
    749-74A 7EB-7F1 7F3 816-819 81B-823 825-827 829-82D 951 953-954 F82-F83 F86-F87 135D-135F 17DD 193A 1A17 1A75-1A7C
    1B6B 1B6D-1B73 1CD0-1CD2 1CDA-1CDB 1CE0 1DC0-1DC1 1DC3-1DC9 1DCB-1DCC 1DD1-1DE6 1DFE 20D0-20D1 20D4-20D7 20DB-20DC
    20E1 20E7 20E9 20F0 2CEF-2CF1 2DE0-2DFF A66F A67C-A67D A6F0-A6F1 A8E0-A8F1 AAB0 AAB2-AAB3 AAB7-AAB8 AABE-AABF AAC1
    FE20-FE26 10A0F 10A38 1D185-1D189 1D1AA-1D1AD 1D242-1D244
"""


def _characters(ranges: str) -> str:
    ends = (each.partition("-") for each in ranges.split())
    return "".join(chr(code) for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1))


MARKS = _characters(_MARKS)
"""The combining character for each row, and for each column."""


def sending(number: int, drawn: Drawn) -> str:
    """What gives the terminal the image under this number, to be shown by placeholders; it does not answer."""
    payload = b64encode(drawn.image).decode("ascii")
    chunks = [payload[at : at + _MOST_IN_A_CHUNK] for at in range(0, len(payload), _MOST_IN_A_CHUNK)]
    told = f"a=T,U=1,f=100,i={number},c={drawn.columns},r={drawn.rows},q=2,"
    return "".join(
        f"\x1b_G{told if at == 0 else ''}m={int(at < len(chunks) - 1)};{chunk}\x1b\\" for at, chunk in enumerate(chunks)
    )


def freeing(number: int) -> str:
    """What has the terminal forget the image of this number."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def _itself(style: Style) -> Style:
    return style


class _Numbered(Style):
    """A colour that is a number: Textual, which darkens the screen behind a sheet, must not make it another."""

    __slots__ = ()

    def __add__(self, style: Style | None) -> Style:
        return self

    # A cached method in Rich, it is one here.
    clear_meta_and_links = lru_cache(maxsize=1)(_itself)


class _Cells(Segment):
    """Cells of three characters each. Rich looks for the place to cut by a share of the text, and may be one character
    off, which has no width."""

    def split_cells(self, cut: int) -> tuple[Segment, Segment]:
        return _Cells(self.text[: 3 * cut], self.style), _Cells(self.text[3 * cut :], self.style)


def placeholders(number: int, row: int, columns: int, blank: Style) -> Segment:
    """The cells of one row of the image, on the ground of ``blank``."""
    text = "".join(PLACEHOLDER + MARKS[row] + MARKS[column] for column in range(columns))
    colour = Color.from_rgb(number >> 16, number >> 8 & 0xFF, number & 0xFF)
    return _Cells(text, _Numbered(color=colour, bgcolor=blank.bgcolor))


def _nowhere(text: str) -> None:
    """There is no terminal."""


class Images:
    """The images that the terminal holds for this process, each under a number of its own."""

    def __init__(self, write: Callable[[str], None] = _nowhere) -> None:
        self._write = write
        self._held: dict[int, Drawn] = {}
        # Of two programs in one window, neither may draw with the numbers of the other.
        self._last = randbelow(_NUMBERS)

    def hold(self, drawn: Drawn) -> int:
        """Sends the image. Returns its number, with which it can be drawn from now on."""
        self._last = self._last % (_NUMBERS - 1) + 1
        self._held[self._last] = drawn
        self._write(sending(self._last, drawn))
        return self._last

    def free(self, number: int) -> None:
        """Lets the terminal forget the image."""
        del self._held[number]
        self._write(freeing(number))

    def send_again(self) -> None:
        """Sends all that is held to a terminal that has lost it."""
        for number, drawn in self._held.items():
            self._write(sending(number, drawn))

    @property
    def farewell(self) -> str:
        """What has the terminal forget all that is held, to be written before it is given back."""
        numbers = tuple(self._held)
        # Where the sending of an image was cut off, kitty takes what follows for a part of it, up to the first end.
        return "".join(map(freeing, (*numbers[:1], *numbers)))
