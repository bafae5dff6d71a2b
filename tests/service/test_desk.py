"""A desk from its making to its close, and the lists on it."""

import os
from pathlib import Path

import httpx
import pytest

from reader.errors import LibraryError
from reader.library import LibraryThread
from reader.model.entry import NewEntry, Scope, ScopeKind, State
from reader.service.desk import Desk, _Doors
from reader.service.following.following import begin
from reader.service.library import lists
from reader.service.library.about import about_channel
from reader.service.reading.opening import open_entry
from tests.service.conftest import CATALOGUE, NOW, has_channel, has_entry
from tests.service.pages import SITE, column
from tests.service.web import HASTY, Web

pytestmark = pytest.mark.asyncio(loop_scope="module")


def a_desk(folder: Path, web: Web) -> Desk:
    return Desk(
        folder / "library.sqlite3",
        catalogue=lambda: CATALOGUE,
        starters=lambda: (f"{SITE}/opinion",),
        routes={SITE: "http://127.0.0.1:4000"},
        limits=HASTY,
        transport=httpx.MockTransport(web),
    )


class TestTheDesk:
    async def test_making_one_costs_nothing(self, tmp_path: Path, web: Web) -> None:
        desk = a_desk(tmp_path, web)
        assert os.listdir(tmp_path) == []
        assert "fetcher" not in vars(desk)
        await desk.close()
        assert os.listdir(tmp_path) == []

    async def test_closing_leaves_no_process_and_no_library(self, tmp_path: Path, web: Web) -> None:
        desk = a_desk(tmp_path, web)
        desk.library.start()
        await desk.warm()
        pid = await desk.parser.run(os.getpid)
        await desk.close()
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        with pytest.raises(LibraryError, match="is closed"):
            await lists.read_front(desk)

    async def test_an_address_for_the_browser_is_where_it_is_really_served(self, tmp_path: Path, web: Web) -> None:
        desk = a_desk(tmp_path, web)
        assert desk.address(f"{SITE}/opinion") == "http://127.0.0.1:4000/opinion"
        assert desk.address("https://other.example/x") == "https://other.example/x"
        await desk.close()

    async def test_what_was_read_is_there_the_next_time(self, tmp_path: Path, web: Web) -> None:
        web.put("http://127.0.0.1:4000/opinion/s-1", column())
        first = a_desk(tmp_path, web)
        first.library.start()
        entry = await has_entry(first, NewEntry("press:1", f"{SITE}/opinion/s-1", "The slow train"))
        opened = await open_entry(first, entry.id)
        await first.close()
        web.offline = True
        second = a_desk(tmp_path, web)
        second.library.start()
        assert (await open_entry(second, entry.id)).article == opened.article
        await second.close()


class TestTheLists:
    async def test_a_new_library_begins_at_its_first_channel(self, desk: Desk) -> None:
        await desk.library.write(lambda library: begin(library, desk))
        front = await lists.read_front(desk)
        assert (front.unread, front.reading, front.saved) == (0, 0, 0)
        assert lists.first_scope(front) == Scope(ScopeKind.CHANNEL, front.channels[0].id)

    async def test_one_without_channels_begins_at_the_unread(self, desk: Desk) -> None:
        assert lists.first_scope(await lists.read_front(desk)) == Scope(ScopeKind.UNREAD)

    async def test_what_is_unread_comes_first(self, desk: Desk) -> None:
        entry = await has_entry(desk, NewEntry("press:1", f"{SITE}/opinion/s-1", "Headline"))
        front = await lists.read_front(desk)
        assert front.unread == 1
        assert lists.first_scope(front) == Scope(ScopeKind.UNREAD)
        assert (await lists.read_window(desk, Scope(ScopeKind.UNREAD))).rows == (entry,)
        assert await lists.read_entries(desk, Scope(ScopeKind.UNREAD), 5) == (entry,)

    async def test_a_window_has_all_ids_and_the_first_rows(self, desk: Desk) -> None:
        channel = await has_channel(desk, CATALOGUE[0])
        many = [
            NewEntry(f"press:{number}", f"{SITE}/opinion/s-{number}", f"Headline {number}") for number in range(300)
        ]
        await desk.library.write(lambda library: library.entries.put(channel.id, many, NOW))
        window = await lists.read_window(desk, Scope(ScopeKind.CHANNEL, channel.id))
        assert (len(window.ids), len(window.rows)) == (300, lists.WINDOW)
        assert [row.id for row in window.rows] == list(window.ids[: lists.WINDOW])
        further = await lists.read_rows(desk, window.ids[250:260])
        assert [row.headline for row in further] == [f"Headline {number}" for number in range(250, 260)]
        assert len(await lists.read_entries(desk, Scope(ScopeKind.UNREAD), 7)) == 7

    async def test_what_is_begun_and_finished_is_counted(self, desk: Desk) -> None:
        entry = await has_entry(desk, NewEntry("press:1", f"{SITE}/opinion/s-1", "Headline"))
        await desk.library.write(lambda library: library.entries.set_state([entry.id], State.READING, NOW))
        assert (await lists.read_front(desk)).reading == 1
        await desk.library.write(lambda library: library.entries.set_state([entry.id], State.FINISHED, NOW))
        front = await lists.read_front(desk)
        assert (front.reading, front.unread) == (0, 0)

    async def test_a_channel_that_is_not_there_is_none(self, desk: Desk) -> None:
        assert await about_channel(desk, 99) is None


async def test_without_a_library_where_a_host_was_is_known_for_this_run(tmp_path: Path) -> None:
    doors = _Doors(LibraryThread(tmp_path / "library.db"))
    assert await doors.was_private("lantern.example:80") is None
    await doors.remember("lantern.example:80", True)
    assert await doors.was_private("lantern.example:80") is True
