"""The Newsstand: search as one types, follow, unfollow, add by address."""

import pytest

from reader.model.channel import Channel, NewChannel
from reader.ui.screens.newsstand import Newsstand
from reader.ui.widgets.newsstand_list import looks_like_url
from tests.ui.conftest import Session, Start


def newsstand(session: Session) -> Newsstand:
    screen = session.pilot.app.screen
    assert isinstance(screen, Newsstand)
    return screen


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
        await session.press("a", *"nora", "enter", "escape", "escape")
        assert "Nora Whitfield" in session.text


async def test_words_may_come_in_any_order_and_from_the_section(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"right", "space", *"dale")
        assert [channel.name for channel in [newsstand(session).list.chosen] if channel] == ["Dale Kim"]


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
        newsstand(session).list.search(address)
        newsstand(session).choose()
        await session.settle()
        assert "You follow Nora Whitfield." in session.text


async def test_an_address_that_fails_is_a_sentence(start: Start) -> None:
    async with start() as session:
        await session.press("a")
        newsstand(session).list.search("http://lantern.localhost/politics/nobody/here")
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
        shown.search("http://lantern.localhost/")
        shown.offer((nora, other))
        await session.settle()
        assert "AT HTTP://LANTERN.LOCALHOST/" in session.text
        await session.press("down", "up", "enter")
        assert "You follow Nora Whitfield." in session.text
        assert not shown.offers
