"""The groups of the Newsstand, and the keys that work in it as elsewhere."""

from datetime import UTC, datetime

import pytest

from reader.model.channel import Channel
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.picker import Picker
from reader.ui.screens.sheet import Sheet
from reader.ui.widgets.group_list import EVERYTHING, Group
from tests.ui.conftest import Session, Start


def newsstand(session: Session) -> Newsstand:
    screen = session.pilot.app.screen
    assert isinstance(screen, Newsstand)
    return screen


def shown(session: Session) -> list[Channel]:
    return [row for row in newsstand(session).list.rows if isinstance(row, Channel)]


async def test_a_group_is_gone_to_and_left(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("a")
        every = shown(session)
        assert "SECTIONS" in session.text
        await session.press("tab", "down")
        assert newsstand(session).pane is newsstand(session).groups
        assert [each.followed for each in shown(session)] == [True] * len(shown(session))
        await session.press("down", "down", "down")
        group = newsstand(session).list.group
        assert {each.section for each in shown(session)} == {group.name}
        await session.press("enter")
        assert newsstand(session).pane is newsstand(session).list
        await session.press("tab", "escape")
        assert newsstand(session).list.group == group
        await session.press(*"a")
        assert newsstand(session).list.group == EVERYTHING
        assert len(shown(session)) <= len(every)


async def test_a_group_of_ones_own_is_apart(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("a", "f3", "ctrl+u", *"Mine", "enter")
        assert "MY GROUPS" in session.text
        assert newsstand(session).groups.rows[-1] == Group("Mine")
        assert newsstand(session).groups.counts[Group("Mine")] == 1


async def test_where_there_is_no_room_there_are_no_groups(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("a", "tab")
        assert "SECTIONS" not in session.text
        assert newsstand(session).pane is newsstand(session).list


async def test_failing_and_silent_ones_say_why(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("a")
        stand = newsstand(session)
        failing, silent = shown(session)[:2]
        now = datetime(2026, 11, 23, tzinfo=UTC)
        await session.screen.desk.library.write(
            lambda library: library.channels.failed(failing.id, now, "There is no such address.")
        )
        await stand._read()
        stand.list.newest = {silent.id: datetime(2026, 3, 12, tzinfo=UTC)}
        stand.groups.show(stand.list.channels, (), stand.list.is_silent, EVERYTHING)
        await session.press("down")
        assert "! There is no such address" in session.text
        assert "! silent since 12 Mar" in session.text
        assert [stand.groups.counts[row] for row in stand.groups.rows[2:4] if isinstance(row, Group)] == [1, 1]


@pytest.mark.parametrize(
    ("key", "screen"), [("question_mark", HelpScreen), ("f1", HelpScreen), ("colon", Picker), ("f6", Sheet)]
)
async def test_the_keys_of_everywhere_work_in_it(start: Start, key: str, screen: type) -> None:
    async with start() as session:
        await session.press("a", key)
        assert isinstance(session.pilot.app.screen, screen)
        await session.press("escape")
        assert not newsstand(session).field.text


async def test_a_sign_within_what_is_typed_is_typed(start: Start) -> None:
    async with start() as session:
        await session.press("a", "n", "question_mark", "colon")
        assert newsstand(session).field.text == "n?:"


async def test_colours_are_chosen_in_it(start: Start) -> None:
    async with start() as session:
        await session.press("a", "ctrl+t", *"light", "enter")
        assert newsstand(session).palette.name == session.screen.palette.name
        assert not newsstand(session).palette.dark


async def test_the_groups_have_keys_of_their_own(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("a", "tab")
        bar = session.text.splitlines()[-1]
        assert "Enter its channels" in bar
        assert "follow" not in bar
        await session.press(":")
        names = {each.choice.name for each in picker_of(session).list.shown}
        assert "group_channels" in names
        assert not names & {"rename_channel", "move_channel", "follow_or_let_go", "channel_settings", "about"}
        await session.press("escape", "?")
        assert "Keys in the groups window" in session.text
        await session.press("escape", "tab")
        assert "follow, or let go" in session.text.splitlines()[-1]


def picker_of(session: Session) -> Picker:
    screen = session.pilot.app.screen
    assert isinstance(screen, Picker)
    return screen


async def test_an_empty_group_says_what_it_is_empty_of(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("a", "tab", "down", "down")
        assert "No channel is failing." in session.text
        assert "Paste the address" not in session.text
        await session.press(*"zzz")
        assert "Nothing here has that name." in session.text


async def test_little_room_has_whole_names_and_keys(start: Start) -> None:
    async with start(40, 10) as session:
        await session.press("a")
        lines = session.text.splitlines()
        assert "? help  Esc back" in lines[-1]
        name = shown(session)[0].name
        assert any(name in line for line in lines)
        assert not any("  …" in line for line in lines)


async def test_what_fits_stands_from_its_first_line_once_there_is_room(start: Start) -> None:
    async with start(40, 10) as session:
        await session.press("a", *["down"] * 40)
        assert newsstand(session).list.top > 0
        await session.pilot.resize_terminal(200, 70)
        await session.settle()
        stand = newsstand(session)
        assert len(stand.list.rows) <= stand.list.room
        assert (stand.list.top, stand.groups.top) == (0, 0)


async def test_where_nothing_can_be_drawn_it_says_how_much_room_is_needed(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("a")
        await session.pilot.resize_terminal(39, 9)
        await session.settle()
        assert "Byline needs a little more room" in " ".join(session.text.split())
        await session.press("f2", "enter")
        assert newsstand(session).list.editing is None
        await session.pilot.resize_terminal(80, 24)
        await session.settle()
        assert "Newsstand" in session.text
