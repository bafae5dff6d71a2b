"""How fast Byline feels: start, keys, opening, searching, leaving, each beside the bare program it compares with.

    python -m tests.bench                       the whole table
    python -m tests.bench start keys            these parts of it
    python -m tests.bench --channels 100        with a library of so many channels, 50 columns each

Processor time is that of all threads of the program and of its children, in nanoseconds of the kernel's scheduler
(Linux); what is compared was measured in turns, in one run. How to read the table is in ``tests/bench/README.md``.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from select import select
from statistics import median
from tempfile import TemporaryDirectory

from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from tests.bench.search import NOW, Press, build
from tests.ui.terminal import STILL, Terminal, environment_of

WIDTH, HEIGHT = 120, 40
EACH, LARGE = 50, 5_000
"""Columns of a channel, and of the large one."""
ROUNDS = 5
KEYS = 20
LONG = {"3,000": 3_000, "20,000": 20_000}
FRAME = b"\x1b[?2026h"
SYNCHRONIZES = "\x1b[?2026;2$y"


@dataclass(slots=True)
class Row:
    """One line of the table: what was measured, of Byline and of what stands beside it, and what it should be.

    ``goal`` is the most it may be: a multiple of the other's median where there is one, else a figure of its own.
    """

    name: str
    unit: str
    beside: str = ""
    goal: float = 0.0
    ours: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)

    def line(self) -> str:
        ours, worst = median(self.ours), sorted(self.ours)[int(len(self.ours) * 0.95)]
        other = f"{median(self.others):,.1f}" if self.others else ""
        bound = self.goal * (median(self.others) if self.others else 1)
        verdict = "" if not self.goal else "met" if ours <= bound else f"{ours / bound:.2f} x goal"
        return (
            f"{self.name:<46}{ours:>10,.1f}{worst:>10,.1f} {self.unit:<8}{other:>10} {self.beside:<14}"
            f"{bound if self.goal else '':>10{',.1f' if self.goal else ''}} {verdict}"
        )


def tree_of(number: int) -> list[int]:
    """The process and all its children."""
    found = [number]
    for each in Path(f"/proc/{number}/task").glob("*/children"):
        for child in each.read_text().split():
            found += tree_of(int(child))
    return found


def processor(number: int) -> float:
    """Milliseconds that the process and its children have had so far."""
    spent = 0
    for each in tree_of(number):
        for task in Path(f"/proc/{each}/task").glob("*/schedstat"):
            spent += int(task.read_text().split()[0])
    return spent / 1e6


def wakes(number: int) -> int:
    """How often the threads of the process have waited for something so far."""
    tasks = Path(f"/proc/{number}/task").glob("*/status")
    lines = (line for task in tasks for line in task.read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary"))


def memory(number: int) -> float:
    """Megabytes of the process and its children, what they share counted once (proportional set size)."""
    lines = (line for each in tree_of(number) for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def make_library(folder: Path, channels: int, each: int = EACH, words: int = 120) -> None:
    """A library of so many channels with so many columns each, their texts at hand and indexed. The newest two columns
    have the lengths of `LONG`; the second channel has as many columns as `LARGE`."""
    path = folder / "DATA" / "byline" / "library.sqlite3"
    path.parent.mkdir(parents=True)
    press, library = Press(), Library.open(path)
    paragraph = Paragraph((Span(press.text(60).capitalize() + "."),))
    number = 0
    for code in range(channels):
        size = LARGE if code == 1 else each
        with library.write(durable=False):
            new = NewChannel(f"https://press.example/c/{code}", f"Channel {code:04}", section="Opinion")
            channel = library.channels.add(new, NOW)
            library.channels.follow(channel, NOW)
            entries = [press.entry(at, channels * each) for at in range(number, number + size)]
            if code == 0:
                for at in range(len(LONG)):
                    entries[at] = replace(entries[at], published_at=NOW - timedelta(minutes=at))
            number += size
            library.entries.put(channel, entries, NOW)
            for at, entry in enumerate(entries):
                long = list(LONG.values())[at] if code == 0 and at < len(LONG) else words
                _keep(library, entry, (paragraph,) * max(1, long // 60))
    build(library)
    library.close()


def _keep(library: Library, entry: NewEntry, blocks: tuple[Paragraph, ...]) -> None:
    known = library.entries.by_key(entry.key)
    assert known
    article = Article(entry.url, entry.headline, blocks=blocks, language="en")
    library.articles.put(known.id, article, Verdict.FULL, Rung.PAGE, [], NOW)


@contextmanager
def screen(folder: Path, *arguments: str, program: Sequence[str] = ("-m", "reader"), seen: str) -> Iterator[Terminal]:
    """The program on a pty, its first screen drawn and at rest."""
    terminal = Terminal(folder, *arguments, width=WIDTH, height=HEIGHT, program=program)
    try:
        terminal.wait_for(seen)
        yield terminal
    finally:
        terminal.close()


def settle(terminal: Terminal) -> None:
    """Reads until a second is quiet: what was begun in the background is done."""
    quiet = 0
    while quiet < 5:
        before = len(terminal.bytes)
        terminal.rest()
        quiet = quiet + 1 if len(terminal.bytes) == before else 0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a key cost: milliseconds of the processor, bytes to the terminal, frames."""

    processor: float
    sent: int
    frames: int


