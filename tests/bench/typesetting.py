"""How long typesetting takes: ``python -m tests.bench.typesetting``.

Milliseconds of the processor, for text set ragged without a language, with one whose words may be hyphenated, and
justified: the first time, when no word is known yet, and as usual. The first hyphens also read the patterns.
"""

from dataclasses import replace
from itertools import product
from random import Random
from time import process_time

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


def timed(article: Article, measure: int, justify: bool) -> tuple[float, float]:
    """Milliseconds of the processor for the first setting, with no word known, and the least of the next ones."""
    word_parts.cache_clear()
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        set_article(article, measure, justify=justify)
        times.append((process_time() - begun) * 1000)
    return times[0], min(times[1:])


def main() -> None:
    rng = Random(1)
    cases = {
        "3,000 words": (english(3_000, rng), "en"),
        "20,000 words": (english(20_000, rng), "en"),
        "one paragraph of 100 KB": ((Paragraph((Span(" ".join(rng.choices(WORDS, k=20_000))[:100_000]),)),), "en"),
        "6,000 signs of Japanese": (japanese(6_000), "ja"),
    }
    print("ms: first, usual               ragged          hyphenated          justified")
    for (name, (blocks, language)), measure in product(cases.items(), (40, 68, 100)):
        plain = Article("https://harbor.example/", "A headline", blocks=blocks)
        hyphenated = replace(plain, language=language)
        ways = ((plain, False), (hyphenated, False), (hyphenated, True))
        figures = "".join("{:10.1f} {:8.1f}".format(*timed(article, measure, justify)) for article, justify in ways)
        print(f"{name:<23} at {measure:>3}{figures}")


if __name__ == "__main__":
    main()
