"""A library that cannot be used: one sentence, the code 1, and nothing in it changed."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reader.library.library import Library
from tests.cli.conftest import FOLDERS, Byline
from tests.room import no_room

READ = "https://press.example/k"
READING = [("saved",), ("read", READ), ("search", "slow"), ("export", "saved", "-")]
COMMANDS = [("channels",), ("latest", "--json"), ("saved",), ("refresh",), ("add", "Op Eds")]
PAGE = (
    "<html><head><title>The slow train</title></head><body><article><h1>The slow train</h1><p>By Ada Writer</p><p>"
    + "Nobody takes the slow train for its own sake, and that is a pity. " * 8
).encode()

WITHOUT_RIGHTS = """
import os, sys
from reader.cli.main import AT_ONCE, COMMANDS, function_of, run
import reader.export.html, reader.export.jsonl, reader.export.markdown
from reader.paths import platform_paths
from datetime import UTC, datetime
from reader.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
assert run(["latest"]) == 0
library = platform_paths().library
now = datetime(2026, 11, 23, tzinfo=UTC)
text = Article("https://press.example/k", "The slow train", blocks=(Paragraph((Span("Nobody takes it."),)),), words=3)
kept = Library.open(library)
entry_id = kept.entries.add_loose(NewEntry("k", text.url, text.headline), now)
kept.articles.put(entry_id, text, Verdict.FULL, Rung.PAGE, [], now)
kept.saved.save(entry_id, now)
kept.close()
for command in (*AT_ONCE, *COMMANDS):
    # Where the program lies may be nobody else's to read.
    function_of(command)
library.chmod(int(sys.argv[1], 8))
library.parent.chmod(int(sys.argv[2], 8))
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run(sys.argv[3:]))
"""
"""Makes a library with a saved column, takes the rights to it away, and runs a command as somebody who is not root."""


def foreign(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 200)


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")


def from_the_future(path: Path) -> None:
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as library:
        library.execute("PRAGMA user_version = 999")


def a_folder(path: Path) -> None:
    path.mkdir()


def damaged_without_room(path: Path) -> None:
    """Something has the name that what is rescued would have first."""
    path.with_name(f"{path.name}.part").mkdir()
    path.with_name("made").mkdir()
    Library.open(path.with_name("made") / path.name).close()
    (path.with_name("made") / path.name).rename(path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (foreign, "What is at {path} is not a library of Byline."),
        (of_another_program, "What is at {path} is not a library of Byline."),
        (a_folder, "What is at {path} is not a library of Byline."),
        (from_the_future, "The library {path} was made by a newer Byline."),
        (damaged_without_room, "The library {path} is damaged."),
    ],
)
def test_it_is_refused_and_left_as_it_is(
    byline: Byline, library_path: Path, command: tuple[str, ...], make: Callable[[Path], None], sentence: str
) -> None:
    library_path.parent.mkdir(parents=True)
    make(library_path)
    before = library_path.read_bytes() if library_path.is_file() else b""
    outcome = byline(*command)
    assert (outcome.code, outcome.out) == (1, "")
    happened, what_to_do = outcome.err.splitlines()
    assert happened == f"byline: {sentence.format(path=library_path)}"
    assert what_to_do.startswith("        ")
    assert (library_path.read_bytes() if library_path.is_file() else b"") == before


def test_reading_a_page_goes_on_without_it(byline: Byline, library_path: Path) -> None:
    library_path.parent.mkdir(parents=True)
    foreign(library_path)
    outcome = byline("read", "-", "--json", stdin=PAGE)
    assert outcome.code == 0
    assert json.loads(outcome.out)["headline"] == "The slow train"
    assert "is not a library of Byline" in outcome.err


def test_one_that_is_locked_is_waited_for_and_then_told(byline: Byline, library_path: Path) -> None:
    Library.open(library_path).close()
    with closing(sqlite3.connect(library_path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        outcome = byline("latest")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[0] == f"byline: The library {library_path} is in use."
    assert byline("latest").code == 0


@pytest.fixture
def open_house(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home that everybody may enter: those of the tests are closed to all but their owner."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setenv("HOME", folder)
        for name, own in FOLDERS.items():
            monkeypatch.setenv(name, f"{folder}/{own}")
        yield Path(folder)
        for closed in Path(folder).rglob("*"):
            closed.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this platform has no such rights")
@pytest.mark.parametrize("rights", [("444", "555"), ("444", "755"), ("600", "555"), ("000", "755"), ("600", "000")])
def test_one_that_may_not_be_written_is_told(open_house: Path, rights: tuple[str, str]) -> None:
    if rights == ("600", "555") and os.geteuid() != 0:
        pytest.skip("the owner's own file can be written in a folder that cannot")
    open_house.joinpath("data").mkdir(mode=0o755)
    command = (sys.executable, "-c", WITHOUT_RIGHTS, *rights, "save", READ)
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    path = open_house / "data" / "byline" / "library.sqlite3"
    assert ended.stderr.splitlines()[0] == f"byline: The library {path} cannot be written."
    assert len(ended.stderr.splitlines()) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this platform has no such rights")
@pytest.mark.parametrize("rights", [("444", "555"), ("444", "755")])
@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_one_that_may_only_be_read_is_read(open_house: Path, rights: tuple[str, str], command: tuple[str, ...]) -> None:
    open_house.joinpath("data").mkdir(mode=0o755)
    ended = subprocess.run(
        (sys.executable, "-c", WITHOUT_RIGHTS, *rights, *command), capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "slow train" in ended.stdout
    (library,) = (open_house / "data" / "byline").iterdir()
    assert library.stat().st_mode & 0o777 == 0o444


def test_the_doctor_says_that_it_cannot_be_written(byline: Byline, library_path: Path) -> None:
    Library.open(library_path).close()
    with no_room():
        outcome = byline("doctor", "--json")
    told = json.loads(outcome.out)
    assert (outcome.code, told["attention"]) == (1, ["the library"])
    assert str(library_path) in told["library"]["trouble"]
