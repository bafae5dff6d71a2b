"""``byline search``: what it finds, in words and for a program, and what it says of a wrong query."""

import json
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader.cli import searching
from reader.library.library import Library
from reader.model.entry import NewEntry
from tests.cli.conftest import Byline

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
TEXT = "<p>Nobody takes the slow train for its own sake.</p>"


@pytest.fixture
def shelf(own_library: Library) -> Library:
    entries = (
        NewEntry("1", "https://a.example/1", "Rivers", "Ada Writer", body=TEXT, published_at=date(2026, 1, 1)),
        NewEntry("2", "https://a.example/2", "The slow train", "Bo Kim", published_at=date(2026, 1, 2)),
        NewEntry("3", "https://a.example/3", "Sails", published_at=date(2026, 1, 3)),
    )
    for entry in entries:
        own_library.entries.add_loose(entry, NOW)
    return own_library


def test_it_finds_newest_first(byline: Byline, shelf: Library) -> None:
    outcome = byline("search", "slow", "train")
    assert outcome.code == 0
    assert outcome.lines[0] == "● The slow train"
    assert "  Nobody takes the slow train for its own sake." in outcome.lines
    assert outcome.lines[-1] == "  https://a.example/1"


def test_as_json_every_line_says_where_the_words_stand(byline: Byline, shelf: Library) -> None:
    one = json.loads(byline("search", "train author:ada", "--json").out)
    assert (one["headline"], one["byline"]) == ("Rivers", "Ada Writer")
    assert [one["snippet"][start:end] for start, end in one["marks"]] == ["train"]


def test_best_first_and_how_many(byline: Byline, shelf: Library) -> None:
    lines = [json.loads(line)["headline"] for line in byline("search", "slow", "--best", "--json").lines]
    assert sorted(lines) == ["Rivers", "The slow train"]
    assert len(byline("search", "slow", "-n", "1", "--json").lines) == 1


def test_a_minus_may_come_first_behind_two(byline: Byline, shelf: Library) -> None:
    assert byline("search", "--", "-slow").lines[0] == "● Sails"


def test_what_is_not_there_is_said(byline: Byline, shelf: Library) -> None:
    outcome = byline("search", "zebra")
    assert (outcome.code, outcome.out) == (0, "Nothing here has that.\n")
    assert byline("search", "zebra", "--json").out == ""


def test_a_wrong_query_is_asked_wrongly(byline: Byline, shelf: Library) -> None:
    outcome = byline("search", "is:purple")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(
        "byline: “is:” wants saved, unread, finished, reading, skipped, textless or edited after it."
    )


def test_what_is_not_indexed_yet_is_said(byline: Byline, shelf: Library) -> None:
    shelf.store.change(
        "WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < ?)"
        " INSERT INTO entry (key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at)"
        " SELECT 'rain ' || number, 'u', 'Rain', '', '', '', '2026-01-01T00:00:00Z', '2026-01-01',"
        " '2026-01-01T00:00:00Z' FROM counted",
        searching.AT_ONCE + 20,
    )
    shelf.store.change("INSERT OR IGNORE INTO unindexed SELECT id FROM entry")
    outcome = byline("search", "rain", "-n", "1")
    assert outcome.lines[0] == "● Rain"
    assert outcome.err.startswith("byline: 23 older entries are not searched yet.")
    assert byline("search", "rain", "-n", "1").err == ""


def test_what_a_refresh_brought_is_found_at_once(byline: Byline, home: Path) -> None:
    byline("--demo", "refresh")
    with closing(Library.open(home / "data" / "byline-demo" / "library.sqlite3")) as library:
        assert library.entries.counts().unread > 20
        assert library.index.waiting() == 0
