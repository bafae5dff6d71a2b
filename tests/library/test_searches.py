"""Searches that are followed find and count as the search itself, and what was searched for last is remembered."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.library import Library
from reader.model.entry import Scope, ScopeKind, State
from reader.model.mute import MuteKind
from reader.model.recall import Recall
from tests.library.made import NOW, channel, entry, later


@pytest.fixture
def op_eds(library: Library) -> int:
    number = library.channels.add(channel("Op Eds"), NOW)
    library.channels.follow(number, NOW)
    headlines = ("The slow ferry", "A ferry at dawn", "The bridge")
    library.entries.put(number, [entry(str(at), headline=each) for at, each in enumerate(headlines)], NOW)
    library.index.catch_up(100)
    return number


def headlines(library: Library, scope: Scope) -> list[str]:
    return [each.headline for each in library.entries.rows(library.listed(scope))]


def test_it_lists_what_it_finds_and_counts_what_is_unread(library: Library, op_eds: int) -> None:
    search = library.searches.add("Ferries", "ferry", NOW)
    scope = Scope(ScopeKind.SEARCH, search=search.number)
    assert headlines(library, scope) == ["The slow ferry", "A ferry at dawn"]
    assert library.searches.count(search.number) == 2
    library.entries.set_state(library.listed(scope)[:1], State.FINISHED, later(1))
    assert library.searches.count(search.number) == 1
    assert len(library.listed(scope)) == 2
    assert library.listed(scope, limit=1) == library.listed(scope)[:1]


def test_what_is_muted_is_not_in_it(library: Library, op_eds: int) -> None:
    search = library.searches.add("Ferries", "ferry", NOW)
    library.mutes.add(MuteKind.WORD, "dawn", 0, NOW)
    assert headlines(library, Scope(ScopeKind.SEARCH, search=search.number)) == ["The slow ferry"]
    assert library.searches.count(search.number) == 1


def test_one_that_is_gone_and_one_nobody_understands_find_nothing(library: Library, op_eds: int) -> None:
    wrong = library.searches.add("Wrong", "is:nonsense", NOW)
    assert library.searches.ids(wrong.number, 10) == ()
    assert library.searches.count(wrong.number) == 0
    assert (library.searches.ids(99, 10), library.searches.count(99), library.searches.remove(99)) == ((), 0, None)


def test_it_is_renamed_let_go_and_put_back_as_it_was(library: Library) -> None:
    search = library.searches.add("Ferries", "ferry", NOW)
    library.searches.set_unread(search.number, 7)
    library.searches.rename(search.number, "Boats")
    before = library.searches.all()
    assert [(each.name, each.unread) for each in before] == [("Boats", 7)]
    gone = library.searches.remove(search.number)
    assert gone
    assert library.searches.all() == ()
    assert library.searches.add("Another", "bridge", NOW).number > gone.number
    library.searches.put_back(gone)
    assert library.searches.all()[0] == gone == before[0]


def test_the_last_ten_queries_are_remembered_once_each_the_newest_first(library: Library) -> None:
    for number in range(12):
        library.searches.remember(f"query {number}")
    library.searches.remember("query 5")
    assert library.searches.recent() == (
        "query 5",
        *(f"query {number}" for number in (11, 10, 9, 8, 7, 6, 4, 3, 2)),
    )
    assert library.searches.forget() == 10
    assert library.searches.recent() == ()


def test_a_rescue_brings_searches_and_what_was_pruned_and_answered_along(
    library: Library, op_eds: int, path: Path
) -> None:
    gone = library.searches.remove(library.searches.add("Gone", "gone", NOW).number)
    kept = library.searches.add("Ferries", "ferry", NOW)
    library.searches.remember("ferry")
    ids = library.listed(Scope(ScopeKind.CHANNEL, op_eds))
    library.pruning.prune(ids[:1], NOW)
    library.recalls.put(3, Recall(3, 8, NOW, later(9)))
    library.close()
    Library.rescue(path, path.with_name("rescued"))
    with closing(Library.open(path.with_name("rescued"))) as rescued:
        assert rescued.searches.all() == (kept,)
        assert rescued.searches.recent() == ("ferry",)
        assert rescued.listed(Scope(ScopeKind.CHANNEL, op_eds)) == ids[1:]
        assert rescued.recalls.get(3) == Recall(3, 8, NOW, later(9))
        assert gone
        assert rescued.searches.add("Next", "next", NOW).number > kept.number > gone.number
