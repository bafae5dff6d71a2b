"""The command line on a person's own folders, which are empty ones of the test, and a syndicate to ask."""

import io
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.demo.server import Syndicate
from reader.library.library import Library
from reader.paths import platform_paths
from tests.signals import heeded

FOLDERS = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}
FROM_OUTSIDE = (
    "NO_COLOR",
    "TERM",
    "COLUMNS",
    "LINES",
    "PYTHONUNBUFFERED",
    "PYTHONIOENCODING",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Byline = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's home; every folder of Byline is in it, also for the processes a test starts."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    for name in FROM_OUTSIDE:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def byline(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lent_parser: None) -> Byline:
    """Runs a command in this process."""

    def command(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments)
        return Outcome(code, *capsys.readouterr())

    return command


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Processes started now end at an interrupt, also where the tests run in the background and ignore them."""
    with heeded(signal.SIGINT):
        yield


@pytest.fixture
def in_the_background() -> Iterator[None]:
    """Processes started now ignore interrupts, as a shell has it for what it starts in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


def command_line(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "reader", *arguments)


def process(*arguments: str, stdin: bytes = b"", **environment: str) -> Outcome:
    """Runs a command as a shell would."""
    ended = subprocess.run(
        command_line(*arguments), input=stdin, capture_output=True, env=os.environ | environment, check=False
    )
    return Outcome(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.fixture(scope="session")
def syndicate() -> Iterator[str]:
    """The address of the demo's syndicate, really served."""
    with Syndicate(date(2026, 11, 23), slow=0.0) as syndicate:
        yield syndicate.address


@pytest.fixture
def library_path(home: Path) -> Path:
    return platform_paths().library


@pytest.fixture
def own_library(library_path: Path) -> Iterator[Library]:
    """The person's library without the catalogue, so that no command asks the real sites for anything."""
    library = Library.open(library_path)
    library.set_fact("catalogue", "1")
    yield library
    library.close()


@pytest.fixture
def closed_port() -> str:
    """The address of a port of this computer where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"
