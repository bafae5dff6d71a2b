"""Whatever a person did in a session can be taken back, done again and taken back."""

from pathlib import Path

import pytest

from reader.model.entry import State
from reader.model.passage import passage_of
from reader.service.deeds import undo
from reader.service.desk import Desk
from reader.service.following.following import follow, unfollow
from reader.service.following.newsstand import rename
from reader.service.library.marking import highlight, tag, unhighlight, write_beside
from reader.service.library.saving import mark
from tests.bench.undoing import session
from tests.service.conftest import CATALOGUE, channel_now, has_channel, now_is
from tests.service.test_saving import an_entry

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("seed", range(12))
async def test_a_session_of_anything_leaves_no_trace(tmp_path: Path, seed: int) -> None:
    assert await session(tmp_path, seed) == []


async def test_when_it_was_last_touched_comes_back(desk: Desk) -> None:
    entry = await an_entry(desk, state=State.SEEN)
    before = await desk.library.read(lambda library: library.entries.standings([entry.id]))
    await undo(desk, await mark(desk, [entry.id], State.FINISHED))
    assert await desk.library.read(lambda library: library.entries.standings([entry.id])) == before


async def test_a_channel_comes_back_to_its_place(desk: Desk) -> None:
    first, second = [await has_channel(desk, each) for each in CATALOGUE[:2]]
    await follow(desk, first, second)
    place = await desk.library.read(lambda library: library.channels.following(first.id))
    gone = await unfollow(desk, first)
    assert gone.label == "let go of Op Eds"
    assert not (await channel_now(desk, first)).followed
    again = await undo(desk, gone)
    assert await desk.library.read(lambda library: library.channels.following(first.id)) == place
    await undo(desk, again)
    assert not (await channel_now(desk, first)).followed


async def test_what_is_gone_is_not_done_again(desk: Desk) -> None:
    entry = await an_entry(desk)
    channel = await has_channel(desk, CATALOGUE[0])
    tagged = await tag(desk, entry, "Trains")
    assert (await undo(desk, tagged)).deeds
    assert (await undo(desk, tagged)).deeds == ()
    assert (await follow(desk, channel)).deeds == ()
    assert (await unfollow(desk, channel)).deeds
    assert (await unfollow(desk, channel)).deeds == ()
    renamed = await rename(desk, channel, "Mine")
    assert renamed.label == "renamed Op Eds to Mine"
    await undo(desk, renamed)
    assert (await channel_now(desk, channel)).name == "Op Eds"
    assert (await now_is(desk, entry)).state is State.NEW


async def test_a_note_beside_what_is_no_longer_marked(desk: Desk) -> None:
    entry = await an_entry(desk)
    await highlight(desk, entry, passage_of("Nobody waits.", 0, 6))
    (kept,) = await desk.library.read(lambda library: library.highlights.of(entry.id))
    written = await write_beside(desk, kept, "why?")
    await unhighlight(desk, kept)
    assert (await write_beside(desk, kept, "who?")).deeds == ()
    assert (await undo(desk, written)).deeds == ()
    assert await desk.library.read(lambda library: library.highlights.of(entry.id)) == (kept,)
