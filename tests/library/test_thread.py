"""The library's own thread: nothing asked of it is lost or half done."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, get_ident

import pytest

from reader.errors import LibraryError, LibraryForeign
from reader.library import Library, LibraryThread


@pytest.fixture
def thread(path: Path) -> Iterator[LibraryThread]:
    thread = LibraryThread(path)
    thread.start()
    yield thread
    thread.close()


class _Setting:
    """A write that waits, once it has begun, until the test lets it go on."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.begun = Event()
        self.go_on = Event()

    def __call__(self, library: Library) -> None:
        library.set_fact(self.name, "begun")
        self.begun.set()
        self.go_on.wait()
        library.set_fact(self.name, "done")


async def test_work_is_done_in_one_other_thread_and_answered(thread: LibraryThread) -> None:
    async def ident() -> int:
        return await thread.read(lambda _: get_ident())

    await thread.write(lambda library: library.set_fact("started", "yes"))
    assert await thread.read(lambda library: library.fact("started")) == "yes"
    assert thread.read_now(lambda library: library.fact("started")) == "yes"
    assert await ident() == await ident() != get_ident()


def test_a_write_can_be_waited_for_without_a_loop(thread: LibraryThread) -> None:
    thread.write_now(lambda library: library.set_fact("started", "yes"))
    assert thread.read_now(lambda library: library.fact("started")) == "yes"


async def test_a_failure_reaches_who_asked_and_changes_nothing(thread: LibraryThread) -> None:
    def fail_half_way(library: Library) -> None:
        library.set_fact("half", "done")
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        await thread.write(fail_half_way)
    assert await thread.read(lambda library: library.fact("half")) == ""


async def test_a_read_is_one_snapshot_and_may_not_write(thread: LibraryThread) -> None:
    with pytest.raises(RuntimeError):
        await thread.read(lambda library: library.set_fact("half", "done"))


async def test_a_write_given_up_while_it_runs_is_done_whole(thread: LibraryThread) -> None:
    setting = _Setting("place")
    asked = asyncio.create_task(thread.write(setting))
    await asyncio.to_thread(setting.begun.wait)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    setting.go_on.set()
    assert await thread.read(lambda library: library.fact("place")) == "done"


async def test_a_write_given_up_in_the_queue_is_done_and_a_read_is_not(thread: LibraryThread) -> None:
    first, reads = _Setting("first"), list[str]()
    tasks = [
        asyncio.create_task(thread.write(first)),
        asyncio.create_task(thread.write(lambda library: library.set_fact("second", "done"))),
        asyncio.create_task(thread.read(lambda library: reads.append("done"))),
    ]
    await asyncio.to_thread(first.begun.wait)
    for task in tasks[1:]:
        task.cancel()
    await asyncio.gather(*tasks[1:], return_exceptions=True)
    first.go_on.set()
    assert await thread.read(lambda library: library.fact("second")) == "done"
    assert reads == []


async def test_a_write_given_up_that_fails_is_logged(thread: LibraryThread, caplog: pytest.LogCaptureFixture) -> None:
    first = _Setting("first")

    def fail(library: Library) -> None:
        raise LibraryError("The library is full.")

    running = asyncio.create_task(thread.write(first))
    asked = asyncio.create_task(thread.write(fail))
    await asyncio.to_thread(first.begun.wait)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    first.go_on.set()
    with caplog.at_level(logging.WARNING):
        await running
        await thread.read(lambda _: None)
    assert [record.getMessage() for record in caplog.records] == [
        "A change nobody waited for was not made: The library is full."
    ]


def test_a_write_outlives_the_loop_that_asked_for_it(thread: LibraryThread, caplog: pytest.LogCaptureFixture) -> None:
    setting = _Setting("place")

    async def ask_and_leave() -> None:
        asked = asyncio.create_task(thread.write(setting))
        await asyncio.to_thread(setting.begun.wait)
        asked.cancel()

    asyncio.run(ask_and_leave())
    setting.go_on.set()
    assert thread.read_now(lambda library: library.fact("place")) == "done"
    assert caplog.records == []


def _keeping(number: int) -> Callable[[Library], None]:
    return lambda library: library.set_fact(f"fact {number}", "kept")


def test_closing_finishes_what_is_queued(path: Path) -> None:
    thread = LibraryThread(path)
    thread.start()

    async def ask_and_close() -> None:
        asked = [asyncio.create_task(thread.write(_keeping(number))) for number in range(20)]
        await asyncio.sleep(0)
        thread.close()
        await asyncio.gather(*asked)

    asyncio.run(ask_and_close())
    with closing(Library.open(path)) as library:
        assert [library.fact(f"fact {number}") for number in range(20)] == ["kept"] * 20


async def test_closed_it_says_so_and_closing_again_is_no_failure(thread: LibraryThread) -> None:
    assert thread.is_open
    thread.close()
    thread.close()
    assert not thread.is_open
    with pytest.raises(LibraryError, match="is closed"):
        await thread.read(lambda library: library.fact("started"))
    with pytest.raises(LibraryError, match="is closed"):
        await thread.write(lambda library: library.set_fact("late", "yes"))
    with pytest.raises(LibraryError, match="is closed"):
        thread.read_now(lambda library: library.fact("started"))


def test_before_the_start_it_is_closed(path: Path) -> None:
    with closing(LibraryThread(path)) as thread:
        assert not thread.is_open
        with pytest.raises(LibraryError, match="is closed"):
            thread.read_now(lambda library: library.fact("started"))
    assert not path.exists()


def test_starting_twice_is_starting_once(thread: LibraryThread) -> None:
    thread.start()
    assert thread.read_now(lambda library: library.fact("started")) == ""


def test_what_cannot_be_opened_is_told_at_the_start(tmp_path: Path) -> None:
    with closing(LibraryThread(tmp_path)) as thread, pytest.raises(LibraryForeign):
        thread.start()
