"""Pruning takes what nobody needs, never what a person keeps, and nothing of it comes back as new."""

from datetime import datetime, timedelta

import pytest

from reader.library import Library
from reader.library.query import read_query
from reader.model.entry import Scope, ScopeKind, State
from reader.model.passage import Passage
from reader.model.verdict import Rung, Verdict
from tests.library.made import NOW, article, channel, entry, page, search

LONG_AFTER = NOW + timedelta(days=400)
KEPT = ("unread", "saved", "tagged", "noted", "highlighted", "reading", "wanted")
GONE = ("finished", "skipped")
LISTED = [entry(name, headline=f"The {name} column", body="<p>ferry</p>" * 9) for name in (*KEPT, *GONE)]


@pytest.fixture
def ids(library: Library) -> dict[str, int]:
    """A column of each kind, all with a text, the channel followed."""
    number = library.channels.add(channel(), NOW)
    library.channels.follow(number, NOW)
    library.entries.put(number, LISTED, NOW)
    found = {}
    for name in (*KEPT, *GONE):
        known = library.entries.by_key(name)
        assert known
        found[name] = known.id
        library.articles.put(known.id, article(), Verdict.FULL, Rung.PAGE, [page()], NOW)
    library.entries.set_state([each for name, each in found.items() if name != "unread"], State.FINISHED, NOW)
    library.entries.set_state([found["skipped"]], State.SKIPPED, NOW)
    library.entries.set_state([found["reading"]], State.READING, NOW)
    library.saved.save(found["saved"], NOW)
    library.tags.add(found["tagged"], "travel")
    library.notes.put(found["noted"], "Well said.", NOW)
    library.highlights.add(found["highlighted"], Passage(0, 8, "The slow"), "", NOW)
    library.wanted.add(found["wanted"], NOW)
    library.index.catch_up(100)
    return found


def pruned(library: Library) -> set[int]:
    found = {each.entry_id for each in library.pruning.candidates(LONG_AFTER)}
    library.pruning.prune(list(found), LONG_AFTER)
    return found


def test_only_what_nobody_keeps(library: Library, ids: dict[str, int]) -> None:
    assert pruned(library) == {ids[name] for name in GONE}
    for name, entry_id in ids.items():
        assert (library.articles.get(entry_id) is None) == (name in GONE)
        assert bool(library.entries.body(entry_id)) == (name in KEPT)
    assert library.pruning.candidates(LONG_AFTER) == ()
    assert library.store.number("SELECT count(*) FROM page") == len(KEPT)


def test_age_and_size_tell_what_goes(library: Library, ids: dict[str, int]) -> None:
    assert library.pruning.candidates(NOW) == ()
    sizes = [each.bytes for each in library.pruning.candidates(LONG_AFTER)]
    assert min(sizes) > len("<p>ferry</p>" * 9)
    assert library.pruning.candidates(LONG_AFTER, larger=max(sizes)) == ()


def test_the_most_careful_of_its_channels_tells_when_it_goes(library: Library, ids: dict[str, int]) -> None:
    listed = library.channels.followed()[0].id
    other = library.channels.add(channel("Other"), NOW)
    library.entries.put(other, [entry("skipped", headline="The skipped column")], NOW)
    loose = library.entries.add_loose(entry("loose"), NOW)
    library.entries.set_state([loose], State.FINISHED, NOW)
    finished, skipped = ids["finished"], ids["skipped"]

    def goes(before: datetime | None, own: dict[int, datetime | None]) -> set[int]:
        return {each.entry_id for each in library.pruning.candidates(before, own=own)}

    assert goes(LONG_AFTER, {}) == {finished, skipped, loose}
    assert goes(LONG_AFTER, {other: None}) == {finished, loose}
    assert goes(LONG_AFTER, {listed: NOW}) == {loose}
    assert goes(None, {listed: LONG_AFTER}) == {finished}
    assert goes(None, {listed: LONG_AFTER, other: LONG_AFTER}) == {finished, skipped}
    assert goes(None, {}) == set()


def test_it_leaves_lists_counts_and_searches(library: Library, ids: dict[str, int]) -> None:
    channel_id = library.channels.followed()[0].id
    library.entries.opened(ids["finished"], NOW)
    gone = pruned(library)
    for scope in (Scope(ScopeKind.CHANNEL, channel_id), Scope(ScopeKind.HISTORY)):
        assert not gone & set(library.listed(scope))
    for query in ("column", "is:finished", "after:2020", "-nothing"):
        assert not gone & {each.entry.id for each in search(library, read_query(query))}


def test_what_its_list_still_has_does_not_come_back(library: Library, ids: dict[str, int]) -> None:
    channel_id = library.channels.followed()[0].id
    gone = pruned(library)
    corrected = [entry(each.key, headline=f"{each.headline}, corrected", body=each.body * 2) for each in LISTED]
    for listed in (LISTED, corrected):
        assert library.entries.put(channel_id, listed, LONG_AFTER) == 0
        library.index.catch_up(100)
        assert not gone & set(library.listed(Scope(ScopeKind.CHANNEL, channel_id)))
        assert not gone & {each.entry.id for each in search(library, read_query("column"))}
        assert {library.entries.body(each) for each in gone} == {""}


def test_unread_in_a_channel_let_go_is_old_one_day_and_stays_gone_when_followed_again(library: Library) -> None:
    number = library.channels.add(channel(), NOW)
    library.channels.follow(number, NOW)
    library.entries.put(number, [entry("1")], NOW)
    library.channels.unfollow(number)
    assert len(pruned(library)) == 1
    library.channels.follow(number, NOW)
    assert library.entries.counts().unread == 0
    assert [each.unread for each in library.channels.followed()] == [0]


def test_what_a_person_asks_for_again_is_there_again(library: Library, ids: dict[str, int]) -> None:
    pruned(library)
    channel_id = library.channels.followed()[0].id
    library.entries.add_loose(entry("finished", headline="The finished column"), LONG_AFTER)
    library.entries.opened(ids["skipped"], LONG_AFTER)
    assert {ids[name] for name in GONE} <= set(library.listed(Scope(ScopeKind.CHANNEL, channel_id)))
