"""Copies of a column are one line in every list; what is done with one is done with all; nothing is lost of any."""

import pytest

from reader.library import Library
from reader.library.query import read_query
from reader.model.entry import NewEntry, Scope, ScopeKind, State
from reader.model.mute import MuteKind
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from tests.library.made import NOW, article, channel, entry, later, search

UNREAD, CONTINUE, HISTORY, SAVED = (
    Scope(kind) for kind in (ScopeKind.UNREAD, ScopeKind.CONTINUE, ScopeKind.HISTORY, ScopeKind.SAVED)
)


@pytest.fixture
def papers(library: Library) -> tuple[int, int]:
    """Two channels that are followed."""
    first, second = (library.channels.add(channel(name), NOW) for name in ("Herald", "Gazette"))
    for each in (first, second):
        library.channels.follow(each, NOW)
    return first, second


def listed(library: Library, channel_id: int, *keys: str) -> tuple[int, ...]:
    library.entries.put(channel_id, [entry(key, headline=f"Headline {key}") for key in keys], NOW)
    found = [library.entries.by_key(key) for key in keys]
    return tuple(each.id for each in found if each)


def ids(library: Library, scope: Scope) -> tuple[int, ...]:
    return library.entries.ids(scope)


def of(channel_id: int) -> Scope:
    return Scope(ScopeKind.CHANNEL, channel_id)


def unread(library: Library) -> list[int]:
    return [each.unread for each in library.channels.followed()]


def test_they_are_one_line_in_every_list(library: Library, papers: tuple[int, int]) -> None:
    herald, gazette = papers
    one, alone = listed(library, herald, "one", "alone")
    other, again = listed(library, gazette, "other", "again")
    library.same.join(other, one, 0.9)
    library.same.join(again, other, 0.8)
    assert library.same.copies(again)[0] == one
    assert set(library.same.copies(again)) == {one, other, again}
    assert set(ids(library, UNREAD)) == {one, alone}
    assert set(ids(library, of(herald))) == {one, alone}
    assert ids(library, of(gazette)) == (one,)
    assert library.entries.counts().unread == 2
    assert unread(library) == [2, 1]
    row = library.entries.get(one)
    assert row
    assert row.also == ("Gazette", "Gazette")


def test_a_search_finds_one_of_them(library: Library, papers: tuple[int, int]) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    library.same.join(other, one, 0.9)
    library.index.catch_up(10)
    assert [each.entry.id for each in search(library, read_query("headline"))] == [one]
    assert [each.entry.id for each in search(library, read_query("other"))] == [one], "by the words of any"


def test_what_is_done_with_one_is_done_with_all(library: Library, papers: tuple[int, int]) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    library.same.join(other, one, 0.9)
    were = library.entries.standings([other])
    library.entries.set_state([other], State.FINISHED, later(1))
    assert unread(library) == [0, 0]
    assert ids(library, UNREAD) == ()
    assert {each.state for each in library.entries.rows([one, other])} == {State.FINISHED}
    library.entries.put_back(were)
    assert unread(library) == [1, 1]
    assert {each.state for each in library.entries.rows([one, other])} == {State.NEW}


@pytest.mark.parametrize("read_first", [True, False])
def test_what_was_read_before_they_were_joined_is_read(
    library: Library, papers: tuple[int, int], read_first: bool
) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    library.entries.set_state([one if read_first else other], State.FINISHED, later(1))
    library.same.join(other, one, 0.9)
    assert {each.state for each in library.entries.rows([one, other])} == {State.FINISHED}
    assert unread(library) == [0, 0]


@pytest.mark.parametrize("before", [True, False])
def test_what_a_person_keeps_stands_for_all(library: Library, papers: tuple[int, int], before: bool) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    if before:
        library.saved.save(other, NOW)
    library.same.join(one, other, 0.9)
    library.saved.save(other, NOW)
    assert library.same.lead(one) == library.same.lead(other) == other
    assert ids(library, SAVED) == ids(library, UNREAD) == (other,)
    row = library.entries.get(other)
    assert row
    assert row.saved
    library.saved.unsave(other)
    assert library.same.lead(one) == library.same.lead(other) == one
    assert ids(library, UNREAD) == (one,)
    library.tags.add(other, "Ferries")
    assert library.same.lead(one) == other


