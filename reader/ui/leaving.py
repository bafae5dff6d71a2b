"""Ways out that are no key: signals, and a terminal that has gone."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Protocol

PATIENCE = 1.5
"""Seconds for keeping the place and closing the library. Then the program ends as it stands; what was saved is safe."""

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Leaver(Protocol):
    """What can be left (see `reader.ui.app.BylineApp`)."""

    def leave_soon(self, code: int) -> None:
        """Begins to leave with this exit code. Called in the middle of anything, by a signal."""

    def give_terminal_back(self) -> None:
        """Gives the terminal back without waiting for anybody."""


@contextmanager
def leaving_on_signals(program: Leaver) -> Iterator[None]:
    """Meanwhile SIGINT, SIGTERM and SIGHUP do what the key would, with the exit code of a shell: 128 and the number.

    The end comes in `PATIENCE`, whatever the program is doing; a second SIGTERM brings it at once.
    """
    came: set[int] = set()

    def on_signal(number: int, _: FrameType | None) -> None:
        if number == signal.SIGTERM and number in came:
            end_now(program, 128 + number)
        came.add(number)
        end_soon(program, 128 + number)
        program.leave_soon(128 + number)

    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        # Windows has no SIGHUP; what was started to be deaf to a signal stays so.
        if number and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, on_signal)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def end_soon(program: Leaver, code: int) -> None:
    """Ends the program after `PATIENCE` if it has not ended by then."""

    def end() -> None:
        time.sleep(PATIENCE)
        end_now(program, code)

    with suppress(RuntimeError):
        threading.Thread(target=end, daemon=True, name="byline-patience").start()


def end_now(program: Leaver, code: int) -> None:
    """Ends the program as it stands."""
    program.give_terminal_back()
    os._exit(code)
