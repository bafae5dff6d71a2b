"""Bylines as printed, without "By" and without what is stuck to them."""

import re
from collections.abc import Iterable

from reader.text import safe

_BY = re.compile(
    r"^(?:(?:posted|written|words|text|story|article|reported|published|reviewed|opinion)\s+)?"
    r"(?:by|von|por|par|di|door|av)\b\s*:?\s*|^(?:autor(?:in)?|author|auteur)\s*:\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[|•·⋅]|\s[–—-]\s|,?\s*(?:updated|published|posted|modified)\b|\bon\s+(?=\w+ \d)|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:./]\d{2}\b|\b\d{4}\b|@|\().*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|@\w+")
_NOBODY = re.compile(
    r"^(?:admin|administrator|editor|editors?|staff|guest|unknown|anonymous|null|none|n/a|wp[-_]?admin|webmaster|user)$",
    re.I,
)
_AROUND = " ,;:|·•⋅-–—/"
_LONGEST = 160
_MOST_WORDS = 24


def clean_byline(text: str) -> str:
    """The people of a byline: ``By A. Writer, Staff · 3 May 2026`` gives ``A. Writer, Staff``; no names, nothing."""
    text = _TAIL.sub("", names_only(text)).strip(_AROUND)
    if not text or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or _NOBODY.match(text):
        return ""
    return text if re.search(r"[^\W\d_]{2}", text) else ""


def names_only(text: str) -> str:
    """As `clean_byline`, for a text known to hold names and no more than "By" and an address beside them."""
    return _BY.sub("", safe(_ADDRESS.sub(" ", safe(text)))).strip(_AROUND)


def join_names(names: Iterable[str]) -> str:
    """Several people as one byline: ``A, B and C``; the same name is taken once."""
    people = list(dict.fromkeys(filter(None, map(clean_byline, names))))
    if len(people) < 2:
        return "".join(people)
    return f"{', '.join(people[:-1])} and {people[-1]}"
