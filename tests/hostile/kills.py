"""Processes killed in the middle of every kind of work, alone and several at one library: what they said is kept is."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from threading import Thread

from reader.errors import LibraryError
from reader.library import Library
from tests.clean.measuring import import_path
from tests.hostile.promise import Tally
from tests.hostile.worker import ACTS, Act, missing

WORKER = Path(__file__).with_name("worker.py")
FEWEST = 3
LONGEST = 0.25
"""Seconds after the first acts in which the kill comes."""


class Working:
    """A process that works on the library, and what it has acknowledged."""

    def __init__(self, path: Path, seed: str, kinds: tuple[str, ...]) -> None:
        self.acts: list[Act] = []
        self.process = subprocess.Popen(
            [sys.executable, str(WORKER), str(path), seed, *kinds],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": import_path()},
        )
        self._listener = Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            # The last line may have been cut by the kill; only whole ones were said.
            if line.endswith("\n"):
                kind, at, word = json.loads(line)
                self.acts.append((kind, at, word))

    def has_acted(self, least: int) -> bool:
        return len(self.acts) >= least or self.process.poll() is not None

    def kill(self) -> str:
        """What it complained of before it was killed, if it did."""
        self.process.kill()
        assert self.process.stderr is not None
        complaints = self.process.stderr.read()
        self._listener.join()
        self.process.wait()
        return complaints


@contextmanager
def _at_work(path: Path, seeds: list[str], kinds: tuple[str, ...]) -> Iterator[list[Working]]:
    workers = [Working(path, seed, kinds) for seed in seeds]
    try:
        yield workers
    finally:
        for each in workers:
            each.kill()


def _until(workers: list[Working], least: int, patience: float = 60.0) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end and not all(each.has_acted(least) for each in workers):
        time.sleep(0.01)


def killed_at_work(count: int, folder: Path, tally: Tally) -> None:
    """The trial: so many kills, each kind of work by turns; the library goes on from one to the next."""
    random, kept = Random(7), list[Act]()
    kinds = [(kind,) for kind in ACTS] + [tuple(ACTS)]
    path = folder / "library.sqlite3"
    for number in range(count):
        doing = kinds[number % len(kinds)]
        with _at_work(path, [f"{number}"], doing) as (worker,):
            _until([worker], FEWEST)
            time.sleep(random.uniform(0, LONGEST))
            said = worker.kill()
        kept += worker.acts
        failures = _lost(path, worker.acts) + ([said] if said else [])
        tally.check(not failures and len(worker.acts) >= FEWEST, f"{number} {doing}: {'; '.join(failures)[:300]}")
    tally.failures += _lost(path, kept)
    asides = [each.name for each in folder.iterdir() if each.name.endswith(".part")]
    tally.measured = f"{len(kept):,} acts acknowledged, {len(asides)} files left aside"


def several_at_one_library(count: int, folder: Path, tally: Tally) -> None:
    """The trial: so many seconds of 2, then of 8 processes at one library, killed at the end."""
    acts = 0
    for processes in (2, 8):
        path = folder / f"library-{processes}.sqlite3"
        with _at_work(path, [f"{processes}p{at}" for at in range(processes)], tuple(ACTS)) as workers:
            _until(workers, FEWEST)
            end = time.monotonic() + count / 2
            while time.monotonic() < end and all(each.process.poll() is None for each in workers):
                time.sleep(0.05)
            complaints = [each.kill() for each in workers]
        done = [act for each in workers for act in each.acts]
        acts += len(done)
        failures = list(filter(None, complaints)) + _lost(path, done)
        tally.check_all(count // 2, [f"{processes} processes: {failure[-300:]}" for failure in failures])
        tally.failures += [f"one of {processes} did nothing" for each in workers if len(each.acts) < FEWEST]
    tally.measured = f"{acts:,} acts acknowledged"


def _lost(path: Path, acts: list[Act]) -> list[str]:
    try:
        with closing(Library.open(path)) as library:
            return missing(library, acts)
    except LibraryError as error:
        return [error.headline]
