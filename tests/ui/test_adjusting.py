"""The settings of one channel, on the screen."""

from reader.service.following.adjusting import adjust
from reader.ui.screens.channel_sheet import ChannelSheet
from reader.ui.screens.newsstand import Newsstand
from tests.ui.conftest import Session, Start


async def settings_of(session: Session, name: str) -> dict[str, str]:
    known = await session.screen.desk.library.read(lambda library: library.channels.known(99))
    return next(each.settings.own() for each in known if each.name == name)


async def test_enter_changes_a_row_and_undo_takes_it_back(start: Start) -> None:
    async with start() as session:
        await session.press("1", "G", "e")
        sheet = session.pilot.app.screen
        assert isinstance(sheet, ChannelSheet)
        name = sheet.list.name_of_it
        await session.press("down", "enter", "enter")
        assert "the oldest" in session.text
        assert await settings_of(session, name) == {"order": "oldest"}
        await session.press("escape")
        assert session.screen.listing.has_own_order
        await session.press("u")
        assert await settings_of(session, name) == {"order": "newest"}
        await session.press("u")
        assert await settings_of(session, name) == {}


async def test_the_same_key_puts_the_sheet_away_in_the_newsstand(start: Start) -> None:
    async with start() as session:
        await session.press("a", *"nora", "f5", "enter", "f5")
        assert isinstance(session.pilot.app.screen, Newsstand)
        assert await settings_of(session, "Nora Whitfield") == {"text": "page"}
        await session.press("escape", "u")
        assert await settings_of(session, "Nora Whitfield") == {}


async def test_a_list_of_all_channels_has_none(start: Start) -> None:
    async with start() as session:
        await session.press("2", "apostrophe", "u", "e")
        assert "go into one for its settings" in session.text


async def test_an_order_that_was_set_elsewhere_is_shown_when_one_goes_into_the_channel(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        before = session.screen.entries.ids
        channel = session.screen.listing.channel
        assert channel
        await session.press("1")
        await adjust(session.desk, channel.id, order="oldest")
        await session.press("enter")
        assert session.screen.entries.ids == before[::-1]


async def test_letters_move_in_the_settings_as_in_lists(start: Start) -> None:
    async with start() as session:
        await session.press("1", "G", "e", "j", "j", "k")
        sheet = session.pilot.app.screen
        assert isinstance(sheet, ChannelSheet)
        assert (sheet.list.cursor, sheet.field.text) == (1, "")
        await session.press("e")
        assert session.pilot.app.screen is session.screen


async def test_the_bar_offers_settings_where_there_is_a_channel(start: Start) -> None:
    async with start() as session:
        bar = session.screen.bar
        await session.go_to_channel("Op Eds")
        assert "channel_settings" in {each.command for each in bar.hints}
        await session.press("apostrophe", "c")
        assert session.screen.entries.ids == ()
        assert "channel_settings" not in {each.command for each in bar.hints}
