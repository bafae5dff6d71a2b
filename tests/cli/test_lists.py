"""Channels, latest, saved, refresh, add: plain and as JSON, with nothing there and with the syndicate."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from reader.demo.catalogue import catalogue
from reader.demo.server import ORIGIN
from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry, Scope, ScopeKind
from tests.cli.conftest import Byline, Outcome

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def records(outcome: Outcome) -> list[dict[str, Any]]:
    return [json.loads(line) for line in outcome.lines]


@pytest.fixture
def op_eds(byline: Byline, own_library: Library, syndicate: str) -> str:
    """The address of the syndicate's op-eds, which are followed."""
    assert byline("add", f"{syndicate}/politics/opeds").code == 0
    return f"{syndicate}/politics/opeds"


class TestTheFirstTime:
    def test_the_channels_are_the_starters(self, byline: Byline) -> None:
        outcome = byline("channels")
        assert outcome.code == 0
        assert outcome.lines[0] == "Opinion"
        assert all(line.startswith(" ★ ") for line in outcome.lines if line.startswith(" "))
        assert len(outcome.lines) < 20

    def test_the_catalogue_marks_what_is_followed_and_what_is_a_guess(self, byline: Byline) -> None:
        outcome = byline("channels", "--all")
        followed = [line for line in outcome.lines if "★" in line]
        assert len(outcome.lines) > 100
        assert 0 < len(followed) < 20
        assert any(line.endswith("(unconfirmed)") for line in outcome.lines)

    def test_the_catalogue_can_be_searched(self, byline: Byline) -> None:
        found = records(byline("channels", "--all", "cal thomas", "--json"))
        assert [channel["name"] for channel in found] == ["Cal Thomas"]
        assert found[0]["followed"] is False

    def test_as_json_every_line_is_a_channel(self, byline: Byline) -> None:
        found = records(byline("channels", "--json"))
        assert {channel["followed"] for channel in found} == {True}
        assert {"name", "url", "feed_url", "kind", "section", "unread", "confirmed", "trouble"} <= found[0].keys()

    @pytest.mark.parametrize(
        ("command", "sentence"),
        [
            ("latest", "Nothing is unread. “byline refresh” asks for more.\n"),
            ("saved", "Nothing is saved yet.\n"),
        ],
    )
    def test_empty_lists_say_so(self, byline: Byline, command: str, sentence: str) -> None:
        assert byline(command) == Outcome(0, sentence, "")
        assert byline(command, "--json") == Outcome(0, "", "")

    @pytest.mark.parametrize("command", ["channels", "refresh"])
    def test_following_nothing_is_said(self, byline: Byline, own_library: Library, command: str) -> None:
        outcome = byline(command)
        assert outcome.out.startswith("You follow no channel yet.")
        assert outcome.code == 0
        assert byline(command, "--json") == Outcome(0, "", "")

    @pytest.mark.parametrize("more", [(), ("--all",), ("--json",), ("--all", "--json")])
    def test_a_search_that_finds_nothing_says_so(self, byline: Byline, more: tuple[str, ...]) -> None:
        outcome = byline("channels", "nobody of that name", *more)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: No")
        assert "matches “nobody of that name”." in outcome.err


