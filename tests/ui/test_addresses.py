"""An address that is typed: read, and saved without any channel."""

from reader.demo.server import ORIGIN
from reader.service.reading.opening import Opened
from reader.ui.keys import PaneName
from tests.ui.conftest import Session, Start

KEYS = {":": "colon", "/": "slash", ".": "full_stop", "-": "minus"}


async def type_in(session: Session, text: str) -> None:
    await session.press(*(KEYS.get(letter, letter) for letter in text), "enter")


async def column(session: Session) -> str:
    """The address of a column; going there brought its channel."""
    await session.go_to_channel("Op Eds")
    entry = session.screen.entries.entry
    assert entry
    assert entry.url.startswith(ORIGIN)
    return entry.url


async def test_it_is_saved_with_its_text(start: Start) -> None:
    async with start() as session:
        url = await column(session)
        await session.press("ctrl+s")
        await type_in(session, url)
        saved = session.screen.saved.entry
        assert saved
        assert (saved.url, saved.saved) == (url, True)
        assert saved.verdict is not None
        await session.press("u")
        assert session.screen.saved.entry is None


async def test_it_is_read(start: Start) -> None:
    async with start() as session:
        url = await column(session)
        await session.press("ctrl+o")
        await type_in(session, url)
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.url == url
        assert session.screen.panes.name is PaneName.ARTICLE


async def test_what_is_no_address_is_told(start: Start) -> None:
    async with start() as session:
        await session.press("ctrl+s")
        await type_in(session, "ftp://example.com")
        assert "Byline cannot open ftp: addresses." in session.text


async def test_nothing_typed_asks_for_nothing(start: Start) -> None:
    async with start() as session:
        await session.press("ctrl+s", "enter", "ctrl+o", "escape")
        assert session.screen.saved.entry is None
