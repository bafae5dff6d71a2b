"""What a real terminal gets: the screen, the bytes, and itself back. The ways to end are in `tests.hostile.endings`."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pyte
import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from reader.library import Library
from reader.model.entry import Scope, ScopeKind
from reader.model.place import TOP
from reader.ui.driver import LEAVE
from tests.hostile.endings import MISTAKEN
from tests.hostile.wire import strays
from tests.signals import heeded
from tests.ui.terminal import PATIENCE, Terminal, shown

BROKEN = str(Path(__file__).with_name("broken.py"))
SHELL = str(Path(__file__).with_name("shell.py"))
STUCK = str(Path(__file__).with_name("stuck.py"))

Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    """Opens Byline on a terminal; the folders stay from one to the next."""
    opened: list[Terminal] = []

    def open_terminal(
        *arguments: str, width: int = 80, height: int = 24, program: Sequence[str] = ("-m", "reader")
    ) -> Terminal:
        with heeded(signal.SIGINT, signal.SIGHUP):
            opened.append(Terminal(tmp_path, *arguments, width=width, height=height, program=program))
        return opened[-1]

    yield open_terminal
    for each in opened:
        each.close()


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a\u4e16b", "a\u4e16b"),
        ("\u4e16\x1b[1;2Hx", " x"),
        ("x\u4e16\x1b[1;2H ", "x"),
        ("\u4e16b\x1b[1;1H\x1b[1X", "  b"),
        ("\u4e16\u754c\x1b[1;2Hab", " ab"),
    ],
)
def test_half_of_a_wide_sign_written_over_is_blank(written: str, seen: str) -> None:
    screen = pyte.Screen(10, 1)
    pyte.Stream(screen).feed(written)
    assert shown(screen) == [seen]


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
    second.wait_for("4 Saved")
    second.wait_for("★")
    second.press("Q")
    assert second.end() == 0


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
    assert "config.toml, line 2: theme is one of dark, light" in running.wait_for("theme is one of")
    running.press("Q")
    assert running.end() == 0


def test_the_cursor_of_the_terminal_goes_with_the_selection(terminal: Open) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    running.rest()
    first = running.screen.cursor.y

    def is_below(rows: int) -> bool:
        return running.screen.cursor.y - first == rows

    def is_behind(typed: str) -> bool:
        cursor = running.screen.cursor
        return running.text.split("\n")[cursor.y][: cursor.x].endswith(typed)

    for key, row in (("j", 1), ("j", 2), ("k", 1)):
        running.press(key)
        running.wait_until(partial(is_below, row))
    running.press("/rough")
    running.wait_until(partial(is_behind, "rough"))
    running.press("\x1b")
    running.rest()
    running.press("Q")
    assert running.end() == 0


def test_the_size_is_the_terminals_and_not_what_the_environment_says(
    terminal: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("LINES", "60")
    running = terminal("demo", width=39, height=9)
    running.wait_for("a little more room")
    running.press("Q")
    assert running.end() == 0


def test_control_z_stops_it_and_it_comes_back(terminal: Open) -> None:
    running = terminal("demo", program=(SHELL,))
    running.wait_for("Op Eds")
    for _ in range(2):
        running.press("\x1a")
        running.wait_until(lambda: b"stopped\r" in running.bytes)
        assert running.bytes.partition(b"stopped\r")[0].rstrip().endswith(LEAVE.encode())
        running.bytes = b""
        running.screen.reset()
        running.press("f")
        running.wait_for("Op Eds")
        running.press("?")
        running.wait_for("Keys in the")
        running.press("\x1b")
        running.rest()
    running.press("\x03")
    assert running.end() == 130
    assert running.modes_are_back


@pytest.mark.parametrize("gone", ["2>/dev/null", "2>&-", "2>/dev/full"])
def test_it_draws_where_standard_error_is_elsewhere(terminal: Open, gone: str) -> None:
    program = (
        "-c",
        f"import os, sys; os.execv('/bin/sh', ['sh', '-c', 'exec ' + sys.executable + ' -m reader demo {gone}'])",
    )
    running = terminal(program=program)
    running.wait_for("Op Eds")
    running.press("Q")
    assert running.end() == 0
    assert running.modes_are_back


def test_a_second_sigterm_ends_it_at_once_and_gives_the_terminal_back(terminal: Open) -> None:
    running = terminal("demo", program=(STUCK,))
    running.wait_for("Op Eds")
    running.process.send_signal(signal.SIGTERM)
    running.process.send_signal(signal.SIGTERM)
    assert running.end() == 143
    assert running.modes_are_back
    assert b"\x1b[?1049l" in running.bytes


def test_a_terminal_that_does_not_read_does_not_hold_up_the_end(terminal: Open) -> None:
    running = terminal("demo", width=200, height=60)
    running.wait_for("Op Eds")
    os.write(running.master, b"?\x1b" * 500)
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(PATIENCE) == 143
    assert running.modes_are_back


def test_a_mistake_of_the_program_keeps_the_place(terminal: Open, tmp_path: Path) -> None:
    running = terminal("demo", program=(MISTAKEN,))
    running.wait_for("Op Eds")
    running.press("1\r")
    running.wait_for(" new.")
    running.press("\r")
    running.wait_for("min left")
    running.press("\x04\x04")
    running.rest()
    running.press("s")
    assert running.end() == 1
    assert running.modes_are_back
    assert "Byline made a mistake" in running.text
    with closing(Library.open(tmp_path / "DATA" / "byline-demo" / "library.sqlite3")) as library:
        ids = library.entries.ids(Scope(ScopeKind.CONTINUE))
        assert [entry.place != TOP for entry in library.entries.rows(ids)] == [True]


def test_where_no_shell_could_wake_it_control_z_does_not_freeze_it(tmp_path: Path) -> None:
    """As the program of a window, it has nobody who would say `fg`: there it goes on."""
    alone = Terminal(tmp_path, "demo")
    try:
        alone.wait_for("Op Eds")
        alone.press("\x1a")
        alone.rest()
        alone.press("?")
        alone.wait_for("Keys in the")
        alone.press("Q")
        assert alone.end() == 0
        assert alone.modes_are_back
    finally:
        alone.close()


def test_being_woken_without_having_been_stopped_does_nothing_twice(terminal: Open) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    running.rest()
    threads = running.threads
    for _ in range(3):
        running.process.send_signal(signal.SIGCONT)
        running.rest()
    assert running.threads == threads
    running.press("Q")
    assert running.end() == 0
    pushed, popped = running.bytes.count(b"\x1b[>25u"), running.bytes.count(b"\x1b[<u")
    assert pushed == 4
    assert popped == pushed + 1, "one before each, and the last"


def test_signals_of_job_control_after_the_end_do_nothing(terminal: Open) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    running.press("Q")
    running.wait_until(lambda: running.bytes.rstrip().endswith(LEAVE.encode()))
    running.process.send_signal(signal.SIGCONT)
    assert running.end() == 0
    assert running.bytes.rstrip().endswith(LEAVE.encode())


def test_quitting_from_a_sheet(terminal: Open) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    running.press("?")
    running.wait_for("Esc closes")
    running.press("Q")
    assert running.end() == 0


def test_control_c_is_not_held_up_by_keys_before_it(terminal: Open) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    for _ in range(20):
        os.write(running.master, b"?\x1b" * 50)
        running.rest()
    running.press("\x1b\x03")
    assert running.end() == 130
    assert running.modes_are_back


def test_a_terminal_that_reads_again_finds_itself_given_back(terminal: Open) -> None:
    running = terminal("demo", width=200, height=60)
    running.wait_for("Op Eds")
    for turn in range(40):
        running.tell_size(200 - turn % 2, 60)
        time.sleep(0.02)
    running.press("\x03")
    assert running.process.wait(PATIENCE) == 130
    running.end()
    assert running.bytes.rstrip().endswith(LEAVE.encode())


@pytest.mark.parametrize("keys", ["1RQ", "1R\x03"])
def test_leaving_in_the_middle_of_a_refresh_is_quiet(terminal: Open, tmp_path: Path, keys: str) -> None:
    running = terminal("demo")
    running.wait_for("Op Eds")
    running.press(keys)
    assert running.end() == (0 if keys.endswith("Q") else 130)
    logs = list(tmp_path.rglob("byline.log"))
    assert [log.read_text() for log in logs] == [""]


@pytest.mark.parametrize(("where", "code"), [("worker", 1), ("output", 1), ("thread", 0)])
def test_a_mistake_anywhere_is_in_the_log_with_its_place(terminal: Open, tmp_path: Path, where: str, code: int) -> None:
    """One in a thread of its own does not end the screen."""
    running = terminal("demo", program=(BROKEN, where))
    running.wait_for("Op Eds")
    (log,) = tmp_path.rglob("byline.log")
    running.wait_until(lambda: "RuntimeError: a mistake of ours" in log.read_text())
    if running.process.poll() is None:
        running.press("Q")
    assert running.end() == code
    assert running.modes_are_back
    assert b"Traceback" not in running.bytes
    assert "broken.py" in log.read_text()
