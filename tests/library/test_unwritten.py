"""A file that cannot be written: one reads on, and what is done is in the file as soon as it can be."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryError, LibraryForeign, LibraryFull, LibraryReadOnly
from reader.library import Library, LibraryThread, library, unwritten
from reader.library.library import UNWRITABLE
from reader.library.migrations import migrate
from reader.library.steps import STEPS
from reader.library.store import Store
from reader.model.entry import Scope, ScopeKind
from reader.model.passage import Passage
from tests.room import no_room

from .made import NOW, channel, entry

SAVED = Scope(ScopeKind.SAVED)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unwritten, "PAUSE", 0.0)


@pytest.fixture
def thread(path: Path) -> Iterator[LibraryThread]:
    with closing(Library.open(path)) as library:
        library.channels.add(channel(), NOW)
        library.saved.save(library.entries.add_loose(entry("old"), NOW), NOW)
    with closing(LibraryThread(path)) as thread:
        thread.start()
        yield thread


def _add(name: str) -> Callable[[Library], int]:
    return lambda library: library.entries.add_loose(entry(name), NOW)


def _save(entry_id: int) -> Callable[[Library], bool]:
    return lambda library: library.saved.save(entry_id, NOW)


def _saved(library: Library) -> list[str]:
    return sorted(each.url.rpartition("-")[2] for each in library.entries.rows(library.entries.ids(SAVED)))


def _saved_in(path: Path) -> list[str]:
    with closing(Library.open(path)) as library:
        assert library.store.rows("PRAGMA integrity_check")[0][0] == "ok"
        return _saved(library)


def test_a_disk_that_fills_up_keeps_nobody_from_reading_and_loses_nothing(thread: LibraryThread) -> None:
    turns: list[bool] = []
    thread.on_turn = lambda: turns.append(thread.kept_in_memory is not None)
    with no_room():
        new = thread.write_now(_add("new"))
        assert thread.write_now(_save(new))
        assert thread.kept_in_memory
        assert thread.read_now(_saved) == ["new", "old"]
    thread.write_now(lambda library: library.set_fact("room", "again"))
    assert thread.kept_in_memory is None
    assert turns == [True, False]
    assert thread.read_now(_saved) == ["new", "old"]
    row = thread.read_now(lambda library: library.entries.get(new))
    assert row
    assert row.url.endswith("new")
    thread.close()
    assert thread.lost is None
    assert _saved_in(thread.path) == ["new", "old"]


def test_a_start_without_room_says_so_and_shows_what_is_there(thread: LibraryThread) -> None:
    thread.close()
    before = thread.path.read_bytes()
    with no_room(), closing(LibraryThread(thread.path)) as late:
        late.start()
        assert isinstance(late.kept_in_memory, UNWRITABLE)
        assert late.read_now(_saved) == ["old"]
        late.write_now(_save(late.write_now(_add("new"))))
        assert late.read_now(_saved) == ["new", "old"]
        late.close()
        assert late.lost
        assert str(late.lost).startswith("What you did last could not be kept: the ")
    assert thread.path.read_bytes() == before


def test_a_first_start_without_room_begins_in_memory_and_is_written_later(path: Path) -> None:
    with closing(LibraryThread(path)) as thread:
        with no_room():
            thread.start()
            thread.write_now(_save(thread.write_now(_add("new"))))
        thread.close()
        assert thread.lost is None
    assert _saved_in(path) == ["new"]


def test_what_was_done_last_is_written_at_the_end(thread: LibraryThread) -> None:
    with no_room():
        thread.write_now(_save(thread.write_now(_add("new"))))
    thread.close()
    assert thread.lost is None
    assert _saved_in(thread.path) == ["new", "old"]


async def test_what_nobody_did_is_dropped_without_a_word(thread: LibraryThread) -> None:
    with no_room():
        await thread.write(_add("listed"), durable=False)
        await thread.write(lambda library: library.fact("nothing changes"))
        thread.close()
    assert thread.lost is None
    assert not thread.kept_in_memory


def test_what_another_byline_wrote_meanwhile_stays(thread: LibraryThread) -> None:
    """Whatever numbers its rows got, and though it found the same column."""
    with no_room():
        new, both = thread.write_now(_add("new")), thread.write_now(_add("both"))
        thread.write_now(_save(new))
        thread.write_now(_save(both))
    with closing(Library.open(thread.path)) as other:
        for name in ("other", "both", "third"):
            other.entries.add_loose(entry(name), NOW)
        other.saved.save(other.entries.add_loose(entry("other"), NOW), NOW)
    thread.write_now(lambda library: library.tags.add(both, "afterwards"))
    assert thread.kept_in_memory is None
    assert thread.read_now(_saved) == ["both", "new", "old", "other"]
    assert thread.read_now(lambda library: library.entries.rows([both]))[0].url.endswith("both")
    with no_room():
        thread.write_now(lambda library: library.tags.add(both, "and again"))
    thread.close()
    with closing(Library.open(thread.path)) as file:
        assert _saved(file) == ["both", "new", "old", "other"]
        (found,) = [each for each in file.entries.rows(file.entries.ids(SAVED)) if each.url.endswith("both")]
        assert file.tags.of(found.id) == ("afterwards", "and again")


def test_what_was_taken_back_in_memory_is_taken_back_in_the_file(thread: LibraryThread) -> None:
    def mark(library: Library) -> int:
        return library.highlights.add(new, Passage(0, 4, "slow", "", ""), "", NOW).number

    with no_room():
        new = thread.write_now(_add("new"))
        first = thread.write_now(mark)
        second = thread.write_now(mark)
        assert first != second
        thread.write_now(lambda library: library.highlights.remove(first))
    with closing(Library.open(thread.path)) as other:
        old = other.entries.by_url(entry("old").url)
        assert old
        other.highlights.add(old.id, Passage(0, 3, "old", "", ""), "", NOW)
    thread.close()
    with closing(Library.open(thread.path)) as file:
        assert [each.number for each in file.highlights.of(new)] == [second]
        assert len(file.highlights.of(old.id)) == 1


def test_one_change_that_fails_in_the_file_keeps_no_other_from_it(
    thread: LibraryThread, caplog: pytest.LogCaptureFixture
) -> None:
    def only_in_memory(library: Library) -> None:
        library.set_fact("half", "done")
        if done and not library.kept_in_memory:
            raise LibraryError("It is gone.")
        if library.kept_in_memory:
            done.append(True)

    done: list[bool] = []
    with no_room():
        thread.write_now(only_in_memory)
        thread.write_now(_save(thread.write_now(_add("new"))))
    assert thread.write_now(lambda library: library.fact("half")) == ""
    assert thread.read_now(_saved) == ["new", "old"]
    assert [record.getMessage() for record in caplog.records] == [
        "A change kept in memory could not be made: It is gone."
    ]


def test_a_start_in_memory_in_which_nothing_was_done_ends_in_the_file(thread: LibraryThread) -> None:
    path = thread.path
    thread.close()
    with closing(LibraryThread(path)) as again:
        with no_room():
            again.start()
            assert again.kept_in_memory
        again.write_now(lambda library: library.set_fact("room", "again"))
        assert again.kept_in_memory is None
        assert again.read_now(_saved) == ["old"]


def test_a_disk_that_fills_up_again_while_it_is_written_back_loses_nothing(thread: LibraryThread) -> None:
    def only_in_memory(library: Library) -> None:
        library.set_fact("half", "done")
        if not library.kept_in_memory and full:
            raise LibraryFull(full.pop())

    full = ["There is no room left."]
    with no_room():
        thread.write_now(_save(thread.write_now(_add("new"))))
        full.append("There was none before.")
        thread.write_now(only_in_memory)
    full[:] = ["There is no room left."]
    thread.write_now(lambda library: None)
    assert thread.kept_in_memory
    assert thread.read_now(_saved) == ["new", "old"]
    thread.write_now(lambda library: None)
    assert thread.kept_in_memory is None
    assert _saved_in(thread.path) == ["new", "old"]


def test_it_is_not_tried_with_every_write(thread: LibraryThread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unwritten, "PAUSE", 60.0)
    with no_room():
        thread.write_now(_add("new"))
    thread.write_now(_add("newer"))
    assert thread.kept_in_memory


def test_one_that_is_too_large_is_not_copied(thread: LibraryThread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "MOST", 10)
    with no_room(), pytest.raises(UNWRITABLE):
        thread.write_now(_add("new"))
    assert thread.kept_in_memory is None
    thread.write_now(_save(thread.write_now(_add("new"))))
    assert thread.read_now(_saved) == ["new", "old"]


def test_an_old_library_is_brought_up_to_date_in_memory(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(Store(connection, path), {number: STEPS[number] for number in STEPS if number < max(STEPS)})
    before = path.read_bytes()
    why = LibraryReadOnly("The library cannot be written.")
    with closing(Library.read_into_memory(path, why)) as copy:
        assert copy.kept_in_memory is why
        assert copy.store.number("PRAGMA user_version") == max(STEPS)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_of_somebody_else_is_refused_in_memory_too(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all " * 100)
    with pytest.raises(LibraryForeign):
        Library.read_into_memory(path, LibraryReadOnly("The library cannot be written."))
