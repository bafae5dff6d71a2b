"""Channels: told apart, followed, found, merged."""

from dataclasses import replace
from datetime import date

import pytest

from reader.library import Library
from reader.library.addresses import address
from reader.model.address import host_of
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.model.entry import Scope, ScopeKind
from reader.model.matching import fold

from .made import NOW, channel, entry, guess, later


def _get(library: Library, channel_id: int) -> Channel:
    found = library.channels.get(channel_id)
    assert found is not None
    return found


def _names(channels: tuple[Channel, ...]) -> list[str]:
    return [channel.name for channel in channels]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Press.example/Opinion/", "press.example/Opinion"),
        ("http://press.example/Opinion", "press.example/Opinion"),
        ("https://press.example/", "press.example"),
        ("https://press.example:8080/a?b=C&d", "press.example:8080/a?b=C&d"),
        ("query:slow trains", "query:slow trains"),
        ("https://[broken", "https://[broken"),
    ],
)
def test_the_address_of_a_url(url: str, expected: str) -> None:
    assert address(url) == expected


def test_the_host_of_a_url() -> None:
    assert host_of("https://www.Press.example/a") == "press.example"
    assert host_of("query:slow trains") == ""
    assert host_of("https://[broken") == ""


def test_a_channel_comes_back_as_it_was_told(library: Library) -> None:
    told = NewChannel(
        url="https://press.example/left/awriter",
        name="A. Writer",
        kind=SourceKind.COLUMNIST,
        byline="A. Writer",
        section="Opinion",
        feed_url="https://press.example/left/awriter/rss",
        code="awriter",
        confirmed=False,
    )
    channel_id = library.channels.add(told, NOW)
    assert _get(library, channel_id) == Channel(
        channel_id, told.url, "A. Writer", told.kind, "A. Writer", "Opinion", told.feed_url, "awriter", False, False
    )


def test_no_channel_has_an_unknown_id_or_url(library: Library) -> None:
    assert library.channels.get(7) is None
    assert library.channels.by_url("https://press.example/none") is None


@pytest.mark.parametrize(
    "again",
    [
        channel(code="opeds"),
        channel(url="http://www.press.example/opeds/"),
        channel(code="opeds", url="https://press.example/moved/opeds"),
    ],
)
def test_a_known_channel_is_added_once(library: Library, again: NewChannel) -> None:
    channel_id = library.channels.add(channel(code="opeds"), NOW)
    library.channels.follow(channel_id, NOW)
    assert library.channels.add(again, later(1)) == channel_id
    assert _get(library, channel_id).followed
    assert _get(library, channel_id).url == "https://press.example/opeds"
    assert len(library.channels.known(10)) == 1


def test_a_code_counts_on_its_own_site_only(library: Library) -> None:
    ours = library.channels.add(channel(code="opeds"), NOW)
    theirs = library.channels.add(channel(code="opeds", url="https://other.example/opeds"), NOW)
    assert ours != theirs


def test_adding_again_fills_what_was_empty_and_changes_nothing_else(library: Library) -> None:
    channel_id = library.channels.add(channel(section=""), NOW)
    fuller = replace(channel(section="Opinion", code="opeds"), name="Renamed", feed_url="https://press.example/rss")
    library.channels.add(fuller, later(1))
    found = _get(library, channel_id)
    assert (found.name, found.section, found.code) == ("Op Eds", "Opinion", "opeds")
    assert found.feed_url == "https://press.example/rss"


def test_a_guess_gives_way_to_the_real_url(library: Library) -> None:
    channel_id = library.channels.add(guess("A. Writer", "awriter"), NOW)
    assert library.channels.add(channel("A. Writer", code="awriter"), later(1)) == channel_id
    found = _get(library, channel_id)
    assert (found.url, found.confirmed, found.kind) == ("https://press.example/a.writer", True, SourceKind.FEED)


def test_by_url_finds_every_spelling(library: Library) -> None:
    channel_id = library.channels.add(channel(), NOW)
    found = library.channels.by_url("http://www.press.example/opeds/")
    assert found is not None
    assert found.id == channel_id


def test_followed_goes_by_section_then_by_the_order_of_following(library: Library) -> None:
    library.channels.add_all(
        [channel("Op Eds"), channel("From the Left"), channel("Ducks", "Comics"), channel("Right")], NOW
    )
    ids = {found.name: found.id for found in library.channels.known(10)}
    for number, name in enumerate(["Ducks", "Right", "Op Eds", "From the Left"]):
        library.channels.follow(ids[name], later(number))
    assert _names(library.channels.followed()) == ["Right", "Op Eds", "From the Left", "Ducks"]
    library.channels.follow(ids["Right"], later(9))
    library.channels.unfollow(ids["Op Eds"])
    assert _names(library.channels.followed()) == ["Right", "From the Left", "Ducks"]
    library.channels.follow(ids["Op Eds"], later(10))
    assert _names(library.channels.followed()) == ["Right", "From the Left", "Op Eds", "Ducks"]


