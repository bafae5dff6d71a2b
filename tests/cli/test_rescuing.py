"""What the command line says of a damaged library, and ``byline rescue`` for one by hand."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.mending import aside_of
from reader.model.entry import NewEntry
from reader.paths import platform_paths
from tests.cli.conftest import Byline

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


@pytest.fixture
def damaged(home: Path) -> Path:
    """The person's own library with one saved column, and nothing of its first page."""
    path = platform_paths().library
    with closing(Library.open(path)) as library:
        entry_id = library.entries.add_loose(NewEntry("k", "https://ada.example/1", "A slow train"), NOW)
        library.saved.save(entry_id, NOW)
    with path.open("rb+") as file:
        file.write(bytes(4096))
    return path


def test_a_command_tells_beside_its_output_what_was_rescued(byline: Byline, damaged: Path) -> None:
    aside = aside_of(damaged, datetime.now(UTC)).name
    outcome = byline("saved")
    assert "A slow train" in outcome.out
    assert outcome.err == (
        "byline: The library was damaged. 1 column, 1 saved, and 0 channels you follow were rescued."
        f" The damaged file is kept beside it as {aside}.\n"
    )
    assert byline("saved").err == ""
    assert f"  {outcome.err.removeprefix('byline: ').strip()}" in byline("doctor").lines
    damaged.with_name(aside).unlink()
    assert "damaged" not in byline("doctor").out


def test_reading_tells_it_as_well(byline: Byline, damaged: Path) -> None:
    outcome = byline("read", "-", stdin=b"<article><p>" + b"The slow train teaches patience. " * 40)
    assert "The library was damaged." in outcome.err


def test_a_file_is_rescued_by_hand(byline: Byline, damaged: Path) -> None:
    before = damaged.read_bytes()
    outcome = byline("rescue", str(damaged))
    assert outcome.code == 0
    assert outcome.lines[0] == (
        f"1 column, 1 saved, and 0 channels you follow were rescued. The new library is {damaged}.new."
    )
    assert damaged.read_bytes() == before
    again = byline("rescue", str(damaged))
    assert (again.code, f"There is something at “{damaged}.new” already." in again.err) == (1, True)
    (line,) = byline("rescue", str(damaged), "--to", str(damaged.with_name("other")), "--json").lines
    assert json.loads(line) == {
        "file": str(damaged),
        "rescued_to": str(damaged.with_name("other")),
        "columns": 1,
        "saved": 1,
        "followed": 0,
    }
    with closing(Library.open(damaged.with_name("other"))) as library:
        assert library.entries.by_url("https://ada.example/1")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "There is no file"),
        (lambda path: path.mkdir(), "There is no file"),
        (lambda path: path.write_text("no database at all"), "is not a library of Byline"),
    ],
)
def test_what_is_no_library_is_a_sentence(
    byline: Byline, home: Path, make: Callable[[Path], object], said: str
) -> None:
    make(home / "any")
    outcome = byline("rescue", str(home / "any"))
    assert outcome.code == 1
    assert said in outcome.err
    assert not (home / "any.new").exists()
