"""The parser process: reads jobs from standard input, answers on standard output.

A message is four bytes of length, big-endian, and a pickle. A job is ``(function of
reader.service.parser.jobs, arguments)``;
an answer is ``("value", value)``, ``("failure", BylineError)`` or ``("bug", traceback)``. The process ends when its
input does, and on Linux in the middle of a job too when the program that started it has ended, however it did.
"""

import os
import pickle
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from reader.errors import BylineError

LENGTH = struct.Struct(">I")
MEMORY_LIMIT = 512 * 1024 * 1024


def main() -> None:
    # What a parser prints must not mix with the answers: the answers get the pipe, printing gets nothing.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    _end_with_the_program()
    serve(sys.stdin.buffer, answers)


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Does jobs until there are no more."""
    while message := jobs.read(LENGTH.size):
        job, arguments = pickle.loads(jobs.read(LENGTH.unpack(message)[0]))
        answer = pickle.dumps(_done(job, arguments), pickle.HIGHEST_PROTOCOL)
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _done(job: Callable[..., object], arguments: tuple[object, ...]) -> tuple[str, object]:
    try:
        return "value", job(*arguments)
    except BylineError as error:
        return "failure", error
    except Exception:  # noqa: BLE001 - a bug over one page is told to the reader as a sentence and to the log in full
        return "bug", traceback.format_exc()


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _end_with_the_program() -> None:
    """Asks Linux for SIGKILL when the program is gone (prctl(2), PR_SET_PDEATHSIG): a job hears nothing else."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)


if __name__ == "__main__":
    main()
