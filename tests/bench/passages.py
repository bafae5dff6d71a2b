"""Random edits of columns with marked passages: how many marks are found again where their words still stand, whether
any is found on other words, and what becomes of those whose own words were changed.

    python -m tests.bench.passages [EDITS]        1,000 unless told otherwise
"""

import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from html import unescape

from reader.demo.holdings import shelves
from reader.model.passage import Passage, find_passage, passage_of
from reader.model.selection import sentences_of, words_of

MARKS = 12
WORDS = ("harbour", "lantern", "quiet", "marble", "thirty", "orchard", "visible", "council", "ferries", "window")
LIKE = 0.7
"""Share of the words, in their order, that a place has to have to be that of a passage whose words were changed."""
Paragraphs = list[str]


@dataclass
class Tally:
    """``stands``: marks whose words all stand somewhere in the new text, ``found`` of them there; ``wrong``: found on
    other words; ``changed``: those whose words were changed, ``near`` of them found where most of the words are."""

    edits: int = 0
    stands: int = 0
    found: int = 0
    changed: int = 0
    near: int = 0
    wrong: int = 0
    examples: list[str] = field(default_factory=list)


@cache
def columns() -> tuple[tuple[str, ...], ...]:
    """The paragraphs of the demo's columns."""
    bodies = (" ".join(column.pages) for shelf in shelves() for column in shelf.columns)
    plain = (re.findall(r"<p\b[^>]*>(.*?)</p>", body, re.DOTALL) for body in bodies)
    texts = (tuple(" ".join(unescape(re.sub("<[^>]*>", "", each)).split()) for each in found) for found in plain)
    return tuple(dict.fromkeys(text for text in texts if len(text) > 3))


def try_edits(count: int, seed: int = 1) -> Tally:
    """So many edits, each of another column with other marks."""
    dice, tally = random.Random(seed), Tally()
    for _ in range(count):
        paragraphs = list(dice.choice(columns()))
        before = "\n\n".join(paragraphs)
        marks = [_mark(before, dice) for _ in range(MARKS)]
        for edit in dice.sample(EDITS, dice.randrange(1, 4)):
            paragraphs = edit(paragraphs, dice)
        after = "\n\n".join(filter(None, paragraphs))
        tally.edits += 1
        for mark in marks:
            _judge(tally, after, mark)
    return tally


def _mark(text: str, dice: random.Random) -> Passage:
    sentences = sentences_of(text)
    first = dice.randrange(len(sentences))
    last = min(len(sentences) - 1, first + dice.choice((0, 0, 0, 1, 3)))
    return passage_of(text, sentences[first][0], sentences[last][1])


def _judge(tally: Tally, after: str, mark: Passage) -> None:
    found = find_passage(after, mark)
    said = after[slice(*found)] if found else ""
    if mark.quote in after:
        tally.stands += 1
        tally.found += said == mark.quote
        wrong = found is not None and said != mark.quote
    else:
        tally.changed += 1
        near = found is not None and _alike(said, mark.quote) >= LIKE
        tally.near += near
        wrong = found is not None and not near
    tally.wrong += wrong
    if wrong and len(tally.examples) < 5:
        tally.examples.append(f"{mark.quote!r}\n   -> {said!r}")


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return [text[start:end].casefold().replace("’", "'") for start, end in words_of(text)]


# The edits


def _replace_words(paragraphs: Paragraphs, dice: random.Random) -> Paragraphs:
    share = dice.choice((0.01, 0.05, 0.2))
    return [
        " ".join(dice.choice(WORDS) if dice.random() < share else word for word in each.split()) for each in paragraphs
    ]


def _move(paragraphs: Paragraphs, dice: random.Random) -> Paragraphs:
    moved = list(paragraphs)
    moved.insert(dice.randrange(len(moved)), moved.pop(dice.randrange(len(moved))))
    return moved


def _join_page(paragraphs: Paragraphs, dice: random.Random) -> Paragraphs:
    """Another page of a story comes before or behind."""
    other = list(dice.choice(columns()))
    return [*other, *paragraphs] if dice.random() < 0.5 else [*paragraphs, *other]


def _drop(paragraphs: Paragraphs, dice: random.Random) -> Paragraphs:
    gone = set(dice.sample(range(len(paragraphs)), max(1, len(paragraphs) // 5)))
    return [each for number, each in enumerate(paragraphs) if number not in gone] or paragraphs


def _put_between(paragraphs: Paragraphs, dice: random.Random) -> Paragraphs:
    return [part for each in paragraphs for part in (each, "Read more: the ferries of the council.")]


def _clean_otherwise(paragraphs: Paragraphs, dice: random.Random) -> Paragraphs:
    """As another cleaner would: paragraphs joined, split at a sentence, quotation marks and dashes of another kind."""
    cleaned: Paragraphs = []
    for each in paragraphs:
        if cleaned and dice.random() < 0.2:
            cleaned[-1] += f" {each}"
        else:
            cleaned.append(each.replace("’", "'") if dice.random() < 0.3 else each)
    return cleaned


def _repeat(paragraphs: Paragraphs, dice: random.Random) -> Paragraphs:
    """A pull quote says a sentence a second time."""
    sentences = sentences_of(text := dice.choice(paragraphs))
    start, end = dice.choice(sentences)
    return [text[start:end], *paragraphs] if dice.random() < 0.5 else [*paragraphs, text[start:end]]


EDITS: Sequence[Callable[[Paragraphs, random.Random], Paragraphs]] = (
    _replace_words,
    _move,
    _join_page,
    _drop,
    _put_between,
    _clean_otherwise,
    _repeat,
)


def main() -> int:
    tally = try_edits(int(sys.argv[1]) if sys.argv[1:] else 1_000)
    print(f"edits {tally.edits:,}, marks {tally.edits * MARKS:,}")
    print(f"words still stand {tally.stands:,}, found there {tally.found:,} ({tally.found / tally.stands:.2%})")
    print(
        f"words changed {tally.changed:,}, found where most of them are {tally.near:,}, on other words {tally.wrong:,}"
    )
    for example in tally.examples:
        print(f"  {example}")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
