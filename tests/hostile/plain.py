"""The third layer: the same library through the commands that print, on a terminal and on a pipe."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from reader.text import is_inert
from tests.architecture import ROOT
from tests.hostile.filled import filled_home
from tests.hostile.promise import Tally
from tests.hostile.values import texts_in
from tests.hostile.wire import strays
from tests.ui.terminal import Terminal, homes

COMMANDS = (
    *(("latest",), ("saved",), ("channels",), ("search", "train"), ("doctor",), ("read", "https://press.example/s-0")),
    ("export", "opml"),
)
EXPORTS = ("md", "html", "txt", "jsonl", "epub")


def _printed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **homes(folder)}
    command = [sys.executable, "-m", "reader", "--offline", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


def nothing_active_in_print(count: int, folder: Path, tally: Tally) -> None:
    """Each command on a terminal, on a pipe and as JSON."""
    filled_home(folder, count, max(1, count // 100))
    for command in COMMANDS:
        terminal = Terminal(folder, "--offline", *command, width=200, height=50)
        terminal.end()
        piped = _printed(folder, *command)
        sent = {"a terminal": terminal.bytes, "a pipe": piped.stdout.replace(b"\n", b""), "errors": piped.stderr}
        terminal.close()
        for where, data in sent.items():
            tally.failures += [f"{command[0]} on {where}: {stray}" for stray in strays(data)]
        tally.check(b"Traceback" not in piped.stderr, f"{command[0]}: {piped.stderr[-300:]!r}")
    for command in (("latest",), ("saved",), ("search", "train"), ("channels",)):
        records = _printed(folder, *command, "--json").stdout.splitlines()
        tally.check(bool(records), f"{command[0]} --json printed nothing")
        tally.failures += [f"{command[0]} --json: {stray}" for record in records for stray in strays(record)]
        tally.failures += [
            f"{command[0]} --json: {text!r}"
            for record in records
            for text in texts_in(json.loads(record))
            if not is_inert(text.replace("\t", ""))
        ]
    _check_exports(folder, tally)
    tally.done += count


def _check_exports(folder: Path, tally: Tally) -> None:
    """What is taken along is looked at with ``cat`` one day."""
    for form in EXPORTS:
        place = folder / ("notes" if form == "md" else f"taken.{form}")
        told = _printed(folder, "export", "saved", "--format", form, str(place))
        tally.check(place.exists(), f"export as {form}: {told.stderr[-200:]!r}")
        for text in _texts_of(place):
            tally.failures += [f"{form}: {line!r}" for line in text.split("\n") if not is_inert(line.replace("\t", ""))]


def _texts_of(place: Path) -> Iterator[str]:
    """The text of a file, of the files of a folder, of the parts of a book, of the strings in JSON Lines."""
    if place.suffix == ".epub":
        with ZipFile(place) as book:
            yield from (book.read(name).decode() for name in book.namelist())
    elif place.suffix == ".jsonl":
        yield from (text for line in place.read_text().splitlines() for text in texts_in(json.loads(line)))
    else:
        yield from (path.read_bytes().decode() for path in ([place] if place.is_file() else place.iterdir()))
