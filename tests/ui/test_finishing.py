"""When a column is finished: at its end, once it is opened, or only when one says so."""

import pytest

from reader.config import Settings
from reader.model.entry import State
from reader.service.reading.opening import Opened
from tests.ui.conftest import Session, Start
from tests.ui.test_pictures import open_daily


async def state(session: Session, entry_id: int) -> State:
    (entry,) = await session.desk.library.read(lambda library: library.entries.rows([entry_id]))
    return entry.state


@pytest.mark.parametrize(
    ("finish", "opened", "ended"),
    [
        ("end", State.READING, State.FINISHED),
        ("open", State.FINISHED, State.FINISHED),
        ("manual", State.READING, State.READING),
    ],
)
async def test_by_the_setting(start: Start, finish: str, opened: State, ended: State) -> None:
    async with start(settings=Settings(finish=finish)) as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        assert await state(session, shown.entry.id) is opened
        await session.press("G", "space", "escape")
        assert await state(session, shown.entry.id) is ended


async def test_what_opening_finished_is_undone(start: Start) -> None:
    async with start(settings=Settings(finish="open")) as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        await session.press("u")
        assert (await state(session, shown.entry.id)).unread


async def test_who_says_so_finishes_in_any_case(start: Start) -> None:
    async with start(settings=Settings(finish="manual")) as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter", "m")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        assert await state(session, shown.entry.id) is State.FINISHED


@pytest.mark.parametrize(
    ("images", "keys", "finished"),
    [
        ("never", ("space",), False),
        ("never", ("right_square_bracket",), False),
        ("never", ("G", "space"), False),
        ("always", ("G", "space"), True),
    ],
)
async def test_a_comic_that_nobody_saw_is_not_finished(
    start: Start, images: str, keys: tuple[str, ...], finished: bool
) -> None:
    async with start(120, 40, Settings(images=images)) as session:
        await open_daily(session)
        await session.press("left_square_bracket")
        await session.settle()
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        await session.press(*keys)
        assert (await state(session, shown.entry.id) is State.FINISHED) is finished
