"""Byline where people really start it: no traceback, the right exit code, whatever terminal, language and pipe."""

import fcntl
import os
import select
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

import pytest

from tests.cli.conftest import command_line

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

import pty
import termios


@dataclass(frozen=True)
class Case:
    """What is called, where; ``typed`` once it has said ``shows``. ``size`` is columns and lines."""

    arguments: tuple[str, ...]
    code: int = 0
    typed: str = ""
    shows: str = ""
    size: tuple[int, int] = (80, 24)
    environment: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        told = " ".join(f"{name}={value}" for name, value in self.environment.items())
        return f"{' '.join(self.arguments) or 'byline'} {self.size[0]}x{self.size[1]} {told}"


TERMS = ("xterm-256color", "xterm", "vt100", "linux", "screen", "tmux-256color", "no-such-terminal", "")
LANGUAGES = ("C", "POSIX", "en_US.UTF-8", "de_DE.ISO-8859-1", "ja_JP.eucJP", "nonsense")
# A terminal of no size is taken as one of 80 by 24, as everywhere.
SIZES = {
    (4, 2): "",
    (1, 1): "",
    (39, 9): "room",
    (40, 10): "Unread",
    (89, 24): "Unread",
    (132, 43): "Unread",
    (250, 70): "Unread",
    (0, 0): "Unread",
}


def _screens() -> Iterator[Case]:
    """The screen, left by Q once it is there: every terminal, language and size, three of them at a time."""
    for number, (term, lang, (size, shows)) in enumerate(zip(TERMS, cycle(LANGUAGES), SIZES.items(), strict=False)):
        environment = {"TERM": term, "LANG": lang, "LC_ALL": lang} | ({"NO_COLOR": "1"} if number % 2 else {})
        yield Case(("demo",), 0, "Q", shows, size, environment)
    # In a terminal that cannot draw it is plain mode, left by its word.
    yield Case(("demo",), 0, "q\n", "> ", environment={"TERM": "dumb"})


CALLED = (
    (("--version",), 0),
    (("--help",), 0),
    (("latest",), 0),
    (("channels", "--all"), 0),
    (("manual",), 0),
    (("bogus",), 2),
    (("read", "no-such-file.html"), 1),
)


def _commands() -> Iterator[Case]:
    """Each command in one of two languages by turns."""
    environments = ({"LANG": "C", "LC_ALL": "C"}, {"LANG": "en_US.UTF-8", "NO_COLOR": "1"})
    for (arguments, code), environment in zip(CALLED, cycle(environments), strict=False):
        yield Case(arguments, code, environment=environment)


PATIENCE = 60.0
"""Seconds without a sign of life."""

CASES = [*_screens(), *_commands()]


def test_every_terminal_language_and_size_is_among_them() -> None:
    assert len(TERMS) == len(SIZES) >= len(LANGUAGES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_on_a_terminal(case: Case) -> None:
    code, written = _on_a_terminal(case)
    assert "Traceback" not in written
    assert "Error" not in written
    assert "Warning" not in written
    assert code == case.code


def _on_a_terminal(case: Case) -> tuple[int, str]:
    mine, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", case.size[1], case.size[0], 0, 0))
    environment = os.environ | {"TERM": "xterm-256color"} | case.environment
    child = subprocess.Popen(
        command_line(*case.arguments), stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True
    )
    os.close(its)
    written, typed = b"", not case.typed
    while chunk := _read(mine, child):
        written += chunk
        # Where a terminal is too small for any word, what asks for another screen.
        shown = case.shows.encode() if case.shows else b"\x1b[?1049h"
        if not typed and shown in written:
            typed = True
            os.write(mine, case.typed.encode())
    os.close(mine)
    return child.wait(), written.decode(errors="replace")


def _read(terminal: int, child: "subprocess.Popen[bytes]") -> bytes:
    if not select.select([terminal], [], [], PATIENCE)[0]:
        child.kill()
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:
        # So Linux tells that the other side has closed.
        return b""


PIPES = [
    (("latest",), 0),
    (("channels", "--json"), 0),
    (("keys",), 0),
    (("manual", "--roff"), 0),
    (("config", "--json"), 0),
    (("completion", "bash"), 0),
    ((), 2),
    (("demo",), 2),
    (("saved", "--bogus"), 2),
]


@pytest.mark.parametrize(
    ("arguments", "code", "lang"), [(*pipe, ("C", "en_US.UTF-8")[number % 2]) for number, pipe in enumerate(PIPES)]
)
def test_in_a_pipe(arguments: tuple[str, ...], code: int, lang: str) -> None:
    environment = os.environ | {"LANG": lang, "LC_ALL": lang}
    done = subprocess.run(command_line(*arguments), stdin=subprocess.DEVNULL, capture_output=True, env=environment)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout
    assert (done.stderr == b"") is (code == 0)
