"""Muting from the entry itself: it is gone at once, counted, listed, and comes back."""

from datetime import timedelta

from reader.model.entry import Entry, Scope, ScopeKind
from reader.model.mute import MuteKind
from reader.service.library import muting
from tests.ui.conftest import Session, Start

UNREAD = Scope(ScopeKind.UNREAD)


async def unread(session: Session) -> list[str]:
    read = session.desk.library.read
    return [each.headline for each in await read(lambda library: library.entries.rows(library.entries.ids(UNREAD)))]


async def in_the_list(session: Session) -> Entry:
    await session.go_to_channel("From the Left")
    entry = session.screen.entry_in_focus
    assert entry
    return entry


async def test_a_word_is_muted_from_the_entry(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        assert "bridge" in entry.headline
        before = len(session.screen.entries.ids)
        await session.press("M", *"bridge", "enter")
        assert "for a month" in session.text
        await session.press("enter")
        assert "Muted for a month: bridge, in 1 column." in session.text
        assert entry.id not in session.screen.entries.ids
        assert len(session.screen.entries.ids) < before
        assert entry.headline not in await unread(session)


async def test_the_writer_for_good_and_undone(start: Start) -> None:
    async with start() as session:
        await in_the_list(session)
        before = await unread(session)
        await session.press("M")
        assert "writer" in session.text
        assert "section" in session.text
        await session.press("enter", "down", "enter")
        assert "Muted for good: Nora Whitfield, in " in session.text
        assert len(await unread(session)) < len(before)
        await session.press("u")
        assert "Undone: muted Nora Whitfield." in session.text
        assert await unread(session) == before
        await session.press("U")
        (known,) = await muting.mutes(session.desk)
        assert (known.mute.kind, known.mute.until) == (MuteKind.WRITER, None)
        assert not any(
            each.byline == "Nora Whitfield"
            for each in session.screen.entries.entries.values()
            if each.id in session.screen.entries.ids
        )


async def test_what_is_muted_is_counted_shown_and_let_be_seen_again(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        await session.press("M", "enter", "enter", "'", "u")
        await session.settle()
        assert " muted" in session.text
        await session.press("'", "m")
        assert "until" in session.text
        assert "All columns that are muted" in session.text
        await session.press("down", "enter")
        assert entry.id in session.screen.entries.ids
        await session.press("'", "m", "enter")
        assert "To be seen again: Nora Whitfield." in session.text
        assert await muting.mutes(session.desk) == ()
        await session.press("'", "m")
        assert "Nothing is muted." in session.text


async def test_a_mute_that_is_over_ends_with_the_next_start(start: Start) -> None:
    async with start() as session:
        entry = await in_the_list(session)
        (writer, *_) = await muting.offers(session.desk, entry)
        now = session.desk.clock()
        await session.desk.library.write(
            lambda library: library.mutes.add(writer.kind, writer.name, 0, now, now - timedelta(days=1))
        )
        assert entry.headline not in await unread(session)
    async with start() as session:
        assert entry.headline in await unread(session)


async def test_a_channel_that_is_all_muted_says_so(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Nora Whitfield")
        count = len(session.screen.entries.ids)
        await session.press("M", "enter", "down", "enter")
        assert session.screen.entries.ids == ()
        assert "All that the channel lists is muted." in session.text
        assert f"{count} muted" in session.text
        await session.press("u")
        assert len(session.screen.entries.ids) == count
        assert " muted" not in session.text.split("\n")[0]


async def test_a_word_of_nothing_is_none(start: Start) -> None:
    async with start() as session:
        await in_the_list(session)
        await session.press("M", "-", "enter", "enter")
        assert "There is no word in that." in session.text
        assert await muting.mutes(session.desk) == ()
