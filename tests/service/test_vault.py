"""The vault as files: written as things are done, found again wherever they are, never at the cost of a hand's work."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.errors import FileError
from reader.export.item import Item
from reader.export.vault import column_file
from reader.library.library import Library
from reader.model.entry import NewEntry
from reader.service import writing
from reader.service.desk import Desk
from reader.service.library import vault
from reader.service.library.vault import keep_vault, vault_folder, write_vault
from tests.bench.vault import measure

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Notes" / "Columns"


async def _saved(desk: Desk, headline: str = "A slow train", author: str = "Ada Writer") -> int:
    url = f"https://ada.example/{headline.replace(' ', '-')}"
    entry = NewEntry(url, url, headline, byline=author)

    def save(library: Library) -> int:
        entry_id = library.entries.add_loose(entry, NOW)
        library.saved.save(entry_id, NOW)
        return entry_id

    return await desk.library.write(save)


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("mine")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


async def test_a_file_each_and_a_page_for_the_columnist(desk: Desk, folder: Path) -> None:
    await _saved(desk)
    await _saved(desk, "Late ferry")
    assert (await write_vault(desk, folder)).written == 3
    assert _files(folder) == ["Columnists/ada-writer.md", "undated-a-slow-train.md", "undated-late-ferry.md"]
    assert "[Late ferry](../undated-late-ferry.md)" in (folder / "Columnists" / "ada-writer.md").read_text()
    assert (await write_vault(desk, folder)).written == 0


async def test_a_file_that_was_moved_is_found_again(desk: Desk, folder: Path) -> None:
    entry_id = await _saved(desk)
    await write_vault(desk, folder)
    (folder / "Read later").mkdir()
    moved = (folder / "undated-a-slow-train.md").rename(folder / "Read later" / "mine.md")
    await desk.library.write(lambda library: library.notes.put(entry_id, "Read again", NOW))
    await write_vault(desk, folder)
    assert "Read again" in moved.read_text()
    assert "(../Read%20later/mine.md)" in (folder / "Columnists" / "ada-writer.md").read_text()
    await desk.library.write(lambda library: library.saved.unsave(entry_id))
    assert (await write_vault(desk, folder)).removed == 2
    assert _files(folder) == []


async def test_a_file_of_the_same_name_is_left_alone(desk: Desk, folder: Path) -> None:
    own = folder / "undated-a-slow-train.md"
    _make(own)
    await _saved(desk)
    await write_vault(desk, folder)
    assert own.read_text() == "mine"
    assert len(_files(folder)) == 3


async def test_what_cannot_be_written_is_tried_again(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await _saved(desk)
    await _saved(desk, "Late ferry")
    write, failures = writing.write_whole, ["undated-a-slow-train.md"]

    def failing(path: Path, text: str | bytes, *, replacing: bool = False, mode: int = 0o600) -> None:
        if path.name in failures:
            raise FileError("There is no room.")
        write(path, text, replacing=replacing, mode=mode)

    monkeypatch.setattr(vault, "write_whole", failing)
    assert [each.headline for each in (await write_vault(desk, folder)).failed] == ["There is no room."]
    assert "undated-late-ferry.md" in _files(folder)
    failures.clear()
    assert (await write_vault(desk, folder)).written == 2
    assert "undated-a-slow-train.md" in _files(folder)


async def test_a_file_that_cannot_be_written_is_let_go_the_next_time(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_id = await _saved(desk)
    await write_vault(desk, folder)
    own = folder / "undated-a-slow-train.md"
    own.write_text(own.read_text() + "\nMine.\n")
    await desk.library.write(lambda library: library.saved.unsave(entry_id))
    with monkeypatch.context() as patched:
        patched.setattr(vault, "write_whole", _refuse)
        assert (await write_vault(desk, folder)).failed
    assert "A slow train" in own.read_text()
    assert (await write_vault(desk, folder)).failed == []
    assert own.read_text().endswith("Mine.\n")
    assert "# A slow train" not in own.read_text()


def _refuse(path: Path, text: str, **how: Any) -> None:
    """No file of the vault can be written."""
    if path.suffix == ".md":
        raise FileError("There is no room.")
    writing.write_whole(path, text, **how)


async def test_a_file_that_is_always_being_written_is_left_for_the_next_time(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_id = await _saved(desk)
    await write_vault(desk, folder)
    own = folder / "undated-a-slow-train.md"
    edits: list[int] = []

    def edited_meanwhile(item: Item, before: str) -> str:
        edits.append(len(edits))
        own.write_text(own.read_text() + "More.\n")
        return column_file(item, before)

    await desk.library.write(lambda library: library.tags.add(entry_id, "travel"))
    with monkeypatch.context() as patched:
        patched.setattr(vault, "column_file", edited_meanwhile)
        assert (await write_vault(desk, folder)).written == 0
    assert own.read_text().count("More.") == len(edits) > 1
    assert "travel" not in own.read_text()
    await write_vault(desk, folder)
    assert "travel" in own.read_text()


async def test_what_goes_wrong_while_it_is_kept_is_logged(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(vault, "write_whole", _refuse)
    await _saved(desk)
    await vault._quietly(desk, folder, lambda: False)
    assert "A file of the vault was not written: There is no room." in caplog.text
    (folder / "file").touch()
    await vault._quietly(desk, folder / "file", lambda: False)
    assert "The vault was not written" in caplog.text


async def test_where_a_file_is_there_can_be_no_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    await _saved(desk)
    with pytest.raises(FileError):
        await write_vault(desk, tmp_path / "file")


async def _until(seen: Callable[[], bool]) -> None:
    """Returns when it is so; a file tells nobody that it has changed, and is looked at again beside the loop."""

    def look() -> None:
        end = time.monotonic() + 10
        while not seen():
            assert time.monotonic() < end, "it did not come about"
            time.sleep(0.01)

    await asyncio.to_thread(look)


async def test_it_is_written_as_things_are_done(desk: Desk, folder: Path) -> None:
    page, column = folder / "Columnists" / "ada-writer.md", folder / "undated-a-slow-train.md"
    keeping = asyncio.create_task(keep_vault(desk, folder, pause=0.01))
    try:
        entry_id = await _saved(desk)
        await _until(page.exists)
        await desk.library.write(lambda library: library.tags.add(entry_id, "travel"))
        await _until(lambda: "travel" in column.read_text())
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
    assert desk.library.on_deed == []


async def test_a_folder_is_named_or_there_is_none() -> None:
    assert vault_folder(" ") is None
    assert vault_folder("~/Notes") == Path.home() / "Notes"


async def test_rounds_of_changes_and_edits_by_hand_lose_nothing() -> None:
    run = await asyncio.to_thread(measure, 300, 27)
    assert run.lost == []
    assert run.tokens > 100
