"""A real library, a real parser process, a fixed clock, and a network that is not there.

The parser process belongs to one event loop and takes a quarter of a second to start, so the tests of a module share
both; every test has a desk of its own.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from reader.library.library import Library
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind
from reader.service.desk import Desk
from reader.service.following.following import Followed, add
from reader.service.parser.pool import Parser
from tests.service.pages import SITE
from tests.service.web import HASTY, Web

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)

CATALOGUE = (
    NewChannel(f"{SITE}/opinion", "Op Eds", section="Opinion", feed_url=f"{SITE}/opinion/rss", code="opinion"),
    NewChannel(f"{SITE}/politics/fromtheleft/adawriter", "Ada Writer", byline="Ada Writer", code="adawriter"),
    NewChannel(f"{SITE}/thefunnies/gull", "The Gull", SourceKind.COMIC, byline="Bo Quill", code="gull"),
    NewChannel(f"{SITE}/thefunnies/tern", "Twice", SourceKind.COMIC, code="tern"),
    NewChannel(f"{SITE}/letters", "Twice", SourceKind.INDEX, code="letters"),
    NewChannel(f"{SITE}/andres", "Andrés Writes", SourceKind.INDEX, code="andreswrites"),
)


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: float) -> None:
        self.now += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def web() -> Web:
    return Web()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parser() -> AsyncIterator[Parser]:
    parser = Parser()
    yield parser
    await parser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def desk(tmp_path: Path, web: Web, clock: Clock, parser: Parser) -> AsyncIterator[Desk]:
    desk = Desk(
        tmp_path / "library.sqlite3",
        catalogue=lambda: CATALOGUE,
        starters=lambda: (f"{SITE}/opinion", f"{SITE}/thefunnies/gull"),
        clock=clock,
        limits=HASTY,
        transport=httpx.MockTransport(web),
    )
    desk.parser = parser
    desk.library.start()
    yield desk
    await desk.fetcher.close()
    desk.library.close()


async def add_channel(desk: Desk, wanted: str) -> Followed:
    """What is followed at an address or of a name, which must be no column."""
    followed = await add(desk, wanted)
    assert isinstance(followed, Followed)
    return followed


async def has_channel(desk: Desk, channel: NewChannel) -> Channel:
    """The channel, followed, as the library has it."""

    def put(library: Library) -> Channel:
        channel_id = library.channels.add(channel, desk.clock())
        library.channels.follow(channel_id, desk.clock())
        found = library.channels.get(channel_id)
        assert found
        return found

    return await desk.library.write(put)


async def has_entry(desk: Desk, entry: NewEntry) -> Entry:
    """The entry in the op-eds, as the library has it."""
    channel = await has_channel(desk, CATALOGUE[0])

    def put(library: Library) -> Entry:
        library.entries.put(channel.id, [entry], desk.clock())
        found = library.entries.by_key(entry.key)
        assert found
        return found

    return await desk.library.write(put)


async def now_is(desk: Desk, entry: Entry) -> Entry:
    """The entry as the library has it now."""
    found = await desk.library.read(lambda library: library.entries.get(entry.id))
    assert found
    return found


async def channel_now(desk: Desk, channel: Channel) -> Channel:
    found = await desk.library.read(lambda library: library.channels.get(channel.id))
    assert found
    return found


async def entries_of(desk: Desk, channel: Channel) -> tuple[Entry, ...]:
    """The entries the channel lists, newest first."""
    scope = Scope(ScopeKind.CHANNEL, channel.id)
    return await desk.library.read(lambda library: library.entries.rows(library.entries.ids(scope)))
