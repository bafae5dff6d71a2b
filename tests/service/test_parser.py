"""The parser process: what is asked of it, what kills it, and what is left behind.

Its jobs here are functions of the standard library, which every process can import.
"""

import asyncio
import logging
import operator
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import BylineError, CleanError, PageTooHard
from reader.model.verdict import Verdict
from reader.service.parser.pool import Parser
from tests.service.conftest import NOW

pytestmark = pytest.mark.asyncio(loop_scope="module")

ERRORS = sorted(
    name
    for name, kind in vars(sys.modules["reader.errors"]).items()
    if isinstance(kind, type) and issubclass(kind, BylineError)
)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def is_alive(pid: int) -> bool:
    """Whether it still runs, and is not only waited for (Linux)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class TestAJob:
    async def test_its_answer_comes_back(self, parser: Parser) -> None:
        assert await parser.run(operator.add, 1, 2) == 3
        assert await parser.run(operator.concat, (NOW,), (Verdict.FULL,)) == (NOW, Verdict.FULL)

    async def test_it_runs_in_another_process_always_the_same(self, parser: Parser) -> None:
        pid = await parser.run(os.getpid)
        assert pid != os.getpid()
        assert await parser.run(os.getpid) == pid

    async def test_many_at_once_get_each_their_own_answer(self, parser: Parser) -> None:
        answers = await asyncio.gather(*(parser.run(operator.mul, number, 2) for number in range(40)))
        assert answers == [2 * number for number in range(40)]

    async def test_a_large_page_fits_through(self, parser: Parser) -> None:
        assert await parser.run(len, b"x" * 20_000_000) == 20_000_000
        assert len(await parser.run(bytes, 20_000_000)) == 20_000_000

    async def test_what_it_prints_does_not_mix_with_the_answers(self, parser: Parser) -> None:
        await parser.run(print, "noise")
        await parser.run(os.write, 1, b"noise")
        assert await parser.run(operator.add, 1, 2) == 3


class TestAFailure:
    @pytest.mark.parametrize("name", ERRORS)
    async def test_every_error_of_the_house_travels_whole(self, parser: Parser, name: str) -> None:
        with pytest.raises(BylineError) as failed:
            await parser.run(exec, f"from reader.errors import {name}; raise {name}('What happened.', 'What to do.')")
        assert type(failed.value).__name__ == name
        assert str(failed.value) == "What happened. What to do."

    async def test_its_verdict_travels_too(self, parser: Parser) -> None:
        raising = "from reader.errors import *; from reader.model.verdict import Verdict\n"
        with pytest.raises(CleanError) as failed:
            await parser.run(exec, f"{raising}raise CleanError('A', 'B', Verdict.CONSENT)")
        assert failed.value.verdict is Verdict.CONSENT

    async def test_a_mistake_of_ours_is_a_sentence_and_a_traceback_in_the_log(
        self, parser: Parser, caplog: pytest.LogCaptureFixture
    ) -> None:
        pid = await parser.run(os.getpid)
        with caplog.at_level(logging.ERROR), pytest.raises(CleanError, match="Byline stumbled over this page"):
            await parser.run(operator.truediv, 1, 0)
        assert "ZeroDivisionError" in caplog.text
        assert await parser.run(os.getpid) == pid

    async def test_a_job_that_ends_its_process_is_a_sentence_and_the_next_works(self, parser: Parser) -> None:
        for ending in (os._exit, sys.exit):
            with pytest.raises(CleanError, match="too much for the cleaner"):
                await parser.run(ending, 3)
            assert await parser.run(operator.add, 1, 2) == 3

    async def test_a_process_killed_from_outside_is_a_sentence_and_the_next_works(self, parser: Parser) -> None:
        with pytest.raises(CleanError):
            await parser.run(exec, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        assert await parser.run(operator.add, 1, 2) == 3

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its share of memory")
    async def test_a_page_that_wants_all_memory_does_not_get_it(self, parser: Parser) -> None:
        with pytest.raises(CleanError):
            await parser.run(bytes, 4 * 1024**3)
        assert await parser.run(operator.add, 1, 2) == 3


class TestTheStart:
    async def test_one_that_fails_is_a_sentence_and_the_next_may_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        parser = Parser()
        with monkeypatch.context() as broken:
            broken.setattr(sys, "executable", "/nowhere/python")
            with pytest.raises(CleanError, match="could not be started"):
                await parser.run(operator.add, 1, 2)
        assert await parser.run(operator.add, 1, 2) == 3
        await parser.close()


class TestADeadline:
    async def test_a_job_that_takes_too_long_is_killed_and_the_next_works(self) -> None:
        parser = Parser(deadline=1.5)
        pid = await parser.run(os.getpid)
        with pytest.raises(CleanError, match="took too long"):
            await parser.run(time.sleep, 600)
        assert not is_running(pid)
        assert await parser.run(operator.add, 1, 2) == 3
        await parser.close()


class TestGivingUp:
    @pytest.mark.parametrize("turns", [1, 2, 5, 50])
    async def test_the_next_answer_is_the_right_one(self, parser: Parser, turns: int) -> None:
        given_up = asyncio.create_task(parser.run(operator.add, "an old", " answer"))
        for _ in range(turns):
            await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.wait([given_up])
        assert await parser.run(operator.add, 1, 2) == 3

    async def test_a_job_that_is_given_up_ends_with_its_process(self, parser: Parser) -> None:
        pid = await parser.run(os.getpid)
        given_up = asyncio.create_task(parser.run(time.sleep, 600))
        for _ in range(5):
            await asyncio.sleep(0)
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        assert not is_running(pid)

    async def test_a_process_that_is_given_up_while_it_starts_has_ended(
        self, parser: Parser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        start = asyncio.create_subprocess_exec
        started: list[asyncio.subprocess.Process] = []

        async def starts(*command: str, stdin: int, stdout: int, stderr: int) -> asyncio.subprocess.Process:
            started.append(await start(*command, stdin=stdin, stdout=stdout, stderr=stderr))
            return started[-1]

        monkeypatch.setattr(asyncio, "create_subprocess_exec", starts)
        given_up = asyncio.create_task(parser.run(operator.add, 1, 2))
        for _ in range(3):
            await asyncio.sleep(0)
        assert not started
        given_up.cancel()
        await asyncio.wait([given_up])
        assert [each.returncode for each in started] == [-signal.SIGKILL]

    async def test_one_that_waits_for_its_turn_gives_up_without_harm(self, parser: Parser) -> None:
        pid = await parser.run(os.getpid)
        first = asyncio.create_task(parser.run(operator.add, 1, 2))
        await asyncio.sleep(0)
        second = asyncio.create_task(parser.run(operator.add, 3, 4))
        await asyncio.sleep(0)
        second.cancel()
        assert await first == 3
        assert await parser.run(os.getpid) == pid


class TestTheEnd:
    async def test_closing_leaves_no_process(self) -> None:
        parser = Parser()
        pid = await parser.run(os.getpid)
        await parser.close()
        assert not is_running(pid)

    async def test_closing_does_not_wait_for_a_job(self) -> None:
        parser = Parser(deadline=3600)
        pid = await parser.run(os.getpid)
        job = asyncio.create_task(parser.run(time.sleep, 3600))
        for _ in range(WAITING):
            await asyncio.sleep(0)
        await parser.close()
        assert not is_running(pid)
        with pytest.raises(PageTooHard):
            await job

    async def test_one_that_has_just_ended_by_itself_is_closed_quietly(self, caplog: pytest.LogCaptureFixture) -> None:
        for _ in range(5):
            parser = Parser()
            pid = await parser.run(os.getpid)
            os.kill(pid, signal.SIGKILL)
            while is_alive(pid):
                pass
            await parser.close()
        assert caplog.text == ""

    async def test_closing_twice_or_before_the_start_does_nothing(self) -> None:
        parser = Parser()
        await parser.close()
        await parser.close()

    async def test_after_closing_it_begins_again(self) -> None:
        parser = Parser()
        await parser.run(os.getpid)
        await parser.close()
        assert await parser.run(operator.add, 1, 2) == 3
        await parser.close()

    async def test_warming_up_leaves_it_ready(self) -> None:
        parser = Parser()
        await parser.start()
        assert "reader.clean.pipeline" in await parser.run(eval, "list(__import__('sys').modules)")
        await parser.close()


needs_two_processors = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="a helper needs a processor of its own")
WAITING = 50
"""Turns of the event loop in which a job reaches its process or the queue before it."""


LISTS: frozenset[Callable[..., object]] = frozenset((os.getpid, time.sleep, operator.sub))


class TestLists:
    async def test_an_article_waits_for_one_list_at_most(self) -> None:
        parser = Parser(lists=LISTS)
        await parser.start()
        lists = [asyncio.create_task(parser.run(operator.sub, number, 1)) for number in range(9)]
        await asyncio.sleep(0)
        article = asyncio.create_task(parser.run(operator.add, 1, 2))
        assert await article == 3
        assert sum(task.done() for task in lists) <= 1
        assert await asyncio.gather(*lists) == [number - 1 for number in range(9)]
        await parser.close()

    @needs_two_processors
    async def test_a_helper_reads_them_while_the_first_is_busy_and_ends_when_it_is_not_needed(self) -> None:
        parser = Parser(lists=LISTS)
        first = await parser.run(os.getpid)
        async with parser.helped():
            assert await parser.run(os.getpid) == first
            busy = asyncio.create_task(parser.run(time.sleep, 600))
            for _ in range(WAITING):
                await asyncio.sleep(0)
            second = await parser.run(os.getpid)
            assert second != first
            busy.cancel()
            await asyncio.wait([busy])
        assert not is_running(second)
        assert await parser.run(os.getpid) != second
        await parser.close()

    @needs_two_processors
    async def test_a_helper_at_work_when_its_time_is_over_finishes_its_list_and_takes_no_other(self) -> None:
        parser = Parser(lists=LISTS)
        async with parser.helped():
            lists = [asyncio.create_task(parser.run(operator.sub, number, 1)) for number in range(2)]
            for _ in range(WAITING):
                await asyncio.sleep(0)
        assert await asyncio.gather(*lists) == [-1, 0]
        assert len(set(await asyncio.gather(*(parser.run(os.getpid) for _ in range(4))))) == 1
        await parser.close()

    @needs_two_processors
    async def test_there_is_one_helper_however_many_ask_for_one(self) -> None:
        parser = Parser(lists=LISTS)
        async with parser.helped(), parser.helped():
            pids = await asyncio.gather(*(parser.run(os.getpid) for _ in range(9)))
        assert len(set(pids)) <= 2
        await parser.close()