def press(terminal: Terminal, key: str) -> Cost:
    """Presses a key and waits until the screen is at rest."""
    before, number = len(terminal.bytes), terminal.process.pid
    spent = processor(number)
    terminal.press(key)
    terminal.rest()
    written = terminal.bytes[before:]
    return Cost(processor(number) - spent, len(written), written.count(FRAME))


def start(folder: Path) -> list[Row]:
    """First frame, memory at rest, idling and leaving, in turns with a bare Textual program."""
    first = Row("first frame, processor", "ms", "bare Textual", 1.2)
    sent = Row("first frame, bytes", "B", goal=20_000)
    held = Row("memory of all processes at rest", "MB", "bare Textual", 2.2)
    idle = Row("idle, processor a second", "ms", "bare Textual", 1.0)
    woken = Row("idle, wake-ups a second", "", "bare Textual", 1.0)
    quits = Row("leaving, by the clock", "ms", "bare Textual", 0.6)
    for _ in range(ROUNDS + 1):
        for mine in (True, False):
            there = (
                screen(folder, "--offline", seen="Unread")
                if mine
                else screen(folder, program=("-m", "tests.bench.hello"), seen="hello")
            )
            with there as terminal:
                number = terminal.process.pid
                figures = [processor(number), len(terminal.bytes)]
                settle(terminal)
                figures.append(memory(number))
                spent, waited = processor(number), wakes(number)
                time.sleep(3)
                figures += [(processor(number) - spent) / 3, (wakes(number) - waited) / 3]
                begun = time.monotonic()
                terminal.press("Q" if mine else "q")
                terminal.process.wait()
                figures.append((time.monotonic() - begun) * 1000)
            for row, figure in zip((first, sent, held, idle, woken, quits), figures, strict=True):
                (row.ours if mine else row.others).append(figure)
    sent.others.clear()
    # The first of each has compiled what the others found.
    for row in (first, held, quits):
        del row.ours[0], row.others[0]
    return [first, sent, held, idle, woken, quits]


def keys(folder: Path) -> list[Row]:
    """A line down in each list and in an article."""
    rows = []
    with screen(folder, "--offline", seen="Unread") as terminal:
        terminal.press(SYNCHRONIZES)
        settle(terminal)
        terminal.press("2gg")
        settle(terminal)
        for name, way, time_goal, sent_goal in (
            ("j scrolling an article", "j\r", 5, 2_500),
            ("j in the list", "2", 4, 600),
            ("j in the channels", "1", 5, 3_000),
        ):
            terminal.press(way)
            settle(terminal)
            # The first key of a pane brings what the others find there.
            costs = [press(terminal, "j") for _ in range(KEYS + 1)][1:]
            rows.append(Row(f"{name}, processor", "ms", goal=time_goal, ours=[cost.processor for cost in costs]))
            rows.append(Row(f"{name}, bytes", "B", goal=sent_goal, ours=[cost.sent for cost in costs]))
            rows.append(Row(f"{name}, frames", "", goal=1, ours=[cost.frames for cost in costs]))
    return rows


