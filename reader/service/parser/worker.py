"""One parser process, seen from the program: one job at a time, each with a deadline."""

import asyncio
import logging
import os
import pickle
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress

from reader.errors import BylineError, CleanError, PageTooHard
from reader.service.parser.process import LENGTH

log = logging.getLogger("byline.parser")


class Worker:
    """A process that is started when first needed, stopped at the deadline, and started again for the next job."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def run(self, job: Callable[..., object], arguments: tuple[object, ...]) -> object:
        """The result of the job, when its turn came and it is done. Raises as `Parser.run`."""
        async with self._turn:
            process = await self._running()
            finished = False
            try:
                async with asyncio.timeout(self._deadline):
                    kind, value = await _exchange(process, pickle.dumps((job, arguments), pickle.HIGHEST_PROTOCOL))
                finished = True
            except TimeoutError:
                raise PageTooHard("This page took too long to clean.", "Read it in the browser.") from None
            except (OSError, asyncio.IncompleteReadError, pickle.UnpicklingError):
                raise PageTooHard("This page was too much for the cleaner.", "Read it in the browser.") from None
            finally:
                # A job given up half way still has its answer in the pipe: the next one needs a new process.
                if not finished:
                    await self._stop()
        return _opened(kind, value)

    async def close(self) -> None:
        """Ends the process when it is done with its job. A later `run` starts another."""
        async with self._turn:
            await self._stop()

    def kill(self) -> None:
        """Ends the process in the middle of its job, which fails as too hard."""
        if self._process is None or self._process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                # asyncio's own way looks first whether it has ended, and so takes the news from who waits for it.
                os.kill(self._process.pid, signal.SIGKILL)

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            command = (sys.executable, "-P", "-m", "reader.service.parser.process")
            start = asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
            starting = asyncio.ensure_future(start)
            try:
                self._process = await asyncio.shield(starting)
            except OSError:
                raise CleanError(
                    "The part of Byline that cleans pages could not be started.",
                    "This computer may be short of memory: close something else and try again.",
                ) from None
            except asyncio.CancelledError:
                # Given up while it starts, it would end by itself, and after the loop that should hear of it.
                with suppress(OSError):
                    self._process = await starting
                await self._stop()
                raise
        return self._process

    async def _stop(self) -> None:
        self.kill()
        process, self._process = self._process, None
        if process is None:
            return
        await process.wait()
        # The transport keeps the pipes open until the loop is closed unless it is told.
        process._transport.close()  # type: ignore[attr-defined]  # asyncio offers no public way


async def _exchange(process: Process, message: bytes) -> tuple[str, object]:
    assert process.stdin
    assert process.stdout
    process.stdin.write(LENGTH.pack(len(message)) + message)
    await process.stdin.drain()
    (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    kind, value = pickle.loads(await process.stdout.readexactly(length))
    return kind, value


def _opened(kind: str, value: object) -> object:
    if kind == "failure" and isinstance(value, BylineError):
        raise value
    if kind == "bug":
        log.error("a job failed:\n%s", value)
        raise CleanError("Byline stumbled over this page.", "Read it in the browser; the log has the details.")
    return value
