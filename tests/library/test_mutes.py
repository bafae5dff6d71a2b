"""What is muted leaves the lists and their counts, exactly that, and comes back as it was."""

from datetime import timedelta
from itertools import product

import pytest

from reader.library import Library
from reader.library.mutes import Mutes
from reader.model.entry import NewEntry, Scope, ScopeKind, State
from reader.model.mute import Mute, MuteKind
from tests.library.made import NOW, channel, later

UNREAD, MUTED = Scope(ScopeKind.UNREAD), Scope(ScopeKind.MUTED)
WORDS = ("ferry", "Ferries", "the ferry", "café", "Cafe", "bridge", "ferry-boat", "日本", "O’Brien")
WRITERS = (
    "Nora Whitfield",
    "Nora Whitfield and Ilse Brandt",
    "By NORA WHITFIELD",
    "Nora Whitfielder",
    "Whitfield, Nora",
)


def an_entry(key: str, headline: str, byline: str = "", dek: str = "") -> NewEntry:
    return NewEntry(key, f"https://press.example/{key}", headline, byline=byline, dek=dek)


@pytest.fixture
def op_eds(library: Library) -> int:
    number = library.channels.add(channel("Op Eds"), NOW)
    library.channels.follow(number, NOW)
    return number


def headlines(library: Library, scope: Scope) -> set[str]:
    return {each.headline for each in library.entries.rows(library.entries.ids(scope))}


def muted(mutes: Mutes, kind: MuteKind, name: str, of_id: int = 0, days: int = 0) -> Mute:
    made = mutes.add(kind, name, of_id, NOW, NOW + timedelta(days=days) if days else None)
    assert made
    return made


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    ("kind", "name", "gone"),
    [
        (MuteKind.WORD, "ferry", {"ferry", "the ferry", "ferry-boat"}),
        (MuteKind.WORD, "FERRY", {"ferry", "the ferry", "ferry-boat"}),
        (MuteKind.WORD, "the  ferry", {"the ferry"}),
        (MuteKind.WORD, "ferry boat", {"ferry-boat"}),
        (MuteKind.WORD, "cafe", {"café", "Cafe"}),
        (MuteKind.WORD, "日", {"日本"}),
        (MuteKind.WORD, "o'brien", {"O’Brien"}),
        (MuteKind.WORD, "zebra", set()),
    ],
)
def test_a_word(library: Library, op_eds: int, kind: MuteKind, name: str, gone: set[str], indexed: bool) -> None:
    library.entries.put(op_eds, [an_entry(str(number), word) for number, word in enumerate(WORDS)], NOW)
    if indexed:
        while library.index.catch_up(100):
            pass
    made = muted(library.mutes, kind, name)
    assert headlines(library, UNREAD) == set(WORDS) - gone
    assert headlines(library, Scope(ScopeKind.CHANNEL, op_eds)) == set(WORDS) - gone
    assert headlines(library, MUTED) == gone
    assert library.mutes.count(made.number) == library.entries.counts().muted == len(gone)
    assert library.entries.counts().unread == library.channels.followed()[0].unread == len(WORDS) - len(gone)
    library.mutes.remove(made.number)
    assert headlines(library, UNREAD) == set(WORDS)
    assert library.entries.counts().muted == 0


def test_a_writer_is_muted_under_every_byline_that_names_them(library: Library, op_eds: int) -> None:
    entries = [an_entry(str(number), byline, byline=byline) for number, byline in enumerate(WRITERS)]
    library.entries.put(op_eds, [*entries, an_entry("h", "Of Nora Whitfield")], NOW)
    muted(library.mutes, MuteKind.WRITER, "nora whitfield")
    assert headlines(library, MUTED) == set(WRITERS[:3])


def test_what_comes_later_or_is_corrected_is_muted_as_well(library: Library, op_eds: int) -> None:
    muted(library.mutes, MuteKind.WORD, "ferry")
    library.entries.put(op_eds, [an_entry("1", "The ferry"), an_entry("2", "The bridge")], NOW)
    assert headlines(library, MUTED) == {"The ferry"}
    library.entries.put(op_eds, [an_entry("1", "The boat"), an_entry("2", "The ferry bridge")], later(1))
    assert headlines(library, MUTED) == {"The ferry bridge"}
    assert headlines(library, UNREAD) == {"The boat"}