def test_known_goes_by_section_as_first_added_then_by_name(library: Library) -> None:
    told = [channel("zebra"), channel("Ápple"), channel("Ducks", "Comics"), channel("Bee"), channel("Advice", "Life")]
    library.channels.add_all(told, NOW)
    assert _names(library.channels.known(10)) == ["Ápple", "Bee", "zebra", "Ducks", "Advice"]
    assert _names(library.channels.known(2, offset=1)) == ["Bee", "zebra"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("munoz", ["Ana Muñoz"]),
        ("MUÑOZ ana", ["Ana Muñoz"]),
        ("comics", ["Ducks"]),
        ("duckscode", ["Ducks"]),
        ("ana ducks", []),
        ("100%", ["100% Column"]),
        ("  ", ["100% Column", "Ana Muñoz", "Ducks"]),
    ],
)
def test_known_matches_every_word_whatever_case_and_accents(library: Library, typed: str, found: list[str]) -> None:
    told = [channel("Ana Muñoz"), channel("Ducks", "Comics", code="duckscode"), channel("100% Column")]
    library.channels.add_all(told, NOW)
    assert _names(library.channels.known(10, matching=typed)) == found


def test_fold_drops_case_and_accents() -> None:
    assert fold("Große Éclairs") == "grosse eclairs"


def test_a_refresh_and_its_failure_are_remembered(library: Library) -> None:
    channel_id = library.channels.add(channel(), NOW)
    library.channels.refreshed(channel_id, later(1), etag='"a"', last_modified="Mon")
    library.channels.failed(channel_id, later(2), "The site did not answer.")
    found = _get(library, channel_id)
    assert (found.refreshed_at, found.trouble) == (later(2), "The site did not answer.")
    assert (found.etag, found.last_modified) == ('"a"', "Mon")
    library.channels.refreshed(channel_id, later(3))
    found = _get(library, channel_id)
    assert (found.refreshed_at, found.trouble, found.etag, found.last_modified) == (later(3), "", "", "")


def test_confirming_sets_the_addresses_and_forgets_the_validators(library: Library) -> None:
    channel_id = library.channels.add(guess("A. Writer", "awriter"), NOW)
    library.channels.refreshed(channel_id, NOW, etag='"old"')
    library.channels.confirm(channel_id, "https://press.example/right/awriter", "https://press.example/rss")
    found = _get(library, channel_id)
    assert (found.url, found.feed_url) == ("https://press.example/right/awriter", "https://press.example/rss")
    assert (found.confirmed, found.code, found.etag) == (True, "awriter", "")
    assert library.channels.by_url("https://press.example/guess/awriter") is None


def test_confirming_a_channel_that_is_gone_does_nothing(library: Library) -> None:
    library.channels.confirm(7, "https://press.example/a", "")
    assert library.channels.known(10) == ()


def test_confirming_merges_with_the_channel_of_that_url(library: Library) -> None:
    guessed = library.channels.add(replace(guess("A. Writer", "awriter"), section="Opinion"), NOW)
    twin = library.channels.add(replace(channel("Writer", section="Life"), byline="By A. Writer"), NOW)
    library.entries.put(guessed, [entry("1", date(2026, 11, 20)), entry("2", date(2026, 11, 21))], NOW)
    library.entries.put(twin, [entry("2", date(2026, 11, 21)), entry("3", date(2026, 11, 22))], NOW)
    library.channels.follow(twin, NOW)
    library.channels.confirm(guessed, "https://www.press.example/writer/", "")
    found = _get(library, guessed)
    assert (found.name, found.section, found.byline) == ("A. Writer", "Opinion", "By A. Writer")
    assert (found.followed, found.entries, found.unread) == (True, 3, 3)
    assert library.channels.get(twin) is None
    listed = library.entries.rows(library.entries.ids(Scope(ScopeKind.CHANNEL, guessed)))
    assert [entry.key for entry in listed] == ["3", "2", "1"]
    assert library.entries.counts().unread == 3


def test_the_id_of_a_merged_channel_is_not_given_again(library: Library) -> None:
    guessed = library.channels.add(guess("A. Writer", "awriter"), NOW)
    twin = library.channels.add(channel("Writer"), NOW)
    library.channels.confirm(guessed, "https://press.example/writer", "")
    assert library.channels.add(channel("Another"), NOW) > twin
