"""Plain mode on the real demo."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from reader.cli.plain import answer
from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.server import ORIGIN, Syndicate
from reader.plain.session import Session
from reader.service.desk import Desk


class Talk:
    """A session, and what was said last."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.said: list[str] = []

    async def type(self, *lines: str) -> list[str]:
        """Types the lines; answers what is said to the last."""
        for line in lines:
            self.said = await answer(self.session, line)
        return self.said

    async def go_to(self, title: str) -> list[str]:
        """Goes to the list or channel of this title by its number."""
        await self.type("channels")
        while not (numbers := [line.split(".")[0] for line in self.said if f". {title}" in line]):
            await self.type("")
        return await self.type(numbers[0])


Begin = Callable[..., AbstractAsyncContextManager[Talk]]


@pytest.fixture(scope="module")
def syndicate() -> Iterator[Syndicate]:
    with Syndicate(date(2026, 11, 23), slow=0.0) as running:
        yield running


@pytest.fixture
def desk_at(syndicate: Syndicate, lent_parser: None) -> Callable[..., Desk]:
    """A desk on a library in this folder."""

    def make(folder: Path, offline: bool = False) -> Desk:
        routes = {ORIGIN: syndicate.address}
        library = folder / "library.sqlite3"
        return Desk(library, catalogue=catalogue, starters=starter_urls, routes=routes, offline=offline)

    return make


@pytest.fixture
def begin(desk_at: Callable[..., Desk], tmp_path: Path) -> Begin:
    """Starts plain mode on the library of this test; a second time is a restart."""

    @asynccontextmanager
    async def begin(offline: bool = False) -> AsyncIterator[Talk]:
        desk = desk_at(tmp_path, offline)
        desk.library.start()
        try:
            talk = Talk(Session(desk))
            talk.said = await talk.session.begin()
            yield talk
        finally:
            await desk.close()

    return begin