class TestAdding:
    def test_a_page_of_columns(self, byline: Byline, own_library: Library, syndicate: str) -> None:
        outcome = byline("add", f"{syndicate}/politics/opeds")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.lines[0] == "You follow Op Eds now."
        assert outcome.lines[1].split() == ["21", "new", "Op", "Eds"]

    def test_as_json(self, byline: Byline, own_library: Library, syndicate: str) -> None:
        (added,) = records(byline("add", f"{syndicate}/politics/opeds", "--json"))
        assert (added["name"], added["followed"], added["new"], added["trouble"]) == ("Op Eds", True, 21, "")
        assert (added["unread"], added["refreshed_at"] is not None) == (21, True)

    def test_a_comic(self, byline: Byline, own_library: Library, syndicate: str) -> None:
        comic = next(channel for channel in catalogue() if channel.kind == "comic")
        (added,) = records(byline("add", comic.url.replace(ORIGIN, syndicate), "--json"))
        assert added["kind"] == "comic"
        assert added["new"] > 0

    def test_a_column_is_saved_and_says_how_its_channel_is_followed(
        self, byline: Byline, own_library: Library, syndicate: str
    ) -> None:
        byline("add", f"{syndicate}/politics/opeds")
        url = records(byline("latest", "--json"))[0]["url"]
        outcome = byline("add", str(url).replace(ORIGIN, syndicate))
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.lines == [
            "That is a column, so it is saved: The bridge nobody wanted to repair",
            f"“byline add {ORIGIN}/politics/fromtheleft/norawhitfield” follows Nora Whitfield.",
        ]
        (saved,) = records(byline("saved", "--json"))
        assert saved["headline"] == "The bridge nobody wanted to repair"
        assert [channel.name for channel in own_library.channels.followed()] == ["Op Eds"]

    def test_a_column_as_json(self, byline: Byline, own_library: Library, syndicate: str) -> None:
        byline("add", f"{syndicate}/politics/opeds")
        url = str(records(byline("latest", "--json"))[0]["url"]).replace(ORIGIN, syndicate)
        (added,) = records(byline("add", url, "--json"))
        # What has moved for good is known by where it is now.
        lasting = url.replace("/opeds/", "/politics/opeds/")
        assert (added["url"], added["saved"], added["error"]) == (lasting, True, "")
        assert added["follow"] == f"{ORIGIN}/politics/fromtheleft/norawhitfield"

    def test_a_page_with_nothing_to_follow(self, byline: Byline, own_library: Library, syndicate: str) -> None:
        outcome = byline("add", f"{syndicate}/comics")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith(f"byline: Nothing at {syndicate}/comics can be followed.\n        ")

    def test_a_name_nobody_has(self, byline: Byline) -> None:
        outcome = byline("add", "Nobody At All")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: No channel is called “Nobody At All”.\n        ")

    def test_a_channel_that_does_not_answer_is_followed_with_its_trouble(
        self, byline: Byline, own_library: Library, closed_port: str
    ) -> None:
        own_library.channels.add(NewChannel(f"{closed_port}/x", "Out of Order"), NOW)
        outcome = byline("add", "Out of Order")
        assert (outcome.code, outcome.out) == (1, "You follow Out of Order now.\n")
        assert outcome.err.startswith("byline: Out of Order: 127.0.0.1 refused the connection.\n")
        (added,) = records(byline("add", "Out of Order", "--json"))
        assert added["trouble"] == "127.0.0.1 refused the connection."


class TestLists:
    def test_latest_has_the_newest_first(self, byline: Byline, op_eds: str) -> None:
        entries = records(byline("latest", "--json"))
        dates = [entry["published_at"] for entry in entries]
        assert len(entries) == 20
        assert dates == sorted(dates, reverse=True)
        assert {"url", "headline", "byline", "channel", "state", "saved", "minutes", "verdict"} <= entries[0].keys()

    def test_latest_of_at_most_so_many_minutes(self, byline: Byline, op_eds: str, own_library: Library) -> None:
        ids = own_library.entries.ids(Scope(ScopeKind.UNREAD))
        assert byline("latest", "--unread", "--minutes", "10").lines[0].startswith("Nothing unread is so short")
        for minutes, entry_id in zip((3, 10, 11), ids, strict=False):
            own_library.entries.improve(entry_id, byline="", masthead="", dek="", published_at=None, minutes=minutes)
        entries = records(byline("latest", "--unread", "--minutes", "10", "--json"))
        assert [entry["minutes"] for entry in entries] == [3, 10]
        assert len(records(byline("latest", "--minutes", "10", "-n", "1", "--json"))) == 1

    def test_latest_takes_no_more_than_asked(self, byline: Byline, op_eds: str) -> None:
        outcome = byline("latest", "-n", "2")
        assert len(outcome.lines) == 6
        assert outcome.lines[0].startswith("● ")
        assert outcome.lines[2].strip().startswith("http")

    def test_saved_has_what_is_saved(self, byline: Byline, op_eds: str, own_library: Library) -> None:
        entry_id = own_library.entries.ids(Scope(ScopeKind.UNREAD))[0]
        own_library.saved.save(entry_id, NOW)
        (entry,) = records(byline("saved", "--json"))
        assert entry["saved"] is True
        assert byline("saved").lines[0] == f"★ {entry['headline']}"

    def test_channels_shows_what_is_unread(self, byline: Byline, op_eds: str) -> None:
        assert byline("channels").lines == ["Other channels", f" ★ {'Op Eds':<32}   21  {op_eds}"]
        assert byline("channels", "OP ED").code == 0


