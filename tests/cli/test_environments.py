"""Byline where people really start it: no traceback, the right exit code, whatever terminal, language and pipe."""

import fcntl
import os
import select
import struct
import subprocess
import sys
from dataclasses import dataclass, field

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


def _screens() -> list[Case]:
    """The screen, left by Q once it is there; in a terminal that cannot draw, plain mode, left by its word."""
    terms = ("xterm-256color", "xterm", "vt100", "linux", "screen", "tmux-256color", "no-such-terminal", "", "dumb")
    cases = []
    for number, term in enumerate(terms):
        environment = {"TERM": term}
        if number % 2:
            environment["NO_COLOR"] = "1"
        plain = term == "dumb"
        cases.append(Case(("demo",), 0, "q\n" if plain else "Q", "> " if plain else "Unread", (80, 24), environment))
    for lang in ("C", "POSIX", "en_US.UTF-8", "de_DE.ISO-8859-1", "ja_JP.eucJP", "nonsense"):
        cases.append(Case(("demo",), 0, "Q", "Unread", (120, 40), {"LANG": lang, "LC_ALL": lang}))
    cases += [Case(("demo",), 0, "Q", shows, size) for size, shows in SIZES.items()]
    return cases


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


def _commands() -> list[Case]:
    environments = ({"LANG": "C", "LC_ALL": "C"}, {"LANG": "en_US.UTF-8", "NO_COLOR": "1"})
    called = (
        (("--version",), 0),
        (("--help",), 0),
        (("latest",), 0),
        (("channels", "--all"), 0),
        (("manual",), 0),
        (("bogus",), 2),
        (("read", "no-such-file.html"), 1),
    )
    return [Case(arguments, code, environment=each) for (arguments, code) in called for each in environments]


PATIENCE = 60.0
"""Seconds without a sign of life."""

CASES = [*_screens(), *_commands()]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 30


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


@pytest.mark.parametrize("lang", ["C", "en_US.UTF-8"])
@pytest.mark.parametrize(("arguments", "code"), PIPES)
def test_in_a_pipe(arguments: tuple[str, ...], code: int, lang: str) -> None:
    environment = os.environ | {"LANG": lang, "LC_ALL": lang}
    done = subprocess.run(command_line(*arguments), stdin=subprocess.DEVNULL, capture_output=True, env=environment)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout
    assert (done.stderr == b"") is (code == 0)
