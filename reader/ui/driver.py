"""The terminal as Byline drives it, on Linux and macOS: its modes, its size, its bytes in both directions.

Textual's own driver ends the program over a byte it does not expect, waits for ever when the terminal is gone, and
draws on standard error. Modes are those of xterm ("XTerm Control Sequences") and the kitty keyboard protocol.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
import time
import tty
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.driver import Driver
from textual.geometry import Size

from reader.ui.columns import placed
from reader.ui.difference import Shown
from reader.ui.input import Input
from reader.ui.output import Output, write_at_once

if TYPE_CHECKING:
    from reader.ui.app import BylineApp

USUAL_SIZE = (80, 24)
INTERRUPT = "ctrl+c"
_A_MOMENT = 0.02

_MOUSE = (1000, 1003, 1015, 1006)
_ON = "".join(f"\x1b[?{mode}h" for mode in _MOUSE)
_OFF = "".join(f"\x1b[?{mode}l" for mode in reversed(_MOUSE))
# The other screen; no cursor; focus told; keys told apart (kitty); pastes told apart; no wrapping.
# Keys are as they were before they are told apart, so that entering twice needs to be left only once.
_ENTER = f"\x1b[?1049h{_ON}\x1b[?25l\x1b[?1004h\x1b[<u\x1b[>25u\x1b[?2004h\x1b[?7l"
LEAVE = f"\x1b[?2004l\x1b[?7h{_OFF}\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""What gives the terminal back."""
_CAN_SYNCHRONIZE = "\x1b[?2026$p"