def test_the_one_in_a_followed_channel_is_not_lost_behind_one_that_is_not(library: Library) -> None:
    strange, followed = (library.channels.add(channel(name), NOW) for name in ("Herald", "Gazette"))
    library.channels.follow(followed, NOW)
    (one,), (other,) = listed(library, strange, "one"), listed(library, followed, "other")
    library.same.join(other, one, 0.9)
    assert ids(library, UNREAD) == ids(library, of(followed)) == (one,)
    library.channels.unfollow(followed)
    assert ids(library, UNREAD) == ()
    library.channels.follow(strange, NOW)
    assert ids(library, UNREAD) == (one,)


def test_history_and_what_is_half_read_have_one_line(library: Library, papers: tuple[int, int]) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    library.same.join(other, one, 0.9)
    library.entries.set_state([one], State.READING, NOW)
    library.entries.opened(other, NOW)
    assert ids(library, CONTINUE) == (one,)
    assert library.entries.counts().reading == 1
    assert ids(library, HISTORY) == (one,), "whichever copy was opened"


def test_one_that_is_taken_out_stands_alone_and_comes_back(library: Library, papers: tuple[int, int]) -> None:
    one, third = listed(library, papers[0], "one", "third")
    (other,) = listed(library, papers[1], "other")
    library.same.join(other, one, 0.9)
    library.same.join(third, one, 0.7)
    before = library.same.joined(one)
    were = library.same.separate(one)
    assert were == before
    assert library.same.copies(one) == (one,)
    assert library.same.copies(other) == (third, other) or library.same.copies(other) == (other, third)
    assert library.entries.counts().unread == 2
    library.same.put_back(were)
    assert library.same.joined(one) == before
    assert library.entries.counts().unread == 1
    assert library.same.separate(999) == ()


def test_of_two_none_is_left_joined(library: Library, papers: tuple[int, int]) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    library.same.join(other, one, 0.9)
    library.same.separate(other)
    assert library.same.joined(one) == library.same.joined(other) == ()
    assert set(ids(library, UNREAD)) == {one, other}


def test_those_told_apart_are_no_candidates(library: Library, papers: tuple[int, int]) -> None:
    one, two, three = listed(library, papers[0], "one", "two", "three")
    for each, numbers in ((one, {1, 2, 3}), (two, {2, 3, 4}), (three, {3})):
        library.same.compared(each, numbers)
    assert library.same.candidates(one, {1, 2, 3}) == (two, three)
    library.same.tell_apart(one, [two])
    assert library.same.candidates(one, {1, 2, 3}) == (three,)
    assert library.same.candidates(two, {2, 3, 4}) == (three,)
    library.same.allow(one, [two])
    assert library.same.candidates(one, {1, 2, 3}) == (two, three)


def test_a_text_that_changed_is_sampled_anew(library: Library, papers: tuple[int, int]) -> None:
    one, two = listed(library, papers[0], "one", "two")
    library.same.compared(one, {1, 2})
    library.same.compared(one, {2, 3})
    assert library.same.candidates(two, {1}) == ()
    assert library.same.candidates(two, {3}) == (one,)
    library.same.compared(one, ())
    assert library.same.candidates(two, {2, 3}) == ()


def test_a_text_waits_to_be_compared_once_it_was_indexed(library: Library, papers: tuple[int, int]) -> None:
    one, without = listed(library, papers[0], "one", "without")
    library.articles.put(one, article("A text of its own."), Verdict.FULL, Rung.PAGE, [], NOW)
    library.index.catch_up(10)
    assert library.same.waiting() == 2
    assert set(library.same.next(5)) == {one, without}
    told = library.same.text(one)
    assert told
    assert told.text == "A text of its own."
    assert told.day == NOW.date()
    assert library.same.text(without)
    assert library.same.text(999) is None
    for each in (one, without):
        library.same.compared(each, ())
    assert library.same.waiting() == 0


def named(library: Library, channel_id: int, key: str, headline: str, byline: str, days: int = 0) -> int:
    new = NewEntry(key, f"https://press.example/{key}", headline, byline=byline, published_at=later(days * 1440))
    library.entries.put(channel_id, [new], later(20 * 1440))
    found = library.entries.by_key(key)
    assert found
    return found.id


