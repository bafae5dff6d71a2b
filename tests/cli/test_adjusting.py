"""``byline channel``: what is set for one channel; and the order of the settings in ``byline latest``."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.paths import platform_paths
from tests.cli.conftest import Byline

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


@pytest.fixture
def ferries(own_library: Library) -> None:
    """A channel that is followed and lists three columns."""
    channel_id = own_library.channels.add(NewChannel("https://ferries.invalid/", "Ferries", section="Sea"), NOW)
    own_library.channels.follow(channel_id, NOW)
    entries = [
        NewEntry(
            str(hours), f"https://ferries.invalid/{hours}", f"Ferry {hours}", published_at=NOW - timedelta(hours=1)
        )
        for hours in (1, 2, 3)
    ]
    own_library.entries.put(channel_id, entries, NOW)


def test_it_tells_and_sets(byline: Byline, ferries: None) -> None:
    assert byline("channel", "Ferries").lines == [
        "Ferries",
        "  Group                Sea  --group",
        "  Text                 usual: the page, or else what the feed has  --text",
        "  First in the list    usual: as in other lists  --order",
        "  Asked what is new    usual: as others are  --refresh",
        "  Pictures             usual: as in other columns  --pictures",
        "  Columns nobody kept  usual: go when others do  --keep",
    ]
    outcome = byline("channel", "Ferries", "--order", "oldest", "--refresh", "never", "--group", "Mine", "--json")
    told = json.loads(outcome.out)
    assert (told["section"], told["order"], told["refresh"], told["text"]) == ("Mine", "oldest", "never", "usual")
    assert json.loads(byline("channels", "Ferries", "--json").out)["order"] == "oldest"


def test_one_that_is_asked_only_by_name_is_not_asked_with_all(byline: Byline, ferries: None) -> None:
    names = [json.loads(line)["name"] for line in byline("channels", "--json").lines]
    for name in names:
        assert byline("channel", name, "--refresh", "never").code == 0
    assert byline("refresh").out.splitlines()[0].startswith(("Nothing is due yet.", "You follow no channel"))


@pytest.mark.parametrize("wanted", [("--order", "sideways"), ("--pictures", "perhaps")])
def test_a_value_that_is_none_is_asked_wrongly(byline: Byline, ferries: None, wanted: tuple[str, str]) -> None:
    assert byline("channel", "Ferries", *wanted).code == 2


def test_a_channel_that_is_not_followed(byline: Byline) -> None:
    assert byline("channel", "Nobody", "--order", "oldest").code == 1


def test_latest_begins_as_the_settings_have_it(byline: Byline, ferries: None) -> None:
    def listed() -> list[str]:
        return [json.loads(line)["headline"] for line in byline("latest", "--json").lines]

    newest = listed()
    assert len(newest) == 3
    file = platform_paths().settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('order = "oldest"\n', encoding="utf-8")
    assert listed() == newest[::-1]


def test_saved_begins_as_the_settings_or_the_person_have_it(byline: Byline, own_library: Library) -> None:
    for number, name in enumerate(("Cato", "Ada", "Bo")):
        told = NewEntry(name, f"https://demo.example/{number}", f"By {name}", byline=name)
        own_library.saved.save(own_library.entries.add_loose(told, NOW), NOW + timedelta(minutes=number))

    def listed(*wanted: str) -> list[str]:
        return [json.loads(line)["headline"] for line in byline("saved", "--json", *wanted).lines]

    assert listed() == ["By Bo", "By Ada", "By Cato"]
    file = platform_paths().settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('saved_order = "columnist"\n', encoding="utf-8")
    assert listed() == ["By Ada", "By Bo", "By Cato"]
    assert listed("--order", "saved") == ["By Bo", "By Ada", "By Cato"]
    assert byline("saved", "--order", "sideways").code == 2
