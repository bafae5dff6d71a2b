"""One parser process for all tests that do not ask how it is started, stopped and waited for.

It takes half a second of processor time to start, which is more than most tests of a screen take in all. It does its
jobs as ever and keeps nothing from one to the next; it belongs to no event loop, so that every test may use it.
"""

import asyncio
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from reader.errors import PageTooHard
from reader.service.parser.process import LENGTH
from reader.service.parser.worker import Worker, _opened


class OneProcess:
    """A parser process that is started when first needed, and again when it broke. Jobs wait for one another."""

    def __init__(self) -> None:
        # The process ends with the thread that started it, and so it is always the same one.
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._process: subprocess.Popen[bytes] | None = None

    def submit(self, job: Callable[..., object], arguments: tuple[object, ...]) -> Future[tuple[str, object]]:
        """What the process will answer. A job that is given up is done all the same."""
        message = pickle.dumps((job, arguments), pickle.HIGHEST_PROTOCOL)
        return self._thread.submit(self._exchange, message)

    def close(self) -> None:
        self._thread.submit(self._stop).result()
        self._thread.shutdown()

    def _exchange(self, message: bytes) -> tuple[str, object]:
        if self._process is None:
            command = (sys.executable, "-P", "-m", "reader.service.parser.process")
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        try:
            return self._answer(self._process, message)
        except (OSError, EOFError):
            self._stop()
            raise

    def _answer(self, process: subprocess.Popen[bytes], message: bytes) -> tuple[str, object]:
        assert process.stdin
        assert process.stdout
        process.stdin.write(LENGTH.pack(len(message)) + message)
        process.stdin.flush()
        length = process.stdout.read(LENGTH.size)
        if len(length) < LENGTH.size:
            raise EOFError
        kind, value = pickle.loads(process.stdout.read(LENGTH.unpack(length)[0]))
        return kind, value

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with process:
                pass


class LentWorker(Worker):
    """Has its jobs done by the one process, without a deadline: a busy machine must not fail a test."""

    def __init__(self, one: OneProcess, deadline: float) -> None:
        super().__init__(deadline)
        self._one = one

    async def run(self, job: Callable[..., object], arguments: tuple[object, ...]) -> object:
        try:
            kind, value = await asyncio.wrap_future(self._one.submit(job, arguments))
        except (OSError, EOFError, pickle.UnpicklingError):
            raise PageTooHard("This page was too much for the cleaner.", "Read it in the browser.") from None
        return _opened(kind, value)
