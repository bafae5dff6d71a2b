"""Deks out of the teasers that feeds and lists carry."""

import re

from reader.page.bylines import clean_byline
from reader.text import safe

MAX_DEK = 400
"""Characters; a summary that goes on is cut after a sentence, it is there to choose by and not to read."""
MAX_HEADLINE = 300

_TAIL = 160
_MARKUP_LEFT = re.compile(r"\bs-\d+(?:-\w+)?[\"'”]\s*/?>")
_MORE = re.compile(
    r"\W*\b(?:(?:read|see|find out)\s+more|read (?:the )?(?:full|whole) \w+|continue reading\b[^.!?]*|read on)\s*\W*$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:\s*(?:\[\s*)?(?:\.{2,}|…|\ufffd)(?:\s*\])?)+\s*$")
_OPEN_ENDS = ("..", "…", "\ufffd", "]")
_SEPARATOR = re.compile(r"[-_–—=*•\s]+")
_BYLINE = re.compile(r"B[yY]:?\s+(?P<names>\S.{1,78})")
_SENTENCE = re.compile(r"[!?;:]|\w{3,}\.$")
_SMALL_WORDS = re.compile(r"\b(?:and|de|del|da|di|du|la|le|van|von|der|den|bin|al|the|of|for|on|with)\b|[&,|]")


def dek_of(lines: list[str]) -> str:
    """The lines of a teaser as one plain sentence or more, at most `MAX_DEK` characters.

    Separators, a byline line, `Read more`, the dots of a cut and what a broken tag left behind are gone.
    """
    kept = [line for line in lines if not _SEPARATOR.fullmatch(line) and not is_byline(line)]
    return shortened(_closed(_before_markup(safe(" ".join(kept)))))


def headline_of(text: str) -> str:
    """A headline or a name as it was written, on one line, without the halves of a character that was cut."""
    return shortened(safe(text).rstrip("\ufffd "), MAX_HEADLINE)


def is_cut(text: str) -> bool:
    """Whether the text says itself that it goes on elsewhere."""
    return _closed(text) != text


def is_byline(line: str) -> bool:
    """Whether a line is nothing but `By` and names, each word capitalised."""
    match = _BYLINE.fullmatch(line.strip())
    if not match or _SENTENCE.search(match["names"]):
        return False
    words = _SMALL_WORDS.sub(" ", match["names"]).split()
    return 0 < len(words) <= 8 and not any(word[:1].islower() for word in words)


def name_in_byline(line: str) -> str:
    """The people of a line that is nothing but a byline; empty for any other line."""
    return clean_byline(line) if is_byline(line) else ""


def shortened(text: str, limit: int = MAX_DEK) -> str:
    """The text, or as many of its sentences as fit; if none does, its words and an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    ends = [match.end() for match in re.finditer(r"[.!?][\"'”’)]*(?=\s)|[。！？]", head)]
    if ends and ends[-1] > limit // 3:
        return head[: ends[-1]]
    return (head.rsplit(" ", 1)[0] if " " in head else head[:limit]).rstrip(" ,;:–—-") + "…"


def first_words(text: str, count: int = 10) -> str:
    """The first words, with an ellipsis if there are more: a headline for what has none."""
    words = text.split()
    if len(words) <= count:
        return shortened(text, 80)
    return shortened(" ".join(words[:count]).rstrip(" ,;:–—-"), 80).rstrip("…") + "…"


def _before_markup(text: str) -> str:
    """The text up to the word in which a tag that was never closed begins to show."""
    left = _MARKUP_LEFT.search(text)
    return text[: text.rfind(" ", 0, left.start()) + 1].rstrip() if left else text


def _closed(text: str) -> str:
    head, tail = text[:-_TAIL], text[-_TAIL:]
    while (shorter := _shorter(tail)) != tail:
        tail = shorter
    return (head + tail).rstrip()


def _shorter(tail: str) -> str:
    """The tail without one of its open ends; looked for only where something like one can be seen."""
    lowered = tail.lower()
    if "read" in lowered or "more" in lowered:
        tail = _MORE.sub("", tail)
    tail = tail.rstrip()
    return _OPEN_END.sub("", tail).rstrip() if tail.endswith(_OPEN_ENDS) else tail
