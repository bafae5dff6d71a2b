"""The one quiet hint: for where one is, one at a time, gone once it was used or seen often enough."""

from reader.config import Settings
from reader.service.reading.opening import Opened
from reader.ui.hinting import FEW, HINTS, SESSIONS
from reader.ui.keymap import key_map
from tests.ui.conftest import Session, Start

NEXT, KEEPS, SAVED = "Space goes on to the next unread", "s keeps it for good", "4 leads to what you saved"


def hint(session: Session) -> str:
    """What the heading of the article says at its right."""
    words = session.screen.article.hint
    assert words in session.text
    return words


async def read_on(session: Session, times: int) -> None:
    for _ in range(times):
        await session.press("J")


async def test_the_first_column_is_opened_with_enter(start: Start) -> None:
    async with start(120, 40, asks=True) as session:
        assert hint(session) == "Enter opens it"
        await session.press("enter")
        assert hint(session) == ""


async def test_a_hint_is_of_the_pane_one_is_in(start: Start) -> None:
    async with start(160, 45, asks=True) as session:
        assert hint(session) == "Enter opens it"
        await session.press("1")
        assert hint(session) == ""
        await session.press("2")
        assert hint(session) == "Enter opens it"


async def test_at_the_end_space_leads_on_and_is_told_until_it_did(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("enter", "enter", "space")
        assert hint(session) != NEXT or session.screen.article.at_end()
        await session.press("G")
        assert hint(session) == NEXT
        await session.press("space", "G")
        assert hint(session) == ""


async def test_after_a_few_columns_keeping_is_told_and_then_where_they_are_kept(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("enter", "enter")
        assert hint(session) == ""
        await read_on(session, FEW - 1)
        assert hint(session) == KEEPS
        await session.press("s")
        assert hint(session) == SAVED
        await session.press("4", "escape")
        await read_on(session, 1)
        assert hint(session) not in (KEEPS, SAVED)


async def test_it_fades_after_some_sessions(start: Start) -> None:
    seen = []
    for _ in range(SESSIONS + 1):
        async with start(120, 40) as session:
            await session.go_to_channel("Op Eds")
            await session.press("enter")
            await read_on(session, FEW - 1)
            assert isinstance(session.screen.showing, Opened)
            seen.append(hint(session))
    assert seen[:SESSIONS] == [KEEPS] * SESSIONS
    assert seen[SESSIONS] != KEEPS


async def test_the_keys_are_those_of_the_person(start: Start) -> None:
    settings = Settings(keys={"save": ("ctrl+s",)})
    async with start(120, 40, settings=settings) as session:
        await session.press("enter", "enter")
        await read_on(session, FEW - 1)
        assert hint(session) == "Ctrl-s keeps it for good"


def test_every_hint_is_of_a_command_that_has_a_key_there() -> None:
    for each in HINTS:
        assert key_map().label(each.command, each.place), each.command
