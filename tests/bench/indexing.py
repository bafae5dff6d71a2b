"""How long refreshed columns wait until a word of theirs finds them.

    python -m tests.bench.indexing [OTHERS ...] [--columns 500]        libraries of 0, 2,000 and 10,000 others

The columns have their texts from their feeds, 700 invented words each (`tests.bench.search`), and are put into a
library whose other columns are all indexed. ``refresh`` is `byline refresh`'s way, no pause between slices; ``screen``
is the screen's, a pause after each, while a search as of somebody typing is asked every tenth of a second: ``key`` is
how many milliseconds such a search took, in the middle and at most. Seconds are wall, from the columns put into the
library to all of them found, and processor, of the whole process.
"""

import argparse
import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from reader.library.library import Library
from reader.library.query import read_query
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.service.desk import Desk
from reader.service.library.searching import PAUSE, find, index_all
from tests.bench.search import LENGTH, NOW, Press, build, fill

WAYS = {"refresh": 0.0, "screen": PAUSE}
"""The pause between slices of each way, in seconds."""
APART = 0.1
HEADINGS = ("others", "columns", "way", "wall", "cpu", "found", "key mid", "key max")
ROW = "{:>8} {:>8}  {:<8} {:>7} {:>7} {:>6} {:>8} {:>8}"


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds, how many of the columns were found in the end, and the milliseconds that each key waited."""

    wall: float
    cpu: float
    found: int
    keys: tuple[float, ...] = ()


def measure(others: int, columns: int) -> dict[str, Waited]:
    """Each way in turn, in a library of that many others, with columns of its own."""
    press = Press()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite3"
        library = Library.open(path)
        fill(library, press, others)
        build(library)
        library.close()
        return asyncio.run(_each_way(path, press, columns))


async def _each_way(path: Path, press: Press, columns: int) -> dict[str, Waited]:
    desk = Desk(path, catalogue=tuple, starters=tuple)
    desk.library.start()
    try:
        return {way: await _waited(desk, press, way, columns) for way in WAYS}
    finally:
        await desk.close()


async def _waited(desk: Desk, press: Press, way: str, columns: int) -> Waited:
    word = f"zzquay{way}"
    await _refresh(desk, press, word, columns)
    keys: list[float] = []
    typing = asyncio.create_task(_type(desk, press, keys)) if WAYS[way] else None
    wall, cpu = time.perf_counter(), time.process_time()
    await index_all(desk, pause=WAYS[way])
    found = await find(desk, read_query(word), limit=columns + 1)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if typing:
        typing.cancel()
        with suppress(asyncio.CancelledError):
            await typing
    return Waited(wall, cpu, len(found.ids), tuple(keys))


async def _refresh(desk: Desk, press: Press, word: str, columns: int) -> None:
    """Puts so many new columns into a channel, as its feed would; each has the word."""
    url = f"https://press.example/{word}"
    entries = [
        NewEntry(
            f"{word}{number}",
            f"{url}/{number}",
            press.text(8).capitalize(),
            press.names[number % len(press.names)],
            published_at=NOW + timedelta(minutes=number),
            body=f"<p>{press.text(LENGTH)} {word}</p>",
        )
        for number in range(columns)
    ]

    def put(library: Library) -> None:
        library.entries.put(library.channels.add(NewChannel(url, word, feed_url=url), NOW), entries, NOW)

    await desk.library.write(put)


async def _type(desk: Desk, press: Press, keys: list[float]) -> None:
    """Asks for one word after the other until it is cancelled, and notes how long each took."""
    for word in press.words:
        begun = time.perf_counter()
        await find(desk, read_query(word, typing=True))
        keys.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(APART)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("others", type=int, nargs="*", default=[0, 2_000, 10_000])
    parser.add_argument("--columns", type=int, default=500)
    options = parser.parse_args()
    print(ROW.format(*HEADINGS), flush=True)
    for others in options.others:
        for way, waited in measure(others, options.columns).items():
            typed = (f"{median(waited.keys):.0f}", f"{max(waited.keys):.0f}") if waited.keys else ("", "")
            seconds = (f"{waited.wall:.2f}", f"{waited.cpu:.2f}")
            print(ROW.format(others, options.columns, way, *seconds, waited.found, *typed), flush=True)


if __name__ == "__main__":
    main()
