"""The window is closed: Byline ends with it, leaves no process behind, and has kept what was done."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Protocol

from reader.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry, Scope, ScopeKind
from reader.model.place import TOP
from reader.model.verdict import Rung, Verdict
from tests.architecture import ROOT
from tests.hostile.promise import Tally
from tests.ui.terminal import Terminal, environment_of, python_command

PATIENCE = 3.0
"""Seconds after which nothing may be left."""
SAVED = Scope(ScopeKind.SAVED)


class Window(Protocol):
    """Where Byline runs: a pty of the test's own, or one of tmux's."""

    def wait_for(self, text: str) -> str: ...
    def wait_until(self, it_is_so: Callable[[], bool]) -> None: ...
    def press(self, keys: str) -> None: ...
    def close(self) -> None: ...
    @property
    def text(self) -> str: ...


class Tmux:
    """Byline in a tmux server of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._socket = str(folder / "tmux")
        command = ["env", *(f"{name}={value}" for name, value in environment_of(folder).items())]
        self._run("-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24", *command, *python_command(*arguments))

    @property
    def text(self) -> str:
        return self._run("capture-pane", "-p")

    def wait_for(self, text: str) -> str:
        self.wait_until(lambda: text in self.text)
        return self.text

    def wait_until(self, it_is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not it_is_so():
            assert time.monotonic() < end, f"it did not come about:\n{self.text}"
            time.sleep(0.05)

    def press(self, keys: str) -> None:
        for begin in range(0, len(keys), 1000):
            self._run("send-keys", "-l", keys[begin : begin + 1000])

    def kill_session(self) -> None:
        self._run("kill-session")

    def close(self) -> None:
        self._run("kill-server")

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(["tmux", "-S", self._socket, *arguments], cwd=ROOT, capture_output=True, text=True)
        return done.stdout


# What Byline is doing when the window is closed, by the keys that make it do so.
STATES = {
    "idle": "",
    "opening": "2j\r",
    "refreshing": "1R",
    "keys queued": "jk" * 10_000,
    "a sheet open": "?",
    "typing": "/night",
}


def _hang_up(window: Window) -> int | None:
    assert isinstance(window, Terminal)
    window.hang_up()
    return 128 + signal.SIGHUP


def _signal(number: signal.Signals) -> Callable[[Window], int | None]:
    def send(window: Window) -> int | None:
        assert isinstance(window, Terminal)
        window.process.send_signal(number)
        return 128 + number

    return send


def _kill_session(window: Window) -> int | None:
    assert isinstance(window, Tmux)
    window.kill_session()
    return None


WAYS: dict[str, Callable[[Window], int | None]] = {
    "the other end closed": _hang_up,
    "SIGHUP": _signal(signal.SIGHUP),
    "SIGTERM": _signal(signal.SIGTERM),
    "tmux kill-session": _kill_session,
}


def closed_windows(count: int, folder: Path, tally: Tally) -> None:
    """Every program in every state closed in every way, over and over."""
    ways = [way for way in WAYS if way != "tmux kill-session" or shutil.which("tmux")]
    cases = list(product(("demo", "byline"), STATES, ways))
    step = 1 if count >= len(cases) else 7
    for number in range(count):
        program, state, way = cases[number * step % len(cases)]
        home = folder / str(number)
        home.mkdir()
        try:
            failure = _closed(home, program, state, way)
        except AssertionError as error:
            failure = str(error)
        finally:
            left = _of_this_home(home)
            for pid in left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        tally.check(not failure, f"{program}, {state}, {way}: {failure}{logged(home) if failure else ''}")


def logged(home: Path) -> str:
    """What Byline wrote into its log."""
    return "\n".join(each.read_text(errors="replace") for each in (home / "STATE").rglob("*.log")).strip()


def _closed(home: Path, program: str, state: str, way: str) -> str:
    """What is wrong after the window was closed, in a few words; nothing if nothing."""
    arguments = ("demo",) if program == "demo" else ()
    if program == "byline":
        _kept_column(home)
    window: Window = Tmux(home, *arguments) if way == "tmux kill-session" else Terminal(home, *arguments)
    try:
        _read_and_keep(window, program)
        window.press(STATES[state])
        code = WAYS[way](window)
        failure = _left_behind(home, window, code)
    finally:
        window.close()
    if complaints := logged(home):
        return f"the log is not empty: {complaints}"
    return failure or _lost(home / "DATA" / ("byline-demo" if program == "demo" else "byline") / "library.sqlite3")


def _read_and_keep(window: Window, program: str) -> None:
    """A column is open, some way down, and it is saved."""
    window.wait_for("Unread")
    if program == "demo":
        window.press("1gjj\r")
        window.wait_for("The bridge nobody")
        window.press("\r")
        window.wait_for("min left")
        window.press("s")
        window.wait_for("Saved: ")
    else:
        window.press("4\r")
        window.wait_for("Paragraph 1")
    # Seen each time: what is still to be acted on when the program leaves is not acted on any more.
    for _ in range(3):
        _press_and_see(window, "\x04")


def _press_and_see(window: Window, key: str) -> None:
    before = window.text
    window.press(key)
    window.wait_until(lambda: window.text != before)


def _kept_column(home: Path) -> None:
    """A library with a long column that is saved, and others that are not fetched yet."""
    now = datetime(2026, 11, 23, tzinfo=UTC)
    channel = NewChannel("https://press.example/nights", "Nights")
    entries = [NewEntry(f"{number}", f"https://press.example/{number}", f"Night {number}") for number in range(20)]
    text = tuple(Paragraph((Span(f"Paragraph {number}."),)) for number in range(1, 60))
    with closing(Library.open(home / "DATA" / "byline" / "library.sqlite3")) as library, library.write():
        channel_id = library.channels.add(channel, now)
        library.channels.follow(channel_id, now)
        library.entries.put(channel_id, entries, now)
        kept = library.entries.by_key("0")
        assert kept
        library.articles.put(kept.id, Article("", kept.headline, blocks=text), Verdict.FULL, Rung.PAGE, [], now)
        library.saved.save(kept.id, now)


def _left_behind(home: Path, window: Window, code: int | None) -> str:
    end = time.monotonic() + PATIENCE
    while (left := _of_this_home(home)) and time.monotonic() < end:
        if isinstance(window, Terminal):
            window.process.poll()
            if window.master >= 0:
                window.rest()
        time.sleep(0.02)
    if left:
        return f"{len(left)} processes after {PATIENCE:.0f} s"
    if isinstance(window, Terminal):
        if window.process.wait() != code:
            return f"exit code {window.process.returncode} and not {code}"
        if window.master >= 0 and not window.modes_are_back:
            return "the modes of the line are not as before"
    return ""


def _lost(library: Path) -> str:
    """What the library does not hold of what was done."""
    with closing(Library.open(library)) as opened:
        saved = opened.entries.ids(SAVED)
        placed = [each for each in opened.entries.rows(saved) if each.place != TOP]
    if not saved:
        return "what was saved is not"
    return "" if placed else "the place is not kept"


def _of_this_home(home: Path) -> list[int]:
    """The processes that are alive and have this home."""
    mark = f"HOME={home}\0".encode()
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdecimal():
            with suppress(OSError):
                if mark in (each / "environ").read_bytes() and _state(each) != "Z":
                    found.append(int(each.name))
    return found


def _state(process: Path) -> str:
    return (process / "stat").read_text().rpartition(")")[2].split()[0]
