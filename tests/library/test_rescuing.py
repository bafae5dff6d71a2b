"""What of a harmed library is taken into the new one: row by row, and from pages that nothing leads to any more."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from reader.errors import LibraryDamaged, LibraryError
from reader.library import Library
from reader.library import rescue as rescue_module
from reader.library.counts import settle_all
from reader.library.mending import rescue_to
from reader.library.store import Store
from reader.model.entry import Entry, State

from .made import fill

PAGE = 4096


def _change(path: Path, *statements: str) -> None:
    """Changes rows as nothing of ours would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)


def _root(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def _write(path: Path, number: int, at: int, data: bytes) -> None:
    with path.open("rb+") as file:
        file.seek((number - 1) * PAGE + at)
        file.write(data)


@contextmanager
def _rescued(path: Path) -> Iterator[Library]:
    rescue_to(path, path.with_name("rescued"))
    with closing(Library.open(path.with_name("rescued"))) as library:
        yield library


def _only(library: Library) -> Entry:
    (entry,) = library.entries.rows([1])
    return entry


def test_a_state_that_is_none_is_that_of_a_new_column(path: Path) -> None:
    fill(path, 1)
    _change(path, "UPDATE entry SET state = 'odd'")
    with _rescued(path) as library:
        assert (_only(library).state, _only(library).saved) == (State.NEW, True)


@pytest.mark.parametrize(
    ("harm", "has_text", "has_page"),
    [
        ("UPDATE article SET cleaned_at = cleaned_at", True, True),
        ("UPDATE article SET verdict = 'odd'", False, False),
        ("UPDATE article SET content = '{'", False, False),
        ("UPDATE article SET content = '[]'", False, False),
        ("UPDATE page SET body = x'00'", True, False),
    ],
)
def test_a_text_or_page_that_cannot_be_read_again_is_left_out(
    path: Path, harm: str, has_text: bool, has_page: bool
) -> None:
    fill(path, 1)
    _change(path, harm)
    with _rescued(path) as library:
        assert (library.articles.get(1) is not None) is has_text
        assert library.store.number("SELECT count(*) FROM page") == has_page
        assert _only(library).saved


def test_of_a_column_that_is_gone_what_a_person_wrote_stays_and_what_nobody_did_goes(path: Path) -> None:
    fill(path, 1)
    _change(
        path,
        "INSERT INTO note VALUES (77, 'Mine', '2026-11-23T09:14:00Z')",
        "INSERT INTO wanted VALUES (1, 78, '2026-11-23T09:14:00Z')",
    )
    with _rescued(path) as library:
        lost = library.entries.get(77)
        assert lost
        assert (lost.headline, library.notes.get(77)) == ("A column whose headline was lost", "Mine")
        assert library.entries.get(78) is None
        assert library.wanted.ids() == ()


def test_numbers_are_not_given_twice_after_it(path: Path) -> None:
    fill(path, 1)
    _change(
        path,
        "UPDATE sqlite_sequence SET seq = 40 WHERE name = 'channel'",
        "INSERT INTO sqlite_sequence VALUES ('shelf', 3)",
        "INSERT INTO sqlite_sequence VALUES ('mute', 'odd')",
    )
    with _rescued(path) as library:
        numbers = {row["name"]: row["seq"] for row in library.store.rows("SELECT name, seq FROM sqlite_sequence")}
        assert numbers["channel"] == 40
        assert "shelf" not in numbers


def test_one_broken_row_of_a_page_costs_that_row(path: Path) -> None:
    fill(path, 5)
    _write(path, _root(path, "note"), 8, b"\xff\xff")
    with _rescued(path) as library:
        assert [library.notes.get(number) for number in range(1, 6)] == ["", "Note 1", "Note 2", "Note 3", "Note 4"]


@pytest.mark.parametrize("other", ["saved", "tag"])
def test_a_table_that_is_told_to_begin_where_another_does_is_found_all_the_same(path: Path, other: str) -> None:
    fill(path, 5)
    _change(path, f"UPDATE sqlite_master SET rootpage = {_root(path, other)} WHERE name = 'note'")
    with _rescued(path) as library:
        assert [library.notes.get(number) for number in range(1, 6)] == [f"Note {number}" for number in range(5)]


def test_lost_columns_come_back_from_indexes_of_many_pages(path: Path) -> None:
    fill(path, 1)
    long = "x" * 200
    _change(
        path,
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 90) INSERT INTO entry (id, key, url,"
        " headline, byline, masthead, dek, found_at, sorted_at, touched_at)"
        f" SELECT i, '{long}' || i, 'https://press.example/{long}' || i, 'Slow', '', '', '', '2026-11-23',"
        " '2026-11-23', '2026-11-23' FROM n",
        "INSERT INTO saved (entry_id, saved_at) SELECT id, '2026-11-23T09:14:00Z' FROM entry WHERE id > 1",
    )
    _write(path, _root(path, "entry"), 0, bytes(PAGE))
    with _rescued(path) as library:
        assert [each.url for each in library.entries.rows([50])] == [f"https://press.example/{long}50"]


def test_a_file_that_is_not_there_is_told(path: Path) -> None:
    path.parent.mkdir()
    with pytest.raises(LibraryError):
        rescue_to(path, path.with_name("rescued"))
    assert not list(path.parent.iterdir())


def _harmed(settle: Callable[[Store], None]) -> Callable[[Store], None]:
    def and_harm(store: Store) -> None:
        settle(store)
        store.run("PRAGMA writable_schema = ON")
        store.run("DELETE FROM sqlite_master WHERE name = 'entry_url'")
        store.run("PRAGMA schema_version = 1000")

    return and_harm


def test_what_was_made_is_looked_over_before_it_takes_the_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, 1)
    monkeypatch.setattr(rescue_module, "settle_all", _harmed(settle_all))
    with pytest.raises(LibraryDamaged):
        rescue_to(path, path.with_name("rescued"))
    assert [each.name for each in path.parent.iterdir()] == ["library.db"]
