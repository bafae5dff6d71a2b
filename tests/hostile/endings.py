"""However Byline ends, the terminal is given back as it was found, and the exit code says how."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.hostile.promise import Tally
from tests.hostile.wire import modes_left
from tests.signals import heeded
from tests.ui.terminal import Terminal

SHELL = str(Path(__file__).parents[1] / "ui" / "shell.py")
MISTAKEN = str(Path(__file__).with_name("mistaken.py"))


def _keys(keys: str) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.press(keys)


def _signal(number: int) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.process.send_signal(number)


def _stopped(terminal: Terminal) -> None:
    """Stopped and brought back, by a shell's job control; then left by its key."""
    terminal.press("\x1a")
    terminal.wait_until(lambda: b"stopped\r" in terminal.bytes)
    assert not (left := modes_left(terminal.bytes)), f"stopped with {left} left on"
    terminal.press("f")
    terminal.rest()
    terminal.press("Q")


def _parser_killed(terminal: Terminal) -> None:
    """The process that reads pages is killed while it is idle, and the next column opens all the same."""
    terminal.wait_until(lambda: bool(_children(terminal.process.pid)))
    time.sleep(0.2)
    for child in _children(terminal.process.pid):
        os.kill(child, signal.SIGKILL)
    terminal.press("2\r")
    terminal.wait_for("min left")
    terminal.press("Q")


ENDINGS: dict[str, tuple[Callable[[Terminal], None], int, tuple[str, ...]]] = {
    "Q": (_keys("Q"), 0, ()),
    "q from the channels": (_keys("1q"), 0, ()),
    "Ctrl-C": (_keys("\x03"), 130, ()),
    "SIGINT": (_signal(signal.SIGINT), 130, ()),
    "SIGTERM": (_signal(signal.SIGTERM), 143, ()),
    "SIGHUP": (_signal(signal.SIGHUP), 129, ()),
    "Ctrl-Z and fg": (_stopped, 0, (SHELL,)),
    "a killed parser": (_parser_killed, 0, ()),
    "a mistake in a handler": (_keys("2s"), 1, (MISTAKEN,)),
}


def the_terminal_comes_back(count: int, folder: Path, tally: Tally) -> None:
    """Each ending in turn, that many in all."""
    for number in range(count):
        name = list(ENDINGS)[number % len(ENDINGS)]
        end, code, program = ENDINGS[name]
        with heeded(signal.SIGINT, signal.SIGHUP):
            terminal = Terminal(folder / str(number), "demo", program=program or ("-m", "reader"))
        try:
            failure = _ended(terminal, end, code)
        except AssertionError as error:
            failure = str(error)
        finally:
            terminal.close()
        tally.check(not failure, f"{name}: {failure}")


def _ended(terminal: Terminal, end: Callable[[Terminal], None], code: int) -> str:
    """What is wrong with how it ended, in a few words; nothing if nothing."""
    terminal.wait_for("Op Eds")
    terminal.press("1\r")
    terminal.wait_for(" new.")
    end(terminal)
    got = terminal.end()
    if got != code:
        return f"exit code {got} and not {code}:\n{terminal.text}"
    if not terminal.modes_are_back:
        return "the modes of the line are not as before"
    if left := modes_left(terminal.bytes):
        return f"left on: {left}"
    return f"a traceback:\n{terminal.text}" if b"Traceback" in terminal.bytes else ""


def _children(pid: int) -> list[int]:
    """The processes that read pages; the demo's server is not one of them."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found if b"service.parser.process" in Path(f"/proc/{each}/cmdline").read_bytes()]
