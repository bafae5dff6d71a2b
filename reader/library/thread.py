"""The library's own thread: what is asked of it is done one after another, away from the event loop."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from reader.errors import LibraryError
from reader.library.failures import closed, unwritten
from reader.library.library import UNWRITABLE, Library
from reader.library.unwritten import Unwritten, Work

T = TypeVar("T")

_log = logging.getLogger(__name__)


class LibraryThread:
    """One worker thread that owns one `Library`. What was queued is done even when nobody waits for it any more.

    Where the file cannot be written, work is done in a copy in memory, and again in the file as soon as it can be.
    ``on_turn`` is called in that thread when this begins and when it ends; ``lost`` is, after the end, why something
    that a person did is not in the file, else None. ``on_deed`` are called in that thread after each durable write, for
    something that a person did; ``deeds`` counts them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.on_turn: Callable[[], object] | None = None
        self.lost: LibraryError | None = None
        self.on_deed: list[Callable[[], object]] = []
        self.deeds = 0
        self._unwritten = Unwritten()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._library: Library | None = None

    def start(self) -> None:
        """Opens the library, or where it cannot be written a copy of it. A second time does nothing.

        Raises what `Library.open` and `Library.read_into_memory` raise.
        """
        if self._library is None:
            self._library = self._submit(self._open).result()

    async def read(self, work: Work[T]) -> T:
        """What ``work`` answers from one snapshot. Given up before its turn came, it is not done at all."""
        job = self._submit(lambda: self._reading(work))
        try:
            return await _answer(job)
        except asyncio.CancelledError:
            job.cancel()
            raise

    async def write(self, work: Work[T], durable: bool = True) -> T:
        """What ``work`` answers, done in one transaction. Given up, it is done all the same, and whole."""
        job = self._submit(lambda: self._writing(work, durable))
        try:
            return await _answer(job)
        except asyncio.CancelledError:
            job.add_done_callback(_log_failure)
            raise

    def read_now(self, work: Work[T]) -> T:
        """As `read`, but waits in the calling thread: for the time before an event loop runs."""
        return self._submit(lambda: self._reading(work)).result()

    def write_now(self, work: Work[T], durable: bool = True) -> T:
        """As `write`, but waits in the calling thread."""
        return self._submit(lambda: self._writing(work, durable)).result()

    @property
    def is_open(self) -> bool:
        """Whether it was started and not closed since."""
        return self._library is not None

    @property
    def kept_in_memory(self) -> LibraryError | None:
        """Why the file cannot be written and work is kept in memory; None as long as it can."""
        return self._library.kept_in_memory if self._library else None

    @property
    def mended(self) -> str:
        """What was rescued when it was opened, in a sentence; empty if it was not damaged."""
        return self._library.mended if self._library else ""

    @property
    def ended_badly(self) -> bool:
        """Whether those who had it open before did not close it."""
        return self._library is not None and self._library.ended_badly

    def close(self) -> None:
        """Finishes what is queued, writes what was kept in memory if that can be, and closes the file; a second time
        does nothing."""
        if self._library is not None:
            self._submit(self._end).result()
            self._library = None
        self._worker.shutdown()

    def _open(self) -> Library:
        try:
            return Library.open(self.path)
        except UNWRITABLE as error:
            return self._unwritten.begin(Library.read_into_memory(self.path, error))

    def _end(self) -> None:
        library = self._opened()
        if library.kept_in_memory and self._unwritten.is_any:
            library = self._unwritten.go_back(library, at_once=True)
            if library.kept_in_memory and self._unwritten.matters:
                self.lost = unwritten(library.kept_in_memory)
        library.close()

    def _reading(self, work: Work[T]) -> T:
        library = self._opened()
        with library.read():
            return work(library)

    def _writing(self, work: Work[T], durable: bool) -> T:
        done = self._written(work, durable)
        if durable:
            self.deeds += 1
            for told in tuple(self.on_deed):
                told()
        return done

    def _written(self, work: Work[T], durable: bool) -> T:
        library = self._opened()
        if library.kept_in_memory:
            library = self._turn_to(self._unwritten.go_back(library))
        if not library.kept_in_memory:
            try:
                with library.write(durable):
                    return work(library)
            except UNWRITABLE as error:
                copy = self._unwritten.begin(library.copied_into_memory(error))
                library.close()
                library = self._turn_to(copy)
        return self._unwritten.do(library, work, durable)

    def _turn_to(self, library: Library) -> Library:
        if library is not self._library:
            self._library = library
            if self.on_turn:
                self.on_turn()
        return library

    def _opened(self) -> Library:
        if self._library is None:
            raise closed(self.path)
        return self._library

    def _submit(self, job: Callable[[], T]) -> "Future[T]":
        try:
            return self._worker.submit(job)
        except RuntimeError as error:
            # The only thing an executor refuses is work after its end.
            raise closed(self.path) from error


async def _answer(job: "Future[T]") -> T:
    """Waits for a job without owning it, so that giving up the wait does not take the job out of the queue."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def tell(_: "Future[T]") -> None:
        # The loop may have ended before the job; then nobody waits.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(done.set)

    job.add_done_callback(tell)
    await done.wait()
    return job.result()


def _log_failure(job: "Future[T]") -> None:
    if error := job.exception():
        _log.warning("A change nobody waited for was not made: %s", error)
