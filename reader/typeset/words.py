"""Where a line may end inside and after a word.

A small subset of the line breaking of UAX 14, kept to what newspaper text needs: hyphens and dashes, urls (after a
slash or another separator, as style manuals allow), Chinese and Japanese with the rules of kinsoku (JIS X 4051, CLREQ).
Korean and the other scripts with spaces break at spaces.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.typeset.bonds import CLOSING, OPENING, Bond, held_after, held_before
from reader.typeset.hyphens import divisions
from reader.typeset.widths import cells, chunks, graphemes

# What it costs to end a line there, in the unit of `reader.typeset.breaking`: the square of cells left empty.
AT_SPACE = 0
AFTER_HYPHEN = 30
WITH_HYPHEN = 40  # no other place costs the same: it tells where a hyphen is drawn
IN_URL = 60
IN_URL_NAME = 160
IN_WORD = 1_000
FORBIDDEN = 1_000_000

SOFT_HYPHEN = "\u00ad"

_PLAIN = re.compile("[A-Za-z0-9\u00c0-\u024f'\"’‘“”(),.;:!?…%&*+_$£€@#/]+")
_URL = re.compile(r"(?i)[(<\[“\"']*(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|[a-z0-9-]+(?:\.[a-z0-9-]+)+/)[^\s]")
_URL_BREAK = re.compile(r"(?<=[/?&=.-])(?=[^\W_])|(?<=[/?&=])(?=[~_@#+])|(?<=.)(?=%[0-9A-Fa-f]{2})")
_LETTERS = re.compile(  # Latin, Greek and Cyrillic; not beside a hyphen, nor in what may be an address or a code
    r"(?:^|(?<=[(\[{“‘„‚«‹¿¡\"'’—–]))[A-Za-zÀ-ÖØ-öø-ɏͰ-ԯḀ-ỿ]{5,}(?=$|[)\]}”’»›'\",;!?…%*—–]|[.:](?!\w))"
)
_NO_START = frozenset(
    CLOSING
    + "ヽヾーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ々〻‐゠–〜～‥—―\"'"
    + "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)
_NO_END = frozenset(OPENING + "$£¥＄￡￥\"'")
_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc"
    "\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
_ALONE = "\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_SURELY_ALONE = re.compile(f"(?<=[{_ALONE}])[{_ALONE}](?=[{_ALONE}])")  # a grapheme, because nothing near it combines
_BINDING = frozenset("\u00a0\u202f\u2007\u2011\u2060")
_DASHES = frozenset("-‐–—")


class Part(NamedTuple):
    """A piece of a word that stays whole: its length in characters, its cells, and the cost of ending a line after
    it. ``tail`` is 1 when a hyphen has to be drawn there.
    """

    length: int
    width: int
    cost: int = AT_SPACE
    tail: int = 0


class Word(NamedTuple):
    """What a word consists of, the cells of its widest part with its hyphen, and its bonds to the words ``before`` and
    ``after`` it (see `reader.typeset.bonds`).
    """

    parts: tuple[Part, ...]
    widest: int
    before: int = Bond.OPENING.value
    after: int = Bond.CLOSING.value


@lru_cache(maxsize=32768)
def word_parts(text: str, language: str = "") -> Word:
    """How a word, that is text without spaces, may be divided; with a hyphen only where its language is given."""
    if _URL.match(text):
        return _word(text, _url_places(text))
    places = {} if _PLAIN.fullmatch(text) else _places(text)
    if language:
        places = _hyphenated(text, places, language)
    before = held_before(text).value
    if not text.isascii() and next(graphemes(" " + text)) != " ":
        before |= Bond.CLOSING.value  # an accent that would combine with the space before it
    return _word(text, places)._replace(before=before, after=held_after(text).value)


def _word(text: str, places: dict[int, int]) -> Word:
    parts = tuple(_pieces(text, places))
    return Word(parts, max(part.width + part.tail for part in parts))


def cut_parts(text: str, word: Word, measure: int) -> list[Part]:
    """The parts of a word, those wider than the measure divided where a url could be, else between graphemes."""
    parts: list[Part] = []
    at = 0
    for part in word.parts:
        fits = part.width + part.tail <= measure
        parts += [part] if fits else _cut(text[at : at + part.length], part, measure)
        at += part.length
    return parts


def _cut(text: str, part: Part, measure: int) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for piece in _pieces(text, _url_places(text)):
        here = text[at : at + piece.length]
        at += piece.length
        lengths = [Part(len(chunk), cells(chunk.replace(SOFT_HYPHEN, "")), IN_WORD) for chunk in chunks(here, measure)]
        parts += [*lengths[:-1], lengths[-1]._replace(cost=piece.cost)]
    return [*parts[:-1], parts[-1]._replace(cost=part.cost, tail=part.tail)]


def _pieces(text: str, places: dict[int, int]) -> list[Part]:
    parts = []
    start = 0
    for end, cost in (*places.items(), (len(text), AT_SPACE)):
        width = cells(text[start:end].replace(SOFT_HYPHEN, ""))
        parts.append(Part(end - start, width, cost, int(cost == WITH_HYPHEN)))
        start = end
    return parts


def _url_places(text: str) -> dict[int, int]:
    """A slash or a sign of the query is a better place than the dots, hyphens and escapes of a name."""
    found = (match.start() for match in _URL_BREAK.finditer(text))
    return {at: IN_URL if text[at - 1] in "/?&=" else IN_URL_NAME for at in found}


def _places(text: str) -> dict[int, int]:
    """Offsets in a word after which a line may end, with what each costs."""
    places: dict[int, int] = {}
    at = 0
    before = ""
    for grapheme in _signs(text):
        cost = _cost(before, grapheme, text, at) if before else None
        if cost is not None:
            places[at] = cost
        at += len(grapheme)
        before = grapheme
    return places


def _signs(text: str) -> Iterator[str]:
    """The graphemes of the text; most of Chinese and Japanese is known to be one a character, which is faster."""
    at = 0
    for match in _SURELY_ALONE.finditer(text):
        if match.start() > at:
            yield from graphemes(text[at : match.start()])
        yield match[0]
        at = match.end()
    yield from graphemes(text[at:])


def _hyphenated(text: str, places: dict[int, int], language: str) -> dict[int, int]:
    """The places and those between the syllables of what is surely a word."""
    found = {
        match.start() + at: WITH_HYPHEN for match in _LETTERS.finditer(text) for at in divisions(match[0], language)
    }
    return dict(sorted((found | places).items())) if found else places


def _cost(before: str, after: str, text: str, at: int) -> int | None:
    last, first = before[-1], after[0]
    if first in _BINDING or last in _BINDING:
        return None
    if last == SOFT_HYPHEN:
        return WITH_HYPHEN
    if _IDEOGRAPHIC.match(first) or _IDEOGRAPHIC.match(before[0]):
        return None if before[0] in _NO_END or first in _NO_START else AT_SPACE
    if last in _DASHES:
        return AFTER_HYPHEN if _divides(text, at) else None
    return None


def _divides(text: str, at: int) -> bool:
    """Whether a line may end after the hyphen or dash before ``at``: not in ``COVID-19``, ``T-shirt``, ``1914–18``."""
    dash, after = text[at - 1], text[at]
    run = text[max(at - 8, 0) : at]
    head = run.rstrip("-‐–—")
    if dash in "-‐" and len(run) - len(head) == 1:
        return all(len(side) == 2 and side.isalpha() for side in (head[-2:], text[at : at + 2]))
    return bool(head) and (after.isalpha() or after in OPENING or after in "\"'" or (dash == "—" and after.isdigit()))
