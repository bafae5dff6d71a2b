"""Which language a text is in: what its page states, unless its own commonest words say otherwise."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
# Words so common that every paragraph has some; those that two of the languages share vote for both.
_COMMONEST = {
    "en": "the and of to in is that it for was with on as are this but not have be they which",
    "de": "der die und das ist nicht ein zu den mit von sich auf dem für eine auch im als wird es",
    "fr": "le la les des et est une pas que dans du qui pour au sur ce il plus avec par sont",
    "es": "el la los las que y en una por con para del se su al lo como más pero es son",
    "it": "il di che è la per un non una sono con del della si gli nel anche ha più le come",
    "nl": "de het een van en is dat niet op te zijn voor met die er aan ook als maar om hij",
    "pt": "o que não uma os com por mais dos como mas ao ele das seu sua para em são do da",
    "ru": "и в не на что он с как это по но они к из за то все так его она было",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMONEST.items()}
_READ = 400
# Votes among the words read, and how many times those of the next language they must be.
_FEWEST = 12
_CLEAR = 1.5


def language_of_text(text: str, stated: str = "") -> str:
    """The language as a BCP 47 tag, empty when it is neither stated nor plain from the text.

    What is stated keeps its region (``en-GB``) where the text agrees with it or is too short to tell.
    """
    heard = _heard(text)
    return stated if not heard or stated.partition("-")[0].lower() == heard else heard


def _heard(text: str) -> str:
    words = [word.casefold() for word in _WORD.findall(text[: _READ * 10])][:_READ]
    votes = Counter({language: sum(word in common for word in words) for language, common in _WORDS.items()})
    (first, most), (_, next_most) = votes.most_common(2)
    return first if most >= max(_FEWEST, len(words) // 8) and most >= _CLEAR * next_most else ""
