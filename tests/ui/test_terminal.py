"""What a real terminal gets: the screen, the bytes, and itself back."""

import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.hostile.wire import strays
from tests.signals import heeded
from tests.ui.terminal import Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    """Opens Byline on a terminal; the folders stay from one to the next."""
    opened: list[Terminal] = []

    def open_terminal(*arguments: str, width: int = 80, height: int = 24) -> Terminal:
        with heeded(signal.SIGINT, signal.SIGHUP):
            opened.append(Terminal(tmp_path, *arguments, width=width, height=height))
        return opened[-1]

    yield open_terminal
    for each in opened:
        each.close()


def test_a_column_read_and_kept_and_the_terminal_given_back(terminal: Open) -> None:
    first = terminal("demo")
    first.wait_for("Op Eds")
    first.press("\r")
    first.wait_for("new.")
    first.press("\r")
    first.wait_for("min left")
    first.press("s")
    first.wait_for("Saved: ")
    first.press("Q")
    assert first.end() == 0
    assert first.modes_are_back
    assert strays(first.bytes) == []
    assert first.bytes.rstrip().endswith(b"\x1b[?25h") or b"\x1b[?1049l" in first.bytes

    second = terminal("demo", width=120, height=40)
    second.wait_for("Channels") if "Channels" in second.text else second.wait_for("Unread")
    second.press("4")
    assert "★" in second.wait_for("4 Saved")
    second.press("Q")
    assert second.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_as_a_key_would(terminal: Open, number: signal.Signals) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    running.process.send_signal(number)
    assert running.end() == 128 + number
    assert running.modes_are_back
    assert b"\x1b[?1049l" in running.bytes


def test_control_c_interrupts(terminal: Open) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    running.press("\x03")
    assert running.end() == 130
    assert running.modes_are_back


def test_a_library_that_cannot_be_opened_is_a_sentence_on_a_whole_terminal(terminal: Open, tmp_path: Path) -> None:
    library = tmp_path / "DATA" / "byline" / "library.sqlite3"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"this is no library" * 100)
    running = terminal()
    assert running.end() == 1
    assert "byline: " in running.text
    assert "library.sqlite3" in running.text.replace("\n", "")
    assert "Traceback" not in running.text
    assert library.read_bytes().startswith(b"this is no library"), "what is there is left alone"


def test_a_broken_setting_is_told_and_the_defaults_hold(terminal: Open, tmp_path: Path) -> None:
    settings = tmp_path / "CONFIG" / "byline-demo" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('measure = 68\ntheme = "mauve"\n')
    running = terminal("demo")
    assert "config.toml, line 2: theme is one of dark, light, " in running.wait_for("theme is one of")
    running.press("Q")
    assert running.end() == 0
