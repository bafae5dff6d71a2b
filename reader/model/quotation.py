"""Words taken out of a text, between quotation marks of Byline's own."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"[“”„«»「」『』‘]|(?<!\d)\"|’(?!\w)")
_OPENING = "“„«‘「『"
_BEGINS = re.compile(r"[\w¿¡$€£#@…“„«‘「『\"(\[]")
_BEFORE_OPENING = '([{—–-“„«‘「『"'
_BEFORE_CLOSING = '.!?…,。！？”»"'
_SINGLE = "‘’"
_WITHIN = str.maketrans("“”„", "‘’‚")


def between_marks(words: str) -> str:
    """The words between double quotation marks, those within them single ones.

    A mark at either end that belongs to one outside the words is left out: ours stands there. One in the midst of them
    stays, and so does a pair. Of single marks a closing one counts only where no apostrophe can stand, a straight one
    never.
    """
    words = words.strip()
    lone = set(_unpaired(words))
    start, end = 0, len(words)
    while start < end and (start in lone or words[start].isspace()):
        start += 1
    while start < end and (end - 1 in lone or words[end - 1].isspace()):
        end -= 1
    return f"“{words[start:end].translate(_WITHIN)}”"


def _unpaired(words: str) -> Iterator[int]:
    """Where marks stand that open what is not closed in the words, or close what is not opened in them."""
    opened: dict[bool, list[int]] = {True: [], False: []}
    for match in _MARK.finditer(words):
        at, mark = match.start(), match.group()
        open_now = opened[mark in _SINGLE]
        if _opens(words, at):
            # What is quoted over paragraphs is opened in each of them and closed once.
            if not (open_now and words[at - 1] == "\n"):
                open_now.append(at)
        elif open_now:
            open_now.pop()
        elif mark != "’" or words[at - 1 : at] in tuple(_BEFORE_CLOSING):
            yield at
    yield from (at for each in opened.values() for at in each)


def _opens(words: str, at: int) -> bool:
    """Some languages close with the mark that others open with: what stands around it says which it is, then its
    form."""
    before, after = words[at - 1 : at] if at else "", words[at + 1 : at + 2]
    begins = bool(_BEGINS.match(after))
    if begins and (not before or before.isspace() or before in _BEFORE_OPENING):
        return True
    if before and not before.isspace() and not begins:
        return False
    return words[at] in _OPENING
