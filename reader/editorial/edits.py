"""How a text differs from the one that was kept: whether it was edited, what was taken out and what was put in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from unicodedata import normalize

from reader.model.blocks import Blocks, block_text

MOST_WORDS = 6_000
"""Of two stretches that differ, compared word by word; of longer ones all is out and all is in."""
_END = "\n"
"""What stands for the end of a paragraph among words, which have no blanks."""


class Kind(StrEnum):
    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one paragraph that are in both texts, were taken out, or were put in."""

    words: str
    kind: Kind = Kind.SAME


Paragraph = tuple[Stretch, ...]


def is_edited(kept: Blocks, new: Blocks) -> bool:
    """Whether the words are others: quotes, dashes, hyphens, blanks, case and where paragraphs end do not count."""
    return _letters(_joined(kept)) != _letters(_joined(new))


def difference(kept: Blocks, new: Blocks) -> tuple[Paragraph, ...]:
    """The new text paragraph by paragraph, with what was taken out of the kept one where it stood. A paragraph with
    one stretch that is the same is as it was."""
    before, after = _paragraphs(kept), _paragraphs(new)
    found: list[Paragraph] = []
    matcher = SequenceMatcher(None, [*map(_letters, before)], [*map(_letters, after)], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            found += ((Stretch(text),) for text in before[start:end])
        else:
            found += _word_by_word(before[start:end], after[first:last])
    return tuple(found)


def _word_by_word(before: Sequence[str], after: Sequence[str]) -> Iterator[Paragraph]:
    old, new = _words(before), _words(after)
    if not old or not new or len(old) + len(new) > MOST_WORDS:
        yield from ((Stretch(text, Kind.OUT),) for text in before)
        yield from ((Stretch(text, Kind.IN),) for text in after)
        return
    # Both end with an end, and no two follow each other: what is left of a paragraph is never nothing.
    paragraph: list[tuple[str, Kind]] = []
    matcher = SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        same = tag == "equal"
        told = [(word, Kind.SAME if same else Kind.OUT) for word in old[start:end]]
        told += [] if same else [(word, Kind.IN) for word in new[first:last]]
        for word, kind in told:
            if word != _END:
                paragraph.append((word, kind))
            else:
                yield _stretches(paragraph)
                paragraph = []


def _stretches(words: Sequence[tuple[str, Kind]]) -> Paragraph:
    found: list[Stretch] = []
    for word, kind in words:
        if found and found[-1].kind is kind:
            found[-1] = Stretch(f"{found[-1].words} {word}", kind)
        else:
            found.append(Stretch(word, kind))
    return tuple(found)


def _paragraphs(blocks: Blocks) -> list[str]:
    lines = (" ".join(line.split()) for block in blocks for line in block_text(block).splitlines())
    return [line for line in lines if line]


def _words(paragraphs: Sequence[str]) -> list[str]:
    return [word for paragraph in paragraphs for word in (*paragraph.split(), _END)]


def _joined(blocks: Blocks) -> str:
    return "\n".join(map(block_text, blocks))


def _key(word: str) -> str:
    return _letters(word) or word


def _letters(text: str) -> str:
    """Its letters and digits alone, as their plain, small forms."""
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))
