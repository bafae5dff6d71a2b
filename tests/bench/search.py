"""How long a search takes: ``python -m tests.bench.search [ARTICLES]`` makes a library and prints size, CPU and p95.

The texts are invented: 700 words drawn from 60,000 as a language does it, the second half as often as the first, the
third a third as often (Zipf's law), from 300 columnists in 100 channels over twenty years.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from reader.library.finding import Order
from reader.library.library import Library
from reader.library.query import read_query
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from reader.service.library.searching import MOST, SLICE, WINDOW

NOW = datetime(2026, 11, 23, tzinfo=UTC)
YEARS = 20
CHANNELS = 100
COLUMNISTS = 300
LENGTH = 700
VOCABULARY = 60_000


class Press:
    """Invents columns; the same ones every time."""

    def __init__(self) -> None:
        self.rng = Random(1)
        self.words = list(dict.fromkeys(self._word() for _ in range(VOCABULARY)))
        self.worth = list(accumulate(1 / (rank + 2) for rank in range(len(self.words))))
        self.names = [f"{self._word()} {self._word()}".title() for _ in range(COLUMNISTS)]

    def _word(self) -> str:
        syllables = [
            self.rng.choice("bcdfghklmnprstvw") + self.rng.choice("aeiou") for _ in range(self.rng.randint(1, 4))
        ]
        return "".join(syllables) + self.rng.choice(("", "n", "s", "t", "r", "ng"))

    def text(self, words: int) -> str:
        return " ".join(self.rng.choices(self.words, cum_weights=self.worth, k=words))

    def entry(self, number: int, articles: int) -> NewEntry:
        published = NOW - timedelta(days=365 * YEARS * self.rng.random())
        byline = self.rng.choice(self.names)
        url = f"https://press.example/{number}"
        return NewEntry(str(number), url, self.text(8).capitalize(), byline, dek=self.text(15), published_at=published)


def fill(library: Library, press: Press, articles: int) -> None:
    """Puts the columns into the library, not yet into its index."""
    each = max(1, articles // CHANNELS)
    for start in range(0, articles, each):
        with library.write(durable=False):
            code = start // each
            channel = library.channels.add(NewChannel(f"https://press.example/c/{code}", f"Channel {code}"), NOW)
            entries = [press.entry(number, articles) for number in range(start, min(start + each, articles))]
            library.entries.put(channel, entries, NOW)
            for entry in entries:
                _put_text(library, press, entry)


def _put_text(library: Library, press: Press, entry: NewEntry) -> None:
    known = library.entries.by_key(entry.key)
    assert known
    blocks = tuple(Paragraph((Span(press.text(LENGTH // 10)),)) for _ in range(10))
    article = Article(entry.url, entry.headline, blocks=blocks, language="en")
    library.articles.put(known.id, article, Verdict.FULL, Rung.PAGE, [], NOW)


def build(library: Library) -> list[float]:
    """Indexes all of it as the screen does; the CPU milliseconds of each slice."""
    times, done = [], SLICE
    while done:
        begun = process_time()
        with library.write(durable=False):
            done = library.index.catch_up(SLICE)
        times.append((process_time() - begun) * 1000)
    return times


def typed(queries: Sequence[str]) -> Iterator[str]:
    """Each query as it grows under the fingers, from its second letter on."""
    for query in queries:
        yield from (query[:end] for end in range(2, len(query) + 1))


def queries(press: Press) -> dict[str, list[str]]:
    words, rng = press.words, Random(2)
    common, rare = words[:20], rng.sample(words[20_000:], 20)
    long = [word for word in words[:3000] if len(word) > 4]
    return {
        "a common word": common,
        "two common words": [f"{one} {two}" for one, two in zip(common[:10], common[10:], strict=True)],
        "a rare word": rare,
        "a phrase": [f'"{words[at]} {words[at + 1]}"' for at in range(10)],
        "author:": [f"author:{name.split()[0].lower()}" for name in press.names[:20]],
        "beginnings of words": list(typed(long[:20])),
        "whole queries as typed": list(
            typed([f"{one} {two}" for one, two in zip(common[5:10], long[:5], strict=True)])
        ),
        "common and is:saved": [f"{word} is:saved" for word in common],
        "common and channel:": [f'{word} channel:"channel 7"' for word in common],
        "common and before:": [f"{word} before:2010" for word in common],
        "only is:unread": ["is:unread"] * 5,
    }


def timed(library: Library, text: str, order: Order) -> float:
    """CPU milliseconds from what is typed to the rows that fill the screen."""
    begun = process_time()
    query = read_query(text, typing=True)
    with library.read():
        library.finder.rows(query, library.finder.ids(query, order, MOST)[:WINDOW])
    return (process_time() - begun) * 1000


def share(times: Sequence[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    press = Press()
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.db")
        fill(library, press, articles)
        before = library.store.number("PRAGMA page_count")
        slices = build(library)
        size = (library.store.number("PRAGMA page_count") - before) * library.store.number("PRAGMA page_size")
        print(f"{articles:,} articles of {LENGTH} words; all times are CPU milliseconds")
        print(f"index: {size / 1e6:.0f} MB, {size / articles:.0f} bytes an article")
        print(f"building: {sum(slices) / articles * 1000:.0f} ms per 1,000, slices of {SLICE}:", end=" ")
        print(f"p50 {share(slices, 0.5):.0f}, p95 {share(slices, 0.95):.0f}, longest {max(slices):.0f}")
        for order in Order:
            for name, each in queries(press).items():
                times = [timed(library, text, order) for text in each]
                figures = "  ".join(f"{share(times, part):7.1f}" for part in (0.5, 0.95, 1.0))
                print(f"{order} first, {name:<24} p50, p95, longest: {figures}", flush=True)
        library.close()


if __name__ == "__main__":
    main()
