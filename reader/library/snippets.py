"""The piece of a text where the words of a query stand, with where they are. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from reader.library.folding import is_sign, levelled
from reader.library.query import Words

LENGTH = 240
LEAD = 50
"""Characters of a snippet, and of those the most before its first word that was asked for."""

REACH = 80
"""How near to the first word others must stand to count: what fits a line."""

Mark = tuple[int, int]
_Place = tuple[int, int, int]
_BLANK = re.compile(r"\s")
_LOOK_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of text; ``marks`` are where in it, from and to, the words that were asked for stand."""

    text: str
    marks: tuple[Mark, ...] = ()


def snippet(text: str, wanted: Sequence[Words]) -> Snippet:
    """The piece of ``text`` with the most of the words; its beginning if it has none of them."""
    text = normalize("NFC", text)
    found = sorted(_found(text, wanted), key=lambda place: (place[0], -place[1]))
    first = max(range(len(found)), key=lambda at: _different(found, at), default=None)
    start = _start(text, found[first][0]) if first is not None else 0
    end = _end(text, start + LENGTH)
    # Line ends within the piece become spaces one for one, so that the places stay right.
    piece = _BLANK.sub(" ", text[start:end])
    before, after = "… " if start else "", " …" if end < len(text) else ""
    marks = _apart((left, right) for left, right, _ in found if start <= left and right <= end)
    shift = len(before) - start
    return Snippet(f"{before}{piece}{after}", tuple((left + shift, right + shift) for left, right in marks))


def _found(text: str, wanted: Sequence[Words]) -> Iterator[_Place]:
    level = levelled(text) if wanted else ""
    for number, words in enumerate(wanted):
        for found in _pattern(words).finditer(level):
            start = found.start()
            if is_sign(level[start]) or not (start and level[start - 1].isalnum()):
                yield start, found.end(), number


@lru_cache(maxsize=200)
def _pattern(words: Words) -> re.Pattern[str]:
    """Finds the words in levelled text. It begins with a letter, which is looked for fast, so that what is no beginning
    of a word must be sorted out afterwards."""
    pattern = _spelled(words.words[0])
    for before, word in pairwise(words.words):
        pattern += (r"[\W_]*" if is_sign(before) or is_sign(word) else r"[\W_]+") + _spelled(word)
    if is_sign(words.words[-1]):
        return re.compile(pattern)
    return re.compile(pattern + (r"[^\W_]*" if words.begun else r"(?![^\W_])"))


def _spelled(word: str) -> str:
    # The only letter of the index that is two where it stands for one.
    return re.escape(word).replace("ss", "(?:ss|ß)")


def _apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks without those that begin within the one before."""
    last = 0
    for start, end in marks:
        if start >= last:
            yield start, end
            last = end


def _different(found: Sequence[_Place], at: int) -> int:
    """How many different ones stand near this one; of equals the first is taken."""
    limit = found[at][0] + REACH
    return len({number for _, end, number in found[at : at + _LOOK_AHEAD] if end <= limit})


def _start(text: str, at: int) -> int:
    """Where the piece begins: a little before ``at``, at the beginning of a word."""
    earliest = max(0, at - LEAD)
    if not earliest:
        return 0
    space = text.find(" ", earliest, at)
    return space + 1 if space >= 0 else at


def _end(text: str, latest: int) -> int:
    if latest >= len(text):
        return len(text)
    space = text.rfind(" ", latest - LEAD, latest)
    return space if space >= 0 else latest
