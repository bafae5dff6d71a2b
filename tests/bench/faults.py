"""Every server that misbehaves, asked with the real limits: what a person reads, and after how long.

    python -m tests.bench.faults              the table
    python -m tests.bench.faults certificate  only those whose name holds the word

The servers run in a process of their own, so that the longest stall is the fetcher's. All are asked at the same time.
Exit status 1 if an outcome is not the expected one, a time is over the deadline, or anything is left behind.
"""

import asyncio
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from reader.fetch.limits import Limits
from tests.faults.certificates import AUTHORITY, context
from tests.faults.names import unplugged
from tests.faults.server import Fault, Server, serving
from tests.faults.table import FAULTS
from tests.faults.visit import Visit, visited

DEADLINE = Limits().total + 0.5
APART = 0.03
TICK = 0.005
LINE = "{:<46} {:<12} {:>6}  {}"


def chosen(word: str) -> tuple[Fault, ...]:
    return tuple(fault for fault in FAULTS if word in fault.name)


def serve(word: str, pipe: Connection) -> None:
    """The servers' process: sends their ports, waits for a word, and answers with the connections still open."""

    async def run() -> None:
        async with AsyncExitStack() as stack:
            servers: list[Server] = []
            for fault in chosen(word):
                secured = context(fault.tls) if fault.tls else None
                servers.append(await stack.enter_async_context(serving(fault, secured)))
            pipe.send([server.port for server in servers])
            await asyncio.to_thread(pipe.recv)
            left = await asyncio.gather(*(server.left_open(3.0) for server in servers))
            pipe.send({server.fault.name: count for server, count in zip(servers, left, strict=True) if count})

    asyncio.run(run())


@dataclass(slots=True)
class Stall:
    """The longest time without a tick: ``wall`` seconds, and ``own`` seconds of work by the event loop."""

    wall: float = 0.0
    own: float = 0.0

    async def watch(self) -> None:
        while True:
            wall, own = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            self.wall = max(self.wall, time.perf_counter() - wall - TICK)
            self.own = max(self.own, time.thread_time() - own)


async def visit_all(faults: tuple[Fault, ...], ports: list[int]) -> tuple[list[Visit], Stall, int]:
    """The visits, the longest stall, and how many tasks were left."""

    async def one(number: int) -> Visit:
        await asyncio.sleep(number * APART)
        return await visited(faults[number].urls(ports[number]), Limits())

    # What Python loads at the first fetch is not the servers' doing.
    await visited(("http://127.0.0.1:1/",), Limits())
    stall = Stall()
    ticker = asyncio.create_task(stall.watch())
    with unplugged(asyncio.get_running_loop()):
        visits = await asyncio.gather(*map(one, range(len(faults))))
        ticker.cancel()
        await asyncio.sleep(TICK)
    return visits, stall, len(asyncio.all_tasks()) - 1


def open_files() -> int:
    return len(os.listdir("/dev/fd"))


def show(fault: Fault, visit: Visit) -> bool:
    """Prints one line of the table; whether all is as it should be."""
    right = visit.outcome is fault.gives and fault.says in visit.sentence and visit.seconds < DEADLINE
    said = f"{visit.sentence} {visit.hint}" if visit.hint else ascii(visit.sentence[:60])
    print(LINE.format(fault.name, visit.outcome.__name__, f"{visit.seconds:.2f}", said if right else f"WRONG: {said}"))
    return right


def main() -> None:
    word = " ".join(sys.argv[1:])
    faults = chosen(word)
    pipe, far_end = multiprocessing.Pipe()
    servers = multiprocessing.get_context("spawn").Process(target=serve, args=(word, far_end))
    servers.start()
    with tempfile.TemporaryDirectory() as folder:
        authority = Path(folder) / "authority.pem"
        authority.write_text(AUTHORITY, encoding="ascii")
        os.environ["SSL_CERT_FILE"] = str(authority)
        ports = pipe.recv()
        files = open_files()
        visits, stall, tasks = asyncio.run(visit_all(faults, ports))
    files = open_files() - files
    pipe.send("done")
    connections = pipe.recv()
    servers.join()
    print(LINE.format("the server", "outcome", "s", "the sentence"))
    right = [show(fault, visit) for fault, visit in zip(faults, visits, strict=True)]
    threads = threading.active_count() - 1
    print(
        f"{len(faults)} servers, {sum(right)} as expected, {sum(visit.seconds < DEADLINE for visit in visits)} within"
        f" {DEADLINE:.1f} s; left behind: {tasks} tasks, {sum(connections.values())} connections, {files} files,"
        f" {threads} threads; longest stall {stall.wall * 1000:.0f} ms, of work {stall.own * 1000:.0f} ms",
        *(f"\nleft open: {name}" for name in connections),
    )
    sys.exit(not all(right) or bool(tasks or connections or files or threads))


if __name__ == "__main__":
    main()
