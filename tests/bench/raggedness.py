"""How even the right edge is, beside filling line by line: ``python -m tests.bench.raggedness``.

Fifty English columns and news texts of the shared corpus, a paragraph a line of the text. For each way of setting, and
each measure: cells empty in all lines but the last of a paragraph (standard deviation of the lines' lengths, mean, and
the emptiest line), hyphens in a thousand lines, the most hyphens one under the other, and in how many of a thousand
paragraphs the last line is a single word.
"""

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from statistics import mean, pstdev

from reader.model.blocks import Paragraph, Span
from reader.text import safe
from reader.typeset.blocks import Around, set_block
from reader.typeset.words import word_parts

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "articles" / "gold.jsonl"
ARTICLES, LEAST_WORDS = 50, 250
MEASURES = (40, 68, 100)

Setter = Callable[[str, int], list[str]]


def articles() -> Iterator[list[str]]:
    """The paragraphs of each article."""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        text = page["gold"].get("text") or ""
        if page["corpus"] == "scrapinghub" and len(text.split()) >= LEAST_WORDS:
            yield [safe(paragraph) for paragraph in text.split("\n") if paragraph.strip()]


def greedy(text: str, measure: int, language: str = "") -> list[str]:
    """Each line takes what fits; with a language, as much of the next word as fits with its hyphen."""
    lines = [""]
    for word in text.split():
        at = 0
        gap = " " if lines[-1] else ""
        for part in word_parts(word, language).parts:
            piece = word[at : at + part.length]
            rest = word[at + part.length :]
            needed = len(lines[-1]) + len(gap) + len(piece) + (part.tail if rest else 0)
            if needed > measure and lines[-1]:
                lines[-1] += "-" if at and not gap and lines[-1][-1].isalpha() else ""
                lines.append(piece)
            else:
                lines[-1] += gap + piece
            gap = ""
            at += part.length
    return lines


def whole(text: str, measure: int, language: str = "") -> list[str]:
    rows = set_block(Paragraph((Span(text),)), measure, Around(language=language))
    return ["".join(run.text for run in row) for row in rows]


def report(name: str, measure: int, paragraphs: list[str], setter: Setter) -> None:
    set_paragraphs = [setter(text, measure) for text in paragraphs]
    filled = [line for lines in set_paragraphs for line in lines[:-1]]
    many = [lines for lines in set_paragraphs if len(lines) > 1]
    hyphens = [[line.endswith("-") for line in lines] for lines in many]
    stacks = [sum(group) for lines in hyphens for ended, group in groupby(lines) if ended]
    widows = sum(" " not in lines[-1] for lines in many)
    print(
        f"{measure:>4} {name:<28} {pstdev(map(len, filled)):5.2f} {measure - mean(map(len, filled)):6.2f} "
        f"{measure - min(map(len, filled)):8} {1000 * sum(map(sum, hyphens)) / len(filled):8.0f} "
        f"{max(stacks, default=0):6} {1000 * widows / len(many):7.0f}"
    )


def main() -> None:
    chosen = list(articles())[:ARTICLES]
    paragraphs = [text for article in chosen for text in article]
    print(
        f"{len(chosen)} articles, {len(paragraphs)} paragraphs, {sum(len(text.split()) for text in paragraphs)} words"
    )
    print("                                  deviation  empty emptiest  hyphens  stack  widows")
    for measure in MEASURES:
        report("greedy", measure, paragraphs, greedy)
        report("greedy, hyphenated", measure, paragraphs, lambda text, size: greedy(text, size, "en"))
        report("as a whole", measure, paragraphs, whole)
        report("as a whole, hyphenated", measure, paragraphs, lambda text, size: whole(text, size, "en"))


if __name__ == "__main__":
    main()
