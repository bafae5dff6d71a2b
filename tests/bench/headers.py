"""Whether the head that is drawn at once stays when the text comes: ``python -m tests.bench.headers [openings]``.

Entries of the demo's channels are opened for the first time. What stood above the text is moved when it is not
there in that order any more: what comes later may only stand before, between and after it, and correct who wrote the
column. A head grows when its rule stands lower then.
"""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.config import Settings
from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.server import ORIGIN, Syndicate
from reader.model.entry import Entry, Scope, ScopeKind
from reader.service.desk import Desk
from reader.service.following import refreshing
from reader.service.library import lists
from reader.ui.app import BylineApp
from reader.ui.commands.opening import open_entry
from reader.ui.keys import PaneName
from reader.ui.reading import ReadingScreen
from reader.ui.start import read_start
from reader.ui.state import Opening

SIZES = ((80, 24), (120, 40), (200, 60))
TODAY = date(2026, 11, 23)
WAITING = "Fetching the column"


@dataclass(frozen=True, slots=True)
class Opened:
    """The rows of one opening, as they stood on the screen before the text and with it."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def moved(self) -> tuple[str, ...]:
        now = iter(_told(self.after))
        return tuple(each for each in _told(self.before) if not any(_stands(each, other) for other in now))

    @property
    def grown(self) -> int:
        """By how many rows."""
        return _rule(self.after) - _rule(self.before)


def _told(rows: Sequence[str]) -> list[str]:
    """Every row and every fact of one, blank rows left out."""
    return [fact for row in rows if row.strip() for fact in row.strip().split(" · ")]


def _stands(fact: str, now: str) -> bool:
    return fact == now or (fact.startswith("By ") and now.startswith("By "))


def _rule(rows: Sequence[str]) -> int:
    return next(at for at, row in enumerate(rows) if row.strip().startswith("───"))


async def openings(most: int, size: tuple[int, int], folder: Path) -> list[Opened]:
    """The first openings of so many entries, some of each channel."""
    with Syndicate(TODAY, slow=0) as syndicate:
        path = folder / f"{size[0]}.sqlite3"
        desk = Desk(path, catalogue=catalogue, starters=starter_urls, routes={ORIGIN: syndicate.address})
        app = BylineApp(desk, Settings(), read_start(desk))
        channels = (await lists.read_front(desk)).channels
        async for _ in refreshing.refresh_all(desk, channels):
            pass
        entries = await _chosen(desk, most)
        seen = []
        async with app.run_test(size=size) as pilot:
            screen = app.reading
            screen.focus_pane(PaneName.ENTRIES)
            for entry in entries:
                screen.show(Opening(entry))
                screen.focus_pane(PaneName.ARTICLE)
                await pilot.pause()
                before = _rows(screen)
                open_entry(screen, entry)
                await app.workers.wait_for_complete()
                await pilot.pause()
                waiting = next(at for at, row in enumerate(before) if WAITING in row)
                seen.append(Opened(before[:waiting], _rows(screen)))
        await desk.close()
    return seen


async def _chosen(desk: Desk, most: int) -> Sequence[Entry]:
    found: dict[int, Entry] = {}
    channels = (await lists.read_front(desk)).channels
    for number in range(most):
        for channel in channels:
            ids = (await lists.read_window(desk, Scope(ScopeKind.CHANNEL, channel.id))).ids
            for entry in await lists.read_rows(desk, ids[number : number + 1]):
                if len(found) < most:
                    found.setdefault(entry.id, entry)
    return [*found.values()]


def _rows(screen: ReadingScreen) -> tuple[str, ...]:
    pane = screen.article
    return tuple(pane.render_line(y).text.rstrip(" │") for y in range(pane.head_lines, pane.size.height))


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    for size in SIZES:
        with TemporaryDirectory() as folder:
            seen = asyncio.run(openings(most, size, Path(folder)))
        moved = [row for each in seen for row in each.moved]
        print(
            f"{size[0]}x{size[1]}: {len(seen)} openings, {len(moved)} rows or facts moved, "
            f"{sum(each.grown > 0 for each in seen)} heads grown by up to {max(each.grown for each in seen)}"
        )
        for row in moved:
            print(f"    {row.strip()}")


if __name__ == "__main__":
    main()
