"""Whether two texts are copies of one column: shortened, set among other things, with words changed.

Candidates share some of their sequences of words, of which the same small part is sampled from every text (A. Broder,
On the resemblance and containment of documents, 1997); then the texts themselves are laid side by side. A headline
joins nothing, and neither does what stands under every column of a writer.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize
from zlib import crc32

LONGEST = 20_000
"""Words of a text that are looked at."""
FEWEST = 25
"""Words that a text must have to be told to be a copy: shorter ones are captions and blurbs."""
SHORT = 100
"""Words below which the headlines must be alike too: one blurb stands for many columns."""
WIDTH, SAMPLED = 4, 16
"""Words in a sequence that may be sampled, and of how many sequences one is."""
NEAR = timedelta(days=31)
"""Copies are published within so many days of each other; what comes back later is a rerun."""
LEAST_SHARE = 0.45
"""Of the sequences of three words of the shorter text, those that must stand in the longer one."""
LEAST_WORDS = 20
MOST_BEFORE, MOST_BEFORE_IT = 30, 80
"""Words before what is shared, in the text that has fewer of them and in the other: copies are cut at the end and begin
alike; what is quoted whole stands further down."""
FEWEST_APART, MOST_APART = 40, 0.5
"""Words in a row after that which both texts have and do not share, and what part of the shared ones they may be:
more is a column of its own, with the same words before or under it."""
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0eff]|[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts lie side by side. ``share`` is the part of the shorter one's sequences of three words that stand in
    the other. Of each of the following the smaller figure of the two texts, in words: those that are ``shared``, those
    ``before`` the first of them, and the longest row ``apart`` after it; ``led_by`` are those before in the other.
    """

    share: float = 0.0
    shared: int = 0
    before: int = 0
    apart: int = 0
    led_by: int = 0

    @property
    def is_same(self) -> bool:
        """Whether they are copies of one column."""
        if self.share < LEAST_SHARE or self.shared < LEAST_WORDS:
            return False
        if self.before > MOST_BEFORE or self.led_by > MOST_BEFORE_IT:
            return False
        return self.apart < FEWEST_APART or self.apart <= MOST_APART * self.shared


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small plain letters, without signs; of a script without blanks each sign is one."""
    return tuple(_TOKEN.findall(normalize("NFKC", text).translate(_APOSTROPHES).casefold()))[:LONGEST]


def samples(words: Sequence[str]) -> frozenset[int]:
    """The numbers (32 bits) of those sequences of a text that are sampled; none of a text that is too short."""
    if len(words) < FEWEST:
        return frozenset()
    numbers = (crc32(" ".join(words[at : at + WIDTH]).encode()) for at in range(len(words) - WIDTH + 1))
    return frozenset(number for number in numbers if not number % SAMPLED)


def likeness(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """How alike two texts are, each given as `words_of`."""
    if min(len(one), len(other)) < FEWEST:
        return Likeness()
    first, second = frozenset(_sequences(one)), frozenset(_sequences(other))
    both = first & second
    if not both:
        return Likeness()
    (shared, before, apart), (shared_too, before_too, apart_too) = _rows(one, both), _rows(other, both)
    return Likeness(
        share=len(both) / min(len(first), len(second)),
        shared=min(shared, shared_too),
        before=min(before, before_too),
        apart=min(apart, apart_too),
        led_by=max(before, before_too),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of a column: its ``words`` (see `words_of`), its headline, and the day it was published or
    found."""

    words: tuple[str, ...]
    headline: str
    day: date


def copy_share(one: Told, other: Told) -> float:
    """The part of the shorter text that two copies of one column share; 0.0 where they are none."""
    if abs(one.day - other.day) > NEAR:
        return 0.0
    if min(len(one.words), len(other.words)) < SHORT and not _called_alike(one.headline, other.headline):
        return 0.0
    found = likeness(one.words, other.words)
    return found.share if found.is_same else 0.0


def _called_alike(one: str, other: str) -> bool:
    first, second = frozenset(words_of(one)), frozenset(words_of(other))
    return len(first & second) * 2 > min(len(first), len(second)) > 0


def _rows(words: Sequence[str], both: Set[tuple[str, ...]]) -> tuple[int, int, int]:
    """Of one text: its words in shared sequences, those before them, the longest row of others after."""
    covered = [False] * len(words)
    for at, sequence in enumerate(_sequences(words)):
        if sequence in both:
            covered[at : at + 3] = (True, True, True)
    before, longest, row = covered.index(True), 0, 0
    for is_shared in covered[before:]:
        row = 0 if is_shared else row + 1
        longest = max(longest, row)
    return sum(covered), before, longest


def _sequences(words: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)
