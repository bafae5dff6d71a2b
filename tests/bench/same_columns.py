"""Copies of columns made from the shared corpus, and near misses: which are joined, which should be?

    python -m tests.bench.same_columns [--most N] [--seed N] [--list]

Two thirds of the gold texts of at least 60 words are put into a library as columns, over the days of a year. Beside
most of them stand copies: under another title, cut, with other furniture, in other signs, with a tenth of the words
changed, and all of that at once. Near misses are made of the other third: weekly columns of one writer with the same
words before or under them, answers that quote a column at length; and reruns a year later. Pairs are judged.
"""

import argparse
import ast
import asyncio
import json
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from reader.editorial.same_column import words_of
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.library.comparing import compare_all
from reader.service.library.searching import index_all

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "articles" / "gold.jsonl"
NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
FEWEST = 60
FILLER = "Lorem ipsum"
OUTLETS = ("Herald", "Gazette", "Harbor Light", "Tribune")


class Column(NamedTuple):
    """``of`` tells which columns are copies of one; ``kind`` is how it was made."""

    of: str
    kind: str
    headline: str
    text: str
    day: datetime


class Maker:
    def __init__(self, texts: Sequence[str], dice: random.Random) -> None:
        self.texts, self.dice = texts, dice
        self.pool = [word for text in texts[:200] for word in text.split()]

    def changed(self, text: str, part: float = 0.1) -> str:
        out: list[str] = []
        for word in text.split():
            if self.dice.random() >= part:
                out.append(word)
                continue
            out += self.dice.choice(([self.dice.choice(self.pool)], [], [word, self.dice.choice(self.pool)]))
        return " ".join(out)

    def cut(self, text: str) -> str:
        words = text.split()
        return " ".join(words[: max(50, int(len(words) * self.dice.uniform(0.3, 0.8)))])

    def furnished(self, text: str) -> str:
        """With a few words before it and a note and a rights line of another page under it."""
        before, after = (self.dice.choice(self.texts).split() for _ in range(2))
        return " ".join((*before[: self.dice.randrange(12)], *text.split(), *after[: self.dice.randrange(10, 60)]))

    def in_other_signs(self, text: str) -> str:
        table = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " -- ", "…": "...", "\u00a0": " "}
        plain = "".join(table.get(sign, sign) for sign in text)
        return plain.upper() if self.dice.random() < 0.1 else plain

    def everything(self, text: str) -> str:
        return self.furnished(self.changed(self.cut(text)))


