"""The Newsstand: search as one types, follow, unfollow, add by address."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual import events

from reader.library.library import Library
from reader.model.channel import Channel, NewChannel
from reader.model.entry import NewEntry, Scope, ScopeKind
from reader.service.following.newsstand import Lately
from reader.service.reading.opening import Opened
from reader.ui.screens.newsstand import Newsstand
from reader.ui.widgets.newsstand_list import Pack, looks_like_url
from tests.ui.conftest import Session, Start


def newsstand(session: Session) -> Newsstand:
    screen = session.pilot.app.screen
    assert isinstance(screen, Newsstand)
    return screen


async def followed(session: Session) -> list[str]:
    channels = await session.screen.desk.library.read(lambda library: library.channels.followed())
    return [channel.name for channel in channels]


def type_in(session: Session, text: str) -> None:
    newsstand(session).field.set(text)
    newsstand(session).typed()


@pytest.mark.parametrize(
    ("typed", "is_url"),
    [
        ("ruth", False),
        ("R. Emmett", False),
        ("marc m.", False),
        ("example.com", True),
        ("https://x.example/feed", True),
        ("localhost:80/a.b", True),
        ("", False),
    ],
)
def test_an_address_is_told_from_a_name(typed: str, is_url: bool) -> None:
    assert looks_like_url(typed) is is_url


async def test_typing_searches_and_enter_lets_go_and_follows_again(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"nora")
        assert "Nora Whitfield" in session.text
        shown = newsstand(session).list
        assert [row for row in shown.rows if isinstance(row, Channel)] == [shown.chosen]
        await session.press("enter")
        assert "You no longer follow Nora Whitfield." in session.text
        await session.press("escape", "escape")
        assert "Nora Whitfield" not in session.text
        await session.press("a", *"nora", "enter", "escape")
        assert "Nora Whitfield" in session.text


async def test_words_may_come_in_any_order_and_from_the_section(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"right", "space", *"dale")
        assert [channel.name for channel in [newsstand(session).list.chosen] if isinstance(channel, Channel)] == [
            "Dale Kim"
        ]


async def test_what_is_not_there_says_what_can_be_done(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"zzz")
        assert "Nothing here has that name." in session.text
        await session.press("enter", "backspace", "backspace", "backspace")
        assert "Nora Whitfield" in session.text


async def test_an_address_is_looked_at_and_followed(start: Start, syndicate: object) -> None:
    async with start() as session:
        await session.press("a", *"nora", "enter", "ctrl+u")
        address = "http://lantern.localhost/politics/fromtheleft/norawhitfield"
        type_in(session, address)
        newsstand(session).choose()
        await session.settle()
        assert "You follow Nora Whitfield." in session.text


async def test_the_address_of_a_column_opens_and_keeps_it(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        entry = session.screen.entries.entry
        assert entry
        before = await followed(session)
        await session.press("a")
        type_in(session, entry.url)
        newsstand(session).choose()
        await session.settle()
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.url == entry.url
        assert session.screen.showing.entry.saved
        assert await followed(session) == before


async def test_a_second_enter_lets_no_other_channel_go(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"nora", "enter", "ctrl+u")
        type_in(session, "http://lantern.localhost/politics/fromtheleft/norawhitfield")
        newsstand(session).choose()
        await session.settle()
        chosen = newsstand(session).list.chosen
        assert isinstance(chosen, Channel)
        assert chosen.name == "Nora Whitfield"


async def test_an_address_that_fails_is_a_sentence(start: Start) -> None:
    async with start() as session:
        await session.press("a")
        type_in(session, "http://lantern.localhost/politics/nobody/here")
        newsstand(session).choose()
        await session.settle()
        assert newsstand(session).list.message[0].endswith(".")
        assert newsstand(session).list.typed, "what was typed is not lost"


async def test_brackets_typed_are_only_brackets(start: Start) -> None:
    async with start() as session:
        await session.press("a", "left_square_bracket", *"/b", "right_square_bracket")
        assert "[/b]" in session.text


@pytest.mark.parametrize("key", ["down", "up", "pagedown", "pageup", "home", "end", "enter"])
async def test_moving_among_no_channels(start: Start, key: str) -> None:
    async with start() as session:
        await session.press("a", *"zzz", key)
        assert "Nothing here has that name." in session.text


async def test_of_several_at_an_address_one_is_chosen(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"nora", "enter", "ctrl+u")
        shown = newsstand(session).list
        nora = NewChannel("http://lantern.localhost/politics/fromtheleft/norawhitfield", "Nora Whitfield")
        other = NewChannel("http://lantern.localhost/politics/fromtheright/dalekim", "Dale Kim")
        type_in(session, "http://lantern.localhost/")
        shown.offer((nora, other))
        await session.settle()
        assert "AT HTTP://LANTERN.LOCALHOST/" in session.text
        await session.press("down", "up", "enter")
        assert "You follow Nora Whitfield." in session.text
        assert not shown.offers


class TestPuttingInOrder:
    async def test_a_channel_is_called_as_one_likes(self, start: Start) -> None:
        async with start() as session:
            await session.press("a", *"nora", "f2")
            assert "Called  Nora Whitfield▏" in session.text
            await session.press("ctrl+u", *"Aunt Norx", "backspace", "a", "enter")
            assert "It is called Aunt Nora now." in session.text
            await session.press("escape")
            assert "Aunt Nora" in session.text
        async with start() as session:
            assert "Aunt Nora" in session.text, "a restart knows it, and so does the catalogue"

    async def test_a_channel_goes_into_a_group_of_ones_own(self, start: Start) -> None:
        async with start() as session:
            await session.press("a", *"nora", "f3", "ctrl+u", *"Sunday", "enter", "escape")
            assert "SUNDAY" in [row.label for row in session.screen.channels.rows]
            await session.press("a", *"sunday")
            assert newsstand(session).list.chosen is not None

    async def test_escape_leaves_the_name_and_no_name_is_refused(self, start: Start) -> None:
        async with start() as session:
            await session.press("a", *"nora", "f2", *"xyz", "escape")
            assert "Nora Whitfieldxyz" not in session.text
            await session.press("f2", "ctrl+u", "enter")
            assert "A channel needs a name." in session.text
            session.pilot.app.screen.post_message(events.Paste("x" * 1_000_000))
            await session.settle()
            assert len(newsstand(session).list.typed) < 3000

    async def test_all_that_are_found_are_followed_by_one_key(self, start: Start) -> None:
        async with start() as session:
            before = len(session.screen.listing.front.channels)
            await session.press("a", *"nora", "enter", "f4")
            assert "You follow 1 more." in session.text
            await session.press("f4")
            assert "You follow all of these already." in session.text
            await session.press("escape", "escape")
            assert len(session.screen.listing.front.channels) == before


class TestLookingAtAChannel:
    async def test_what_it_listed_lately_stands_at_the_foot(self, start: Start) -> None:
        async with start() as session:
            await session.go_to_channel("Op Eds")
            await session.press("a", *"op eds")
            assert (
                "The bridge nobody wanted to repair" in session.text.split("Enter follows")[0].rpartition("Op Eds")[2]
            )

    async def test_what_was_never_fetched_says_so(self, start: Start) -> None:
        async with start() as session:
            await session.press("a", *"nora")
            assert "Not fetched yet." in session.text

    async def test_who_was_silent_for_long_and_what_fails_are_marked_with_the_reason(self, start: Start) -> None:
        async with start() as session:
            desk = session.desk
            long_ago = datetime(2020, 1, 2, tzinfo=UTC)

            def silence(library: Library) -> None:
                nora = next(each for each in library.channels.followed() if each.name == "Nora Whitfield")
                library.entries.put(
                    nora.id, [NewEntry("k", "https://x.example/", "An old one", published_at=long_ago)], desk.clock()
                )
                library.channels.failed(nora.id, desk.clock(), "The site is out of order.")

            await desk.library.write(silence)
            await session.press("a", *"nora")
            assert "! Not heard from for long." in session.text
            assert "The site is out of order." in session.text
            assert "2 Jan 2020: An old one" in session.text


async def test_a_named_columnist_is_read_within_ten_keys_of_the_first_screen(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"nora", "enter", "escape")
    async with start() as session:
        assert "Nora Whitfield" not in await followed(session)
        keys = ["a", *"nora", "enter", "escape", "enter"]
        assert len(keys) <= 10
        await session.press(*keys)
        assert isinstance(session.screen.showing, Opened)
        newest = session.screen.entries.ids[0]
        assert session.screen.showing.entry.id == newest
        assert session.screen.listing.channel
        assert session.screen.listing.channel.name == "Nora Whitfield"
        assert session.screen.channels.row
        assert session.screen.channels.row.label == "Nora Whitfield"


async def test_it_has_the_screen_to_itself_with_one_bar(start: Start) -> None:
    async with start() as session:
        await session.press("a")
        lines = session.text.splitlines()
        assert "follow, or let go" in lines[-1]
        assert sum("? help" in line or "F1 help" in line for line in lines) == 1
        assert not any("newsstand  1 channels" in line or "Nothing is unread" in line for line in lines)


async def test_what_was_let_go_again_is_not_gone_to(start: Start) -> None:
    async with start() as session:
        before = session.screen.listing.scope
        await session.press("a", *"nora", "enter", "enter", "enter", "escape")
        assert session.screen.listing.scope == before


async def let_go(session: Session, name: str) -> Channel:
    """Opens the Newsstand on this channel, which is not followed and of which nothing is known."""
    await session.press("a", *name.lower(), "enter")
    chosen = newsstand(session).list.chosen
    assert isinstance(chosen, Channel)
    assert not chosen.followed
    await session.press("up", "down")
    return chosen


async def test_one_that_is_not_followed_tells_what_it_lists_and_nothing_is_kept(start: Start) -> None:
    async with start() as session:
        channel = await let_go(session, "nora")
        known = newsstand(session).list.lately
        assert known
        assert known.asked
        assert known.entries
        assert known.entries[0].headline[:30] in session.text
        ids = await session.desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.CHANNEL, channel.id)))
        assert ids == ()


async def test_who_only_passes_asks_nothing(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.screens.newsstand.PAUSE", 60.0)
    async with start() as session:
        await session.press("a", *"nora")
        await session.pilot.press("enter")
        await session.pilot.pause(0.3)
        await session.press("up")
        assert not newsstand(session).list.heard
        assert "is asked in a moment" not in session.text


async def test_one_that_fails_says_why(start: Start) -> None:
    async with start() as session:
        channel = await let_go(session, "nora")
        newsstand(session).list.show_lately(Lately(replace(channel, trouble="There is no such page."), asked=True))
        await session.settle()
        assert "! There is no such page" in session.text


async def test_offline_nothing_is_asked(start: Start) -> None:
    async with start(offline=True) as session:
        await let_go(session, "nora")
        assert not newsstand(session).list.heard


async def test_a_row_follows_all_of_a_section_and_undo_takes_it_back(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"nora", "enter", "up")
        pack = newsstand(session).list.chosen
        assert isinstance(pack, Pack)
        assert f"follows all {len(pack.channels)}" in session.text
        before = await followed(session)
        await session.press("enter")
        assert {each.name for each in pack.channels} <= set(await followed(session))
        await session.press("escape", "escape", "u")
        assert await followed(session) == before
