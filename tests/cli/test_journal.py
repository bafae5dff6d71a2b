"""The journal from the command line: two homes that share a folder."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import FOLDERS, Byline


def _move(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))


def test_what_is_done_here_is_done_there(
    byline: Byline, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert byline("journal").code == 1
    shared = home / "shared"
    assert byline("config", "set", "journal", str(shared)).code == 0
    assert byline("journal").lines[1:] == ["  Nothing was told yet. “byline journal sync” begins."]
    assert byline("journal", "sync").code == 0
    saved = byline("--offline", "save", "https://press.example/ferry")
    assert "journal" not in saved.err
    here = [json.loads(line) for line in byline("journal", "--json").lines]
    assert here[0]["here"] is True
    assert here[-1] == {"folder": str(shared), "untold": 0, "waiting": 0}

    _move(tmp_path / "other", monkeypatch)
    assert byline("config", "set", "journal", str(shared)).code == 0
    told = json.loads(byline("journal", "sync", "--json").out)
    assert told["taken"] >= 2
    assert "https://press.example/ferry" in byline("saved", "--json").out
    assert "last read" in byline("journal").out


def test_a_folder_that_is_away_is_told_in_a_sentence(byline: Byline, home: Path) -> None:
    shared = home / "shared"
    byline("config", "set", "journal", str(shared))
    byline("journal", "sync")
    shared.rename(home / "away")
    outcome = byline("journal", "sync")
    assert (outcome.code, outcome.out) == (1, "")
    assert "is away" in outcome.err
    later = byline("--offline", "save", "https://press.example/ferry")
    assert "is away" in later.err
    assert "1 columns" not in byline("journal").out
    (home / "away").rename(shared)
    assert byline("journal", "sync").code == 0
