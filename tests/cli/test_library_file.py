"""``byline library``: the file looked after by hand."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.entry import NewEntry
from tests.cli.conftest import Byline

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


@pytest.fixture
def kept(library_path: Path) -> Path:
    with closing(Library.open(library_path)) as library:
        library.set_fact("catalogue", "1")
        library.set_fact("mine", "old")
    return library_path


def test_there_need_be_none(byline: Byline, library_path: Path) -> None:
    for doing in ("where", "check", "backup", "compact", "repair"):
        outcome = byline("library", doing)
        assert outcome.code == 1
        assert outcome.err.startswith("byline: There is no ")
        assert not library_path.exists()


def test_it_is_told_where_it_is_and_what_takes_its_room(byline: Byline, kept: Path) -> None:
    lines = byline("library", "where").lines
    assert lines[0] == str(kept)
    assert lines[-1] == "No copy is kept. “byline library backup” makes one."
    assert byline("library", "backup").code == 0
    (line,) = byline("library", "where", "--json").lines
    told = json.loads(line)
    assert told["path"] == str(kept)
    assert Path(told["copy"]).stat().st_size == told["copy_bytes"]
    assert "The last copy of it was made" in byline("doctor").out


def test_a_copy_comes_back(byline: Byline, kept: Path, home: Path) -> None:
    copy = home / "copy.sqlite3"
    assert byline("library", "backup", str(copy)).lines[0].startswith(f"Copied to {copy}")
    assert byline("library", "backup", str(copy)).code == 1
    with closing(Library.open(kept)) as library:
        library.set_fact("mine", "new")
    (line,) = byline("library", "restore", str(copy), "--json").lines
    aside = json.loads(line)["aside"]
    for path, fact in ((kept, "old"), (Path(aside), "new")):
        with closing(Library.open(path)) as library:
            assert library.fact("mine") == fact
    assert "library itself" in byline("library", "restore", str(kept)).err
    assert "There is no file" in byline("library", "restore", str(home / "none")).err


def test_damage_is_told_and_repaired_beside_it(byline: Byline, kept: Path) -> None:
    assert byline("library", "check").lines == ["The library is sound."]
    with kept.open("rb+") as file:
        file.write(bytes(4096))
    outcome = byline("library", "check")
    assert (outcome.code, "is damaged" in outcome.lines[0]) == (1, True)
    assert json.loads(byline("library", "check", "--json").out)["sound"] is False


def test_compacting_tells_before_and_after(byline: Byline, kept: Path) -> None:
    assert byline("library", "compact").lines[0].endswith("MB now.")
    told = json.loads(byline("library", "compact", "--json").out)
    assert told["bytes_after"] == kept.stat().st_size


def test_what_is_done_goes_into_the_vault(byline: Byline, own_library: Library, home: Path) -> None:
    entry_id = own_library.entries.add_loose(NewEntry("k", "https://ada.example/1", "A slow train"), NOW)
    own_library.saved.save(entry_id, NOW)
    own_library.close()
    assert byline("vault").code == 1
    assert byline("vault", str(home / "once")).lines == [f"{home / 'once'}: 1 files written."]
    assert byline("config", "set", "vault", str(home / "vault")).code == 0
    told = json.loads(byline("vault", "--json").out)
    assert told == {"folder": str(home / "vault"), "written": 1, "removed": 0, "failed": 0}
