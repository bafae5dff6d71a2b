"""What a person types to find something, read: words, "phrases", -minus and conditions such as ``is:saved``. Pure.

    rivers "slow train" -comics author:whitfield channel:"op eds" section:opinion lang:en
    is:saved|unread|finished|reading|skipped|textless|edited  has:text|picture|note|highlight  tag:travel
    before:2026-01-01  after:2025  minutes:<10

Everything must hold. What is no letter or digit only separates words; a word may end in ``*`` for any ending.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from reader.errors import BylineError
from reader.library.folding import is_sign, tag_key, words_of
from reader.text import inert

LONGEST = 1000
MOST_PARTS = 40
SHORTEST_BEGINNING = 2
"""Letters that a beginning of a word needs: one letter begins so many words that finding them takes too long."""


class Field(StrEnum):
    """What a condition is about; the value is what is typed before its colon."""

    AUTHOR = "author"
    CHANNEL = "channel"
    SECTION = "section"
    IS = "is"
    BEFORE = "before"
    AFTER = "after"
    MINUTES = "minutes"
    LANG = "lang"
    HAS = "has"
    TAG = "tag"


STATES = ("saved", "unread", "finished", "reading", "skipped", "textless", "edited")
THINGS = ("text", "picture", "note", "highlight")


class WrongQuery(BylineError):
    """A query that cannot be understood; ``start`` and ``end`` are where in it."""

    def __init__(self, headline: str, hint: str, start: int, end: int) -> None:
        super().__init__(headline, hint)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after another, folded; ``begun`` if the last may go on, ``byline`` if only there."""

    words: tuple[str, ...]
    begun: bool = False
    byline: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """``value`` is folded text, a day as ISO 8601, or whole minutes, which ``operator`` compares with."""

    field: Field
    value: str | int
    operator: str = "="
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``wanted`` and ``conditions`` must hold, none of ``unwanted``."""

    wanted: tuple[Words, ...] = ()
    unwanted: tuple[Words, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted or self.conditions)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a query as it is typed, at ``start`` to ``end``."""

    minus: bool
    name: str
    value: str
    quoted: bool
    start: int
    end: int

    def wrong(self, headline: str, hint: str = "") -> WrongQuery:
        return WrongQuery(headline, hint, self.start, self.end)


_PART = re.compile(
    r"""
    (?P<minus>-?)
    (?: (?P<alone>[^\W\d_]+) : (?=\s|$)
    |   (?: (?P<name>[^\W\d_]+) : (?!//) )?
        (?: ["“”] (?P<quoted>[^"“”]*) (?:["“”]|$)  |  (?P<plain>[^\s"“”]+) )
    )
    """,
    re.VERBOSE,
)
_Reader = Callable[[_Part, Field], Condition]
_COMPARED = re.compile(r"(<=|>=|<|>|=|)(\d{1,5})")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read_query(text: str, typing: bool = False) -> Query:
    """The query in ``text``. While ``typing``, its last word may be the beginning of one.

    Raises WrongQuery when a condition cannot be understood, or there are too many.
    """
    text = inert(text)
    parts = [_part(found) for found in _PART.finditer(text)]
    if len(text) > LONGEST or len(parts) > MOST_PARTS:
        headline = "That is more than can be searched for at once."
        raise WrongQuery(headline, "A few words find more.", min(len(text), LONGEST), len(text))
    query = Query()
    for part in parts:
        query = _with_part(query, part, begun=typing and part.end == len(text) and not part.quoted)
    return query


def _part(found: re.Match[str]) -> _Part:
    quoted = found["quoted"] is not None
    # A quotation that is not closed yet is still being typed.
    closed = quoted and found[0][-1] in '"“”' and len(found[0]) > 1
    return _Part(
        minus=bool(found["minus"]),
        name=(found["name"] or found["alone"] or "").casefold(),
        value=(found["quoted"] if quoted else found["plain"]) or "",
        quoted=closed,
        start=found.start(),
        end=found.end(),
    )


