"""What a terminal is told of colours: nothing under NO_COLOR, and its own names where it has sixteen."""

import re
import sys
from functools import partial
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.ui.terminal import Terminal

_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
WINDOWS = (("?", "Keys in the"), (":", "what to do"), ("a", "Newsstand"), ("S", "a phrase"), ("\x14", "Solarized"))
"""The key of each and what stands in it and nowhere else."""


def told(data: bytes) -> set[int]:
    """The parameters of all that sets how characters look (SGR, ECMA-48)."""
    return {int(number or 0) for found in _SGR.finditer(data) for number in re.split(rb"[;:]", found[1])}


def _is_gone(terminal: Terminal, words: str) -> bool:
    return words not in terminal.text


def session(folder: Path, environment: dict[str, str]) -> bytes:
    """A look at every window, and what was written meanwhile."""
    terminal = Terminal(folder, "demo", width=120, height=30, environment=environment)
    try:
        terminal.wait_for("Op Eds")
        for key in ("\r", "j", "\r"):
            terminal.press(key)
            terminal.rest()
        for key, seen in WINDOWS:
            terminal.press(key)
            terminal.wait_for(seen)
            terminal.press("\x1b")
            terminal.wait_until(partial(_is_gone, terminal, seen))
        terminal.press("Q")
        terminal.end()
        return terminal.bytes
    finally:
        terminal.close()


COLOURS = frozenset({*range(30, 50), *range(90, 108)})


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "vt100"])
def test_no_colour_at_all(tmp_path: Path, term: str) -> None:
    data = session(tmp_path, {"NO_COLOR": "1", "TERM": term, "COLORTERM": "truecolor" if "256" in term else ""})
    assert not told(data) & COLOURS
    assert {1, 7} <= told(data), "the selection is seen"


def test_an_empty_variable_means_colours(tmp_path: Path) -> None:
    data = session(tmp_path, {"NO_COLOR": ""})
    assert {38, 48} <= told(data)
    assert b"38;2;217;164;65" in data, "the accent is no grey"


def test_sixteen_colours_leave_ground_and_text_to_the_terminal(tmp_path: Path) -> None:
    data = session(tmp_path, {"TERM": "linux", "COLORTERM": ""})
    assert not told(data) & {30, 37, 38, 40, 47, 48, *range(90, 108)}
    assert {33, 7} <= told(data)
