"""Feeds, lists and pages with bytes flipped, cut, doubled and flooded, read in the parser process.

What comes is a value or a sentence, within the limits of time and memory that the app sets. Cleaning has a bench of its
own, `tests.bench.mutations`, that counts what came near the limits.
"""

import asyncio
import os
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reader.errors import BylineError, PageTooHard
from reader.model.page import Page
from reader.service.parser import jobs
from reader.service.parser.pool import DEADLINE
from reader.service.parser.worker import Worker
from tests.clean.measuring import import_path
from tests.clean.mutants import HARMS, Stock
from tests.hostile import carriers
from tests.hostile.grammar import hostile_texts
from tests.hostile.promise import Tally
from tests.shared import SHARED

WORKERS = 2
URL = "https://press.example/list"
SHARED_FEEDS = ("feedparser.zip", "feedvalidator.zip", "netnewswire.zip", "listparser.zip")
HARMFUL = (
    *(b"<![CDATA[", b"]]>", b"<item>", b"</channel>", b"&#0;", b"&#x110000;", b'<?xml encoding="x"?>', b"xmlns:a=''"),
    b"\xff\xfe",
)
READERS: dict[str, Callable[[Page], object]] = {
    "feed": jobs.read_feed,
    "channel list": jobs.read_channel_list,
    "discovery": jobs.discover,
    "column": lambda page: jobs.clean_page(page, ""),
    "index": jobs.read_index,
    "comic": jobs.read_comic,
}
FEED_READERS, PAGE_READERS = ("feed", "channel list", "discovery"), ("column", "index", "comic")
STOPPED = "stopped at a limit"
GRACE = 2.0
"""Seconds by the clock that a busy computer may take to stop a process and say so."""


@dataclass(frozen=True)
class Made(Stock):
    """Bases for mutants: what is made here, and what lies in the shared corpus where that is."""

    def page(self, random: Random) -> bytes:
        return random.choice(self.odd)


def stock_of(readers: Sequence[str]) -> Made:
    texts = list(hostile_texts(12))
    if "feed" in readers:
        made = [carriers.rss(texts, raw=True), carriers.rss(texts, raw=False), carriers.json_feed(texts)]
        made += [carriers.opml(texts), carriers.newsboat(texts)]
        odd = [page.body for page in made] + list(_shared_feeds())
    else:
        odd = [carriers.column(texts).body, carriers.index(texts).body]
    return Made(pages=(), odd=odd, tokens=HARMFUL)


def _shared_feeds() -> Iterator[bytes]:
    for name in SHARED_FEEDS:
        path = SHARED / "corpus" / "feeds" / name
        if path.exists():
            with zipfile.ZipFile(path) as archive:
                yield from (archive.read(each) for each in sorted(archive.namelist()) if not each.endswith("/"))


def mutant(number: int, stock: Stock) -> tuple[str, bytes]:
    """The names of the harms, and the bytes they made."""
    random = Random(number)
    harms = random.choices(list(HARMS), list(HARMS.values()), k=random.choice((1, 1, 2, 3)))
    body = stock.page(random)
    for harm in harms:
        body = harm(body, random, stock)
    return ", ".join(harm.__name__ for harm in harms), body


def read_as(reader: str, body: bytes) -> str:
    """The job: one reader on the bytes. Answers what broke, if anything did."""
    kind = "application/xml" if reader in FEED_READERS else "text/html"
    try:
        READERS[reader](Page(URL, URL, body, kind, "", 200))
    except BylineError:
        return ""
    except MemoryError:
        return STOPPED
    except Exception:  # noqa: BLE001 - every other exception is what this looks for
        return traceback.format_exc()[-600:]
    return ""


def mutated(readers: Sequence[str]) -> Callable[[int, Path, Tally], None]:
    """The trial of these readers, one process each way, with the limits of the app."""

    def trial(count: int, _folder: Path, tally: Tally) -> None:
        os.environ["PYTHONPATH"] = import_path()
        asyncio.run(_all(readers, count, tally))

    return trial


async def _all(readers: Sequence[str], count: int, tally: Tally) -> None:
    stock, waiting = stock_of(readers), iter(range(count))
    longest, stopped = 0.0, 0

    async def work() -> None:
        nonlocal longest, stopped
        worker = Worker(DEADLINE)
        for number in waiting:
            name, body = await asyncio.to_thread(mutant, number, stock)
            for reader in readers:
                began = time.perf_counter()
                broken = await _outcome(worker, reader, body)
                seconds = time.perf_counter() - began
                longest, stopped = max(longest, seconds), stopped + (broken == STOPPED)
                kept = broken in ("", STOPPED) and seconds < DEADLINE + GRACE
                tally.check(kept, f"{reader} {number} ({name}, {len(body):,} bytes) {seconds:.1f} s: {broken}")
        await worker.close()

    await asyncio.gather(*(work() for _ in range(WORKERS)))
    tally.measured = f"{stopped} stopped at a limit, longest {longest:.1f} s"


async def _outcome(worker: Worker, reader: str, body: bytes) -> str:
    try:
        return str(await worker.run(read_as, (reader, body)))
    except PageTooHard as error:
        return STOPPED if "long" in error.headline else error.headline
    except BylineError as error:
        return error.headline
