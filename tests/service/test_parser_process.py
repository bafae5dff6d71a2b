"""The parser process by itself: messages in, messages out."""

import operator
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.service.parser.process import LENGTH

PROCESS = (sys.executable, "-m", "reader.service.parser.process")


def test_the_process_ends_with_its_input() -> None:
    ended = subprocess.run(PROCESS, input=b"", capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_a_message_is_a_length_and_a_pickle() -> None:
    message = pickle.dumps((operator.add, (1, 2)))
    ended = subprocess.run(PROCESS, input=LENGTH.pack(len(message)) + message, capture_output=True, check=True)
    assert LENGTH.unpack(ended.stdout[:4])[0] == len(ended.stdout) - 4
    assert pickle.loads(ended.stdout[4:]) == ("value", 3)


KILLED = """
import asyncio, os, signal, time
from reader.service.parser.pool import Parser

async def main():
    parser = Parser(deadline=3600)
    print(await parser.run(os.getpid), flush=True)
    job = asyncio.create_task(parser.run(time.sleep, 3600))
    await asyncio.sleep(0.2)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process in the middle of a job")
def test_it_does_not_outlive_a_program_that_was_killed() -> None:
    ended = subprocess.run((sys.executable, "-c", KILLED), capture_output=True, text=True, check=False)
    assert ended.returncode == -9
    end = time.monotonic() + 10
    while _is_alive(int(ended.stdout)) and time.monotonic() < end:
        time.sleep(0.02)
    assert not _is_alive(int(ended.stdout))


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
