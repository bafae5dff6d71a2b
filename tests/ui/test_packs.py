"""Starter packs in the Newsstand, and groups that are chosen rather than typed."""

from reader.model.channel import Channel
from reader.service.following.packs import Held
from reader.ui.commands.grouping import find_groups
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.picker import Picker
from tests.ui.conftest import Session, Start

UP = ["up"] * 4
"""From the first channel over its section to the first pack."""


def newsstand(session: Session) -> Newsstand:
    screen = session.pilot.app.screen
    assert isinstance(screen, Newsstand)
    return screen


async def followed(session: Session) -> set[str]:
    channels = await session.screen.desk.library.read(lambda library: library.channels.followed())
    return {channel.name for channel in channels}


def packs(session: Session) -> list[Held]:
    return [row for row in newsstand(session).list.rows if isinstance(row, Held)]


async def test_each_is_a_row_with_what_it_holds_and_how_many_are_followed(start: Start) -> None:
    async with start(100, 30) as session:
        await session.press("a")
        assert "STARTER PACKS" in session.text
        opinion, *_ = packs(session)
        assert opinion.followed == len(opinion.channels)
        await session.press(*UP)
        assert newsstand(session).list.chosen == opinion
        assert f"{len(opinion.channels)} of {len(opinion.channels)} followed" in session.text
        assert "Op Eds, From the Left" in session.text
        await session.press(*"nora")
        assert "STARTER PACKS" not in session.text


async def test_enter_looks_into_it_and_escape_leads_back(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("a", *UP, "enter")
        rows = newsstand(session).list.rows
        assert [row.name for row in rows if isinstance(row, Channel)] == [
            each.name for each in packs(session)[0].channels
        ]
        assert isinstance(newsstand(session).list.chosen, Channel)
        await session.press("escape")
        assert len(packs(session)) > 1
        assert newsstand(session).list.chosen == packs(session)[0]
        await session.press("escape")
        assert session.pilot.app.screen is session.screen


async def test_one_key_lets_go_of_all_and_follows_all_and_undo_takes_it_back(start: Start) -> None:
    async with start(120, 40) as session:
        before = await followed(session)
        await session.press("a", *UP)
        names = {each.name for each in packs(session)[0].channels}
        await session.press("f4")
        assert f"You no longer follow {len(names)} channels" in session.text
        assert await followed(session) == before - names
        await session.press("enter", "f4")
        assert await followed(session) == before
        await session.press("f4", "escape", "escape", "u")
        assert await followed(session) == before


def test_a_group_is_found_by_a_part_of_its_name_or_is_new() -> None:
    groups = [("Opinion", 4), ("Advice", 1)]

    def found(typed: str) -> list[tuple[str, str]]:
        return [(each.choice.name, each.choice.note) for each in find_groups(groups, "Advice", typed)]

    assert found("") == [("Opinion", "4"), ("Advice", "it is here · 1")]
    assert found("pin") == [("Opinion", "4"), ("pin", "a new group")]
    assert found(" Mine ") == [("Mine", "a new group")]
    assert found("advice") == [("Advice", "it is here · 1")]


async def test_a_channel_of_the_list_is_put_into_a_group_that_is_chosen(start: Start) -> None:
    async def section() -> str:
        channels = await session.screen.desk.library.read(lambda library: library.channels.followed())
        return next(each.section for each in channels if each.name == "Plain Answers")

    async with start(120, 40) as session:
        await session.go_to_channel_row("Plain Answers")
        await session.press("f3")
        picker = session.pilot.app.screen
        assert isinstance(picker, Picker)
        assert picker.list.chosen
        assert picker.list.chosen.name == "Advice", "the cursor is where the channel is"
        await session.press(*"scien", "enter")
        assert "Plain Answers is in Science now." in session.text
        assert await section() == "Science"
        await session.press("u")
        assert await section() == "Advice"
