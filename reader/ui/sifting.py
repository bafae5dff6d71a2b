"""Which texts of a list have what is typed, and where: by letters, so that a slip or a skipped one does no harm."""

from functools import lru_cache
from unicodedata import normalize

GAP = 2
"""Letters of one word, or signs between two, that may be skipped between two that were typed."""


def sifted(text: str, wanted: str) -> tuple[int, ...] | None:
    """The places in the text of every word that is wanted, in any order; None if one is not there.

    A word is found as it stands anywhere, or from the start of a word with some letters of it, or a blank, left out.
    Case and accents do not matter.
    """
    folded = _folded(text)
    marks: set[int] = set()
    for word in _folded(wanted).split():
        places = _places(folded, word)
        if places is None:
            return None
        marks.update(places)
    return tuple(sorted(marks))


def _places(text: str, word: str) -> range | list[int] | None:
    start = text.find(word)
    if start >= 0:
        return range(start, start + len(word))
    starts = (at for at, letter in enumerate(text) if letter == word[0] and (at == 0 or not text[at - 1].isalnum()))
    return next((places for at in starts if (places := _skipping(text, word, at))), None)


def _skipping(text: str, word: str, start: int) -> list[int] | None:
    places = [start]
    for letter in word[1:]:
        last = places[-1]
        at = text.find(letter, last + 1, last + GAP + 2)
        skipped = text[last + 1 : at]
        if at < 0 or (any(map(str.isalnum, skipped)) and not skipped.isalnum()):
            return None
        places.append(at)
    return places


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """The text with each letter as its small, bare form: as many letters as before."""
    return text.lower() if text.isascii() else "".join(normalize("NFD", letter)[0].lower()[:1] for letter in text)
