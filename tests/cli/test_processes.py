"""The command as a process: pipes, terminals, interrupts, and what is left when a stream is closed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.cli.conftest import command_line, process

pty = pytest.importorskip("pty", reason="this platform has no pseudo terminals")

PATIENCE = 60.0
"""Seconds."""

HEADLINE = "The slow \x1b]0;owned\x07\x1b[2J\u202etrain\x9b"
PAGE = (
    f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1><p>By Ada Writer</p><p>"
    + "Nobody takes the slow train for its own sake, and that is a <em>pity</em>. " * 8
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "column.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def on_a_terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """Runs a command on a terminal; its exit code and all it wrote there."""
    mine, its = pty.openpty()
    child = subprocess.Popen(
        command_line(*arguments), stdin=its, stdout=its, stderr=its, env=os.environ | {"TERM": "xterm"} | environment
    )
    os.close(its)
    written = b""
    while chunk := _read(mine):
        written += chunk
    os.close(mine)
    return child.wait(), written.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # So Linux tells that the other side has closed.
        return b""


class TestStyle:
    def test_a_pipe_gets_plain_text(self, file: Path) -> None:
        outcome = process("read", str(file))
        assert (outcome.code, outcome.err) == (0, "")
        assert "\x1b" not in outcome.out
        assert outcome.lines[0] == "The slow train"

    def test_a_terminal_gets_bold_headlines_and_nothing_of_the_pages_own(self, file: Path) -> None:
        code, written = on_a_terminal("read", str(file))
        assert code == 0
        assert "\x1b[1mThe slow train\x1b[0m" in written
        assert not {"\x9b", "\x07", "\u202e"} & set(written)
        assert "\x1b]" not in written
        assert "\x1b[2J" not in written

    @pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_some_terminals_want_it_plain(self, file: Path, environment: dict[str, str]) -> None:
        code, written = on_a_terminal("read", str(file), **environment)
        assert code == 0
        assert "The slow train" in written
        assert "\x1b" not in written

    def test_json_on_a_terminal_is_plain(self, file: Path) -> None:
        assert "\x1b" not in on_a_terminal("read", str(file), "--json")[1]

    def test_an_output_that_lacks_characters_shows_question_marks(self) -> None:
        outcome = process("latest", PYTHONIOENCODING="ascii")
        assert (outcome.code, outcome.out) == (0, "Nothing is unread. ?byline refresh? asks for more.\n")


class TestNoScreen:
    def test_without_a_terminal(self) -> None:
        outcome = process()
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.splitlines() == [
            "byline: Byline's screen needs a terminal.",
            "        In a pipe, use “byline --plain”, “byline latest” or “byline read URL”.",
        ]

    def test_the_demo_needs_one_as_well(self) -> None:
        outcome = process("demo")
        assert (outcome.code, outcome.err.splitlines()[0]) == (2, "byline: Byline's screen needs a terminal.")


def piped_to(command: str, *arguments: str) -> Iterator[str]:
    line = " ".join((*command_line(*arguments), "|", command))
    ended = subprocess.run(("bash", "-c", f"{line}; echo ${{PIPESTATUS[@]}} >&2"), capture_output=True, check=False)
    yield from (ended.stdout.decode(), ended.stderr.decode())


class TestStreams:
    @pytest.mark.parametrize("arguments", [("channels", "--all"), ("channels", "--all", "--json"), ("--help",)])
    @pytest.mark.parametrize("command", ["head -1", "true"])
    def test_a_pipe_that_is_closed_is_no_failure(self, arguments: tuple[str, ...], command: str) -> None:
        out, err = piped_to(command, *arguments)
        assert err == "0 0\n"
        assert out.count("\n") == (command == "head -1")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this platform has no disk that is always full")
    @pytest.mark.parametrize("arguments", [("channels",), ("channels", "--all"), ("channels", "--json"), ("--help",)])
    def test_a_full_disk_is_a_sentence(self, arguments: tuple[str, ...]) -> None:
        with open("/dev/full", "wb") as full:
            ended = subprocess.run(command_line(*arguments), stdout=full, stderr=subprocess.PIPE, check=False)
        assert ended.returncode == 1
        first, second = ended.stderr.decode().splitlines()
        assert first == "byline: The output could not be written."
        assert second.startswith("        The system says: ")

    @pytest.mark.parametrize(
        ("closed", "arguments", "code"),
        [
            ("<&-", ("latest",), 0),
            ("<&-", ("read", "-"), 1),
            ("<&-", (), 2),
            (">&-", ("latest",), 0),
            ("2>&-", ("read", "nowhere"), 1),
            ("<&- >&- 2>&-", (), 2),
        ],
    )
    def test_a_stream_that_was_closed_before_is_an_empty_one(
        self, closed: str, arguments: tuple[str, ...], code: int
    ) -> None:
        line = " ".join((*command_line(*arguments), closed))
        ended = subprocess.run(("sh", "-c", line), capture_output=True, text=True, check=False)
        assert ended.returncode == code
        assert "Traceback" not in ended.stderr


class _Silent(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.set()  # type: ignore[attr-defined]  # the event of the test
        self.server.over.wait()  # type: ignore[attr-defined]  # the event of the test

    def log_message(self, format: str, *args: object) -> None:
        """Nobody wants to know."""


@contextmanager
def a_silent_site() -> Iterator[tuple[str, Event, Event]]:
    """A site that takes requests and answers none: the first event tells that one has come, the second hangs up."""
    server = HTTPServer(("127.0.0.1", 0), _Silent)
    server.asked, server.over = Event(), Event()  # type: ignore[attr-defined]  # seen by the handler
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.asked, server.over  # type: ignore[attr-defined]  # as above
    finally:
        server.over.set()  # type: ignore[attr-defined]  # as above
        server.shutdown()
        thread.join()
        server.server_close()


def end_of(child: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """How the process ended and what it said; one that does not end is killed, and the test fails."""
    try:
        out, err = child.communicate(timeout=PATIENCE)
    finally:
        child.kill()
    return child.returncode, out, err


def reading(address: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command_line("read", f"{address}/x"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


class TestInterrupts:
    @pytest.mark.usefixtures("interruptible")
    def test_one_ends_a_slow_read(self) -> None:
        with a_silent_site() as (address, asked, _):
            child = reading(address)
            assert asked.wait(PATIENCE)
            child.send_signal(signal.SIGINT)
            assert end_of(child) == (130, "", "")

    @pytest.mark.usefixtures("in_the_background")
    def test_none_ends_what_a_shell_started_in_the_background(self) -> None:
        with a_silent_site() as (address, asked, hang_up):
            child = reading(address)
            assert asked.wait(PATIENCE)
            child.send_signal(signal.SIGINT)
            hang_up.set()
            code, out, err = end_of(child)
        assert (code, out) == (1, "")
        assert err.startswith("byline: 127.0.0.1 ")

    @pytest.mark.usefixtures("interruptible")
    def test_one_ends_the_waiting_for_standard_input(self) -> None:
        mine, its = pty.openpty()
        child = subprocess.Popen(
            (sys.executable, "-c", INTERRUPTED_WHILE_READING),
            stdin=its,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert end_of(child) == (130, "", "")
        finally:
            os.close(its)
            os.close(mine)


INTERRUPTED_WHILE_READING = """
import os, signal, sys, threading
from reader.cli.main import run
class Waiting:
    def read(self, most):
        os.kill(os.getpid(), signal.SIGINT)
        return sys.__stdin__.buffer.read(most)
class Stdin:
    buffer = Waiting()
sys.stdin = Stdin()
sys.exit(run(["read", "-"]))
"""
