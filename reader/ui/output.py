"""What is drawn, on its way to the terminal: written by a thread of its own, until nobody is there any more."""

import os
import select
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread

_MOST_WAITING = 30
"""Writes that may wait. A terminal slower than the program holds the program up, so that keys are not drawn late."""
_LOOK_UP = 0.05
_LAST_WORDS = 0.3
"""Seconds that a terminal which does not read has for the last bytes, once the program is leaving."""


class Output(Thread):
    """Writes to the terminal what `write` is given, in order. Its file descriptor is one that does not block.

    ``lost`` is called once, in this thread, when the terminal is gone, and ``broke`` when writing ended over a mistake.
    From then on everything is thrown away, and nobody waits for it.
    """

    def __init__(
        self, terminal: int, encoding: str, *, lost: Callable[[], None], broke: Callable[[Exception], None]
    ) -> None:
        super().__init__(daemon=True, name="byline-output")
        self._terminal = terminal
        self._encoding = encoding
        self._lost = lost
        self._broke = broke
        self._waiting: Queue[str | None] = Queue(_MOST_WAITING)
        self._gone = Event()
        self._leaving: float | None = None
        self._stalled = False
        self._last = ""

    def write(self, text: str) -> None:
        """Queues the text; waits where too much is queued, but not for a terminal that is gone."""
        self._last = text
        self._put(text)

    def leave(self) -> None:
        """Says that the program is leaving: a terminal that does not read is waited for only a moment longer."""
        self._leaving = self._leaving or time.monotonic()

    def stop(self) -> None:
        """Ends the thread when it has written all, if the terminal takes it."""
        self.leave()
        self._put(None)
        self.join(_LAST_WORDS)
        if self._stalled or self.is_alive():
            self._gone.set()
            self.join(_LAST_WORDS)
            write_at_once(self._terminal, self._last.encode(self._encoding, "replace"))

    def run(self) -> None:
        ended = False
        while not ended:
            text = self._waiting.get()
            parts: list[str] = []
            with suppress(Empty):
                while text is not None:
                    parts.append(text)
                    text = self._waiting.get_nowait()
                ended = True
            try:
                self._send("".join(parts).encode(self._encoding, "replace"))
            except Exception as error:  # noqa: BLE001 - nobody sees what a thread raises, and the program would wait for it
                self._gone.set()
                self._broke(error)

    def _put(self, text: str | None) -> None:
        while not self._gone.is_set():
            try:
                self._waiting.put(text, timeout=_LOOK_UP)
            except Full:
                if self._leaving and time.monotonic() - self._leaving > _LAST_WORDS:
                    self._stalled = True
                    self._gone.set()
            else:
                return
        with suppress(Full):
            self._waiting.put_nowait(text)

    def _send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and not self._gone.is_set():
            try:
                rest = rest[os.write(self._terminal, rest) :]
            except BlockingIOError:
                select.select([], [self._terminal], [], _LOOK_UP)
            except OSError:
                self._gone.set()
                self._lost()


def write_at_once(terminal: int, data: bytes) -> None:
    """Writes to a terminal that may not be reading: what it has not read of what was written before is thrown away."""
    with suppress(OSError, termios.error):
        termios.tcflush(terminal, termios.TCOFLUSH)
        os.write(terminal, data)
