"""How long typesetting takes: ``python -m tests.bench.typesetting`` prints medians in milliseconds."""

from itertools import product
from random import Random
from statistics import median
from time import perf_counter

from reader.model.article import Article
from reader.model.blocks import Blocks, Paragraph, Span
from reader.typeset.setter import set_article
from reader.typeset.words import word_parts

COMMON = """
    the of and to a in that is was he for it with as his on be at by I this had not are but from or have an they which
    council bridge morning signature retired book-keeper “nobody would” river—never ferryman’s understatement café 1998
"""
SYLLABLES = (("b", "st", "pr", "l", "gr"), "aeiou", ("nd", "rr", "ll"), ("", "ing", "ed.", "ment,"))
WORDS = COMMON.split() * 4 + ["".join(parts) for parts in product(*SYLLABLES)]
JAPANESE = "橋は長いあいだ閉ざされていたので、「渡るな」と言われた子どもたちは大人になった。"
ROUNDS = 15


def english(words: int, rng: Random) -> Blocks:
    """Paragraphs of 60 words, each with a link and a stressed stretch."""
    return tuple(_paragraph(rng) for _ in range(words // 60))


def _paragraph(rng: Random) -> Paragraph:
    first, linked, last = (" ".join(rng.choices(WORDS, k=count)) for count in (25, 3, 32))
    return Paragraph((Span(first + " "), Span(linked, link="https://harbor.example/"), Span(" " + last)))


def japanese(signs: int) -> Blocks:
    return tuple(Paragraph((Span(JAPANESE * 5),)) for _ in range(signs // (len(JAPANESE) * 5)))


def timed(blocks: Blocks, measure: int) -> tuple[float, float]:
    """Milliseconds of the first setting, with no word known, and the median of the next ones."""
    article = Article("https://harbor.example/", "A headline", blocks=blocks)
    word_parts.cache_clear()
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        set_article(article, measure)
        times.append((perf_counter() - begun) * 1000)
    return times[0], median(times[1:])


def main() -> None:
    rng = Random(1)
    cases = {
        "3,000 words": english(3_000, rng),
        "20,000 words": english(20_000, rng),
        "6,000 signs of Japanese": japanese(6_000),
    }
    for name, blocks in cases.items():
        for measure in (40, 68, 100):
            first, usual = timed(blocks, measure)
            print(f"{name:<24} at {measure:>3} cells: first {first:7.1f} ms, median {usual:7.1f} ms")


if __name__ == "__main__":
    main()
