"""Which columns of some days are on one subject: by the words that are rare elsewhere, names and headline before all.

Each text is a vector of its most telling words (G. Salton, C. Buckley, Term-weighting approaches in automatic text
retrieval, 1988): how often a word stands there, dampened, times how rare it is in the whole library. Two columns are on
one subject when their vectors point the same way and what they share is more than one word.
"""

import re
from collections import Counter
from collections.abc import Mapping
from math import log, sqrt

from reader.model.matching import fold

MOST_TELLING, MOST_TERMS = 120, 40
"""Words of a text that are counted, and words of its vector."""
LEAST_RARE = 1.0
"""A word that stands in more than a third of all texts tells nothing."""
LONGEST = 100_000
"""Characters of a text that are looked at."""
LEAST_LIKENESS = 0.26
LEAST_SHARED = 3
"""Words that two columns on one subject share at least."""
HEADLINE, NAME = 3.0, 1.6
"""What a word of the headline, and one that is written large within a sentence, counts."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2}|[^\W\d_][\w'’-]*[^\W_]")
_STOPS = '.!?:\n“"‘(—–'

Vector = Mapping[str, float]
"""Words with their weights, of length 1."""


def tokens(text: str) -> list[tuple[str, bool]]:
    """The words of a text as the index of words has them, each with whether it is a name there."""
    found: list[tuple[str, bool]] = []
    for match in _WORD.finditer(text[:LONGEST]):
        word = match.group()
        before = text[max(0, match.start() - 2) : match.start()].strip()
        is_name = (
            word[0].isupper() and bool(match.start()) and not (before and before[-1] in _STOPS) and not word.isupper()
        )
        found += ((part, is_name) for part in re.split(r"['’-]", fold(word)) if len(part) > 2 or not part.isascii())
    return found


def telling(headline: str, text: str) -> dict[str, float]:
    """The words of a column that may tell what it is about, with what each counts there."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for word, is_name in tokens(text):
        counts[word] += 1
        if is_name:
            names.add(word)
    title = {word for word, _ in tokens(headline)}
    told = {
        word: (1 + log(max(1, counts[word]))) * (HEADLINE if word in title else 1.0) * (NAME if word in names else 1.0)
        for word in counts.keys() | title
    }
    return dict(sorted(told.items(), key=lambda each: (-each[1], -len(each[0]), each[0]))[:MOST_TELLING])


def vector(words: Mapping[str, float], texts: int, containing: Mapping[str, int]) -> Vector:
    """The vector of a column with these `telling` words, each of which stands in so many of all ``texts``; empty where
    none of them is rare."""
    rarity = {word: log((texts + 1) / (containing.get(word, 0) + 1)) for word in words}
    weights = {word: words[word] * rarity[word] for word in words if rarity[word] >= LEAST_RARE}
    top = sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:MOST_TERMS]
    length = sqrt(sum(weight * weight for _, weight in top))
    return {word: weight / length for word, weight in top} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """From 0.0, nothing in common, to 1.0; 0.0 also where too few words are shared to say."""
    if len(other) < len(one):
        one, other = other, one
    shared = [word for word in one if word in other]
    return sum(one[word] * other[word] for word in shared) if len(shared) >= LEAST_SHARED else 0.0


def shared_words(one: Vector, other: Vector, most: int = 3) -> tuple[str, ...]:
    """What two columns have in common, the most telling words first."""
    both = sorted((word for word in one if word in other), key=lambda word: (-one[word] * other[word], word))
    return tuple(both[:most])