class TerminalDriver(Driver):
    """Reads standard input and draws on standard output, both of which are a terminal."""

    def __init__(
        self, app: BylineApp, *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        keyboard, screen = sys.__stdin__, sys.__stdout__
        assert keyboard is not None
        assert screen is not None
        self.keyboard, self.terminal = keyboard.fileno(), _opened_again(screen.fileno())
        super().__init__(app, debug=debug, mouse=mouse, size=size or _size_of(self.terminal))
        self._encoding = screen.encoding
        self._byline = app
        app.driver = self
        self._modes: list[Any] | None = None
        self._output: Output | None = None
        self._entered = False
        self._reader: threading.Thread | None = None
        self._wake: tuple[int, int] | None = None
        self._shown = Shown(USUAL_SIZE[0])

    @property
    def can_suspend(self) -> bool:
        return True

    # Beginning and end

    def start_application_mode(self) -> None:
        self._output = Output(
            self.terminal,
            self._encoding,
            lost=self._lost,
            broke=self._broke,
        )
        self._output.start()
        with suppress(termios.error):
            self._modes = termios.tcgetattr(self.keyboard)
            _make_raw(self.keyboard)
        self._draw_anew()
        self._start_reading()
        for number, handle in self._signals().items():
            signal.signal(number, handle)
        self._tell_size()

    def disable_input(self) -> None:
        """Reads no more; what was typed and not read is thrown away."""
        if self._reader is None:
            return
        assert self._wake
        for number in self._signals():
            signal.signal(number, signal.SIG_DFL)
        os.write(self._wake[1], b".")
        self._reader.join()
        self._reader = None
        for each in self._wake:
            os.close(each)
        with suppress(termios.error):
            termios.tcflush(self.keyboard, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        self.disable_input()
        if not self._entered:
            return
        self._entered = False
        self.write(self._byline.images.farewell + LEAVE)
        if self._modes:
            with suppress(termios.error):
                termios.tcsetattr(self.keyboard, termios.TCSANOW, self._modes)

    def close(self) -> None:
        if self._output:
            self._output.stop()

    def write(self, data: str) -> None:
        if self._output:
            self._output.write(placed(self._shown.difference(data)))

    def leave(self) -> None:
        """Says that the program is leaving, and waits no longer than a moment for a terminal that does not read."""
        if self._output:
            self._output.leave()

    def give_back(self) -> None:
        """Gives the terminal back at once, as well as that can be done without waiting for anybody."""
        with suppress(OSError, termios.error):
            if self._modes:
                termios.tcsetattr(self.keyboard, termios.TCSANOW, self._modes)
            write_at_once(self.terminal, (self._byline.images.farewell + LEAVE).encode())

    # Signals

    def _signals(self) -> dict[signal.Signals, Any]:
        return {
            signal.SIGWINCH: lambda *_: self._tell_size(),
            signal.SIGTSTP: lambda *_: self._loop.call_soon_threadsafe(self.pause),
            signal.SIGCONT: lambda *_: self._loop.call_soon_threadsafe(self._take_again),
        }

    def pause(self) -> None:
        """Stops the whole job as Ctrl-Z does everywhere, the terminal given back; returns when it is in front again.

        Where no shell could wake it, the kernel does not let it stop.
        """
        if self._reader is None or self._byline.leaving is not None:
            return
        self.stop_application_mode()
        self.close()
        number = signal.SIGTSTP
        while self._byline.leaving is None:
            os.kill(0, number)
            # The signal may reach another thread first, and this one a moment later.
            time.sleep(_A_MOMENT)
            if _in_front(self.terminal):
                self.start_application_mode()
                self._byline.draw_again()
                return
            # Woken in the background: it may not touch the terminal, and waits as if it had tried to.
            number = signal.SIGTTOU

    def _take_again(self) -> None:
        """After a stop nobody announced: the shell has set the terminal as it likes it."""
        if self._reader and _in_front(self.terminal):
            with suppress(termios.error):
                _make_raw(self.keyboard)
            self._draw_anew()
            self._tell_size()
            self._byline.draw_again()

    def forget_shown(self) -> None:
        """Draws every cell again, whatever the terminal is thought to show."""
        self._shown.forget(_size_of(self.terminal)[0])

    def _draw_anew(self) -> None:
        self._entered = True
        self.forget_shown()
        self.write(_ENTER)
        # Apple's Terminal writes the question's last letter on the screen.
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":
            self.write(_CAN_SYNCHRONIZE)

    def _tell_size(self) -> None:
        self._size = _size_of(self.terminal)
        self.forget_shown()
        size = Size(*self._size)
        self._loop.call_soon_threadsafe(self._app.post_message, events.Resize(size, size))

    def _broke(self, error: Exception) -> None:
        """A thread has made a mistake, which nobody would see there."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._byline.stumble, error)

    def _lost(self) -> None:
        """The terminal is gone, and with it everyone who could be told. May be called in any thread."""
        with suppress(RuntimeError):
            self._byline.terminal_lost(128 + signal.SIGHUP)

    # Input

    def _start_reading(self) -> None:
        self._wake = os.pipe()
        self._reader = threading.Thread(target=self._read, args=(self._wake[0],), name="byline-input", daemon=True)
        self._reader.start()

    def _read(self, wake: int) -> None:
        try:
            self._read_until(wake)
        except OSError:
            self._lost()
        except Exception as error:  # noqa: BLE001 - nobody sees what a thread raises; the application ends as over any mistake
            self._broke(error)

    def _read_until(self, wake: int) -> None:
        """Reads and sends what it means, until something comes from ``wake``. Raises OSError when there is no more."""
        taken = Input()
        while True:
            ready, _, _ = select.select([self.keyboard, wake], [], [], taken.patience)
            if wake in ready:
                return
            if not ready:
                messages = taken.rest()
            else:
                try:
                    data = os.read(self.keyboard, 4096)
                except BlockingIOError:
                    continue
                if not data:
                    raise OSError("the terminal has hung up")
                messages = taken.feed(data)
            for message in messages:
                if isinstance(message, events.Key) and message.key == INTERRUPT:
                    # Not behind all the keys that are still to be acted on.
                    self._byline.leave_soon(128 + signal.SIGINT)
                else:
                    self.process_message(message)


def _opened_again(terminal: int) -> int:
    """The same terminal, opened so that writing never waits; to others who have it open nothing changes."""
    try:
        return os.open(os.ttyname(terminal), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        return terminal


def _size_of(terminal: int) -> tuple[int, int]:
    """Columns and lines, as the terminal has them. One of no size is taken as one of 80 by 24, as everywhere."""
    try:
        columns, lines = os.get_terminal_size(terminal)
    except OSError:
        return USUAL_SIZE
    return (columns or USUAL_SIZE[0], lines or USUAL_SIZE[1])


def _make_raw(terminal: int) -> None:
    """Keys come one by one, unechoed, and none is a signal or a line end."""
    modes = termios.tcgetattr(terminal)
    modes[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    modes[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    modes[tty.CC][termios.VMIN], modes[tty.CC][termios.VTIME] = 1, 0
    termios.tcsetattr(terminal, termios.TCSANOW, modes)


def _in_front(terminal: int) -> bool:
    """Whether the shell has the program in the foreground: else it must not touch the terminal."""
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return True
