"""``byline prune``: what it would do, what it does, and what a refresh does by itself."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.entry import NewEntry, State
from tests.cli.conftest import Byline

WOULD = "Would be let go of, texts, pages and their place in lists and history: 1 column, 2.0 MB."


@pytest.fixture
def shelf(own_library: Library) -> Library:
    """A finished column of half a year ago, and one that is saved."""
    then = datetime.now(UTC) - timedelta(days=180)
    for name in ("old", "saved"):
        entry = NewEntry(name, f"https://a.example/{name}", name, body="x" * 2_000_000)
        entry_id = own_library.entries.add_loose(entry, then)
        own_library.entries.set_state([entry_id], State.FINISHED, then)
        if name == "saved":
            own_library.saved.save(entry_id, then)
    return own_library


def test_a_dry_run_changes_nothing(byline: Byline, shelf: Library) -> None:
    for _ in range(2):
        outcome = byline("prune", "--dry-run")
        assert (outcome.code, outcome.lines[0]) == (0, WOULD)


def test_it_says_what_it_did(byline: Byline, shelf: Library) -> None:
    done = byline("prune").lines
    assert done[0].startswith("Let go of: 1 column, 2.0 MB.")
    assert "only opening its address brings one back" in done[1]
    assert byline("prune").lines == [
        "There is nothing to let go of.",
        "What is saved, tagged, noted, highlighted, half read, or unread in a channel you follow always stays.",
    ]


def test_age_and_size_narrow_it(byline: Byline, shelf: Library) -> None:
    def columns(*options: str) -> object:
        told = json.loads(byline("prune", "--dry-run", "--json", *options).out)
        assert told["done"] is False
        return told["columns"], told["bytes"]

    assert columns("--older-than", "181") == (0, 0)
    assert columns("--older-than", "1", "--larger-than", "2") == (0, 0)
    assert columns("--older-than=10", "--larger-than=1") == (1, 2_000_000)


@pytest.mark.parametrize("days", ["-1", "x", "10001", "", "0"])
def test_days_that_are_none(byline: Byline, days: str) -> None:
    outcome = byline("prune", f"--older-than={days}")
    assert (outcome.code, outcome.out) == (2, "")


def test_after_a_refresh_only_where_it_is_set(byline: Byline, shelf: Library, home: Path) -> None:
    byline("refresh", "--due", "--json")
    assert byline("prune", "--dry-run").lines[0].startswith("Would")
    byline("config", "set", "keep", "90")
    byline("refresh", "--due", "--json")
    assert byline("prune", "--dry-run").lines[0] == "There is nothing to let go of."
