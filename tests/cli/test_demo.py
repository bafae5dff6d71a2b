"""``byline demo`` without a screen."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader.paths import platform_paths
from tests.cli.conftest import Byline, process


def test_the_headless_check_goes_all_the_way(home: Path) -> None:
    outcome = process("demo", "--headless-check")
    words = outcome.out.split()
    assert (outcome.code, outcome.err) == (0, "")
    for verdict in ("entries", "full", "consent", "gone", "expired", "empty", "offline"):
        assert verdict in words
    numbers = {line.rsplit(None, 1)[0].strip(): line.split()[-1] for line in outcome.lines if line[-1:].isdigit()}
    assert numbers["saved"] == "3"
    assert numbers["full"] == numbers["articles full"]
    assert int(numbers["entries"]) == sum(
        int(numbers[verdict]) for verdict in ("full", "consent", "gone", "expired", "empty", "offline")
    )
    assert "not refreshed" not in outcome.out
    assert platform_paths("byline-demo").library.exists()
    assert not platform_paths().library.exists()


def test_every_command_can_look_at_the_demo(home: Path) -> None:
    assert "Op Eds" in process("--demo", "refresh").out
    latest = process("--demo", "latest", "--json")
    urls = [json.loads(line)["url"] for line in latest.lines]
    assert urls
    read = process("--demo", "read", urls[0])
    assert (read.code, read.err) == (0, "")
    assert process("--demo", "save", urls[0]).code == 0
    assert urls[0] in process("--demo", "saved").out
    assert not platform_paths().library.exists()


def test_a_fresh_start_needs_the_folder(byline: Byline) -> None:
    paths = platform_paths("byline-demo")
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("a file where a folder should be")
    for arguments in (("demo",), ("demo", "--fresh"), ("demo", "--headless-check")):
        outcome = byline(*arguments)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.splitlines()[0] == f"byline: The folder {paths.data} cannot be written."


@pytest.mark.parametrize(("kept", "first"), [("2026-01-31", date(2026, 1, 31)), ("rubbish", None), ("", None)])
def test_the_first_day_is_kept_and_rubbish_is_replaced(byline: Byline, kept: str, first: date | None) -> None:
    file = platform_paths("byline-demo").data / "first-day"
    file.parent.mkdir(parents=True)
    file.write_text(kept)
    before = datetime.now(UTC).date()
    assert byline("demo").code == 2
    noted = date.fromisoformat(file.read_text())
    assert noted == first or before <= noted <= datetime.now(UTC).date()


def test_fresh_forgets_the_library_and_the_first_day(byline: Byline) -> None:
    paths = platform_paths("byline-demo")
    paths.data.mkdir(parents=True)
    for name in ("library.sqlite3", "library.sqlite3-wal", "library.sqlite3-shm", "first-day"):
        paths.data.joinpath(name).write_text("old")
    assert byline("demo", "--fresh").code == 2
    assert [file.name for file in paths.data.iterdir()] == ["first-day"]
    assert paths.data.joinpath("first-day").read_text() != "old"
