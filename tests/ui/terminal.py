"""A program on a pty, its bytes kept and its screen read with pyte. Linux and macOS."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte

from tests.architecture import ROOT

PATIENCE = 30.0
# What a Textual program has reason to send: styles, cursor, erasing, modes, queries, the pointer's shape.
ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*[mABCDEFGHJKXdfsu]|\x1b\[\?[0-9;]+[hl]|\x1b\[\?[0-9]+\$p|\x1b\[[0-9]*[cn]|\x1b\[[<>=?][0-9;]*u"
    rb"|\x1b\[>[0-9]*[cq]|\x1b\[1[468]t|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)|\x1b\[[0-9]? q|\x1b[78]"
)


class Terminal:
    """Starts ``python -m reader ARGUMENTS`` with its own folders and drives it."""

    def __init__(self, folder: Path, *arguments: str, width: int = 80, height: int = 24) -> None:
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.modes = termios.tcgetattr(slave)
        homes = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("DATA", "CONFIG", "STATE")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", *arguments],
            cwd=ROOT,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, **homes, "HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        self.slave = slave

    def wait_for(self, text: str) -> str:
        """Reads until the screen shows the text; answers the screen. Fails with what it showed instead."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if text in self.text:
                return self.text
            self._read(0.1)
        raise AssertionError(f"never showed {text!r}, but:\n{self.text}")

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Reads until the program has ended; answers its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        while self._read(0.05):
            pass
        return self.process.wait(timeout=1)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def modes_are_back(self) -> bool:
        return termios.tcgetattr(self.slave) == self.modes

    def strays(self) -> list[bytes]:
        """Control bytes and sequences that such a program has no reason to send."""
        rest = ALLOWED.sub(b"", self.bytes)
        return re.findall(rb"\x1b.{0,12}|[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f]", rest)

    def _read(self, patience: float) -> bool:
        if not select.select([self.master], [], [], patience)[0]:
            return False
        data = os.read(self.master, 65536)
        self.bytes += data
        self.stream.feed(data)
        return bool(data)
