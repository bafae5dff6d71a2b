"""How far long work is, as one line of the terminal that is written over; on a pipe nothing."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

from reader.cli.output import can_write_over
from reader.editorial.pace import time_left

EVERY = 0.1
"""Seconds between two drawings."""
FEW = 2
"""Things from which on there is a line."""
BAR = 20
ERASE = "\r\x1b[K"


class Progress:
    """Tells how many of the things are done while it is entered, on standard error where that is a terminal that
    can go back in its line. The line is gone at the end."""

    def __init__(
        self,
        things: str,
        shown: bool = True,
        out: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.things = things
        self._out = out or sys.stderr
        self._clock = clock
        self._shown = shown and can_write_over(self._out)
        self._began, self._drawn = clock(), clock() - EVERY
        self._line = ""

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(ERASE if self._line else "")
        self._line = ""

    def reach(self, done: int, total: int, more: str = "") -> None:
        """``done`` of the ``total`` are done; ``more`` is told beside it."""
        now = self._clock()
        if not self._shown or total < FEW or (now - self._drawn < EVERY and done < total):
            return
        self._drawn = now
        told = (f"{done:,} of {total:,} {self.things}", more, time_left(now - self._began, done, total))
        filled = done * BAR // total
        self._line = f"[{'#' * filled}{'.' * (BAR - filled)}] {', '.join(filter(None, told))}"
        self._write(f"{ERASE}{self._line}")

    @property
    def is_shown(self) -> bool:
        """Whether anybody sees it: then what is nothing new need not be written line by line."""
        return self._shown

    @contextmanager
    def aside(self) -> Iterator[None]:
        """For what is written meanwhile: it stands above the line."""
        line = self._line
        self._write(ERASE if line else "")
        try:
            yield
        finally:
            self._write(line)

    def _write(self, text: str) -> None:
        if text and self._shown:
            print(text, end="", file=self._out, flush=True)