def columns(texts: Sequence[str], dice: random.Random) -> list[Column]:
    texts, others = texts[: 2 * len(texts) // 3], texts[2 * len(texts) // 3 :]
    maker = Maker(others, dice)
    stretches = Stretches(others)
    ways: dict[str, Callable[[str], str]] = {
        "another title": str,
        "cut": maker.cut,
        "other furniture": maker.furnished,
        "other signs": maker.in_other_signs,
        "a tenth changed": maker.changed,
        "all at once": maker.everything,
    }
    made: list[Column] = []
    for number, text in enumerate(texts):
        day = NOW - timedelta(days=dice.randrange(360))
        headline = " ".join(text.split()[:7])
        made.append(Column(f"c{number}", "itself", headline, text, day))
        kind = list(ways)[number % (len(ways) + 1)] if number % (len(ways) + 1) < len(ways) else ""
        if kind:
            copied = ways[kind](text)
            later = day + timedelta(days=dice.randrange(4))
            made.append(Column(f"c{number}", kind, f"Re-titled {number}", copied, later))
        if number % 5 == 0:
            made.append(Column(f"rerun{number}", "a rerun", headline, text, day - timedelta(days=365)))
        if number % 4 == 0:
            made += _weekly(number, stretches, dice, day)
        if number % 5 == 1:
            quoted = text.split()[: dice.randrange(60, 160)]
            own = stretches.next(dice.randrange(250, 500))
            answer = " ".join((*own[:120], *quoted, *own[120:]))
            made.append(Column(f"answer{number}", "an answer that quotes", f"An answer {number}", answer, day))
    return made


class Stretches:
    """Words of texts that are nowhere else, each given once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.words = [word for text in texts for word in text.split()]

    def next(self, count: int) -> list[str]:
        given, self.words = self.words[:count], self.words[count:]
        assert given, "the corpus is used up"
        return given


def _weekly(number: int, stretches: Stretches, dice: random.Random, day: datetime) -> list[Column]:
    """Three weeks of one writer: the same words before or under each."""
    same = stretches.next(dice.randrange(40, 140))
    weeks = []
    for week in range(3):
        own = stretches.next(dice.randrange(150, 500))
        words = (*same, *own) if number % 8 else (*own, *same)
        when = day - timedelta(days=7 * week)
        weeks.append(Column(f"weekly{number}-{week}", "weekly", "This week", " ".join(words), when))
    return weeks


def gold_texts(most: int) -> list[str]:
    """The texts of the corpus that hold prose of their own, none that repeats itself or an earlier one."""
    found: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)["gold"]
        text = (ast.literal_eval(gold) if isinstance(gold, str) else gold).get("text") or ""
        words = words_of(text)
        rows = [words[at : at + 8] for at in range(len(words) - 7)]
        known = sum(row in seen for row in rows) + len(rows) - len(set(rows))
        seen.update(rows)
        if len(words) >= FEWEST and FILLER not in text and known < 0.03 * len(rows):
            found.append(text)
    return found[:most]


def put(library: Library, made: Sequence[Column], ids: dict[int, Column]) -> None:
    channels = [library.channels.add(NewChannel(f"https://{name}.example/", name), NOW) for name in OUTLETS]
    for number, column in enumerate(made):
        url = f"https://press.example/{number}"
        entry = NewEntry(str(number), url, column.headline, published_at=column.day)
        library.entries.put(
            channels[number % len(channels)],
            [entry],
            NOW,
        )
        known = library.entries.by_key(str(number))
        assert known
        ids[known.id] = column
        blocks = (Paragraph((Span(column.text),)),)
        article = Article(url, column.headline, blocks=blocks, words=len(column.text.split()))
        library.articles.put(known.id, article, Verdict.FULL, Rung.PAGE, [], NOW)


class Judged(NamedTuple):
    wanted: int
    found: int
    right: int
    missed: list[tuple[Column, Column]]
    false: list[tuple[Column, Column]]


def judge(library: Library, ids: dict[int, Column]) -> Judged:
    meant: dict[str, list[int]] = defaultdict(list)
    for entry_id, column in ids.items():
        meant[column.of].append(entry_id)
    wanted = {pair for group in meant.values() for pair in combinations(sorted(group), 2)}
    found = {pair for each in ids for pair in combinations(sorted(library.same.copies(each)), 2)}
    missed, false = ([(ids[one], ids[two]) for one, two in sorted(pairs)] for pairs in (wanted - found, found - wanted))
    return Judged(len(wanted), len(found), len(wanted & found), missed, false)


async def run(folder: Path, made: Sequence[Column]) -> tuple[Judged, float]:
    """Puts the columns into a library and joins them; what came of it, and the seconds that comparing took."""
    desk = Desk(folder / "library.sqlite3", catalogue=tuple, starters=tuple, clock=lambda: NOW)
    desk.library.start()
    ids: dict[int, Column] = {}
    await desk.library.write(lambda library: put(library, made, ids))
    await index_all(desk, pause=0.0)
    began = time.process_time()
    await compare_all(desk, pause=0.0)
    seconds = time.process_time() - began
    judged = await desk.library.read(lambda library: judge(library, ids))
    await desk.close()
    return judged, seconds


def _short(column: Column) -> str:
    return f"{column.headline[:50]!r}, {len(column.text.split())} words"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--most", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--list", action="store_true", help="print every mistake")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    made = columns(gold_texts(options.most), dice)
    with tempfile.TemporaryDirectory() as folder:
        judged, seconds = asyncio.run(run(Path(folder), made))
    print(f"{len(made):,} columns, of which {sum(each.kind != 'itself' for each in made):,} are copies or near misses")
    print(f"pairs that are one column {judged.wanted:,}, joined {judged.found:,}, rightly {judged.right:,}")
    print(f"precision {judged.right / max(1, judged.found):.4f}   recall {judged.right / max(1, judged.wanted):.4f}")
    print(f"comparing took {1000 * seconds / len(made):.1f} ms of processor a column")
    for name, pairs in (("missed", judged.missed), ("joined wrongly", judged.false)):
        print(name, dict(Counter(f"{one.kind} + {two.kind}" for one, two in pairs)))
        for one, two in pairs if options.list else ():
            print(f"    {_short(one)}  {_short(two)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
