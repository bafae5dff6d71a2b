"""Transactions: a snapshot when reading, all or nothing when writing."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.model.entry import State
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict

from .made import NOW, article, channel, entry


def test_a_snapshot_does_not_see_what_is_written_meanwhile(path: Path, library: Library) -> None:
    with closing(Library.open(path)) as other:
        with library.read():
            before = library.fact("round")
            other.set_fact("round", "two")
            assert library.fact("round") == before == ""
        assert library.fact("round") == "two"


def test_a_snapshot_inside_another_is_that_one(library: Library) -> None:
    with library.read(), library.read():
        assert library.fact("round") == ""
    library.set_fact("round", "two")
    assert library.fact("round") == "two"


def test_a_write_that_fails_changes_nothing(library: Library) -> None:
    def fail_half_way() -> None:
        with library.write():
            library.set_fact("first", "done")
            library.channels.add(channel(), NOW)
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        fail_half_way()
    assert library.fact("first") == ""
    assert library.channels.known(10) == ()


def test_what_is_written_can_be_read_inside_the_same_write(library: Library) -> None:
    with library.write(), library.read():
        library.set_fact("first", "done")
        assert library.fact("first") == "done"
    assert library.fact("first") == "done"


def test_a_write_inside_a_write_is_a_mistake(library: Library) -> None:
    with library.write(), pytest.raises(RuntimeError), library.write():
        pytest.fail("it would end the outer one too early")


@pytest.mark.parametrize(
    "change",
    [
        lambda library: library.set_fact("first", "done"),
        lambda library: library.channels.add(channel("Another"), NOW),
        lambda library: library.channels.follow(1, NOW),
        lambda library: library.channels.refreshed(1, NOW),
        lambda library: library.channels.failed(1, NOW, "No answer."),
        lambda library: library.entries.put(1, [entry("2")], NOW),
        lambda library: library.entries.seen([1], NOW),
        lambda library: library.entries.set_state([1], State.SKIPPED, NOW),
        lambda library: library.entries.set_place(1, Place(2), 0.5, NOW),
        lambda library: library.articles.put(1, article(), Verdict.FULL, Rung.PAGE, [], NOW),
        lambda library: library.saved.save(1, NOW),
        lambda library: library.saved.unsave(1),
    ],
)
def test_writing_inside_a_snapshot_is_a_mistake_that_shows(
    library: Library, change: Callable[[Library], object]
) -> None:
    library.channels.add(channel(), NOW)
    library.entries.put(1, [entry("1")], NOW)
    with library.read(), pytest.raises(RuntimeError):
        change(library)
    change(library)


@pytest.mark.parametrize(("durable", "synchronous"), [(True, 2), (False, 1)])
def test_only_a_durable_write_waits_for_the_disk(library: Library, durable: bool, synchronous: int) -> None:
    with library.write(durable):
        assert library.store.number("PRAGMA synchronous") == synchronous


def test_a_change_by_itself_is_durable(library: Library) -> None:
    with library.write(durable=False):
        library.set_fact("refreshed", "yes")
    library.set_fact("saved", "yes")
    assert library.store.number("PRAGMA synchronous") == 2


def test_a_part_may_fail_with_all_of_it(library: Library) -> None:
    def fail_whole() -> None:
        with library.write():
            library.set_fact("first", "done")
            with library.store.part():
                library.store.run("INSERT OR ROLLBACK INTO meta (name) VALUES ('second')")

    with pytest.raises(LibraryError):
        fail_whole()
    assert library.fact("first") == ""
    library.set_fact("first", "again")
    assert library.fact("first") == "again"
