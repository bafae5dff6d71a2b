"""The real screen on the real demo: only the terminal is not one."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.config import Settings
from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.server import ORIGIN, Syndicate
from reader.service.desk import Desk
from reader.ui.app import BylineApp
from reader.ui.reading import ReadingScreen
from reader.ui.start import read_start
from tests.ui.quiet import wait_until_quiet

TODAY = date(2026, 11, 23)


@dataclass
class Session:
    """A running screen and what drives it."""

    pilot: Pilot[None]
    screen: ReadingScreen
    desk: Desk

    async def press(self, *keys: str) -> None:
        """Presses the keys one after another and waits until everything they began is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        await self.pilot.app.workers.wait_for_complete()
        await self.pilot.pause()
        # What was only asked for by then may have begun meanwhile.
        while any(not worker.is_finished for worker in self.pilot.app.workers):
            await self.pilot.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def go_to_channel(self, name: str) -> None:
        """Opens the channel and fetches it if that was never done."""
        await self.go_to_channel_row(name)
        await self.press("enter")

    async def go_to_channel_row(self, name: str) -> None:
        """Puts the cursor on the channel, which shows what it lists."""
        await self.press("1")
        row = next(number for number, row in enumerate(self.screen.channels.rows) if row.label == name)
        self.screen.channels.move_to(row)
        await self.settle()

    async def go_to_entry(self, headline: str) -> None:
        """Puts the cursor of the list on the entry."""
        entries = self.screen.entries
        row = next(row for row, each in enumerate(entries.ids) if entries.entries[each].headline == headline)
        entries.move_to(row)
        await self.settle()

    @property
    def text(self) -> str:
        """What the screen shows, line by line."""
        lines = self.pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in lines)


@pytest.fixture(scope="module")
def syndicate() -> Iterator[Syndicate]:
    with Syndicate(TODAY, slow=0.6) as running:
        yield running


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that has all colours, whatever the tests are run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, lent_parser: None) -> None:
    """What is driven here is waited for no longer than it takes, and has its pages read by the one process."""
    wait_until_quiet(monkeypatch)


Start = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture
def start(syndicate: Syndicate, tmp_path: Path) -> Start:
    """Starts the screen on the library of this test; a second time is a restart. With ``asks`` a new library's
    channels are asked at once, as they are for a person."""

    @asynccontextmanager
    async def start(
        width: int = 120,
        height: int = 40,
        settings: Settings | None = None,
        offline: bool = False,
        address: str = "",
        asks: bool = False,
        settled: bool = True,
        settings_file: Path | None = None,
    ) -> AsyncIterator[Session]:
        desk = Desk(
            tmp_path / "library.sqlite3",
            catalogue=catalogue,
            starters=starter_urls,
            routes={ORIGIN: syndicate.address},
            offline=offline,
        )
        app = BylineApp(
            desk, settings or Settings(), read_start(desk, asks=asks, settings=settings), address, settings_file
        )
        try:
            async with app.run_test(size=(width, height)) as pilot:
                session = Session(pilot, app.reading, desk)
                if settled:
                    await session.settle()
                yield session
        finally:
            await desk.close()

    return start
