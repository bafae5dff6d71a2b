"""What the library keeps of asking channels: successes, failures, claims, and where older entries are."""

from datetime import date
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.channels import CLAIM_HOLDS
from reader.model.channel import Channel
from reader.model.entry import Scope, ScopeKind
from reader.model.moment import Moment

from .made import NOW, channel, entry, later


def _get(library: Library, channel_id: int) -> Channel:
    found = library.channels.get(channel_id)
    assert found is not None
    return found


def _claimed(library: Library, ids: list[int], minutes: float, by: str) -> list[int]:
    return [each.id for each in library.channels.claim(ids, later(0) + minutes * CLAIM_HOLDS, by)]


def test_a_failure_keeps_the_last_success(library: Library) -> None:
    channel_id = library.channels.add(channel(), NOW)
    library.channels.refreshed(channel_id, NOW)
    library.channels.failed(channel_id, later(5), "It did not answer.", later(20), 1)
    failed = _get(library, channel_id)
    assert (failed.refreshed_at, failed.succeeded_at, failed.retry_at) == (later(5), NOW, later(20))
    assert library.channels.failures(channel_id) == 1


def test_a_success_ends_a_row_of_failures(library: Library) -> None:
    channel_id = library.channels.add(channel(), NOW)
    library.channels.failed(channel_id, NOW, "It did not answer.", later(30), 2)
    library.channels.refreshed(channel_id, later(40))
    well = _get(library, channel_id)
    assert (well.trouble, well.retry_at, well.succeeded_at) == ("", None, later(40))
    assert library.channels.failures(channel_id) == 0


class TestAClaim:
    def test_it_gives_the_channels_as_they_are_in_the_order_asked(self, library: Library) -> None:
        first, second = (library.channels.add(channel(name), NOW) for name in ("One", "Two"))
        library.channels.refreshed(first, NOW, etag='"one"')
        claimed = library.channels.claim([second, first, 99], NOW, "a")
        assert claimed == (_get(library, second), _get(library, first))

    @pytest.mark.parametrize(
        ("minutes", "by", "granted"),
        [
            (0.5, "a", True),
            (0.5, "b", False),
            (1.0, "b", False),
            (1.1, "b", True),
            (-0.5, "b", False),
            (-2.0, "b", True),
        ],
    )
    def test_it_holds_against_others_for_a_minute(
        self, library: Library, minutes: float, by: str, granted: bool
    ) -> None:
        channel_id = library.channels.add(channel(), NOW)
        assert _claimed(library, [channel_id], 0, "a") == [channel_id]
        assert bool(_claimed(library, [channel_id], minutes, by)) is granted

    def test_one_that_is_refused_leaves_it_with_who_has_it(self, library: Library) -> None:
        channel_id = library.channels.add(channel(), NOW)
        _claimed(library, [channel_id], 0, "a")
        _claimed(library, [channel_id], 0.9, "b")
        assert _claimed(library, [channel_id], 1.1, "b") == [channel_id]

    def test_who_ends_gives_up_all_of_its_own(self, library: Library) -> None:
        first, second = (library.channels.add(channel(name), NOW) for name in ("One", "Two"))
        _claimed(library, [first], 0, "a")
        _claimed(library, [second], 0, "b")
        library.channels.release("a")
        assert _claimed(library, [first, second], 0, "c") == [first]

    def test_two_libraries_on_one_file_do_not_both_get_it(self, library: Library, path: Path) -> None:
        channel_id = library.channels.add(channel(), NOW)
        other = Library.open(path)
        granted = [_claimed(library, [channel_id], 0, "a"), _claimed(other, [channel_id], 0, "b")]
        other.close()
        assert granted == [[channel_id], []]


class TestOlder:
    def test_it_is_unknown_then_known_then_at_its_end(self, library: Library) -> None:
        channel_id = library.channels.add(channel(), NOW)
        assert library.channels.older(channel_id) is None
        library.channels.set_older(channel_id, "https://press.example/page-2")
        assert library.channels.older(channel_id) == "https://press.example/page-2"
        library.channels.set_older(channel_id, "")
        assert library.channels.older(channel_id) == ""

    def test_a_channel_that_moved_begins_anew(self, library: Library) -> None:
        channel_id = library.channels.add(channel(), NOW)
        library.channels.set_older(channel_id, "")
        library.channels.confirm(channel_id, "https://press.example/elsewhere", "")
        assert library.channels.older(channel_id) is None

    @pytest.mark.parametrize("moment", [date(2026, 11, 20), later(-60)])
    def test_entries_without_a_date_go_after_those_listed(self, library: Library, moment: Moment) -> None:
        channel_id = library.channels.add(channel(), NOW)
        library.entries.put(channel_id, [entry("1", later(-5)), entry("2", moment)], NOW)
        assert library.entries.put_older(channel_id, [entry("2"), entry("3"), entry("4")], later(1)) == 2
        rows = library.entries.rows(library.entries.ids(Scope(ScopeKind.CHANNEL, channel_id)))
        assert [row.key for row in rows] == ["1", "2", "3", "4"]
        oldest = library.entries.oldest(channel_id)
        assert oldest
        assert oldest.key == "4"

    def test_an_entry_of_a_date_that_cannot_be_has_others_beside_it(self, library: Library) -> None:
        channel_id = library.channels.add(channel(), NOW)
        library.entries.put(channel_id, [entry("1", date(1, 1, 1))], NOW)
        assert library.entries.put_older(channel_id, [entry("2")], later(1)) == 1

    def test_the_first_page_may_be_an_older_one(self, library: Library) -> None:
        channel_id = library.channels.add(channel(), NOW)
        assert library.entries.oldest(channel_id) is None
        assert library.entries.put_older(channel_id, [entry("1")], NOW) == 1


class TestWanted:
    def test_first_asked_first_served_each_once(self, library: Library) -> None:
        channel_id = library.channels.add(channel(), NOW)
        library.entries.put(channel_id, [entry("1"), entry("2")], NOW)
        two, one = library.entries.ids(Scope(ScopeKind.CHANNEL, channel_id))
        for entry_id in (two, one, two, 99):
            library.wanted.add(entry_id, NOW)
        assert library.wanted.ids() == (two, one)
        assert library.wanted.ids(limit=1) == (two,)
        library.wanted.drop(two)
        library.wanted.drop(two)
        assert library.wanted.ids() == (one,)
