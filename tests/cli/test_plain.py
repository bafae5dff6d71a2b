"""``byline --plain`` in a pipe and on a terminal."""

import os
import select
import signal
import subprocess
import sys

import pytest

from reader.paths import platform_paths
from tests.cli.conftest import command_line, process

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

import pty

PATIENCE = 60.0
"""Seconds."""


class Dialogue:
    """A process on a terminal, talked to line by line."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.mine, its = pty.openpty()
        environment = os.environ | {"TERM": "xterm"} | environment
        self.process = subprocess.Popen(command_line(*arguments), stdin=its, stdout=its, stderr=its, env=environment)
        os.close(its)
        self.text = ""

    def wait_for(self, text: str) -> str:
        """Reads until the text has come; answers all that came since the last time."""
        begun = len(self.text)
        while text not in self.text[begun:]:
            chunk = self._read()
            assert chunk, f"never said {text!r}, but {self.text!r}"
            self.text += chunk.decode(errors="replace")
        return self.text[begun:]

    def type(self, line: str) -> None:
        os.write(self.mine, line.encode())

    def end(self) -> int:
        """The exit code of a process that is about to end; one that does not is killed, and the test fails."""
        try:
            while self._read():
                pass
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            os.close(self.mine)

    def _read(self) -> bytes:
        """What comes next; nothing when the other side has closed. Fails when nothing comes for long."""
        if not select.select([self.mine], [], [], PATIENCE)[0]:
            self.process.kill()
            raise AssertionError(f"said no more than {self.text!r}")
        try:
            return os.read(self.mine, 65536)
        except OSError:
            # So Linux tells that the other side has closed.
            return b""


def test_in_a_pipe_the_input_ends_it_and_nothing_is_styled() -> None:
    outcome = process("demo", "--plain", stdin=b"4\n1\nsave\n")
    assert outcome.code == 0
    assert "Op Eds, 21 columns." in outcome.lines
    assert outcome.lines[-2:] == ["Saved.", "Type Enter for the next, all, save, links or back."]
    assert max(map(len, outcome.lines)) <= 80
    assert not {"\x1b", ">"} & set(outcome.out)
    assert outcome.err == ""


@pytest.mark.parametrize("stdin", [b"", b"\n", b"\xff\xfe\n", b"\x00\n", b"x" * 1_000_000 + b"\nq\n", b"q"])
def test_whatever_is_piped_ends_well(stdin: bytes) -> None:
    outcome = process("demo", "--plain", stdin=stdin)
    assert (outcome.code, outcome.err) == (0, "")


def test_a_reader_that_has_enough_is_no_failure() -> None:
    line = f"yes '' | head -50 | {' '.join(command_line('demo', '--plain'))} | head -2; echo ${{PIPESTATUS[2]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0].startswith("Byline, plain mode.")
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_cannot_draw_gets_it_unasked(term: str) -> None:
    talk = Dialogue("demo", TERM=term)
    assert "plain mode" in talk.wait_for("> ")
    talk.type("q\n")
    assert talk.end() == 0
    assert "\x1b" not in talk.text


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_at_the_prompt_ends_it_as_one_expects() -> None:
    talk = Dialogue("demo", "--plain")
    talk.wait_for("> ")
    talk.process.send_signal(signal.SIGINT)
    assert talk.end() == 130
    assert "Traceback" not in talk.text


def test_a_library_that_is_none_is_a_sentence() -> None:
    library = platform_paths().library
    library.parent.mkdir(parents=True)
    library.write_bytes(b"this is no library" * 100)
    outcome = process("--plain", stdin=b"1\n")
    assert outcome.code == 1
    assert outcome.err.startswith("byline: ")
    assert "Traceback" not in outcome.err
