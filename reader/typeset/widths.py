"""How many cells text takes on a terminal, and text cut to a number of cells.

A cell is one column of the screen. Widths and grapheme clusters are those of ``wcwidth``, which follows
Unicode's East Asian Width and UAX 29: a family of emoji or a letter with its accents is one grapheme. Consonants that
are joined are one grapheme too, as wide as its letters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from wcwidth import iter_graphemes, wcwidth
from wcwidth import width as measured


def cells(text: str) -> int:
    """The cells ``text`` takes on one line; the text is inert (see `reader.text`)."""
    return len(text) if text.isascii() else _cells(text)


# The signs that join consonants of India's scripts and their neighbours' into one (virama).
_JOINING = re.compile("[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]")


@lru_cache(maxsize=4096)
def _cells(text: str) -> int:
    if not _JOINING.search(text):
        return measured(text)
    return sum(
        _letters(each) if _JOINING.search(each) and len(each) > 1 else measured(each) for each in graphemes(text)
    )


def _letters(joined: str) -> int:
    """Most terminals give every letter of what is joined its cell, the vowel beside it one more (general category Mc),
    and a letter without one is written over."""
    return sum(1 if category(sign) == "Mc" else wcwidth(sign) for sign in joined)


def graphemes(text: str) -> Iterator[str]:
    """What a person would call the characters of ``text``, in order; joined they are ``text``."""
    return iter(text) if text.isascii() else iter_graphemes(text)


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """``text`` if it fits in ``width`` cells, else its beginning and ``ellipsis``. Never wider, no grapheme torn."""
    if cells(text) <= width:
        return text
    short = _beginning(text, width - cells(ellipsis)).rstrip(" ") + ellipsis
    if cells(short) <= width:
        return short
    return _beginning(ellipsis, width)  # no room for more, or a stray mark that is wider in company than alone


def _beginning(text: str, width: int) -> str:
    if text.isascii():
        return text[: max(width, 0)]
    end = used = 0
    for grapheme in graphemes(text):
        used += cells(grapheme)
        if used > width:
            break
        end += len(grapheme)
    return text[:end]


def fit(text: str, width: int, align: str = "left") -> str:
    """``text`` cut and padded with spaces to exactly ``width`` cells; ``align`` is left, right or center."""
    text = cut(text, width)
    left, right = padding(width - cells(text), align)
    padded = " " * left + text + " " * right
    if cells(padded) == width:
        return padded
    return fit("…", width, align)  # a stray mark of an Indic script, whose cells depend on what is beside it


def padding(spare: int, align: str) -> tuple[int, int]:
    """How many of ``spare`` cells go left and right of a text that is aligned ``left``, ``right`` or ``center``."""
    spare = max(spare, 0)
    left = {"right": spare, "center": spare // 2}.get(align, 0)
    return left, spare - left


def chunks(text: str, width: int) -> Iterator[str]:
    """``text`` in pieces of at most ``width`` cells, no grapheme torn; one that is wider stands alone."""
    start = end = used = 0
    for grapheme in graphemes(text):
        size = cells(grapheme)
        if end > start and used + size > width:
            yield text[start:end]
            start, used = end, 0
        end += len(grapheme)
        used += size
    if end > start:
        yield text[start:end]
