"""Long work for a pane, off the key path: in a thread nobody waits for."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass
from functools import partial
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Job(Generic[T]):
    work: Callable[[], T]
    then: Callable[[T], None]
    failed: Callable[[Exception], None]
    loop: asyncio.AbstractEventLoop
    context: Context


class Aside(Generic[T]):
    """Does one piece of work after the other; of those that wait only the last that was asked for is done, and only
    its result is told, on the event loop that asked."""

    def __init__(self) -> None:
        self._working = Lock()
        self._job: _Job[T] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a result is on its way."""
        return self._job is not None

    def ask(self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Does the work and calls ``then`` with its result, or ``failed`` with the mistake it made; what was asked
        before is of no interest any more. Has to be called on an event loop."""
        self._job = _Job(work, then, failed, asyncio.get_running_loop(), copy_context())
        Thread(target=self._do, args=(self._job,), name="byline-aside", daemon=True).start()

    def drop(self) -> None:
        """What was asked is of no interest any more."""
        self._job = None

    def _do(self, job: _Job[T]) -> None:
        with self._working:
            if job is not self._job:
                return
            outcome = _outcome(job)
        # The program may have ended meanwhile.
        with suppress(RuntimeError):
            job.loop.call_soon_threadsafe(self._told, job, outcome, context=job.context)

    def _told(self, job: _Job[T], outcome: Callable[[], None]) -> None:
        if job is self._job:
            self._job = None
            outcome()


def _outcome(job: _Job[T]) -> Callable[[], None]:
    try:
        return partial(job.then, job.work())
    except Exception as mistake:  # noqa: BLE001 - whoever asked waits for an answer, and would for ever
        return partial(job.failed, mistake)
