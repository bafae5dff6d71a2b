"""Two machines that share a folder and nothing else: real libraries, real files, and what goes wrong with them."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from reader.errors import BylineError, FileError
from reader.library.journal import ReadFile
from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry, State
from reader.model.mute import MuteKind
from reader.model.passage import passage_of
from reader.model.place import Place
from reader.service.desk import Desk
from reader.service.library import journal, journal_folder
from reader.service.library.journal import Synced, keep_journal, status, sync
from tests.bench.journal import histories
from tests.room import no_room, read_only
from tests.service.conftest import CATALOGUE

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
FERRY = NewEntry("press.example/ferry", "https://press.example/ferry", "The ferry", "Ada Writer", "The Press")
PASSAGE = passage_of("The slow train teaches patience.", 4, 14)


class Two:
    """Two desks whose clocks are decades apart, and the folder between them."""

    def __init__(self, one: Desk, other: Desk, folder: Path) -> None:
        self.one, self.other, self.folder = one, other, folder

    async def meet(self) -> None:
        for desk in (self.one, self.other, self.one):
            await sync(desk, self.folder)

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*/*.jsonl"))


@asynccontextmanager
async def _desk(path: Path, now: datetime = NOW) -> AsyncIterator[Desk]:
    desk = Desk(path, catalogue=lambda: CATALOGUE, starters=lambda: (), clock=lambda: now, offline=True)
    desk.library.start()
    yield desk
    await desk.close()


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    ahead = NOW + timedelta(days=365 * 30)
    async with _desk(tmp_path / "one.db") as one, _desk(tmp_path / "other.db", ahead) as other:
        yield Two(one, other, tmp_path / "shared")


async def _do(desk: Desk, work: Callable[[Library, int], object], entry: NewEntry = FERRY) -> None:
    """Something with the entry, which comes into the library if it is not there."""

    def do(library: Library) -> None:
        work(library, library.entries.add_loose(entry, desk.clock()))

    await desk.library.write(do)


async def _state(desk: Desk, entry: NewEntry = FERRY) -> State | None:
    found = await desk.library.read(lambda library: library.entries.by_key(entry.key))
    return found.state if found else None


def _finish(library: Library, entry_id: int) -> None:
    library.entries.set_state([entry_id], State.FINISHED, NOW)


async def test_what_is_kept_is_made_on_the_other_machine(two: Two) -> None:
    def keep(library: Library, entry_id: int) -> None:
        library.saved.save(entry_id, NOW)
        library.tags.add(entry_id, "Boats")
        library.notes.put(entry_id, "Six o'clock", NOW)
        library.highlights.add(entry_id, PASSAGE, "slow", NOW)
        library.entries.set_place(entry_id, Place(2, 5, "slow train"), 0.4, NOW)
        _finish(library, entry_id)

    await _do(two.one, keep)
    await two.meet()

    def check(library: Library) -> None:
        entry = library.entries.by_key(FERRY.key)
        assert entry
        assert (entry.url, entry.headline, entry.byline) == (FERRY.url, FERRY.headline, FERRY.byline)
        assert (entry.saved, entry.state, entry.place, entry.progress) == (
            True,
            State.FINISHED,
            Place(2, 5, "slow train"),
            0.4,
        )
        assert library.saved.saved_at(entry.id) == NOW
        assert (library.tags.of(entry.id), library.notes.get(entry.id)) == (("Boats",), "Six o'clock")
        (mark,) = library.highlights.of(entry.id)
        assert (mark.passage, mark.note, mark.made_at) == (PASSAGE, "slow", NOW)
        assert library.saved.textless() == (entry.id,)

    await two.other.library.read(check)


async def test_a_state_waits_for_its_column_to_be_listed(two: Two) -> None:
    await _do(two.one, _finish)
    await two.meet()
    assert await _state(two.other) is None
    assert (await status(two.other)).waiting == 1
    await _do(two.other, lambda library, entry_id: None)
    await sync(two.other, two.folder)
    assert await _state(two.other) is State.FINISHED
    assert (await status(two.other)).waiting == 0
    assert (await sync(two.one, two.folder)).taken == 0


async def test_who_knew_of_it_wins_whatever_the_clock_says(two: Two) -> None:
    await _do(two.one, lambda library, entry_id: None)
    await _do(two.other, _finish)
    await two.meet()
    assert await _state(two.one) is State.FINISHED
    await _do(two.one, lambda library, entry_id: library.entries.set_state([entry_id], State.SKIPPED, NOW))
    await two.meet()
    assert (await _state(two.one), await _state(two.other)) == (State.SKIPPED, State.SKIPPED)


async def test_what_was_only_seen_takes_nothing_back(two: Two) -> None:
    await _do(two.other, lambda library, entry_id: None)
    await two.meet()
    await _do(two.one, _finish)
    await _do(two.other, lambda library, entry_id: library.entries.seen([entry_id], NOW))
    await two.meet()
    assert await _state(two.other) is State.FINISHED


async def test_two_notes_at_once_are_both_kept(two: Two) -> None:
    await _do(two.one, lambda library, entry_id: library.saved.save(entry_id, NOW))
    await two.meet()
    for desk, words in ((two.one, "one"), (two.other, "other")):
        await _do(desk, partial(_note, words=words))
    await two.meet()
    notes = [await _note_of(desk) for desk in (two.one, two.other)]
    assert notes[0] == notes[1]
    assert sorted(notes[0].split()) == ["one", "other"]


def _note(library: Library, entry_id: int, words: str) -> None:
    library.notes.put(entry_id, words, NOW)


async def _note_of(desk: Desk) -> str:
    def read(library: Library) -> str:
        entry = library.entries.by_key(FERRY.key)
        return library.notes.get(entry.id) if entry else ""

    return await desk.library.read(read)


async def test_what_is_followed_called_and_muted(two: Two) -> None:
    mine = NewChannel("https://press.example/mine", "Mine", section="Harbour")

    def follow(library: Library) -> None:
        first = library.channels.by_url(CATALOGUE[0].url)
        assert first
        library.channels.arrange(first.id, "Pages", "Harbour")
        for channel_id in (first.id, library.channels.add(mine, NOW)):
            library.channels.follow(channel_id, NOW)
            library.mutes.add(MuteKind.CHANNEL, "Mine", channel_id, NOW)
        library.mutes.add(MuteKind.WORD, "Ferry", 0, NOW)

    for desk in (two.one, two.other):
        await desk.library.write(lambda library: library.channels.add_all(CATALOGUE, NOW))
    await two.one.library.write(follow)
    await two.meet()

    def listed(library: Library) -> list[tuple[str, ...]]:
        return sorted((each.url, each.name, each.section) for each in library.channels.followed())

    def muted(library: Library) -> list[tuple[str, ...]]:
        return sorted((each.kind, each.name) for each in library.mutes.all())

    for read in (listed, muted):
        assert await two.one.library.read(read) == await two.other.library.read(read)
    assert len(await two.other.library.read(muted)) == 3

    def let_go(library: Library) -> None:
        for channel in library.channels.followed():
            library.channels.unfollow(channel.id)
        for mute in library.mutes.all():
            library.mutes.remove(mute.number)

    await two.other.library.write(let_go)
    await two.meet()
    assert await two.one.library.read(listed) == []
    assert await two.one.library.read(muted) == []


async def test_the_files_are_private_and_only_grow(two: Two) -> None:
    await _do(two.one, _finish)
    await sync(two.one, two.folder)
    (path,) = two.files
    before = path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    await _do(two.one, lambda library, entry_id: library.tags.add(entry_id, "Boats"))
    await sync(two.one, two.folder)
    assert path.read_bytes().startswith(before)
    assert await sync(two.one, two.folder) == Synced()


async def test_a_torn_line_is_left_until_it_is_whole(two: Two) -> None:
    await _do(two.one, _finish)
    await _do(two.other, lambda library, entry_id: None)
    await sync(two.one, two.folder)
    (path,) = two.files
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert (await sync(two.other, two.folder)).unusable == 0
    assert await _state(two.other) is State.NEW
    path.write_bytes(whole[:60] + bytes(len(whole) - 60))
    await sync(two.other, two.folder)
    path.write_bytes(whole)
    os.utime(path, ns=(1, 1))
    await sync(two.other, two.folder)
    assert await _state(two.other) is State.FINISHED


async def test_a_bad_line_stops_no_other(two: Two) -> None:
    await _do(two.one, _finish)
    await _do(two.other, lambda library, entry_id: None)
    await sync(two.one, two.folder)
    (path,) = two.files
    head, *rest = path.read_bytes().splitlines(keepends=True)
    bad = b"x" * (3 << 20) + b"\n" + b'{"a":' * 90_000 + b"\n" + b"\0\x1b[2J\n"
    path.write_bytes(head + bad + b"".join(rest))
    (path.parent / "000009.jsonl").write_bytes(b'{"byline-journal": 2}\n{"later": 1}\n')
    (path.parent / "000010.jsonl").symlink_to("/dev/zero")
    os.mkfifo(path.parent / "000011.jsonl")
    assert (await sync(two.other, two.folder)).unusable == 5
    assert await _state(two.other) is State.FINISHED
    assert sum(each.unusable for each in (await status(two.other)).machines) == 5


async def test_a_folder_that_is_away_loses_nothing(two: Two) -> None:
    await _do(two.one, _finish)
    await two.meet()
    away = two.folder.rename(two.folder.with_name("away"))
    await _do(two.one, lambda library, entry_id: library.entries.set_state([entry_id], State.SKIPPED, NOW))
    with pytest.raises(FileError, match="is away"):
        await sync(two.one, two.folder)
    two.folder.mkdir()
    with pytest.raises(FileError, match=r"not in .* any more"):
        await sync(two.one, two.folder)
    two.folder.rmdir()
    away.rename(two.folder)
    assert (await sync(two.one, two.folder)).told == 1


async def test_a_folder_that_is_lost_is_told_all_of_it_again(two: Two, tmp_path: Path) -> None:
    await _do(two.one, lambda library, entry_id: library.notes.put(entry_id, "kept", NOW))
    await two.meet()
    for path in two.files:
        path.unlink()
        path.parent.rmdir()
    await sync(two.one, two.folder, anew=True)
    async with _desk(tmp_path / "third.db") as third:
        await sync(third, two.folder)
        assert await _note_of(third) == "kept"
        assert (await sync(third, tmp_path / "elsewhere")).told > 0


@pytest.mark.parametrize("full", [True, False])
async def test_what_cannot_be_written_is_told_later(two: Two, full: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    await _do(two.one, _finish)
    await two.meet()
    await _do(two.one, lambda library, entry_id: library.entries.set_state([entry_id], State.SKIPPED, NOW))
    (path,) = two.files
    before = path.read_bytes()

    def refused(folder: Path, machine: str, label: str, known: dict[str, ReadFile], lines: Sequence[bytes]) -> ReadFile:
        """The library's own file can be written all the while."""
        with no_room(len(before) + 10) if full else read_only(path.parent):
            return journal_folder.append(folder, machine, label, known, lines)

    monkeypatch.setattr(journal, "append", refused)
    assert (await sync(two.one, two.folder)).failed
    assert path.read_bytes() == before
    assert (await status(two.one)).untold == 1
    monkeypatch.undo()
    assert (await sync(two.one, two.folder)).told == 1
    await sync(two.other, two.folder)
    assert (await status(two.other)).waiting == 1


