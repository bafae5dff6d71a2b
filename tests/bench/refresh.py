"""A refresh of many channels against the feed farm: cold, and again when every feed answers with 304.

    python -m tests.bench.refresh              100 and 1,000 channels
    python -m tests.bench.refresh 300 --hosts 5 --latency 20-300
    python -m tests.bench.refresh 300 --faults     a tenth of the servers misbehave, each in its own way

Seconds are wall, and processor: of this process and of its parsers. ``stall`` is how long the event loop stood still,
in milliseconds: in the middle of all looks at it, of 95 in 100, and the longest. ``mem`` is the peak in MB of this
process and of the larger parser. ``left`` counts the tasks that were still there when all had answered.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.service.desk import Desk
from reader.service.following.refreshing import refresh_all

FARM = Path(__file__).resolve().parents[2] / ".." / "shared" / "tools" / "feedfarm.py"
PATIENCE = 120.0
FAULTS = (
    "drip",
    "500",
    "503",
    "404",
    "410",
    "429",
    "301",
    "loop",
    "truncated",
    "badgzip",
    "charset",
    "nocharset",
    "huge",
    "bomb",
    "never",
    "close",
    "slowhead",
    "badxml",
    "bigitems",
    "notfeed",
    "etaglie",
)
FAULTY = 0.1
LOOK = 0.005
HEADINGS = ("channels", "run", "wall", "cpu", "cpu-parse", "asked", "new", "failed", "stall", "mem", "left")
COLUMNS = "{:>8}  {:<5} {:>7} {:>7} {:>9} {:>6} {:>7} {:>7} {:>12} {:>8} {:>5}"


@dataclass(frozen=True, slots=True)
class Measured:
    wall: float
    stalls: tuple[float, float, float]
    new: int
    failed: int
    left: int


@contextmanager
def farm(channels: int, *options: str) -> Iterator[str]:
    """The farm's address, with every feed built before the first request."""
    # The farm listens on the same port of every host, so it cannot be given any free one of each.
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "port"
        command = (sys.executable, str(FARM), "--port", str(port), "--channels", str(channels), "--prewarm")
        process = subprocess.Popen([*command, "--ready-file", str(ready), *options], stdout=subprocess.DEVNULL)
        try:
            until = time.monotonic() + PATIENCE
            while not ready.exists():
                if process.poll() is not None or time.monotonic() > until:
                    sys.exit("The feed farm did not start.")
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def asked(base: str, path: str) -> bytes:
    with urllib.request.urlopen(f"{base}{path}") as answer:
        return bytes(answer.read())


def follow_all(desk: Desk, urls: list[str]) -> None:
    def put(library: Library) -> None:
        for number, url in enumerate(urls):
            channel = NewChannel(url, f"Channel {number}", feed_url=url)
            library.channels.follow(library.channels.add(channel, desk.clock()), desk.clock())

    desk.library.write_now(put)


async def refreshed(desk: Desk) -> Measured:
    """One refresh of all that is followed, while a task beside it notes how long the event loop stood still."""
    stalls = [0.0]

    async def watch() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(LOOK)
            stalls.append(time.perf_counter() - before - LOOK)

    watcher = asyncio.create_task(watch())
    channels = await desk.library.read(lambda library: library.channels.followed())
    before = asyncio.all_tasks()
    start = time.perf_counter()
    answers = [answer async for answer in refresh_all(desk, channels)]
    wall = time.perf_counter() - start
    left = len(asyncio.all_tasks() - before)
    watcher.cancel()
    return Measured(
        wall, shares(stalls), sum(each.new for each in answers), sum(bool(each.error) for each in answers), left
    )


def shares(values: list[float]) -> tuple[float, float, float]:
    """The value in the middle, that of 95 in 100, and the greatest."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[len(ordered) * 95 // 100], ordered[-1]


def one_run(base: str, path: Path, urls: list[str], name: str) -> None:
    """One refresh in a process of its own, as a person's would be, and its line of the table."""
    desk = Desk(path, catalogue=tuple, starters=tuple)
    desk.library.start()
    if name == "cold":
        follow_all(desk, urls)
    asked(base, "/__reset")

    async def run() -> Measured:
        measured = await refreshed(desk)
        await desk.close()
        return measured

    before = os.times()
    measured = asyncio.run(run())
    after = os.times()
    own, parser = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = (after.user + after.system) - (before.user + before.system)
    cpu_parser = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    stats = json.loads(asked(base, "/__stats"))
    print(
        COLUMNS.format(
            *(len(urls), name, f"{measured.wall:.2f}", f"{cpu:.2f}", f"{cpu_parser:.2f}", stats["requests"] - 1),
            *(measured.new, measured.failed, " ".join(f"{stall * 1000:.0f}" for stall in measured.stalls)),
            *(f"{own.ru_maxrss // 1024}+{parser.ru_maxrss // 1024}", measured.left),
        ),
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("channels", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--hosts", default="20")
    parser.add_argument("--latency", default="0", metavar="MS", help="of every answer, in milliseconds: 80 or 20-300")
    parser.add_argument("--faults", action="store_true", help="a tenth of the servers misbehave")
    options = parser.parse_args()
    if not FARM.is_file():
        sys.exit("The feed farm is not here; it belongs in shared/tools beside the project.")
    faults = ",".join(f"{fault}={FAULTY / len(FAULTS):.4f}" for fault in FAULTS)
    told = ("--hosts", options.hosts, "--latency", options.latency, *(("--faults", faults) if options.faults else ()))
    print(COLUMNS.format(*HEADINGS), flush=True)
    for channels in options.channels:
        with farm(channels, *told) as base, tempfile.TemporaryDirectory() as folder:
            urls = asked(base, f"/__urls?kind=feed&n={channels}").decode().split()
            for name in ("cold", "304"):
                arguments = (base, Path(folder) / "library.sqlite3", urls, name)
                process = multiprocessing.get_context("spawn").Process(target=one_run, args=arguments)
                process.start()
                process.join()


if __name__ == "__main__":
    main()
