"""An address that a person gives is chosen now, also where a channel lists it; what a channel lists is not."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from reader.errors import Refused
from reader.model.channel import NewChannel
from reader.model.entry import Entry, NewEntry
from reader.service.desk import Desk
from reader.service.library.adding import Kept, add
from reader.service.library.exporting import named
from reader.service.library.saving import save
from reader.service.parser.pool import Parser
from reader.service.reading.opening import open_entry
from reader.service.reading.unlisted import read_url
from reader.service.reading.visiting import entry_at
from tests.fetch.loopback import Site, answer, saying, serving
from tests.service.conftest import Clock
from tests.service.pages import column

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass(frozen=True)
class Listed:
    """A desk with a channel at one port of this computer, and the entry it lists at another."""

    desk: Desk
    entry: Entry
    site: Site


@pytest_asyncio.fixture(loop_scope="module")
async def listed(tmp_path: Path, clock: Clock, parser: Parser) -> AsyncIterator[Listed]:
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(serving(saying(answer(column().encode()))))
        desk = Desk(tmp_path / "library.sqlite3", catalogue=lambda: (), starters=lambda: (), clock=clock)
        desk.parser = parser
        desk.library.start()
        stack.callback(desk.library.close)
        stack.push_async_callback(desk.fetcher.close)
        url = f"{site.origin}/col1.html"
        channel = NewChannel("http://127.0.0.1:1/", "Nora")

        def put(library: Any) -> Entry:
            library.entries.put(library.channels.add(channel, clock()), [NewEntry(url, url, "A column")], clock())
            found: Entry = library.entries.by_url(url)
            return found

        yield Listed(desk, await desk.library.write(put), site)


async def test_from_its_list_another_port_is_refused(listed: Listed) -> None:
    with pytest.raises(Refused, match=f"give {listed.entry.url} yourself"):
        await open_entry(listed.desk, listed.entry.id)
    assert listed.site.asked == []


async def _opened(desk: Desk, url: str) -> str:
    return (await open_entry(desk, (await entry_at(desk, url)).id)).article.text


async def _saved(desk: Desk, url: str) -> str:
    _, trouble = await save(desk, await entry_at(desk, url))
    return str(trouble or "")


async def _added(desk: Desk, url: str) -> str:
    kept = await add(desk, url)
    assert isinstance(kept, Kept)
    return str(kept.trouble or "")


async def _read(desk: Desk, url: str) -> str:
    return (await read_url(desk, url)).article.text


async def _exported(desk: Desk, url: str) -> str:
    item = await named(desk, url)
    return item.article.text if item.article else ""


@pytest.mark.parametrize("given", [_opened, _saved, _added, _read, _exported])
async def test_given_by_hand_it_is_read(listed: Listed, given: Callable[[Desk, str], Coroutine[Any, Any, str]]) -> None:
    await given(listed.desk, listed.entry.url)
    stored = await listed.desk.library.read(lambda library: library.articles.get(listed.entry.id))
    assert stored
    assert stored.article.text.startswith("Nobody takes the slow train")


async def test_a_link_to_it_is_not_given_by_hand(listed: Listed) -> None:
    entry = await entry_at(listed.desk, listed.entry.url, led_by="https://press.example/1")
    with pytest.raises(Refused):
        await open_entry(listed.desk, entry.id)
