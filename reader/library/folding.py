"""Words as a search compares them: without case and accents, each Chinese or Japanese sign a word of its own. Pure.

The signs are set apart because those languages write no spaces, and the tokenizer of the index goes by spaces:
https://www.sqlite.org/fts5.html#unicode61_tokenizer
"""

import re
from functools import lru_cache
from unicodedata import normalize

from reader.text import safe

_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ACCENT = "\u0300-\u036f"
_SIGNS = re.compile(f"([{_SIGN}])")
_ACCENTS = re.compile(f"[{_ACCENT}]+")
_WORD = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+")
_FOREIGN = re.compile("[^\x00-\x7f]")


def folded_text(text: str) -> str:
    """The text as it is put into the index."""
    if text.isascii():
        return text.lower()
    return _SIGNS.sub(r" \1 ", _ACCENTS.sub("", normalize("NFKD", text.casefold())))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as the index has them."""
    return tuple(_WORD.findall(folded_text(text)))


def levelled(text: str) -> str:
    """The text without case and accents, character for character, so that places in it are places in ``text``."""
    return _FOREIGN.sub(_level, text).lower()


def tag_key(name: str) -> str:
    """What tells a tag from others: its name without case, and one space where blanks are."""
    return safe(name).casefold()


def is_sign(word: str) -> bool:
    """Whether a word is a single Chinese or Japanese sign, which stands beside others without a space."""
    return bool(_SIGNS.match(word))


def _level(found: re.Match[str]) -> str:
    return _plain(found[0])


@lru_cache(maxsize=5000)
def _plain(char: str) -> str:
    # What would become two characters stays as it is.
    plain = _ACCENTS.sub("", normalize("NFKD", char.casefold()))
    return plain if len(plain) == 1 else char
