"""The borders are law. Run as a program it plants a violation of each kind and shows that it is caught."""

import subprocess
import sys

import pytest

from tests.architecture import LONGEST_FILE, LONGEST_FUNCTION, ROOT, house, violations
from tests.ground_plan import complaints

PLANTED: list[tuple[str, str, str]] = [
    ("a leaf imports a leaf", "reader/clean/bad.py", "from reader.fetch.urls import checked_url\n"),
    ("a leaf imports the trunk", "reader/sources/bad.py", "from reader.service.desk import Desk\n"),
    ("the model imports a leaf", "reader/model/bad.py", "import reader.library.library\n"),
    ("the model imports a guest", "reader/model/bad.py", "import lxml.html\n"),
    ("the trunk imports a face", "reader/service/bad.py", "from reader.ui.app import BylineApp\n"),
    ("the trunk imports httpx", "reader/service/bad.py", "def late():\n    import httpx\n"),
    ("the screen fetches", "reader/ui/widgets/bad.py", "from reader.fetch.fetcher import Fetcher\n"),
    ("the screen asks SQLite", "reader/ui/bad.py", "import sqlite3\n"),
    ("the screen reads tables", "reader/ui/bad.py", "from reader.library.entries import Entries\n"),
    ("the command line draws", "reader/cli/bad.py", "from textual.app import App\n"),
    ("the command line starts the screen early", "reader/cli/bad.py", "from reader.ui.app import run_screen\n"),
    ("readability outside its room", "reader/sources/bad.py", "from readability import Document\n"),
    ("a guest without a room", "reader/fetch/bad.py", "import requests\n"),
    ("text read as markup", "reader/ui/bad.py", "from textual.widgets import Static\nStatic(headline)\n"),
    ("a toast read as markup", "reader/ui/bad.py", "def f(self, x):\n    self.notify(x)\n"),
    ("everything caught", "reader/clean/bad.py", "try:\n    pass\nexcept:\n    pass\n"),
    ("a file too long", "reader/clean/bad.py", "x = 1\n" * (LONGEST_FILE + 1)),
    ("a function too long", "reader/clean/bad.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION),
]


# What no file shows alone, a few files each beside the house.
LONG = "x = 1\n" * 50
PLANTED_TOGETHER: list[tuple[str, dict[str, str]]] = [
    (
        "two modules that import each other",
        {
            "reader/model/one.py": f"import reader.model.two\n{LONG}",
            "reader/model/two.py": f"import reader.model.one\n{LONG}",
        },
    ),
    (
        "a ring with an import that comes later",
        {
            "reader/model/one.py": f"from reader.model import two\n{LONG}",
            "reader/model/two.py": f"def late():\n    from reader.model.one import x\n{LONG}",
        },
    ),
    (
        "rooms of a room that look back",
        {
            "reader/clean/facts/bad.py": f"import reader.clean.body.units\n{LONG}",
            "reader/clean/body/bad.py": f"import reader.clean.facts.bad\n{LONG}",
        },
    ),
    (
        "a shard",
        {"reader/fetch/bad.py": "x = 1\n", "reader/fetch/user.py": f"import reader.fetch.bad\n{LONG}"},
    ),
]


def test_the_house_keeps_its_plan() -> None:
    assert not (found := complaints(house())), "\n".join(found)


@pytest.mark.parametrize(("what", "sources"), PLANTED_TOGETHER, ids=[what for what, _ in PLANTED_TOGETHER])
def test_what_is_planted_together_is_caught(what: str, sources: dict[str, str]) -> None:
    assert len(complaints(house() | sources)) == 1


def test_the_house_keeps_its_borders() -> None:
    broken = [complaint for path, source in house().items() for complaint in violations(path, source)]
    assert not broken, "\n".join(broken)


def test_there_is_a_house_to_check() -> None:
    rooms = {path.split("/")[1] for path in house()}
    assert {"model", "fetch", "clean", "sources", "library", "typeset", "service", "ui", "cli"} <= rooms


@pytest.mark.parametrize(("what", "path", "source"), PLANTED, ids=[what for what, _, _ in PLANTED])
def test_a_planted_violation_is_caught(what: str, path: str, source: str) -> None:
    assert len(violations(path, source)) == 1


def test_what_only_a_type_checker_reads_is_no_import() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import httpx\n"
    assert violations("reader/service/fine.py", source) == []


def _modules_after(program: str) -> set[str]:
    """The modules loaded when the program, run in a process of its own, ends."""
    code = f"import sys\n{program}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {line.split(".")[0] for line in done.stdout.splitlines()}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_import_no_screen(argument: str) -> None:
    program = f"from reader.cli.main import run\ntry:\n    run(['{argument}'])\nexcept SystemExit:\n    pass"
    assert not _modules_after(program) & {"textual", "rich", "httpx", "lxml", "readability", "feedparser", "sqlite3"}


def test_the_commands_import_no_screen() -> None:
    assert not _modules_after("import reader.cli.commands, reader.cli.demo") & {"textual", "rich", "readability"}


if __name__ == "__main__":
    for what, path, source in PLANTED:
        caught = violations(path, source)
        print(f"{'caught' if caught else 'MISSED':8}{what:44}{caught[0] if caught else ''}")
    for what, together in PLANTED_TOGETHER:
        found = complaints(house() | together)
        print(f"{'caught' if found else 'MISSED':8}{what:44}{found[0] if found else ''}")
    broken = [complaint for path, source in house().items() for complaint in violations(path, source)]
    broken += complaints(house())
    print(f"\nthe house itself: {len(house())} files, {len(broken)} violations", *broken, sep="\n")
    sys.exit(bool(broken) or not all(violations(path, source) for _, path, source in PLANTED))
