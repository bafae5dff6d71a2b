"""What the screen does with a network: asks what is due if it may, catches up on wishes, tells why a channel failed."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from reader.config import Settings
from reader.errors import CutOff, Offline
from reader.library.library import Library
from reader.model.channel import Channel, NewChannel
from reader.model.entry import NewEntry
from reader.service.desk import Desk
from reader.service.following import refreshing
from reader.service.following.asking import Answer
from reader.service.following.refreshing import due
from reader.service.library.lists import read_front
from tests.ui.conftest import Session, Start


async def fail(session: Session, name: str) -> None:
    """The channel could not be had an hour ago, and answered the day before."""
    channel = next(each for each in (await read_front(session.desk)).channels if each.name == name)
    now = session.desk.clock()

    def keep(library: Library) -> None:
        library.channels.refreshed(channel.id, now - timedelta(days=3))
        library.channels.failed(
            channel.id, now - timedelta(hours=1), "paper.example did not answer.", now + timedelta(minutes=12), 2
        )

    await session.desk.library.write(keep)
    await session.screen.listing.reload()


async def test_nothing_is_asked_at_the_start(start: Start) -> None:
    async with start() as session:
        assert all(channel.refreshed_at is None for channel in session.screen.listing.front.channels)


async def test_what_is_due_is_asked_if_the_settings_say_so(start: Start) -> None:
    async with start(settings=Settings(refresh=True)) as session:
        await session.settle()
        assert all(channel.refreshed_at for channel in session.screen.listing.front.channels)
        assert await due(session.desk) == ()
        assert session.screen.listing.front.unread


async def test_a_wish_is_fetched_when_the_network_is_back(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        entry = session.screen.entries.entry
        assert entry
        await session.desk.library.write(lambda library: library.wanted.add(entry.id, session.desk.clock()))
        await session.press("r")
        assert session.screen.bar.notice
        assert session.screen.bar.notice.text == ("A column you asked for while there was no network can be read now.")
        stored = await session.desk.library.read(lambda library: library.articles.get(entry.id))
        assert stored
        assert stored.verdict.has_text


async def test_a_failing_channel_tells_why_since_when_and_until_when(start: Start) -> None:
    async with start(120, 40) as session:
        await fail(session, "Op Eds")
        await session.go_to_channel_row("Op Eds")
        await session.press("2")
        text = session.text
        assert "! paper.example did not answer" in text
        assert "It last answered 3 days ago. Next try in 12 minutes." in " ".join(text.replace("│", " ").split())
        await session.press("1", "i")
        facts = " ".join(session.text.split())
        assert "Last answer 3 days ago" in facts
        assert "Next try in 12 minutes" in facts


async def test_a_long_reason_leaves_room_for_the_name(start: Start) -> None:
    async with start(80, 24) as session:
        await fail(session, "Op Eds")
        await session.desk.library.write(
            lambda library: library.entries.put(
                session.screen.listing.front.channels[0].id,
                [NewEntry("a", "https://a.example/", "One")],
                session.desk.clock(),
            )
        )
        await session.screen.listing.reload()
        await session.go_to_channel_row("Op Eds")
        await session.press("2")
        assert "Op Eds" in session.text


async def test_offline_says_so_and_remembers_the_wish(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        entry = session.screen.entries.entry
        assert entry
    async with start(offline=True) as session:
        await session.press("2")
        await session.press("enter")
        assert "You are reading offline." in session.text
        wanted = await session.desk.library.read(lambda library: library.wanted.ids())
        assert len(wanted) == 1
        await session.press("R")
        assert session.screen.bar.notice
        assert session.screen.bar.notice.failed
        assert session.screen.bar.notice.text == "You are reading offline."


class Gate:
    """Channels answer only when it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = asyncio.Event()
        monkeypatch.setattr(refreshing, "ask", self._ask)

    async def _ask(self, desk: Desk, channel: Channel, *, polite: bool) -> tuple[Channel, Answer]:
        await self.open.wait()
        raise Offline("It is away.")


async def until(session: Session, is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        await session.pilot.pause(0.01)
        if is_so():
            return
    raise AssertionError("it never came")


@pytest.mark.parametrize(("pane", "key", "said"), [("1", "escape", "Esc stops"), ("3", "ctrl+g", "Ctrl-g stops")])
async def test_a_refresh_can_be_stopped_and_the_bar_says_by_what(
    start: Start, monkeypatch: pytest.MonkeyPatch, pane: str, key: str, said: str
) -> None:
    Gate(monkeypatch)
    async with start(140, 40) as session:
        await session.press(pane)
        await session.pilot.press("R")
        await until(session, lambda: session.screen.gauge is not None)
        await until(session, lambda: said in session.text)
        assert session.screen.listing.asking
        await session.pilot.press(key)
        await until(session, lambda: session.screen.gauge is None)
        await session.settle()
        assert not session.screen.listing.asking
        assert "Stopped: 0 of" in session.text


async def test_without_a_network_a_thousand_channels_are_one_sentence(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    async def ask(desk: Desk, channel: Channel, *, polite: bool) -> tuple[Channel, Answer]:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0)
        raise CutOff("No name is found.")

    monkeypatch.setattr(refreshing, "ask", ask)
    async with start() as session:

        def follow(library: Library) -> None:
            for number in range(1000):
                new = NewChannel(f"https://h{number}.example/", f"Channel {number}")
                library.channels.follow(library.channels.add(new, session.desk.clock()), session.desk.clock())

        await session.desk.library.write(follow)
        await session.screen.listing.reload()
        await session.press("R")
        assert asked < 50
        assert session.screen.bar.notice
        assert session.screen.bar.notice.text.startswith(f"You seem to be offline: none of {asked} channels")


async def test_a_key_that_means_nothing_says_once_where_the_keys_are(start: Start) -> None:
    async with start() as session:
        await session.press("Z")
        assert "That key does nothing here. ? lists the keys." in session.text
        await session.press("j", "percent_sign")
        assert "does nothing here" not in session.text
