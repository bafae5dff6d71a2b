"""How far two lines say the same."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def line_words(text: str) -> list[str]:
    """The words of a line, folded; in Chinese and Japanese its characters."""
    return _WORD.findall(_UNSPACED.sub(r" \g<0> ", text).casefold())


@lru_cache(maxsize=512)
def _word_set(text: str) -> frozenset[str]:
    return frozenset(line_words(text))


def alike(one: str, other: str) -> float:
    """The share of the words of both lines that they have in common: 1.0 for the same words, 0.0 for none."""
    a, b = _word_set(one), _word_set(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def same_name(one: str, other: str) -> bool:
    """Whether two names of a site are the same but for blanks, marks and capitals, or one begins with the other."""
    a, b = ("".join(_WORD.findall(text.casefold())) for text in (one, other))
    return bool(a) and bool(b) and (a == b or (len(b) > 4 and a.startswith(b)) or (len(a) > 4 and b.startswith(a)))
