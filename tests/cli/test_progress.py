"""Long work on a terminal: one line that is written over, with counts and the time left; on a pipe nothing of it."""

import io

import pytest

from reader.cli.progress import ERASE, Progress


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
