"""Headlines as a person reads them: references that were packed once too often, and markup that was meant to act."""

import re
from html import unescape

_REFERENCE = re.compile(r"&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PICTURE = re.compile(r"<img\s[^<>]*>", re.IGNORECASE)
_PAIR = re.compile(
    r"<(a|abbr|b|big|cite|code|em|font|h[1-6]|i|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>([^<>]*)</\1\s*>",
    re.IGNORECASE,
)
_DEEPEST = 3


def readable(title: str) -> str:
    """The title in plain text without references and tags that only a program reads.

    A tag that is spoken of stays: one that is not closed, or that no headline is written with (``<select>``).
    """
    for _ in range(_DEEPEST):
        plainer = _without_tags(title) if "<" in title else title
        plainer = _REFERENCE.sub(_meant, plainer) if "&" in plainer else plainer
        if plainer == title:
            break
        title = plainer
    return title


def is_unpacked(title: str) -> bool:
    """Whether a sign stands there as itself that a title packed as HTML would write as a reference: then none of the
    others was packed either."""
    return "<" in title or "&" in _REFERENCE.sub("", title)


def _without_tags(title: str) -> str:
    title = _PICTURE.sub(" ", _BREAK.sub(" ", _UNSEEN.sub(" ", title)))
    for _ in range(_DEEPEST):
        title, found = _PAIR.subn(r"\2", title)
        if not found:
            break
    return title


def _meant(reference: re.Match[str]) -> str:
    """What an HTML reference means; a name it does not know is text."""
    return unescape(reference[0])
