"""Where a line may end inside and after a word.

A small subset of the line breaking of UAX 14, kept to what newspaper text needs: hyphens and dashes, urls (after a
slash or another separator, as style manuals allow), Chinese and Japanese with the rules of kinsoku (JIS X 4051, CLREQ).
Korean and the other scripts with spaces break at spaces.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from reader.typeset.widths import cells, chunks, graphemes

# What it costs to end a line there, in the unit of `reader.typeset.breaking`: the square of cells left empty.
AT_SPACE = 0
AFTER_HYPHEN = 30
AT_SOFT_HYPHEN = 60
IN_URL = 60
IN_URL_NAME = 160
IN_WORD = 1_000
FORBIDDEN = 1_000_000

SOFT_HYPHEN = "\u00ad"

_PLAIN = re.compile("[A-Za-z0-9\u00c0-\u024f'\"’‘“”(),.;:!?…%&*+_$£€@#/]+")
_URL = re.compile(r"(?i)[(<\[“\"']*(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|[a-z0-9-]+(?:\.[a-z0-9-]+)+/)[^\s]")
_URL_BREAK = re.compile(r"(?<=[/?&=.-])(?=[^\W_])|(?<=[/?&=])(?=[%~_@#+])")
_CLOSING = ")]}.,;:!?%”’»›…、。，．・：；？！」』）】〕］｝〉》〙〗〟｠"
_OPENING = "([{“‘«‹¿¡「『（【〔［｛〈《〘〖〝｟"
_CLOSERS = re.compile(f"[{re.escape(_CLOSING)}]+|[-–—]+")
_OPENERS = re.compile(f"[{re.escape(_OPENING)}]+")
_NO_START = frozenset(
    _CLOSING
    + "ヽヾーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ々〻‐゠–〜～‥—―\"'"
    + "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)
_NO_END = frozenset(_OPENING + "$£¥＄￡￥\"'")
_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc"
    "\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
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
    """``opens`` and ``closes``: it is an opening or a closing sign that stands alone and clings to its neighbour,
    as in French, or a dash, which rather ends a line than begins one.
    """

    parts: tuple[Part, ...]
    opens: bool = False
    closes: bool = False


@lru_cache(maxsize=32768)
def word_parts(text: str) -> Word:
    """How a word, that is text without spaces, may be divided."""
    if _URL.match(text):
        return Word(tuple(_pieces(text, _url_places(text))))
    if _PLAIN.fullmatch(text) and not (_CLOSERS.fullmatch(text) or _OPENERS.fullmatch(text)):
        return Word((Part(len(text), len(text)),))
    clings = next(graphemes(" " + text)) != " "
    return Word(
        tuple(_pieces(text, _places(text))),
        opens=bool(_OPENERS.fullmatch(text)),
        closes=clings or bool(_CLOSERS.fullmatch(text)),
    )


def cut_part(text: str, part: Part, measure: int) -> list[Part]:
    """A part wider than the measure, divided where a url could be, else between graphemes."""
    parts = []
    for piece in _pieces(text, _url_places(text)):
        here = text[: piece.length]
        text = text[piece.length :]
        lengths = [Part(len(chunk), cells(chunk.replace(SOFT_HYPHEN, "")), IN_WORD) for chunk in chunks(here, measure)]
        parts += [*lengths[:-1], lengths[-1]._replace(cost=piece.cost)]
    return [*parts[:-1], parts[-1]._replace(cost=part.cost, tail=part.tail)]


def _pieces(text: str, places: dict[int, int]) -> list[Part]:
    parts = []
    start = 0
    for end, cost in (*places.items(), (len(text), AT_SPACE)):
        width = cells(text[start:end].replace(SOFT_HYPHEN, ""))
        parts.append(Part(end - start, width, cost, int(cost == AT_SOFT_HYPHEN)))
        start = end
    return parts


def _url_places(text: str) -> dict[int, int]:
    """A slash or a sign of the query is a better place than the dots and hyphens of a name."""
    found = (match.start() for match in _URL_BREAK.finditer(text))
    return {at: IN_URL_NAME if text[at - 1] in ".-" else IN_URL for at in found}


def _places(text: str) -> dict[int, int]:
    """Offsets in a word after which a line may end, with what each costs."""
    places: dict[int, int] = {}
    at = 0
    before = ""
    for grapheme in graphemes(text):
        cost = _cost(before, grapheme, text, at) if before else None
        if cost is not None:
            places[at] = cost
        at += len(grapheme)
        before = grapheme
    return places


def _cost(before: str, after: str, text: str, at: int) -> int | None:
    last, first = before[-1], after[0]
    if first in _BINDING or last in _BINDING:
        return None
    if last == SOFT_HYPHEN:
        return AT_SOFT_HYPHEN
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
    return bool(head) and (after.isalpha() or after in _OPENING or after in "\"'" or (dash == "—" and after.isdigit()))
