"""What is set for one channel: kept, obeyed, taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reader.library.rows import settings_from, settings_text
from reader.model.channel import CHANNEL_CHOICES, USUAL, Channel, ChannelSettings
from reader.model.entry import NewEntry, Scope, ScopeKind
from reader.model.verdict import Rung, Verdict
from reader.service.deeds import undo
from reader.service.desk import Desk
from reader.service.following import following
from reader.service.following.adjusting import VALUES, adjust, next_value
from reader.service.following.timing import asked_with_all, is_due
from reader.service.library import lists
from reader.service.reading.opening import open_entry

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
LONG = "<p>" + "The ferry leaves at six and nobody waits for it, which nobody minds. " * 12 + "</p>"


async def channel_with_entries(desk: Desk, count: int = 3, body: str = "") -> Channel:
    await desk.library.write(lambda library: following.begin(library, desk))
    (channel, *_) = await following.followed(desk)
    entries = [
        NewEntry(
            f"press:{number}",
            f"https://press.example/{number}",
            f"Headline {number}",
            published_at=NOW - timedelta(hours=number),
            body=body,
        )
        for number in range(count)
    ]
    await desk.library.write(lambda library: library.entries.put(channel.id, entries, NOW))
    return channel


def test_every_value_has_words() -> None:
    assert set(VALUES) == {(name, value) for name, values in CHANNEL_CHOICES.items() for value in values}


def test_the_values_of_a_row_come_round() -> None:
    for name, values in CHANNEL_CHOICES.items():
        settings = ChannelSettings()
        for value in (*values[1:], values[0]):
            settings = replace(settings, **{name: next_value(name, settings)})
            assert getattr(settings, name) == value


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"order": "sideways"}', '{"other": "oldest"}', '{"order": 7}'])
def test_what_cannot_be_understood_is_as_usual(text: str) -> None:
    assert settings_from(text) == ChannelSettings()


def test_what_is_stored_comes_back() -> None:
    settings = ChannelSettings(order="oldest", pictures="off")
    assert settings_from(settings_text(settings)) == settings
    assert settings_text(ChannelSettings()) == ""


@pytest.mark.asyncio(loop_scope="module")
async def test_setting_is_taken_back_and_done_again(desk: Desk) -> None:
    channel = await channel_with_entries(desk)
    change = await adjust(desk, channel.id, order="oldest", refresh="never")
    assert change.label == f"set for {channel.name}: order oldest, refresh never"
    assert (await following.now(desk, channel)).settings == ChannelSettings(order="oldest", refresh="never")
    back = await undo(desk, change)
    assert (await following.now(desk, channel)).settings == ChannelSettings()
    await undo(desk, back)
    assert (await following.now(desk, channel)).settings.order == "oldest"
    assert not (await adjust(desk, channel.id, order="oldest")).deeds


@pytest.mark.parametrize(
    ("setting", "asked", "due"),
    [
        (USUAL, timedelta(minutes=31), True),
        ("hourly", timedelta(minutes=31), False),
        ("hourly", timedelta(minutes=61), True),
        ("daily", timedelta(hours=23), False),
        ("daily", timedelta(hours=25), True),
        ("never", timedelta(days=90), False),
    ],
)
@pytest.mark.asyncio(loop_scope="module")
async def test_how_often_a_channel_is_asked(desk: Desk, setting: str, asked: timedelta, due: bool) -> None:
    channel = await channel_with_entries(desk)
    known = replace(channel, refreshed_at=NOW - asked, settings=ChannelSettings(refresh=setting))
    assert is_due(known, NOW) is due
    assert asked_with_all([known]) == ([] if setting == "never" else [known])


@pytest.mark.asyncio(loop_scope="module")
async def test_a_list_begins_with_what_is_set(desk: Desk) -> None:
    channel = await channel_with_entries(desk)
    scope, unread = Scope(ScopeKind.CHANNEL, channel.id), Scope(ScopeKind.UNREAD)
    newest = (await lists.read_window(desk, scope)).ids
    assert (await lists.read_window(desk, scope, "oldest")).ids == newest[::-1]
    await adjust(desk, channel.id, order="oldest")
    assert (await lists.read_window(desk, scope)).ids == newest[::-1]
    assert (await lists.read_window(desk, unread)).ids == newest
    assert [each.id for each in await lists.read_entries(desk, unread, 1, "oldest")] == [newest[-1]]
    await adjust(desk, channel.id, order="newest")
    assert (await lists.read_window(desk, scope, "oldest")).ids == newest


@pytest.mark.asyncio(loop_scope="module")
async def test_the_feeds_text_is_enough_where_that_is_set(desk: Desk) -> None:
    channel = await channel_with_entries(desk, 1, LONG)
    await adjust(desk, channel.id, text="feed", pictures="off")
    desk.offline = True
    opened = await open_entry(desk, 1)
    assert (opened.rung, opened.verdict, opened.trouble) == (Rung.FEED, Verdict.FULL, None)
    assert opened.settings.pictures == "off"
    await adjust(desk, channel.id, text="page")
    assert (await open_entry(desk, 1)).trouble is not None
