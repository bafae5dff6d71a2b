"""Generated feeds with careless guids, links, dates and anchors, over ten refreshes with corrections and moves,
among them columns of which headline and link change at once, and columns without a guid that move to another page.

python -m tests.bench.identities 1000
"""

import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from reader.library import Library
from tests.library.newsrooms import REFRESHES, Wrong, tried

OF_ONE_PAPER = 50
"""Feeds in one library, on one host."""


def run(feeds: int, seed: int = 1) -> Wrong:
    """What went wrong, printed."""
    begun, wrong, held = perf_counter(), Wrong(), 0
    for start in range(0, feeds, OF_ONE_PAPER):
        with TemporaryDirectory() as folder, closing(Library.open(Path(folder) / "library.db")) as library:
            wrong += tried(library, range(start, min(start + OF_ONE_PAPER, feeds)), seed)
            held += library.facts().entries
    print(f"{feeds} feeds, {REFRESHES} refreshes of each, {held} entries, {perf_counter() - begun:.1f} s")
    print(f"lost {wrong.lost}, doubled {wrong.doubled}, not corrected {wrong.stale}, state forgotten {wrong.forgotten}")
    return wrong


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000) != Wrong())
