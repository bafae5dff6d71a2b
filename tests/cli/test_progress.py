"""Long work on a terminal: one line that is written over, with counts and the time left; on a pipe nothing of it."""

import io
from pathlib import Path

import pytest

from reader.cli.progress import ERASE, Progress
from reader.library.library import Library
from tests.cli.conftest import Byline
from tests.cli.test_recleaning import put
from tests.service.pages import column


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


def test_it_counts_and_tells_the_time_left_in_one_line(terminal: Terminal) -> None:
    now = iter([0.0, 0.0, 10.0, 10.01, 20.0])
    with Progress("channels", out=terminal, clock=lambda: next(now)) as progress:
        progress.reach(5, 20, "1 failed")
        progress.reach(6, 20)
        progress.reach(20, 20)
    first, second, gone = terminal.getvalue().split(ERASE)[1:]
    assert first == "[#####...............] 5 of 20 channels, 1 failed, 30 s left"
    assert second == "[####################] 20 of 20 channels"
    assert gone == ""
    assert "\n" not in terminal.getvalue()


def test_what_is_written_meanwhile_stands_above_it(terminal: Terminal) -> None:
    with Progress("channels", out=terminal, clock=iter([0.0, 0.0, 1.0]).__next__) as progress:
        progress.reach(1, 2)
        with progress.aside():
            print("a line", file=terminal)
    line = "[##########..........] 1 of 2 channels"
    assert terminal.getvalue() == f"{ERASE}{line}{ERASE}a line\n{line}{ERASE}"


@pytest.mark.parametrize("kind", ["a pipe", "dumb", "one thing", "records"])
def test_where_nobody_sees_it_nothing_is_written(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    out = io.StringIO() if kind == "a pipe" else terminal
    if kind == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    with Progress("channels", shown=kind != "records", out=out) as progress:
        progress.reach(1, 1 if kind == "one thing" else 2)
        progress.reach(2, 1 if kind == "one thing" else 2)
    assert out.getvalue() == ""


@pytest.mark.parametrize("command", ["export", "reclean"])
def test_long_commands_say_how_far_they_are(
    monkeypatch: pytest.MonkeyPatch, byline: Byline, own_library: Library, tmp_path: Path, command: str
) -> None:
    told: list[tuple[str, int, int]] = []

    def reach(self: Progress, done: int, total: int, more: str = "") -> None:
        told.append((self.things, done, total))

    monkeypatch.setattr(Progress, "reach", reach)
    for number in (1, 2):
        put(own_library, number, column(f"Story {number}"), saved=command == "export")
    if command == "export":
        assert byline("export", "saved", str(tmp_path / "notes")).code == 0
        assert told == [("columns", 1, 2), ("columns", 2, 2), ("files", 1, 2), ("files", 2, 2)]
    else:
        assert byline("reclean").code == 0
        assert told == [("texts", 1, 2), ("texts", 2, 2)]
