"""Everything done in a session is taken back by one key, and done again by another."""

from reader.model.entry import State
from reader.service.reading.opening import Opened
from tests.ui.conftest import Session, Start


def followed(session: Session) -> list[str]:
    return [channel.name for channel in session.screen.listing.front.channels]


async def state(session: Session, entry_id: int) -> State:
    (entry,) = await session.desk.library.read(lambda library: library.entries.rows([entry_id]))
    return entry.state


async def test_finishing_by_reading_to_the_end(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        await session.press("G")
        assert await state(session, shown.entry.id) is State.FINISHED
        await session.press("u")
        assert f"Undone: finished “{shown.entry.headline}”." in session.text
        assert (await state(session, shown.entry.id)).unread
        await session.press("U")
        assert await state(session, shown.entry.id) is State.FINISHED
        assert f"Done again: finished “{shown.entry.headline}”." in session.text


async def test_a_whole_list_and_again(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        ids = session.screen.entries.ids
        await session.press("A", "u")
        assert f"Undone: finished {len(ids)} entries." in session.text
        assert all([(await state(session, each)).unread for each in ids])
        await session.press("ctrl+r")
        assert not any([(await state(session, each)).unread for each in ids])
        await session.press("m", "u", "u")
        assert all([(await state(session, each)).unread for each in ids])


async def test_skipping(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        entry = session.screen.entry_in_focus
        assert entry
        await session.press("X")
        assert "Skipped." in session.text
        assert await state(session, entry.id) is State.SKIPPED
        await session.press("X")
        assert await state(session, entry.id) is State.SEEN
        await session.press("u", "u")
        assert await state(session, entry.id) is entry.state
        await session.press("U", "S", *"is:skipped")
        assert entry.headline in session.text


async def test_letting_a_channel_go(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        before = followed(session)
        await session.press("F")
        assert "Op Eds" not in followed(session)
        await session.press("u")
        assert followed(session) == before
        assert "Undone: let go of Op Eds." in session.text


async def test_what_was_done_in_the_newsstand(start: Start) -> None:
    async with start() as session:
        before = followed(session)
        await session.press("a", *"okafor", "f2", *"xyz", "enter", "enter", "escape", "escape")
        assert "Ada Okafor" not in followed(session)
        await session.press("u")
        assert "Ada Okaforxyz" in followed(session)
        await session.press("u")
        assert followed(session) == before
        await session.press("u")
        assert "Nothing to undo." in session.text


async def test_what_is_done_after_an_undo_ends_what_can_be_done_again(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("m", "u", "s", "U")
        assert "There is nothing to do again." in session.text
