"""What an edition is chosen from, and how it is kept."""

import pytest

from reader.library import Library
from reader.model.channel import SourceKind
from reader.model.edition import Placed
from reader.model.entry import NewEntry, Scope, ScopeKind, State
from reader.model.mute import MuteKind
from tests.library.made import NOW, channel, later

EDITION = Scope(ScopeKind.EDITION)


@pytest.fixture
def filled(library: Library) -> Library:
    """Three entries of a followed channel in Opinion, one of a followed comic, one of a channel nobody follows."""
    opinion = library.channels.add(channel("Op Eds"), NOW)
    comic = library.channels.add(channel("The Gull", "Comics"), NOW)
    strange = library.channels.add(channel("Elsewhere"), NOW)
    for each in (opinion, comic):
        library.channels.follow(each, NOW)
    for channel_id, keys in ((opinion, "abc"), (comic, "d"), (strange, "e")):
        entries = [
            NewEntry(key, f"https://press.example/{key}", f"Headline {key}", byline="Ada Writer", published_at=NOW)
            for key in keys
        ]
        library.entries.put(channel_id, entries, NOW)
    library.store.run("UPDATE channel SET kind = ? WHERE id = ?", SourceKind.COMIC.value, comic)
    return library


def number(library: Library, key: str) -> int:
    found = library.entries.by_key(key)
    assert found
    return found.id


def test_what_is_unread_and_followed(filled: Library) -> None:
    finished, begun = number(filled, "a"), number(filled, "b")
    filled.entries.set_state([finished], State.FINISHED, later(1))
    filled.entries.set_state([begun], State.READING, later(1))
    found = {each.entry_id: each for each in filled.editions.candidates("")}
    assert set(found) == {number(filled, key) for key in "bcd"}
    assert found[begun].is_begun
    assert found[number(filled, "d")].is_comic
    assert {each.section for each in found.values()} == {"Opinion", "Comics"}
    assert {each.writer for each in found.values()} == {"ada writer"}
    assert {each.liked for each in found.values()} == {1}
    filled.entries.set_trouble(number(filled, "c"), "It is gone.")
    assert {each.entry_id for each in filled.editions.candidates("")} == {begun, number(filled, "d")}
    late = filled.editions.candidates("2026-11-24")
    assert [each.entry_id for each in late] == [begun], "what is half read is never too old"


def test_it_is_kept_in_its_order(filled: Library) -> None:
    placed = tuple(Placed(number(filled, key), part, "new") for key, part in (("c", "Front page"), ("a", "Opinion")))
    filled.editions.put("2026-11-23", placed)
    assert filled.editions.columns() == filled.editions.columns("2026-11-23") == placed
    assert filled.listed(EDITION) == tuple(each.entry_id for each in placed)
    assert filled.editions.last_day() == "2026-11-23"
    assert filled.editions.last_day(before="2026-11-23") == ""
    assert (filled.editions.unread("2026-11-23"), filled.editions.is_untouched("2026-11-23")) == (2, True)
    filled.entries.set_state([placed[0].entry_id], State.SKIPPED, NOW)
    assert (filled.editions.unread("2026-11-23"), filled.editions.is_untouched("2026-11-23")) == (1, False)
    filled.editions.put("2026-11-23", placed[1:])
    assert filled.editions.columns() == placed[1:]


def test_old_ones_go(filled: Library) -> None:
    placed = (Placed(number(filled, "a"), "Opinion", "new"),)
    for day in ("2026-06-01", "2026-11-22", "2026-11-23"):
        filled.editions.put(day, placed)
    assert filled.editions.columns("2026-06-01") == ()
    assert filled.editions.columns("2026-11-22") == placed


def test_what_is_muted_since_leaves_it(filled: Library) -> None:
    one, other = number(filled, "a"), number(filled, "b")
    filled.editions.put("2026-11-23", [Placed(other, "Front page", "new"), Placed(one, "Opinion", "new")])
    filled.mutes.add(MuteKind.WORD, "a", 0, NOW)
    assert [each.entry_id for each in filled.editions.columns()] == [other]
    assert filled.editions.unread("2026-11-23") == 1


def test_what_stands_in_a_followed_channel_as_a_copy_is_chosen(filled: Library) -> None:
    strange, copy = number(filled, "e"), number(filled, "a")
    filled.same.join(strange, copy, 0.9)
    filled.saved.save(strange, NOW)
    assert filled.same.lead(copy) == strange
    assert strange in {each.entry_id for each in filled.editions.candidates("")}


def test_what_was_sent_as_a_copy_was_sent(filled: Library) -> None:
    one, other, third = number(filled, "a"), number(filled, "b"), number(filled, "c")
    filled.same.join(one, other, 0.9)
    filled.sent.put([other], NOW, sure=True)
    assert filled.sent.of([one, third]) == {one: True}
    filled.sent.put([third], NOW, sure=False)
    assert filled.sent.of([one, third]) == {one: True, third: False}


def test_what_turns_out_to_be_one_column_is_one(filled: Library) -> None:
    one, other = number(filled, "a"), number(filled, "b")
    filled.editions.put("2026-11-23", [Placed(other, "Front page", "new"), Placed(one, "Opinion", "new")])
    filled.same.join(one, other, 0.9)
    lead = filled.same.lead(one)
    assert filled.editions.columns() == (Placed(lead, "Front page", "new"),)
    assert filled.editions.unread("2026-11-23") == 1
    assert filled.editions.columns("2020-01-01") == ()