class TestRefreshing:
    def test_it_says_how_many_are_new(self, byline: Byline, op_eds: str) -> None:
        assert byline("refresh") == Outcome(0, "   0 new  Op Eds\n", "")

    @pytest.mark.parametrize("name", ["op eds", "OP EDS"])
    def test_one_channel_by_name(self, byline: Byline, op_eds: str, name: str) -> None:
        assert byline("refresh", name).code == 0

    def test_one_channel_by_address(self, byline: Byline, op_eds: str) -> None:
        assert byline("refresh", op_eds).code == 0
        assert byline("refresh", f"{op_eds}/rss").code == 0

    def test_as_json(self, byline: Byline, op_eds: str) -> None:
        (answer,) = records(byline("refresh", "--json"))
        assert (answer["name"], answer["new"], answer["trouble"]) == ("Op Eds", 0, "")

    def test_only_what_is_due(self, byline: Byline, own_library: Library, op_eds: str) -> None:
        assert byline("refresh", "--due") == Outcome(0, "Nothing is due yet.\n", "")
        own_library.channels.refreshed(own_library.channels.followed()[0].id, NOW)
        assert byline("refresh", "--due").out.endswith("new  Op Eds\n")

    def test_a_wish_is_fetched_by_the_way(self, byline: Byline, own_library: Library, op_eds: str) -> None:
        (first, *_) = own_library.entries.rows(own_library.entries.ids(Scope(ScopeKind.UNREAD)))
        # The syndicate's feed names its pages as they are called on its own host, which nobody serves here.
        url = op_eds.replace("/politics/opeds", urlsplit(first.url).path)
        wanted = own_library.entries.add_loose(NewEntry("wanted", url, first.headline), NOW)
        own_library.wanted.add(wanted, NOW)
        assert byline("refresh").lines[-1] == "1 that could not be had before can be read now."
        stored = own_library.articles.get(wanted)
        assert stored
        assert stored.verdict.has_text

    def test_offline_it_is_one_sentence(self, byline: Byline, op_eds: str) -> None:
        outcome = byline("--offline", "refresh")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: You are reading offline.")

    def test_a_name_that_is_not_followed(self, byline: Byline, op_eds: str) -> None:
        outcome = byline("refresh", "Nobody")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: You follow no channel called “Nobody”.\n")

    def test_one_of_two_may_fail(self, byline: Byline, op_eds: str, own_library: Library, closed_port: str) -> None:
        own_library.channels.follow(own_library.channels.add(NewChannel(f"{closed_port}/x", "Out of Order"), NOW), NOW)
        outcome = byline("refresh")
        assert (outcome.code, outcome.out) == (0, "   0 new  Op Eds\n")
        assert outcome.err.startswith("byline: Out of Order: 127.0.0.1 refused the connection.\n")
        assert byline("refresh", "Out of Order").code == 1
        assert "refused the connection" in byline("channels", "order").out


def test_a_hostile_headline_is_only_text(byline: Byline, own_library: Library) -> None:
    channel = own_library.channels.add(NewChannel("https://press.example/\x9b2J", "A\x1b]0;owned\x07B\nC"), NOW)
    own_library.channels.follow(channel, NOW)
    hostile = "Sit \x1b[2Jdown\x1b]52;c;ZXZpbA==\x07 \u202egnp\x9b31m\r\nnow \x00"
    own_library.entries.put(channel, [NewEntry("k", "https://press.example/1", hostile, byline=hostile)], NOW)
    for command in (("latest",), ("channels",), ("channels", "--all")):
        out = byline(*command).out
        assert not set(out) & {"\x1b", "\x9b", "\x07", "\x00", "\r", "\u202e"}
    assert byline("latest").lines[0].startswith("● Sit down")


class TestRenaming:
    def test_the_channel_is_called_so_from_now_on(self, byline: Byline, op_eds: str) -> None:
        assert byline("rename", "Op Eds", "What", "Others  Think") == Outcome(
            0, "Op Eds is called What Others Think now.\n", ""
        )
        (channel,) = records(byline("channels", "--json"))
        assert (channel["name"], channel["url"]) == ("What Others Think", op_eds)
        byline("refresh")
        assert records(byline("channels", "--json"))[0]["name"] == "What Others Think"

    def test_by_its_address_and_as_json(self, byline: Byline, op_eds: str) -> None:
        (renamed,) = records(byline("rename", op_eds, "Opinions", "--json"))
        assert (renamed["name"], renamed["url"]) == ("Opinions", op_eds)

    @pytest.mark.parametrize("name", ["", "  ", "x" * 201])
    def test_what_is_no_name_is_a_sentence(self, byline: Byline, op_eds: str, name: str) -> None:
        outcome = byline("rename", "Op Eds", name)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: A channel needs a name.\n")

    def test_one_that_is_not_followed_is_a_sentence(self, byline: Byline, op_eds: str) -> None:
        assert byline("rename", "Nobody", "Somebody").err.startswith("byline: You follow no channel called “Nobody”.")

    def test_the_name_of_another_is_not_given_twice(self, byline: Byline, op_eds: str, own_library: Library) -> None:
        other = own_library.channels.add(NewChannel("https://other.example/", "The Other"), NOW)
        own_library.channels.follow(other, NOW)
        outcome = byline("rename", "Op Eds", "the other")
        assert outcome.err.startswith("byline: You follow another channel called “the other”.\n")
        assert outcome.code == 1