async def test_it_is_kept_up_to_date_while_byline_runs(two: Two) -> None:
    told: list[Synced | BylineError] = []
    came = asyncio.Event()

    def tell(done: Synced | BylineError) -> None:
        told.append(done)
        came.set()

    keeping = asyncio.create_task(keep_journal(two.one, two.folder, tell, pause=0.01, every=0.05))
    await came.wait()
    await _do(two.one, _finish)
    await _do(two.other, lambda library, entry_id: library.notes.put(entry_id, "from elsewhere", NOW))
    async with asyncio.timeout(20):
        while await _note_of(two.one) != "from elsewhere" or await _state(two.other) is not State.FINISHED:
            await sync(two.other, two.folder)
            await asyncio.sleep(0.02)
    two.folder.rename(two.folder.with_name("away"))
    while not isinstance(told[-1], FileError):
        came.clear()
        await came.wait()
    count = len(told)
    await asyncio.sleep(0.2)
    assert len(told) == count
    keeping.cancel()
    await asyncio.wait([keeping])
    assert two.one.library.on_deed == []


async def test_a_library_that_was_copied_is_another_machine(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    await _do(two.one, _finish)
    await sync(two.one, two.folder)
    before = await status(two.one)
    monkeypatch.setattr("socket.gethostname", lambda: "elsewhere\x1b[0m")
    await _do(two.one, lambda library, entry_id: library.tags.add(entry_id, "Boats"))
    await sync(two.one, two.folder)
    after = await status(two.one)
    assert before.machine != after.machine
    assert {each.label for each in after.machines} >= {"elsewhere"}


@pytest.mark.parametrize("machines", [2, 3])
async def test_histories_come_to_the_same(tmp_path: Path, machines: int) -> None:
    counted, wrong = await histories(tmp_path, 4, machines)
    assert wrong == []
    assert (counted["unequal"], counted["lost"]) == (0, 0)
    assert counted["acts"] > 40
