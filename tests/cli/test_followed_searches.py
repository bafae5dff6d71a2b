"""Searches that are followed, on the command line: made, listed, read, exported."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.entry import NewEntry, State
from tests.cli.conftest import Byline

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


@pytest.fixture
def ferries(byline: Byline, own_library: Library) -> Library:
    for name in ("The slow ferry", "A ferry at dawn", "The bridge"):
        own_library.entries.add_loose(NewEntry(name, f"https://a.example/{len(name)}", name, body="<p>Text.</p>"), NOW)
    outcome = byline("search", "ferry", "--follow", "Ferries", "--json")
    assert outcome.code == 0
    assert "You follow the search Ferries now." in outcome.err
    assert len(outcome.lines) == 2
    return own_library


def test_it_stands_with_the_channels(byline: Byline, ferries: Library) -> None:
    lines = byline("channels", "ferr").lines
    assert lines[0] == "Searches"
    assert lines[1].split() == ["★", "Ferries", "2", "ferry"]
    told = [json.loads(line) for line in byline("channels", "--json").lines]
    assert told[0] == {"name": "Ferries", "kind": "search", "query": "ferry", "followed": True, "unread": 2}


def test_its_unread_columns_are_the_latest(byline: Byline, ferries: Library) -> None:
    headlines = [line for line in byline("latest", "ferries").lines if line.startswith("●")]
    assert headlines == ["● A ferry at dawn", "● The slow ferry"]
    ferries.entries.set_state([1], State.FINISHED, NOW)
    assert len(byline("latest", "Ferries", "--json").lines) == 1
    assert len(byline("latest", "Ferries", "-n", "1", "--json").lines) == 1
    assert byline("channels", "Ferries").lines[1].split()[2] == "1"


def test_it_is_exported_by_its_name(byline: Byline, ferries: Library, tmp_path: Path) -> None:
    outcome = byline("export", "Ferries", "--format", "jsonl", str(tmp_path / "ferries.jsonl"))
    assert outcome.code == 0
    assert len((tmp_path / "ferries.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_name_that_nothing_has(byline: Byline, ferries: Library) -> None:
    assert byline("latest", "Bridges").code == 1
    outcome = byline("search", "bridge", "--follow", "FERRIES")
    assert (outcome.code, outcome.out) == (1, "")
    assert "another search" in outcome.err


def test_it_is_renamed_like_a_channel(byline: Byline, ferries: Library) -> None:
    outcome = byline("rename", "ferries", "Boats", "at", "sea")
    assert (outcome.code, outcome.lines) == (0, ["Ferries is called Boats at sea now."])
    assert json.loads(byline("rename", "boats at sea", "Boats", "--json").out)["name"] == "Boats"


@pytest.mark.parametrize(
    "arguments",
    [
        ("channel", "Ferries"),
        ("channel", "Ferries", "--order", "oldest"),
        ("refresh", "ferries"),
        ("reclean", "Ferries"),
    ],
)
def test_what_only_a_channel_has_is_told_of_a_search(
    byline: Byline, ferries: Library, arguments: tuple[str, ...]
) -> None:
    outcome = byline(*arguments)
    assert (outcome.code, outcome.out) == (1, "")
    assert "“Ferries” is no channel but a search that you follow: ferry" in outcome.err
    assert "“byline latest 'Ferries'”" in " ".join(outcome.err.split())


def test_what_is_half_read_has_the_sign_it_has_on_the_screen(byline: Byline, ferries: Library) -> None:
    ferries.entries.set_state([1], State.READING, NOW)
    for command in (("latest", "Ferries"), ("search", "ferry")):
        assert "◐ The slow ferry" in byline(*command).lines
