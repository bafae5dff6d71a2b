"""A program on a pty, its bytes kept and its screen read with pyte. Linux and macOS."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte
from wcwidth import wcwidth

from reader.demo.catalogue import catalogue, starter_urls
from reader.service.desk import Desk
from reader.service.following.following import begin
from tests.architecture import ROOT

PATIENCE = 30.0
STILL = 0.15
"""Seconds without a byte after which a screen has said what it had to say."""


def shown(screen: pyte.Screen) -> list[str]:
    """The rows of a screen without the blanks at their ends; half of a wide sign that was written over is blank.

    pyte's own reading of its screen raises IndexError at such a half.
    """
    return [
        _row([screen.buffer[line][column].data for column in range(screen.columns)]) for line in range(screen.lines)
    ]


def _row(signs: Sequence[str]) -> str:
    """A wide sign stands in its first cell, and nothing in its second."""
    row, second = "", False
    for sign, after in zip(signs, [*signs[1:], " "], strict=True):
        wide = sign != "" and wcwidth(sign[0]) == 2
        row += ("" if second else " ") if sign == "" else " " if wide and after != "" else sign
        second = wide and after == ""
    return row.rstrip()


def homes(folder: Path) -> dict[str, str]:
    """The environment of a person whose home is this folder."""
    return {"HOME": str(folder)} | {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("DATA", "CONFIG", "STATE")}


def environment_of(folder: Path) -> dict[str, str]:
    """What a person whose home is this folder has set, besides the kind of their terminal."""
    return homes(folder) | {"COLORTERM": "truecolor"}


def begin_demo(folder: Path) -> None:
    """The demo's library of a person whose home is this folder, as it is before anything was fetched."""
    path = folder / "DATA" / "byline-demo" / "library.sqlite3"
    path.parent.mkdir(parents=True, exist_ok=True)
    desk = Desk(path, catalogue=catalogue, starters=starter_urls)
    desk.library.start()
    try:
        desk.library.write_now(lambda library: begin(library, desk))
    finally:
        desk.library.close()


def python_command(*arguments: str, program: Sequence[str] = ("-m", "reader")) -> list[str]:
    return [sys.executable, *program, *arguments]


def _own_terminal() -> None:
    """What a shell does, in the child: the terminal is the program's own, and tells it when it goes."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """Starts ``python -m reader ARGUMENTS`` with its own folders and drives it.

    ``program`` is what Python is given instead of ``-m reader``; ``watched`` is False where only the bytes count;
    ``cell`` is the pixels of a cell, wide and high, 0 for a terminal that does not say. The demo's library has been
    begun before unless it is to be ``new``: a new one is fetched unbidden.
    """

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        width: int = 80,
        height: int = 24,
        program: Sequence[str] = ("-m", "reader"),
        watched: bool = True,
        environment: Mapping[str, str] | None = None,
        cell: tuple[int, int] = (0, 0),
        new: bool = False,
    ) -> None:
        if not new and any(part.rpartition("reader ")[2].startswith("demo") for part in (*program, *arguments)):
            begin_demo(folder)
        self.cell = cell
        self.watched = watched
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.master, slave = pty.openpty()
        self.slave = slave
        self._set_size(width, height)
        self.modes = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            python_command(*arguments, program=program),
            cwd=ROOT,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, **environment_of(folder), "TERM": "xterm-256color", **(environment or {})},
            start_new_session=True,
            preexec_fn=_own_terminal,
        )

    def wait_for(self, text: str) -> str:
        """Reads until the screen shows the text; answers the screen. Fails with what it showed instead."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if text in self.text:
                return self.text
            self._read(0.1)
        raise AssertionError(f"never showed {text!r}, but:\n{self.text}")

    def shows(self, *texts: str, patience: float) -> bool:
        """Whether one of the texts is on the screen within so many seconds, if the program does not end before."""
        end = time.monotonic() + patience
        while not any(each in self.text for each in texts):
            if time.monotonic() > end or self.process.poll() is not None:
                return False
            self._read(0.1)
        return True

    def wait_until(self, it_is_so: Callable[[], bool]) -> None:
        """Reads until it is so; fails if it does not come about."""
        end = time.monotonic() + PATIENCE
        while not it_is_so():
            assert time.monotonic() < end, f"it did not come about:\n{self.text}"
            self._read(0.05)

    @property
    def state(self) -> str:
        """Of the process, as `ps` tells it: R, S, T for stopped, Z. Linux."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0]

    @property
    def threads(self) -> int:
        """How many the process has. Linux."""
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    def resize(self, width: int, height: int) -> None:
        """Gives the terminal another size and tells the program; the screen read here is empty until it draws."""
        if width and height:
            self.screen.resize(height, width)
            self.screen.reset()
        self.tell_size(width, height)

    def tell_size(self, width: int, height: int) -> None:
        """Gives the terminal another size and tells the program, whatever the screen read here shows."""
        self._set_size(width, height)
        self.process.send_signal(signal.SIGWINCH)

    def _set_size(self, width: int, height: int) -> None:
        pixels = (width * self.cell[0], height * self.cell[1])
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, *pixels))

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def rest(self) -> None:
        """Reads until nothing has come for a moment, or the program has ended."""
        while self._read(STILL) and self.process.poll() is None:
            pass

    def end(self) -> int:
        """Reads until the program has ended; answers its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        while self._read(0.05):
            pass
        code = self.process.poll()
        assert code is not None, f"did not end, but shows:\n{self.text}"
        return code

    def hang_up(self) -> None:
        """Closes the other end, as when a window is closed."""
        for each in (self.master, self.slave):
            os.close(each)
        self.master = self.slave = -1

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.master >= 0:
            self.hang_up()

    @property
    def text(self) -> str:
        return "\n".join(shown(self.screen))

    @property
    def modes_are_back(self) -> bool:
        return termios.tcgetattr(self.slave) == self.modes

    def _read(self, patience: float) -> bool:
        if not select.select([self.master], [], [], patience)[0]:
            return False
        data = os.read(self.master, 65536)
        self.bytes += data
        if self.watched:
            self.stream.feed(data)
        return bool(data)
