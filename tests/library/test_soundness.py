"""What a look at a library's file tells, before anything is written into it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.soundness import Look, is_wrong, look_at, names_of
from reader.library.steps import STEPS
from reader.model.entry import Scope, ScopeKind

from .made import fill


@pytest.mark.parametrize("at", [18, 19, 20, 21, 22, 23, 47, 59])
def test_a_head_that_byline_never_wrote_is_damage(path: Path, at: int) -> None:
    fill(path, 1)
    whole = bytearray(path.read_bytes())
    assert not is_wrong(bytes(whole))
    whole[at] ^= 0x40
    assert is_wrong(bytes(whole))
    path.write_bytes(whole)
    assert look_at(path) is Look.DAMAGED


@pytest.mark.parametrize(
    "harm",
    [
        "PRAGMA application_id = 0",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 123456789",
        "DROP INDEX entry_url",
        "DROP TABLE wanted",
    ],
)
def test_a_library_that_does_not_say_what_it_is_is_damaged(path: Path, harm: str) -> None:
    fill(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(harm)
    assert look_at(path) is Look.DAMAGED
    with closing(Library.open(path)) as library:
        assert (len(library.entries.ids(Scope(ScopeKind.SAVED))), bool(library.mended)) == (1, True)


def test_looking_writes_nothing(path: Path) -> None:
    fill(path)
    before = path.read_bytes()
    assert look_at(path) is Look.SOUND
    assert path.read_bytes() == before


def test_the_names_of_every_version_are_those_of_today() -> None:
    with closing(sqlite3.connect(":memory:")) as old:
        for number in sorted(STEPS):
            old.executescript(STEPS[number])
            names = {row[0] for row in old.execute("SELECT name FROM sqlite_master")}
            made = {name for name in names if not name.startswith(("sqlite_", "words_"))}
            assert made == names_of(STEPS[each] for each in STEPS if each <= number)
