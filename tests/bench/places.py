"""Whether a person finds their place again: ``python -m tests.bench.places [texts]``.

Every text is opened in the real screen and scrolled until a sentence chosen by chance is on the top line; then the
terminal gets ten other sizes, Byline is left and started anew, and the column is opened again. The place is kept when
the line that holds the sentence's first word, which is in no other, is on top. Where two sentences begin in one line,
the first is the one that is left at. At the end of a text, where the screen shows no more than is left below the
sentence, that line cannot be on top: then the last line of the page has to be at the bottom.
"""

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from reader.config import Settings
from reader.editorial.pace import reading_minutes
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Block, Heading, List, ListItem, Paragraph, Quote, Span
from reader.model.entry import Entry, NewEntry
from reader.model.moment import utc
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.library import lists
from reader.text import count_words
from reader.ui.app import BylineApp
from reader.ui.commands.opening import open_entry
from reader.ui.start import read_start
from tests.bench.typesetting import WORDS

SIZES = ((60, 24), (200, 60), (45, 15), (120, 40), (100, 30), (132, 50), (52, 20), (160, 45), (90, 24), (72, 33))
FIRST = (80, 24)
SAID = [word for word in WORDS if not word.endswith(".")]
_SIGN = re.compile(r"Q\d+z")
TOGETHER = 25
"""Texts in one library: Byline is started so often for each time it is restarted."""


@dataclass(frozen=True, slots=True)
class Text:
    article: Article
    signs: tuple[str, ...]
    """The first word of each sentence."""


def made(rng: Random, number: int) -> Text:
    """A text of up to 40 blocks, now and then one of a single paragraph of 4,000 words."""
    signs: list[str] = []

    def sentence() -> str:
        signs.append(f"Q{len(signs)}z")
        words = rng.choices(SAID, k=rng.randint(0, 40))
        return f"{' '.join((signs[-1], *words))}{rng.choice('....?!')}"

    def spans(most: int) -> tuple[Span, ...]:
        return (Span(" ".join(sentence() for _ in range(rng.randint(1, most)))),)

    def block() -> Block:
        match rng.randint(0, 9):
            case 0:
                return Quote((Paragraph(spans(5)),))
            case 1:
                return List(tuple(ListItem((Paragraph(spans(3)),)) for _ in range(rng.randint(1, 6))))
            case 2:
                return Heading((Span(" ".join(rng.choices(SAID, k=4))),))
            case _:
                return Paragraph(spans(12))

    long = rng.random() < 0.05
    blocks = (Paragraph(spans(1) + spans(190)),) if long else tuple(block() for _ in range(rng.randint(8, 40)))
    article = Article(
        f"https://press.example/{number}",
        f"Column {number}",
        "A. Writer",
        blocks=blocks,
        language=rng.choice(("en", "")),
    )
    return Text(article, tuple(signs))


class Reading:
    """The screen on a library of such texts."""

    def __init__(self, app: BylineApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.view = app.reading.article

    async def settle(self) -> None:
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def open(self, entry_id: int) -> None:
        (entry,) = await lists.read_rows(self.app.desk, [entry_id])
        open_entry(self.app.reading, entry)
        await self.settle()

    def line_of(self, sign: str) -> int:
        lines = self.view.setting.lines
        return next(at for at, line in enumerate(lines) if sign in _SIGN.findall(line.text))

    def leave_at(self, rng: Random, signs: Sequence[str]) -> str:
        """Scrolls to one of the sentences; which one it is."""
        at = {sign: self.line_of(sign) for sign in signs}
        line = rng.choice([line for line in at.values() if line <= self.view.last_top] or [0])
        self.view.show_from(line)
        return next((sign for sign in signs if at[sign] == line), "")

    def verdict(self, sign: str) -> str:
        line = self.line_of(sign)
        if self.view.top == line:
            return "kept"
        if line > self.view.last_top:
            return "at the end" if self.view.top == self.view.last_top else "not kept"
        return "not kept"


def unheard(done: int, counts: Counter[str]) -> None:
    """Tells nobody how far it is."""


async def measure(
    texts: int, folder: Path, seed: int = 20, told: Callable[[int, Counter[str]], None] = unheard
) -> Counter[str]:
    """How many places were kept, at the end, or not kept: after a resize and after a restart.

    ``told`` hears after each library of texts how many are done, and the counts so far.
    """
    rng = Random(seed)
    counts: Counter[str] = Counter()
    for first in range(0, texts, TOGETHER):
        made_now = [made(rng, number) for number in range(first, min(first + TOGETHER, texts))]
        await _measure_together(made_now, folder / f"{first}.sqlite3", rng, counts)
        told(first + len(made_now), counts)
    return counts


async def _measure_together(texts: Sequence[Text], path: Path, rng: Random, counts: Counter[str]) -> None:
    left: dict[int, tuple[Text, str]] = {}
    desk = Desk(path, catalogue=lambda: (), starters=lambda: (), routes={}, offline=True)
    settings = Settings(justify=rng.random() < 0.5)
    app = BylineApp(desk, settings, read_start(desk))
    entries = [await desk.library.write(partial(_put, desk, text)) for text in texts]
    async with app.run_test(size=FIRST) as pilot:
        reading = Reading(app, pilot)
        for entry, text in zip(entries, texts, strict=True):
            await pilot.resize_terminal(*FIRST)
            await reading.open(entry.id)
            sign = reading.leave_at(rng, text.signs)
            if not sign:
                counts["too short to scroll"] += 1
                continue
            left[entry.id] = (text, sign)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                counts[f"resize {reading.verdict(sign)}"] += 1
        app.leave()
        await pilot.pause()
    await desk.close()
    desk = Desk(path, catalogue=lambda: (), starters=lambda: (), routes={}, offline=True)
    app = BylineApp(desk, settings, read_start(desk))
    async with app.run_test(size=rng.choice(SIZES)) as pilot:
        reading = Reading(app, pilot)
        for entry_id, (_, sign) in left.items():
            await reading.open(entry_id)
            counts[f"restart {reading.verdict(sign)}"] += 1
    await desk.close()


def _put(desk: Desk, text: Text, library: Library) -> Entry:
    article, now = text.article, utc(desk.clock())
    entry_id = library.entries.add_loose(NewEntry(article.url, article.url, article.headline, article.byline), now)
    library.articles.put(entry_id, article, Verdict.FULL, Rung.PAGE, (), now)
    library.entries.improve(entry_id, minutes=reading_minutes(count_words(article.text)))
    entry = library.entries.get(entry_id)
    assert entry
    return entry


def tell(done: int, counts: Counter[str]) -> None:
    """One line of the sum so far, so that a run that is cut short has said what it found."""
    print(f"{done} done: {', '.join(f'{count} {name}' for name, count in sorted(counts.items()))}", flush=True)


def main() -> None:
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with TemporaryDirectory() as folder:
        counts = asyncio.run(measure(texts, Path(folder), told=tell))
    print(f"{texts} texts, each at {len(SIZES)} sizes and after a restart")
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")


if __name__ == "__main__":
    main()
