"""A damaged library: told, kept aside as it is, and what can be read of it in its place."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest

from reader.errors import LibraryDamaged, LibraryError, LibraryForeign, LibraryFull
from reader.library import Library
from reader.library import mending as mending_module
from reader.library import rescue as rescue_module
from reader.library.mending import aside_of, rescue_to, told
from reader.library.pagefile import Node, PageFile
from reader.library.rescue import Rescued
from reader.library.soundness import Look, look_at
from reader.library.steps import STEPS
from reader.model.entry import Scope, ScopeKind
from tests.room import read_only

from .made import NOW, fill

PAGE = 4096

posix_only = pytest.mark.skipif(os.name != "posix", reason="elsewhere a file that is open cannot be moved")


def _asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.damaged-*"))


def _zero(path: Path, root: str) -> None:
    """Fills the first page of a table with zeros."""
    with closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (root,)).fetchone()
    with path.open("rb+") as file:
        file.seek((number - 1) * PAGE)
        file.write(bytes(PAGE))


def _saved(library: Library) -> int:
    return len(library.entries.ids(Scope(ScopeKind.SAVED)))


@pytest.mark.parametrize("begins", [b"", b"S", b"SQLite format 3\0" + bytes(80), bytes(511), bytes(3 * PAGE)])
def test_what_a_crash_left_of_a_file_is_never_taken_for_new(path: Path, begins: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(begins)
    with closing(Library.open(path)) as library:
        assert library.mended == (
            "The library was damaged. Nothing of it could be read."
            f" The damaged file is kept beside it as {_asides(path)[0].name}."
        )
    assert [each.read_bytes() for each in _asides(path)] == [begins]
    with closing(Library.open(path)) as library:
        assert library.mended == ""


@pytest.mark.parametrize(
    "root", ["entry", "saved", "article", "tag", "listing", "channel", "note", "page", "entry_url"]
)
def test_a_lost_root_loses_nothing_that_stands_elsewhere(path: Path, root: str) -> None:
    fill(path)
    _zero(path, root)
    before = path.read_bytes()
    with closing(Library.open(path)) as library:
        assert re.search(r"\d+ columns, 30 saved, and \d channels? you follow were rescued", library.mended)
        assert library.store.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert _saved(library) == 30
        library.set_fact("can", "be written")
        assert library.facts().rescued == library.mended
    (aside,) = _asides(path)
    assert aside.read_bytes() == before
    assert aside.name == aside_of(path, datetime.now(UTC)).name.removesuffix("-2")


def test_rescued_is_all_of_a_sound_library_but_its_word_index(path: Path) -> None:
    fill(path)
    target = path.with_name("new")
    assert rescue_to(path, target) == Rescued(columns=30, saved=30, followed=1, channels=1)
    with closing(Library.open(path)) as old, closing(Library.open(target)) as new:
        tables = [row[0] for row in old.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in tables:
            if not name.startswith(("words", "document")):
                rows = [sorted(map(repr, map(tuple, each.store.rows(f"SELECT * FROM {name}")))) for each in (old, new)]
                assert rows[0] == rows[1], name
        assert new.index.waiting() == 30
        new.index.catch_up(100)
        assert new.store.number("SELECT count(*) FROM words WHERE words MATCH 'patience'") == 30
    with pytest.raises(FileExistsError):
        rescue_to(path, target)
    with pytest.raises(LibraryForeign):
        rescue_to(Path(__file__), path.with_name("other"))
    assert not path.with_name("other").exists()
    assert not list(path.parent.glob("*.part"))


@pytest.mark.parametrize("version", range(1, max(STEPS)))
def test_a_library_of_every_version_is_rescued(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        for number in range(1, version + 1):
            old.executescript(STEPS[number])
        old.execute("PRAGMA application_id = 1115253870")
        old.execute(f"PRAGMA user_version = {version}")
        old.execute("INSERT INTO section VALUES (3, 'Opinion')")
        old.execute(
            "INSERT INTO entry (id, key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at)"
            " VALUES (7, 'k', 'https://press.example/7', 'Slow', '', '', '', '2026-11-23', '2026-11-23', '2026-11-23')"
        )
        old.execute("INSERT INTO saved VALUES (1, 7, '2026-11-23T09:14:00Z')")
    assert look_at(path) is Look.SOUND
    _zero(path, "channel")
    with closing(Library.open(path)) as library:
        assert _saved(library) == 1
        (kept,) = library.entries.rows(library.entries.ids(Scope(ScopeKind.SAVED)))
        assert (kept.id, kept.headline) == (7, "Slow")


def test_a_column_whose_row_is_gone_comes_back_from_its_text(path: Path) -> None:
    fill(path, 2)
    _zero(path, "entry")
    with closing(Library.open(path)) as library:
        rows = library.entries.rows(library.entries.ids(Scope(ScopeKind.SAVED)))
        assert [(row.key, row.url, row.headline) for row in rows] == [
            ("1", "https://press.example/s-1", "A headline"),
            ("0", "https://press.example/s-0", "A headline"),
        ]
        assert library.notes.get(rows[0].id) == "Note 1"
        assert library.tags.of(rows[0].id) == ("Travel",)


def test_a_channel_whose_section_is_gone_stands_in_another(path: Path) -> None:
    fill(path, 1)
    _zero(path, "section")
    with closing(Library.open(path)) as library:
        assert [(each.name, each.section) for each in library.channels.followed()] == [("Op Eds", "Rescued")]


def test_the_journal_counts_and_is_kept_with_the_file(path: Path, tmp_path: Path) -> None:
    fill(path, 4)
    other = tmp_path / "library.db"
    with closing(Library.open(path)) as library:
        library.notes.put(1, "Only in the journal", NOW)
        journal = path.with_name(f"{path.name}-wal").read_bytes()
        other.write_bytes(path.read_bytes())
        other.with_name("library.db-wal").write_bytes(journal)
    _zero_page(other, 12)
    with closing(Library.open(other)) as library:
        assert library.mended
        assert library.notes.get(1) == "Only in the journal"
    assert [each.read_bytes() for each in _asides(other)][1] == journal


def _zero_page(path: Path, number: int) -> None:
    with path.open("rb+") as file:
        file.seek((number - 1) * PAGE)
        file.write(bytes(PAGE))


def test_damage_found_while_reading_ends_all_writing(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'feed_body'").fetchone()
    with path.open("rb") as file:
        *_, (last, _) = Node(PageFile(file), root).children()
    _zero_page(path, last)
    before = path.read_bytes()
    with closing(Library.open(path)) as library:
        assert library.mended == ""
        assert not library.facts().sound
        with pytest.raises(LibraryDamaged, match="Start Byline again"):
            library.set_fact("more", "words")
        with pytest.raises(LibraryDamaged):
            library.require_sound()
    assert path.read_bytes() == before
    with closing(Library.open(path)) as library:
        assert library.mended
        library.require_sound()
    assert _asides(path)[0].read_bytes() == before


def test_damage_found_in_a_write_takes_the_write_back(path: Path) -> None:
    fill(path)
    with closing(Library.open(path)) as library:
        journaled = library.store.rows("PRAGMA journal_mode")[0][0]
        assert journaled == "wal"
        library.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
        library.set_fact("before", "it was found")
        file, journal = path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()
        with pytest.raises(LibraryDamaged):
            _give_up_within(library)
    assert path.read_bytes() == file
    assert path.with_name(f"{path.name}-wal").read_bytes() == journal


def _give_up_within(library: Library) -> None:
    with library.write():
        library.set_fact("more", "words")
        library.store.give_up()


@pytest.mark.parametrize("moved", [(), ("journal",), ("journal", "file")])
def test_a_crash_between_two_names_loses_nothing(path: Path, moved: tuple[str, ...]) -> None:
    fill(path, 3)
    _zero(path, "entry")
    before = path.read_bytes()
    ready, journal = path.with_name(f"{path.name}.mended"), path.with_name(f"{path.name}-wal")
    rescue_to(path, ready)
    journal.write_bytes(b"a journal that is not whole")
    aside = aside_of(path, datetime.now(UTC))
    if "journal" in moved:
        journal.rename(f"{aside}-wal")
    if "file" in moved:
        path.rename(aside)
    with closing(Library.open(path)) as library:
        assert _saved(library) == 3
    assert aside.read_bytes() == before
    assert not ready.exists()
    assert not [each for each in path.parent.iterdir() if each.name.endswith((".lock", ".part", ".suspect"))]


def test_a_place_that_was_taken_meanwhile_gets_another_name(path: Path) -> None:
    fill(path, 1)
    ready, taken = path.with_name(f"{path.name}.mended"), path.with_name("library.db.damaged-2026-11-23")
    rescue_to(path, ready)
    with closing(sqlite3.connect(ready, isolation_level=None)) as made:
        made.execute("INSERT INTO meta VALUES ('damaged', ?)", (str(taken),))
    taken.write_bytes(b"mine")
    with closing(Library.open(path)) as library:
        assert _saved(library) == 1
    assert taken.read_bytes() == b"mine"
    assert len(_asides(path)) == 2


def test_a_lock_that_was_taken_away_meanwhile_is_not_the_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lock_what_is_gone(file: int) -> None:
        monkeypatch.undo()
        place.unlink()
        place.touch()

    place = path.with_name(f"{path.name}.lock")
    monkeypatch.setattr(mending_module, "_lock", lock_what_is_gone)
    Library.open(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@posix_only
def test_a_damaged_file_that_may_not_be_written_is_moved_all_the_same() -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "library.db"
        fill(path, 1)
        _zero(path, "entry")
        with read_only(path.parent):
            assert not mending_module._is_open_elsewhere(path)


def test_several_that_find_it_damaged_mend_it_once(path: Path) -> None:
    fill(path)
    _zero(path, "entry")
    start = Barrier(4)

    def open_it(_: int) -> str:
        start.wait()
        with closing(Library.open(path)) as library:
            assert _saved(library) == 30
            return library.mended

    with ThreadPoolExecutor(4) as together:
        said = list(together.map(open_it, range(4)))
    assert sum(map(bool, said)) == 1
    assert len(_asides(path)) == 1


def _no_links(source: Path, target: Path) -> None:
    raise OSError("no second names here")


def test_it_is_made_where_files_have_one_name_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _no_links)
    fill(path, 1)
    with pytest.raises(FileExistsError):
        rescue_to(path, path)
    rescue_to(path, path.with_name("other"))
    assert sorted(each.name for each in path.parent.iterdir()) == ["library.db", "other"]


def _full(*_: object) -> Rescued:
    raise LibraryFull("There is no room left.")


def _disk_gone(*_: object) -> Rescued:
    raise OSError("gone")


@pytest.mark.parametrize("fails", [_full, _disk_gone])
def test_without_room_nothing_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch, fails: Callable[..., Rescued]
) -> None:
    fill(path, 1)
    _zero(path, "entry")
    before = path.read_bytes()
    monkeypatch.setattr(rescue_module, "rescue", fails)
    with pytest.raises(LibraryDamaged, match="is damaged") as refused:
        Library.open(path)
    assert "Keep a copy of it" in refused.value.hint
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} <= {"library.db", "library.db-shm", "library.db-wal"}


@posix_only
def test_a_file_that_another_has_open_stays_where_it_is(path: Path) -> None:
    fill(path, 1)
    holds = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA user_version').fetchone(); "
    command = [sys.executable, "-c", holds + "print('open', flush=True); sys.stdin.read()", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline()
        path.with_name(f"{path.name}.suspect").touch()
        with pytest.raises(LibraryDamaged, match="another Byline has it open"):
            Library.open(path)
        other.communicate()
    with closing(Library.open(path)) as library:
        assert library.mended


def test_a_library_that_is_made_or_mended_elsewhere_too_long_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    monkeypatch.setattr(mending_module, "PATIENCE", 0.1)
    with mending_module._alone(path), pytest.raises(LibraryError, match="is in use"):
        Library.open(path)
    assert not list(path.parent.iterdir())


def test_a_link_to_the_library_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "library.db", tmp_path / "library.db"
    real.parent.mkdir()
    link.symlink_to(real)
    fill(link, 1)
    _zero(real, "entry")
    with closing(Library.open(link)) as library:
        assert library.mended
    assert link.is_symlink()
    assert len(_asides(real)) == 1


@pytest.mark.parametrize(
    ("rescued", "said"),
    [
        (Rescued(0, 0, 0, 0), "Nothing of it could be read."),
        (Rescued(1, 0, 1, 9), "1 column, 0 saved, and 1 channel you follow were rescued."),
        (Rescued(212, 31, 7, 400), "212 columns, 31 saved, and 7 channels you follow were rescued."),
    ],
)
def test_what_was_rescued_is_a_sentence(rescued: Rescued, said: str) -> None:
    sentence = told(rescued, Path("/home/ada/library.sqlite3.damaged-2026-11-27"))
    assert sentence == (
        f"The library was damaged. {said} The damaged file is kept beside it as library.sqlite3.damaged-2026-11-27."
    )


def test_what_is_kept_aside_has_a_number_if_there_is_one(tmp_path: Path) -> None:
    day = datetime(2026, 11, 27, tzinfo=UTC)
    names = []
    for _ in range(3):
        aside = aside_of(tmp_path / "library.db", day)
        aside.touch()
        names.append(aside.name)
    first = "library.db.damaged-2026-11-27"
    assert names == [first, f"{first}-2", f"{first}-3"]