def test_two_mutes_of_one_entry_are_both_to_go(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [an_entry("1", "The ferry", byline="Nora Whitfield")], NOW)
    word = muted(library.mutes, MuteKind.WORD, "ferry")
    writer = muted(library.mutes, MuteKind.WRITER, "Nora Whitfield")
    library.mutes.remove(word.number)
    assert headlines(library, UNREAD) == set()
    library.mutes.remove(writer.number)
    assert headlines(library, UNREAD) == {"The ferry"}


@pytest.mark.parametrize("kind", [MuteKind.CHANNEL, MuteKind.SECTION])
def test_of_a_channel_or_section_nothing_waits_and_its_list_stays(
    library: Library, op_eds: int, kind: MuteKind
) -> None:
    other = library.channels.add(channel("Letters", section="Life"), NOW)
    library.channels.follow(other, NOW)
    library.entries.put(op_eds, [an_entry("1", "One"), an_entry("both", "Both")], NOW)
    library.entries.put(other, [an_entry("both", "Both"), an_entry("2", "Two")], NOW)
    (section,) = [number for name, number in library.channels.sections_of(1) if name == "Opinion"]
    made = muted(library.mutes, kind, "it", op_eds if kind is MuteKind.CHANNEL else section)
    assert headlines(library, UNREAD) == {"Both", "Two"}
    assert headlines(library, Scope(ScopeKind.CHANNEL, op_eds)) == {"One", "Both"}
    assert {each.name: each.unread for each in library.channels.followed()} == {"Op Eds": 0, "Letters": 2}
    library.mutes.remove(made.number)
    assert headlines(library, UNREAD) == {"One", "Both", "Two"}


def test_what_is_saved_or_begun_stays_in_those_lists(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [an_entry("1", "The ferry")], NOW)
    library.saved.save(1, NOW)
    library.entries.set_state([1], State.READING, NOW)
    muted(library.mutes, MuteKind.WORD, "ferry")
    assert headlines(library, Scope(ScopeKind.SAVED)) == headlines(library, Scope(ScopeKind.CONTINUE)) == {"The ferry"}


def test_its_time_ends(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [an_entry("1", "The ferry"), an_entry("2", "The bridge")], NOW)
    muted(library.mutes, MuteKind.WORD, "ferry", days=30)
    muted(library.mutes, MuteKind.WORD, "bridge")
    assert library.mutes.expire(NOW + timedelta(days=29)) == 0
    assert library.mutes.expire(NOW + timedelta(days=30)) == 1
    assert headlines(library, UNREAD) == {"The ferry"}
    assert [each.name for each in library.mutes.all()] == ["bridge"]


def test_muting_again_is_one_mute_with_the_new_time(library: Library, op_eds: int) -> None:
    library.entries.put(op_eds, [an_entry("1", "The ferry")], NOW)
    muted(library.mutes, MuteKind.WORD, "ferry", days=30)
    made = muted(library.mutes, MuteKind.WORD, "FERRY")
    assert library.mutes.all() == (made,)
    library.mutes.remove(made.number)
    library.mutes.put_back(made)
    library.mutes.put_back(made)
    assert library.mutes.all() == (made,)
    assert headlines(library, UNREAD) == set()
    assert library.mutes.remove(99) is None


@pytest.mark.parametrize("name", ["", "  ", "\x1b[2J", "—"])
def test_nothing_that_could_be_found_is_no_word(library: Library, name: str) -> None:
    assert library.mutes.add(MuteKind.WORD, name, 0, NOW) is None


def test_of_ten_thousand_exactly_those(library: Library, op_eds: int) -> None:
    subjects = ("ferry", "bridge", "mayor", "ferryman", "café", "weather", "library", "tax", "siren", "train")
    names = ("Nora Whitfield", "Ilse Brandt", "Tomás Reyes", "Dale Kim", "Ada Okafor")
    every = [
        an_entry(f"{at}", f"On the {subject} {at}", byline=name, dek=other)
        for at, (subject, other, name, _) in enumerate(product(subjects, subjects, names, range(20)))
    ]
    for start in range(0, len(every), 500):
        library.entries.put(op_eds, every[start : start + 500], NOW)
        if start == 4_000:
            while library.index.catch_up(1_000):
                pass
    muted(library.mutes, MuteKind.WORD, "ferry")
    muted(library.mutes, MuteKind.WRITER, "Tomas Reyes")
    gone = {
        each.headline for each in every if "ferry" in f"{each.headline} {each.dek}".split() or "Reyes" in each.byline
    }
    assert headlines(library, MUTED) == gone
    assert library.entries.counts().muted == len(gone)
    assert library.entries.counts().unread == len(every) - len(gone)
    assert library.channels.followed()[0].unread == len(every) - len(gone)
