"""Where a word may be divided at the end of a line, by the patterns of its language.

The method is F. M. Liang's ("Word Hy-phen-a-tion by Com-put-er", 1983), the patterns are those of LibreOffice, which
pyphen carries. They are read here and not by pyphen itself, because that takes 0.7 s for German, which a person would
wait for: the digits are taken out of all patterns at once, and only a pattern that occurs in a word is looked at.
"""

import re
from functools import lru_cache
from itertools import accumulate

_LEAST_BEFORE, _LEAST_AFTER = 2, 3  # letters on either side of a division
_SHORTEST = _LEAST_BEFORE + _LEAST_AFTER
_LONGEST = 64  # letters; what is longer is no word, and looking for patterns in it costs time
_NO_PATTERN = re.compile(r"(?m)^(?:[%#A-Z].*)$|[^\S\n]+$")
_WEIGHT = re.compile("[0-9]")
_NAMES = {"en": "en_US", "no": "nb_NO"}  # where pyphen would take another country's patterns, or none
_ALTERED = "/"

Patterns = dict[str, str]


@lru_cache(maxsize=16384)
def divisions(word: str, language: str) -> tuple[int, ...]:
    """Offsets in ``word``, letters only, where a hyphen may divide it; none for a language without patterns.

    ``language`` is a BCP 47 tag. A word in capitals is a name or an abbreviation and stays whole, and so does one whose
    spelling a division would change (German "ck" of old, Hungarian "ssz").
    """
    lowered = word.lower()
    if not _SHORTEST <= len(word) <= _LONGEST or len(lowered) != len(word) or word.isupper():
        return ()
    patterns, longest = _patterns(language)
    if not patterns:
        return ()
    dotted = f".{lowered}."
    weights = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + longest, len(dotted)) + 1):
            pattern = patterns.get(dotted[start:end])
            if pattern is not None:
                for at, weight in _weights(pattern):
                    weights[start + at] = max(weights[start + at], weight)
    return tuple(at for at in range(_LEAST_BEFORE, len(word) - _LEAST_AFTER + 1) if weights[at + 1] % 2)


def has_patterns(language: str) -> bool:
    """Whether words of the language, a BCP 47 tag, can be divided at all."""
    return bool(_patterns(language)[0])


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[Patterns, int]:
    """The patterns of a language by their letters, and how many letters the longest has."""
    import pyphen  # here, because listing its files takes longer than a page without hyphens needs

    name = pyphen.language_fallback(_NAMES.get(language.lower(), language))
    if name is None:
        return {}, 0
    head, _, body = pyphen.LANGUAGES[name].read_bytes().partition(b"\n")
    encoding = head.decode("ascii", "replace").strip().lower().removeprefix("microsoft-")
    text = _NO_PATTERN.sub("", body.decode(encoding))
    by_letters = dict(zip(_WEIGHT.sub("", text).split("\n"), text.split("\n"), strict=True))
    patterns = {letters.partition(_ALTERED)[0]: pattern for letters, pattern in by_letters.items()}
    return patterns, max(map(len, patterns))


@lru_cache(maxsize=16384)
def _weights(pattern: str) -> tuple[tuple[int, int], ...]:
    """The digits of a pattern, each with how many letters stand before it.

    An odd weight allows a division and an even one forbids it; one that would alter the spelling forbids it here.
    """
    plain, altered, _ = pattern.partition(_ALTERED)
    letters = accumulate((not char.isdigit() for char in plain), initial=0)
    digits = [(before, int(char)) for before, char in zip(letters, plain, strict=False) if char.isdigit()]
    return tuple((before, weight + weight % 2 if altered else weight) for before, weight in digits)
