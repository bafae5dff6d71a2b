"""Where in a text a person is, kept so that it is found again at another width and in a text that was cleaned anew."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from reader.model.blocks import Blocks, block_text
from reader.model.passage import Passage, find_passage

MOST_WORDS = 80
"""Characters; enough to tell a sentence from the others of its text."""
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*\s+|[。！？]+[」』”’）]*\s*|\n+)(?=\S)")
_NO_END = re.compile(r"(?:^|[\s(“\"])(?:Mrs?|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Jr|vs|[A-Z](?:\.[A-Z])*)\.\s+$")
_ABBREVIATED = 12


@dataclass(frozen=True, slots=True)
class Place:
    """``offset`` characters into what is seen of block number ``block``; the number of blocks stands for what is
    under the text. ``words`` are those that begin there, a blank between two; empty where nobody knows them and at the
    top of the page."""

    block: int = 0
    offset: int = 0
    words: str = ""


TOP = Place()


def place_in(blocks: Blocks, block: int, offset: int = 0) -> Place:
    """The place with its words."""
    return Place(block, offset, _words_at(blocks, block, offset))


def place_at(blocks: Blocks, at: int) -> Place:
    """The place of a character of all that is seen of the blocks (`reader.model.article.Article.seen`)."""
    start = 0
    for number, block in enumerate(blocks):
        length = len(block_text(block, seen=True))
        if start <= at < start + length:
            return place_in(blocks, number, at - start)
        start += length + 2 if length else 0
    return place_in(blocks, len(blocks))


def find_place(blocks: Blocks, place: Place) -> Place | None:
    """Where the place is in this text, which may be another: where it was if its words are there, else where they or
    nearly the same stand nearest to that. None when they are gone; a place without words is taken as it is."""
    if not place.words:
        return Place(min(place.block, len(blocks)), place.offset)
    if _words_at(blocks, place.block, place.offset) == place.words:
        return place
    words = list(_words(blocks))
    starts = list(accumulate((len(word) + 1 for *_, word in words), initial=0))
    near = bisect_left(words, (place.block, place.offset, ""))
    passage = Passage(starts[near], starts[near] + len(place.words), place.words)
    found = find_passage(" ".join(word for *_, word in words), passage)
    if found is None:
        return None
    number = bisect_right(starts, found[0]) - 1
    block, offset, _ = words[number]
    return place_in(blocks, block, offset + found[0] - starts[number])


def sentence_starts(text: str) -> Iterator[int]:
    """Where a sentence of the text begins, in order. What looks like the end of one after a title or an initial, or
    before a small letter, is none."""
    if text.strip():
        yield len(text) - len(text.lstrip())
    for match in _SENTENCE.finditer(text):
        at = match.end()
        goes_on = text[at].islower() or _NO_END.search(text, max(0, at - _ABBREVIATED), at)
        if match.start() and (not goes_on or "\n" in match.group()):
            yield at


def _words_at(blocks: Blocks, block: int, offset: int) -> str:
    said = ""
    for each in blocks[block:]:
        said = f"{said} {' '.join(block_text(each, seen=True)[offset : offset + 2 * MOST_WORDS].split())}".strip()
        offset = 0
        if len(said) > MOST_WORDS:
            return said[: said.rfind(" ", 0, MOST_WORDS + 1)] if " " in said[:MOST_WORDS] else said[:MOST_WORDS]
    return said


def _words(blocks: Blocks) -> Iterator[tuple[int, int, str]]:
    for number, block in enumerate(blocks):
        for match in _WORD.finditer(block_text(block, seen=True)):
            yield number, match.start(), match.group()