def _with_part(query: Query, part: _Part, begun: bool) -> Query:
    field = _field(part)
    if field is None:
        return _with_words(query, part, _words(f"{part.name} {part.value}", begun))
    if field is Field.AUTHOR:
        return _with_words(query, part, replace(_named(part, field, begun), byline=True))
    condition = replace(_READERS[field](part, field), wanted=not part.minus)
    return replace(query, conditions=(*query.conditions, condition))


def _field(part: _Part) -> Field | None:
    """What the part sets a condition on; None if it is only words, such as ``Nota:``."""
    try:
        return Field(part.name)
    except ValueError:
        if not part.name or not part.value:
            return None
    raise part.wrong(
        f"“{part.name}:” is nothing one can search by.", f"There are {_listed([f'{each}:' for each in Field], 'and')}."
    )


def _with_words(query: Query, part: _Part, words: Words) -> Query:
    if not words.words:
        return query
    if part.minus:
        return replace(query, unwanted=(*query.unwanted, words))
    return replace(query, wanted=(*query.wanted, words))


def _words(text: str, begun: bool) -> Words:
    words = words_of(text)
    if not words or not ((begun and text[-1].isalnum()) or text.endswith("*")):
        return Words(words)
    if len(words[-1]) >= SHORTEST_BEGINNING:
        return Words(words, begun=True)
    # One letter is looked for when it is known to be all, one sign is a word.
    return Words(words[:-1] if begun and not is_sign(words[-1]) else words)


def _named(part: _Part, field: Field, begun: bool) -> Words:
    if not words_of(part.value):
        raise part.wrong(f"“{field}:” wants a name after it.", f"For example {field}:whitfield, or {field}:“op eds”.")
    return _words(part.value, begun)


def _name(part: _Part, field: Field) -> Condition:
    _named(part, field, begun=False)
    return Condition(field, " ".join(words_of(part.value)))


def _one_of(values: tuple[str, ...]) -> _Reader:
    def read(part: _Part, field: Field) -> Condition:
        value = part.value.casefold()
        if value not in values:
            raise part.wrong(f"“{field}:” wants {_listed(values, 'or')} after it.")
        return Condition(field, value)

    return read


def _day(part: _Part, field: Field) -> Condition:
    found = _DAY.fullmatch(part.value)
    try:
        if not found:
            raise ValueError
        day = date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise part.wrong(f"“{field}:” wants a day after it, such as 2026-01-31, 2026-01 or 2026.") from None
    return Condition(field, day.isoformat(), "<" if field is Field.BEFORE else ">=")


def _minutes(part: _Part, field: Field) -> Condition:
    found = _COMPARED.fullmatch(part.value)
    if not found:
        raise part.wrong("“minutes:” wants a number after it, such as <10, >5 or 7.")
    return Condition(field, int(found[2]), found[1] or "=")


def _language(part: _Part, field: Field) -> Condition:
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", part.value):
        raise part.wrong("“lang:” wants the code of a language after it, such as en or pt-BR.")
    return Condition(field, part.value.lower())


def _tag(part: _Part, field: Field) -> Condition:
    if not tag_key(part.value):
        raise part.wrong("“tag:” wants the name of a tag after it.", "For example tag:travel, or tag:“read again”.")
    return Condition(field, tag_key(part.value))


def _listed(values: Sequence[str], last: str) -> str:
    return f"{', '.join(values[:-1])} {last} {values[-1]}"


_READERS: dict[Field, _Reader] = {
    Field.CHANNEL: _name,
    Field.SECTION: _name,
    Field.IS: _one_of(STATES),
    Field.BEFORE: _day,
    Field.AFTER: _day,
    Field.MINUTES: _minutes,
    Field.LANG: _language,
    Field.HAS: _one_of(THINGS),
    Field.TAG: _tag,
}
