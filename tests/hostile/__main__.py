"""The table of what Byline promises about a hostile world.

    python -m tests.hostile                        every promise at its full size; some take hours
    python -m tests.hostile --small                as in the tests
    python -m tests.hostile --share 0.1            that share of the full size
    python -m tests.hostile screen writer          those with one of these words in their name

Exit status 1 if a promise was not kept.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.promise import Promise
from tests.hostile.promises import PROMISES

SHOWN = 5


def _size(promise: Promise, small: bool, share: float) -> int:
    return promise.small if small else max(promise.small, round(promise.full * share))


def _chosen(words: Sequence[str]) -> list[Promise]:
    return [each for each in PROMISES if not words or any(word in each.name for word in words)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("words", nargs="*")
    arguments = parser.parse_args()
    broken = 0
    print(f"{'promise':<52}{'asked':>9}{'done':>9}{'failed':>8}{'seconds':>9}")
    for promise in _chosen(arguments.words):
        began = time.monotonic()
        with TemporaryDirectory() as folder:
            tally = promise.tried(_size(promise, arguments.small, arguments.share), Path(folder))
        seconds = time.monotonic() - began
        broken += bool(tally.failures)
        counts = f"{promise.full:>9,}{tally.done:>9,}{len(tally.failures):>8,}{seconds:>9.0f}"
        print(f"{promise.name:<52}{counts}  {promise.unit}{tally.measured and f', {tally.measured}'}", flush=True)
        for failure in tally.failures[:SHOWN]:
            print(f"    {failure}")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
