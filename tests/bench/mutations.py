"""Mutated pages through the parser process: whether any breaks it, takes it too long, or takes too much memory.

    python -m tests.bench.mutations [N]           the first N mutants, 1000 by default
    python -m tests.bench.mutations N FIRST       N mutants from number FIRST on

A mutant gives a text or a sentence; anything else is a crash. Seconds are those of the processor, so that a busy
computer changes nothing; memory is the process's own limit, and beside it what it really used at most.
Exit status 1 if there was a crash, or one took too long or too much.
"""

import asyncio
import os
import sys
from collections import Counter
from pathlib import Path

from reader.model.page import Page
from reader.service.parser.pool import DEADLINE
from reader.service.parser.process import MEMORY_LIMIT
from reader.service.parser.worker import Worker
from tests.clean.measuring import BAD, Outcome, import_path, outcome_of
from tests.clean.mutants import Mutant, Stock, mutant, stock_of

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus"
WORKERS = 2
PATIENCE = 12 * DEADLINE
"""Seconds by the clock after which even a busy computer has had its time."""


async def tried(numbers: range, stock: Stock) -> list[tuple[Mutant, Outcome]]:
    """Every mutant once, without its bytes."""
    waiting = iter(numbers)
    found: list[tuple[Mutant, Outcome]] = []

    async def work() -> None:
        worker = Worker(PATIENCE)
        for number in waiting:
            made = await asyncio.to_thread(mutant, number, stock)
            outcome = await outcome_of(worker, made.page)
            found.append((Mutant(number, made.harms, Page("", "", b"")), outcome))
            if outcome.kind in BAD:
                print(f"{outcome.kind}: {made.name} {outcome.seconds:.1f} s\n{outcome.said}", flush=True)
        await worker.close()

    await asyncio.gather(*(work() for _ in range(WORKERS)))
    return found


def main() -> None:
    count, first = [*map(int, sys.argv[1:]), *(1000, 0)[len(sys.argv) - 1 :]]
    os.environ["PYTHONPATH"] = import_path()
    found = asyncio.run(tried(range(first, first + count), stock_of(CORPUS)))
    kinds = Counter(outcome.kind for _, outcome in found)
    print(
        f"{len(found)} mutated pages: crashes {kinds['crash']}, over {DEADLINE:.0f} s {kinds['time']},"
        f" over {MEMORY_LIMIT >> 20} MB {kinds['memory']}, sentences {kinds['sentence']}, texts {kinds['text']}"
    )
    for mutated, outcome in sorted(found, key=lambda pair: -pair[1].seconds)[:5]:
        print(f"slowest: {outcome.seconds:.2f} s, {mutated.number} {', '.join(mutated.harms)}")
    seconds = sorted(outcome.seconds for _, outcome in found)
    print(f"median {seconds[len(seconds) // 2] * 1000:.0f} ms, p99 {seconds[len(seconds) * 99 // 100] * 1000:.0f} ms")
    print(f"biggest: {max(outcome.memory for _, outcome in found) >> 20} MB resident")
    sys.exit(any(kinds[kind] for kind in BAD))


if __name__ == "__main__":
    main()
