"""The parser process, seen from the program: one job at a time, each with a deadline."""

import asyncio
import logging
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar, cast

from reader.errors import BylineError, CleanError
from reader.service import jobs
from reader.service.parser_process import LENGTH

P = ParamSpec("P")
T = TypeVar("T")

DEADLINE = 8.0
log = logging.getLogger("byline.parser")


class Parser:
    """Runs functions of `reader.service.jobs` in a process of their own.

    A page can keep a parser busy for minutes or make it eat all memory, and only a process can be stopped.
    It is started when first needed, stopped at the deadline, and started again for the next job.
    """

    def __init__(self, deadline: float = DEADLINE) -> None:
        self._deadline = deadline
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def start(self) -> None:
        """Starts the process and imports what the first page will need."""
        with suppress(CleanError):
            await self.run(jobs.warm_up)

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of the job. Raises what the job raises, and CleanError when it took too long or broke."""
        assert not kwargs, "jobs take their arguments in order"
        async with self._turn:
            process = await self._running()
            finished = False
            try:
                async with asyncio.timeout(self._deadline):
                    kind, value = await _exchange(process, pickle.dumps((job, args), pickle.HIGHEST_PROTOCOL))
                finished = True
            except TimeoutError:
                raise CleanError("This page took too long to clean.", "Read it in the browser.") from None
            except (OSError, asyncio.IncompleteReadError, pickle.UnpicklingError):
                raise CleanError("This page was too much for the cleaner.", "Read it in the browser.") from None
            finally:
                # A job given up half way still has its answer in the pipe: the next one needs a new process.
                if not finished:
                    await self._stop()
        return cast("T", _opened(kind, value))

    async def close(self) -> None:
        """Ends the process. A later `run` starts another."""
        async with self._turn:
            await self._stop()

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            command = (sys.executable, "-P", "-m", "reader.service.parser_process")
            try:
                self._process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
            except OSError:
                raise CleanError(
                    "The part of Byline that cleans pages could not be started.",
                    "This computer may be short of memory: close something else and try again.",
                ) from None
        return self._process

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
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