@pytest.mark.parametrize(
    ("headline", "byline", "days", "alike"),
    [
        ("The ferry that nobody counts", "Ada Writer", 2, True),
        ("The ferry that nobody counts", "Ada Writer", 3, False),
        ("The ferry that nobody counts", "Bo Quill", 0, False),
        ("The ferry that nobody counts", "", 0, False),
        ("The ferry nobody counts", "Ada Writer", 0, False),
    ],
)
def test_headline_and_byline_have_to_do_without_texts(
    library: Library, papers: tuple[int, int], headline: str, byline: str, days: int, alike: bool
) -> None:
    one = named(library, papers[0], "one", "The ferry that nobody counts", "Ada Writer")
    other = named(library, papers[1], "other", headline, byline, days)
    assert library.same.titled_alike(one) == ((other,) if alike else ())
    assert library.same.titled_alike(other) == ((one,) if alike else ())
    library.same.tell_apart(one, [other])
    assert library.same.titled_alike(other) == ()


def test_a_headline_that_comes_again_says_nothing(library: Library, papers: tuple[int, int]) -> None:
    one = named(library, papers[0], "one", "What to do today", "Ada Writer")
    other = named(library, papers[1], "other", "What to do today", "Ada Writer")
    assert library.same.titled_alike(one) == (other,)
    named(library, papers[0], "again", "What to do today", "Ada Writer", days=7)
    assert library.same.titled_alike(one) == ()
    short = [named(library, papers[at], f"s{at}", "Two words", "Ada Writer") for at in (0, 1)]
    assert library.same.titled_alike(short[0]) == ()


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (State.FINISHED, State.READING, State.FINISHED),
        (State.SKIPPED, State.READING, State.READING),
        (State.SKIPPED, State.SEEN, State.SKIPPED),
        (State.NEW, State.SEEN, State.SEEN),
    ],
)
def test_of_two_states_the_further_one_stays(
    library: Library, papers: tuple[int, int], one: State, other: State, both: State
) -> None:
    (first,), (second,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    library.entries.set_state([first], one, later(1))
    library.entries.set_state([second], other, later(2))
    library.same.join(first, second, 0.9)
    assert {each.state for each in library.entries.rows([first, second])} == {both}


def test_a_copy_of_what_is_unread_is_not_pruned(library: Library, papers: tuple[int, int]) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    for each in (one, other):
        library.articles.put(each, article(), Verdict.FULL, Rung.PAGE, [], NOW)
    library.same.join(one, other, 0.9)
    assert library.pruning.candidates(later(100_000)) == ()
    library.entries.set_state([one], State.FINISHED, NOW)
    assert {each.entry_id for each in library.pruning.candidates(later(100_000))} == {one, other}


def test_a_copy_of_what_is_kept_is_not_pruned(library: Library, papers: tuple[int, int]) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    for each in (one, other):
        library.articles.put(each, article(), Verdict.FULL, Rung.PAGE, [], NOW)
    library.same.join(one, other, 0.9)
    library.entries.set_state([one], State.FINISHED, NOW)
    library.saved.save(one, NOW)
    assert library.pruning.candidates(later(100_000)) == ()


@pytest.mark.parametrize("joined_first", [True, False])
def test_the_place_is_that_of_all(library: Library, papers: tuple[int, int], joined_first: bool) -> None:
    (one,), (other,) = listed(library, papers[0], "one"), listed(library, papers[1], "other")
    if joined_first:
        library.same.join(one, other, 0.9)
    place = Place(3, 5, "The slow train")
    library.entries.set_place(other, place, 0.7, NOW)
    library.entries.opened(other, NOW)
    library.same.join(one, other, 0.9)
    for each in library.entries.rows([one, other]):
        assert (each.place, each.progress, each.opened_at) == (place, 0.7, NOW)


@pytest.mark.parametrize("joined_first", [True, False])
def test_a_word_in_one_headline_mutes_all(library: Library, papers: tuple[int, int], joined_first: bool) -> None:
    one = named(library, papers[0], "one", "The ferry that nobody counts", "Ada Writer")
    other = named(library, papers[1], "other", "Counting passengers", "Ada Writer")
    if joined_first:
        library.same.join(one, other, 0.9)
    mute = library.mutes.add(MuteKind.WORD, "passengers", 0, NOW)
    assert mute
    library.same.join(one, other, 0.9)
    assert ids(library, UNREAD) == ids(library, of(papers[0])) == ids(library, of(papers[1])) == ()
    assert unread(library) == [0, 0]
    assert ids(library, Scope(ScopeKind.MUTED)) == (one,)
    assert library.entries.counts().muted == 1
    were = library.same.separate(one)
    assert ids(library, UNREAD) == (one,)
    library.same.put_back(were)
    assert ids(library, UNREAD) == ()
    library.mutes.remove(mute.number)
    assert ids(library, UNREAD) == (one,)
    assert unread(library) == [1, 1]
