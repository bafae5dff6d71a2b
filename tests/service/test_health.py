"""How the library, the channels and the network are."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from reader.errors import LibraryDamaged
from reader.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.moment import Moment
from reader.service.desk import Desk
from reader.service.library import health
from reader.service.library.health import QUIET_AFTER, ask_network, examine, is_quiet, look_over
from tests.service.web import HASTY, Web

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
HERE = "http://127.0.0.1:1/opinion"


@pytest_asyncio.fixture
async def desk(tmp_path: Path, web: Web) -> AsyncIterator[Desk]:
    desk = Desk(
        tmp_path / "library.sqlite3",
        catalogue=lambda: (NewChannel(HERE, "Op Eds"),),
        starters=lambda: (),
        clock=lambda: NOW,
        limits=HASTY,
        transport=httpx.MockTransport(web),
    )
    yield desk
    await desk.close()


async def follows(desk: Desk, name: str, *, published: Moment | None = None, trouble: str = "") -> None:
    """A followed channel, with an entry if it was ``published``, failing if in ``trouble``."""
    desk.library.start()
    site = f"https://{name.lower()}.example"

    channel_id = await desk.library.write(lambda library: library.channels.add(NewChannel(site, name), NOW))
    await desk.library.write(lambda library: library.channels.follow(channel_id, NOW))
    if published:
        entry = NewEntry(name, f"{site}/1", "Headline", published_at=published)
        await desk.library.write(lambda library: library.entries.put(channel_id, [entry], NOW))
    if trouble:
        await desk.library.write(lambda library: library.channels.failed(channel_id, NOW, trouble))


class TestTheLibrary:
    async def test_where_there_is_none_none_is_made(self, desk: Desk) -> None:
        library, channels = await examine(desk)
        assert (library.made, library.trouble, channels) == (False, "", ())
        assert not desk.library.path.exists()

    async def test_its_facts(self, desk: Desk) -> None:
        await follows(desk, "Ada", published=date(2026, 11, 2))
        await follows(desk, "Bo", published=datetime(2026, 11, 20, 8, tzinfo=UTC))
        await desk.library.write(lambda library: library.channels.add(NewChannel("https://c.example", "Cy"), NOW))
        library, _ = await examine(desk)
        assert (library.channels, library.followed, library.entries) == (3, 2, 2)
        assert (library.articles, library.saved) == (0, 0)
        assert (library.oldest, library.newest) == (date(2026, 11, 2), datetime(2026, 11, 20, 8, tzinfo=UTC))
        assert library.schema >= 1
        assert library.sqlite.startswith("3.")
        assert library.size >= desk.library.path.stat().st_size > 0
        assert library.trouble == ""

    async def test_a_file_of_somebody_else_is_told_and_left(self, desk: Desk) -> None:
        desk.library.path.write_text("a novel")
        library, channels = await examine(desk)
        assert "not a library of Byline" in library.trouble
        assert library.hint
        assert (library.made, channels) == (True, ())
        assert desk.library.path.read_text() == "a novel"

    async def test_damage_inside_is_found(self, desk: Desk) -> None:
        await follows(desk, "Ada", published=date(2026, 11, 2))
        desk.library.close()
        with closing(sqlite3.connect(desk.library.path)) as raw:
            raw.execute("PRAGMA journal_mode = DELETE")
            raw.execute("PRAGMA writable_schema = ON")
            raw.execute("DELETE FROM sqlite_master WHERE name = 'entry_state'")
            raw.commit()
        hurt = Desk(desk.library.path, catalogue=lambda: (), starters=lambda: (), clock=lambda: NOW)
        library, channels = await examine(hurt)
        await hurt.close()
        assert library.trouble == ""
        assert library.rescued.startswith("The library was damaged. 1 column")
        assert [each.channel.name for each in channels] == ["Ada"]

    async def test_what_only_looking_over_the_file_finds_is_told(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.library.start()
        monkeypatch.setattr("reader.library.facts.is_sound", lambda store: False)
        library, _ = await examine(desk)
        assert library.trouble == "The library is damaged."
        assert library.hint == "Start Byline again: then what can be read of it is rescued."


class TestTheChannels:
    async def test_the_failing_come_first_then_the_quiet(self, desk: Desk) -> None:
        long_ago = (NOW - QUIET_AFTER - timedelta(days=1)).date()
        await follows(desk, "Fine", published=NOW.date())
        await follows(desk, "Quiet", published=long_ago)
        await follows(desk, "New")
        await follows(desk, "Failing", trouble="It refused.")
        _, channels = await examine(desk)
        assert [each.channel.name for each in channels] == ["Failing", "Quiet", "Fine", "New"]
        assert [each.quiet for each in channels] == [False, True, False, False]
        assert [each.heard_at for each in channels] == [None, long_ago, NOW.date(), None]
        assert channels[0].channel.trouble == "It refused."

    @pytest.mark.parametrize(("days", "quiet"), [(0, False), (60, False), (61, True), (-3, False)])
    def test_quiet_is_more_than_sixty_days(self, days: int, quiet: bool) -> None:
        moment = NOW - timedelta(days=days)
        assert is_quiet(moment, NOW) is is_quiet(moment.date(), NOW) is quiet

    def test_what_was_never_heard_is_not_quiet(self) -> None:
        assert is_quiet(None, NOW) is False


class TestTheNetwork:
    async def test_a_site_that_answers(self, desk: Desk, web: Web) -> None:
        web.put(HERE, "<html><body>Hello</body></html>")
        network = await ask_network(desk)
        assert network
        assert (network.url, network.resolved, network.trouble) == (HERE, True, "")
        assert network.seconds >= 0

    async def test_one_that_does_not(self, desk: Desk, web: Web) -> None:
        web.offline = True
        network = await ask_network(desk)
        assert network
        assert network.trouble.endswith(".")
        assert network.hint

    async def test_a_name_that_does_not_exist(self, desk: Desk, web: Web) -> None:
        desk.catalogue = lambda: (NewChannel("http://no-such-host.invalid./", "X"),)
        network = await ask_network(desk)
        assert network
        assert network.resolved is False

    async def test_without_a_catalogue_there_is_nobody_to_ask(self, desk: Desk) -> None:
        desk.catalogue = lambda: ()
        assert await ask_network(desk) is None


async def test_a_library_that_was_not_closed_is_looked_over(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await follows(desk, "Ada")
    path, copy = desk.library.path, tmp_path / "copy.sqlite3"
    shutil.copy(path, copy)
    shutil.copy(f"{path}-wal", f"{copy}-wal")
    other = Desk(copy, catalogue=lambda: (), starters=lambda: ())
    other.library.start()
    try:
        await look_over(other)
        monkeypatch.setattr(health, "LOOKED_OVER", 0)
        monkeypatch.setattr("reader.library.library.is_sound", lambda store: False)
        await look_over(other)
        monkeypatch.undo()
        monkeypatch.setattr("reader.library.library.is_sound", lambda store: False)
        with pytest.raises(LibraryDamaged):
            await look_over(other)
    finally:
        await other.close()


async def test_a_library_that_was_closed_is_not_looked_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.library.start()
    monkeypatch.setattr(Library, "require_sound", lambda self: pytest.fail("it was"))
    await look_over(desk)