def opening(folder: Path) -> list[Row]:
    """A column whose text is at hand, a short one and a long one; a channel of many columns beside one of few."""
    rows = [Row(f"open a column of {name} words, processor", "ms") for name in LONG]
    headline = Row("Enter until the screen changes, by the clock", "ms", goal=17)
    with screen(folder, "--offline", seen="Unread") as terminal:
        settle(terminal)
        for row, name in zip(rows, LONG, strict=True):
            for _ in range(ROUNDS):
                terminal.press("2gg" + "j" * list(LONG).index(name))
                settle(terminal)
                begun, spent = time.monotonic(), processor(terminal.process.pid)
                terminal.press("\r")
                select([terminal.master], [], [])
                headline.ours.append((time.monotonic() - begun) * 1000)
                settle(terminal)
                row.ours.append(processor(terminal.process.pid) - spent)
    rows[1].others, rows[1].beside, rows[1].goal = rows[0].ours, "3,000 words", 1.1
    return [*rows, headline]


def channels(folder: Path) -> list[Row]:
    """Going to a channel of few columns and to one of many."""
    few, many = (Row(f"open a channel of {size:,} columns, processor", "ms") for size in (EACH, LARGE))
    with screen(folder, "--offline", seen="Unread") as terminal:
        for _ in range(ROUNDS):
            # Below the list of all stand the section, the small channel and the large one.
            terminal.press("1gj")
            for row in (few, many):
                settle(terminal)
                row.ours.append(press(terminal, "j").processor)
    many.others, many.beside, many.goal = few.ours, f"of {EACH}", 1.1
    return [few, many]


def search(folder: Path) -> list[Row]:
    """Words typed letter by letter, over all columns."""
    row = Row("search as one types, key to rows, by the clock", "ms", goal=50)
    spent = Row("search as one types, processor", "ms")
    words = [word for word in Press().words[:200] if len(word) > 4][:ROUNDS]
    with screen(folder, "--offline", seen="Unread") as terminal:
        settle(terminal)
        terminal.press("S")
        settle(terminal)
        for word in words:
            for letter in word:
                begun = time.monotonic()
                cost = press(terminal, letter)
                row.ours.append((time.monotonic() - begun - STILL) * 1000)
                spent.ours.append(cost.processor)
            terminal.press("\x15")
            settle(terminal)
    return [row, spent]


def command_line(folder: Path) -> list[Row]:
    """A verb from beginning to end, in turns with Python doing nothing."""
    version = Row("byline --version, processor", "ms", "python -c pass", 2)
    latest = Row("byline latest, processor", "ms", "python -c pass", 5)
    environment = {**os.environ, **environment_of(folder)}
    for _ in range(ROUNDS + 1):
        nothing = _run([sys.executable, "-c", "pass"], environment)
        for row, arguments in ((version, ["--version"]), (latest, ["--offline", "latest"])):
            row.ours.append(_run([sys.executable, "-m", "reader", *arguments], environment))
            row.others.append(nothing)
    for row in (version, latest):
        del row.ours[0], row.others[0]
    return [version, latest]


def _run(command: list[str], environment: dict[str, str]) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


PARTS: dict[str, Callable[[Path], list[Row]]] = {
    "start": start,
    "keys": keys,
    "opening": opening,
    "channels": channels,
    "search": search,
    "command-line": command_line,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--channels", type=int, default=1_000)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    options = parser.parse_args()
    if unknown := [part for part in options.parts if part not in PARTS]:
        parser.error(f"no part is called {unknown[0]}; there are {', '.join(PARTS)}")
    with TemporaryDirectory() as compiled:
        # As an installed package is: compiled once, whatever this computer is set to.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        _show(options.parts or list(PARTS), options.channels)


def _show(parts: Sequence[str], channels: int) -> None:
    print(f"{'what':<46}{'median':>10}{'p95':>10} {'':<8}{'beside':>10} {'':<14}{'goal':>10}")
    for part in parts:
        # Each part begins with the same library: what one has read is unread to the next.
        with TemporaryDirectory() as folder:
            make_library(Path(folder), channels)
            for row in PARTS[part](Path(folder)):
                print(row.line(), flush=True)


if __name__ == "__main__":
    main()
