"""A library that fails while one reads: a sentence on the screen, and reading goes on."""

import sqlite3
from pathlib import Path

import pytest

from reader.errors import LibraryReadOnly
from reader.library import unwritten
from reader.service.reading.opening import Opened
from reader.service.unwritten import turn
from reader.ui.app import KEPT_IN_MEMORY
from tests.room import no_room
from tests.ui.conftest import Start

BEGINS, ENDS = turn(LibraryReadOnly("It cannot be written.")), turn(None)


def break_table(folder: Path, name: str) -> None:
    """Takes a table away, as a damaged file would."""
    with sqlite3.connect(folder / "library.sqlite3") as connection:
        connection.execute(f"ALTER TABLE {name} RENAME TO lost_{name}")
    connection.close()


@pytest.mark.parametrize("key", ["s", "m", "A", "r"])
async def test_what_cannot_be_written_is_a_sentence(start: Start, tmp_path: Path, key: str) -> None:
    async with start() as session:
        await session.press("enter")
        break_table(tmp_path, "saved" if key == "s" else "entry")
        await session.press(key)
        assert session.screen.bar.notice
        assert "library.sqlite3" in session.screen.bar.notice.text
        assert session.screen.bar.notice.failed


async def test_the_text_on_the_screen_stays_and_quitting_works(start: Start, tmp_path: Path) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "enter")
        break_table(tmp_path, "entry")
        await session.press("space", "s", "n")
        await session.press("3")
        await session.press("Q")
        assert session.pilot.app.return_code == 0


async def test_an_entry_that_cannot_be_read_is_a_failure_page(start: Start, tmp_path: Path) -> None:
    async with start() as session:
        await session.press("enter")
        break_table(tmp_path, "article")
        await session.press("enter")
        assert not isinstance(session.screen.showing, Opened)
        assert "library.sqlite3" in session.text.replace("\n", "")


async def test_a_disk_that_fills_up_is_told_while_it_lasts_and_one_reads_on(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unwritten, "PAUSE", 0.0)
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter")
        await session.press("2")
        bar = session.screen.bar
        with no_room():
            await session.press("s")
            assert bar.notice
            assert bar.notice.text == BEGINS
            assert KEPT_IN_MEMORY in session.text
            await session.press("enter")
            assert isinstance(session.screen.showing, Opened)
            assert KEPT_IN_MEMORY in session.text
        await session.press("2", "down", "s")
        assert KEPT_IN_MEMORY not in session.text
        assert not session.desk.library.kept_in_memory
        assert len(session.screen.saved.ids) == 2
        await session.press("Q")
        assert session.desk.library.lost is None


async def test_a_start_without_room_is_told_and_what_was_done_then_at_the_end(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unwritten, "PAUSE", 0.0)
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter", "Q")
    with no_room():
        async with start() as session:
            assert session.screen.bar.notice
            assert session.screen.bar.notice.text == BEGINS
            await session.press("2", "s")
            assert KEPT_IN_MEMORY in session.text
            await session.press("Q")
        assert session.desk.library.lost
        assert session.pilot.app.return_code == 0


async def test_that_it_can_be_written_again_is_told_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unwritten, "PAUSE", 0.0)
    async with start() as session:
        with no_room():
            await session.desk.library.write(lambda library: library.set_fact("half", "done"))
            await session.settle()
            assert KEPT_IN_MEMORY in session.text
        await session.desk.library.write(lambda library: library.set_fact("whole", "done"))
        await session.settle()
        assert ENDS in session.text
        await session.press("down")
        assert ENDS not in session.text


async def test_what_was_rescued_is_told_at_the_start(start: Start, tmp_path: Path) -> None:
    async with start() as session:
        await session.press("enter", "s")
    with (tmp_path / "library.sqlite3").open("rb+") as file:
        file.write(bytes(4096))
    async with start(160) as session:
        assert session.screen.bar.notice
        assert session.screen.bar.notice.text.startswith("The library was damaged. ")
        assert len(session.screen.saved.ids) == 1
