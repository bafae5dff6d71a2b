"""Where in a text something stands that a person looks for."""

import re

MOST = 5000
"""Places; a text that has more of it shows the first ones."""

_ALIKE = {"'": "['‘’ʼ]", '"': '["“”„«»]', "-": "[-‐‑–—−]"}
_SOFT_HYPHEN = "\u00ad?"


def places_of(text: str, wanted: str) -> list[tuple[int, int]]:
    """Start and end of each place, at most `MOST`. Capitals count when there are some in what is wanted; a blank stands
    for any run of blanks and line ends, a plain quotation mark or hyphen for every kind of it."""
    if not wanted.strip():
        return []
    flags = re.NOFLAG if any(character.isupper() for character in wanted) else re.IGNORECASE
    words = (_SOFT_HYPHEN.join(_ALIKE.get(each, re.escape(each)) for each in word) for word in wanted.split())
    found = re.compile(r"\s+".join(words), flags).finditer(text)
    return [match.span() for match, _ in zip(found, range(MOST), strict=False)]
