"""The parser, seen from the program: a process for what a person reads, and a second one for a long refresh."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Set
from contextlib import asynccontextmanager, suppress
from typing import ParamSpec, TypeVar, cast

from reader.errors import CleanError
from reader.service.parser import jobs
from reader.service.parser.worker import Worker

P = ParamSpec("P")
T = TypeVar("T")

DEADLINE = 5.0


class Parser:
    """Runs functions of `reader.service.parser.jobs` in a process of their own.

    A page can keep a parser busy for minutes or make it eat all memory, and only a process can be stopped.
    It is started when first needed, stopped at the deadline, and started again for the next job. Lists wait for one
    another before they wait for the process, so that an article waits for one list at most, however many there are;
    ``lists`` are the jobs that do.
    """

    def __init__(self, deadline: float = DEADLINE, lists: Set[Callable[..., object]] = jobs.LISTS) -> None:
        self._deadline = deadline
        self._lists = lists
        self._first = Worker(deadline)
        self._helper: Worker | None = None
        self._for_lists: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._for_lists.put_nowait(self._first)

    async def start(self) -> None:
        """Starts the process and imports what the first page will need."""
        with suppress(CleanError):
            await self.run(jobs.warm_up)

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of the job. Raises what the job raises, PageTooHard when it took too long or broke, and
        CleanError when it cannot be done at all."""
        assert not kwargs, "jobs take their arguments in order"
        return cast("T", await (self._list(job, args) if job in self._lists else self._first.run(job, args)))

    @asynccontextmanager
    async def helped(self) -> AsyncIterator[None]:
        """Meanwhile a second process reads lists too, if there is a processor for it; one helper at a time."""
        if self._helper or (os.cpu_count() or 1) < 2:
            yield
            return
        helper = self._helper = Worker(self._deadline)
        # Taken last: it is started only when there is more to do than the first can.
        for worker in (helper, *self._idle()):
            self._for_lists.put_nowait(worker)
        try:
            yield
        finally:
            self._helper = None
            for worker in self._idle():
                self._rest(worker)
            await helper.close()

    async def close(self) -> None:
        """Ends the processes, whatever they are at. A later `run` starts another."""
        for worker in filter(None, (self._first, self._helper)):
            worker.kill()
            await worker.close()

    async def _list(self, job: Callable[..., object], arguments: tuple[object, ...]) -> object:
        worker = await self._for_lists.get()
        try:
            return await worker.run(job, arguments)
        finally:
            self._rest(worker)

    def _idle(self) -> list[Worker]:
        """Takes all that wait for a list."""
        return [self._for_lists.get_nowait() for _ in range(self._for_lists.qsize())]

    def _rest(self, worker: Worker) -> None:
        """Lets it wait for the next list, unless it was a helper whose time is over."""
        if worker in (self._first, self._helper):
            self._for_lists.put_nowait(worker)
