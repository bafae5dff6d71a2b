"""Long work for a pane, off the key path: in a thread nobody waits for."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Job(Generic[T]):
    work: Callable[[], T]
    then: Callable[[T], None]
    loop: asyncio.AbstractEventLoop
    context: Context


class Aside(Generic[T]):
    """Does one piece of work after the other; of those that wait only the last that was asked for is done, and only
    its result is told, on the event loop that asked. A mistake in the work is one of the thread's."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted: _Job[T] | None = None
        self._begun: _Job[T] | None = None
        self._runs = False

    @property
    def is_busy(self) -> bool:
        """Whether a result is on its way."""
        return self._wanted is not None

    def ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Does the work; what was asked before is of no interest any more. Has to be called on an event loop."""
        with self._lock:
            self._wanted = _Job(work, then, asyncio.get_running_loop(), copy_context())
            start, self._runs = not self._runs, True
        if start:
            Thread(target=self._run, name="byline-aside", daemon=True).start()

    def drop(self) -> None:
        """What was asked is of no interest any more."""
        self._wanted = None

    def _run(self) -> None:
        try:
            while job := self._next():
                result = job.work()
                # The program may have ended meanwhile.
                with suppress(RuntimeError):
                    job.loop.call_soon_threadsafe(self._told, job, result, context=job.context)
        finally:
            self._runs = False

    def _next(self) -> _Job[T] | None:
        with self._lock:
            job = self._wanted if self._wanted is not self._begun else None
            self._begun = job
            self._runs = job is not None
        return job

    def _told(self, job: _Job[T], result: T) -> None:
        if job is self._wanted:
            self._wanted = None
            job.then(result)
