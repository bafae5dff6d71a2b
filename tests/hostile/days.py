"""A small press of many channels, and a day with it: asked, opened, saved, searched and taken along."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx

from reader.errors import BylineError
from reader.library.query import read_query
from reader.model.channel import NewChannel
from reader.model.entry import Scope, ScopeKind, State
from reader.service.desk import Desk
from reader.service.following import refreshing
from reader.service.following.following import begin, followed
from reader.service.library import exporting, lists, saving, searching
from reader.service.reading.opening import open_entry
from tests.service.pages import column
from tests.service.web import HASTY

SITE = "https://press.example"
ITEMS = 8
OPENED = 2
FEED = "application/rss+xml"


class Press:
    """The site: each channel's feed lists its last columns, one a day."""

    def __init__(self, channels: int, today: datetime) -> None:
        self.channels = channels
        self.today = today

    def catalogue(self) -> tuple[NewChannel, ...]:
        return tuple(
            NewChannel(f"{SITE}/c{at}/", f"Column {at}", feed_url=f"{SITE}/c{at}/rss") for at in range(self.channels)
        )

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/rss"):
            return httpx.Response(200, text=self._feed(path.split("/")[1]), headers={"content-type": FEED})
        if path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(200, text=column(f"On {path.strip('/')}"), headers={"content-type": "text/html"})

    def _feed(self, channel: str) -> str:
        items = "".join(self._item(channel, self.today - timedelta(days=back)) for back in range(ITEMS))
        return (
            f'<rss version="2.0"><channel><title>{channel}</title><link>{SITE}/{channel}/</link>{items}</channel></rss>'
        )

    def _item(self, channel: str, day: datetime) -> str:
        name = f"{channel}-{day:%Y-%m-%d}"
        dated = format_datetime(day.astimezone(UTC))
        return (
            f"<item><title>On {name}</title><link>{SITE}/{name}</link><guid>{name}</guid>"
            f"<pubDate>{dated}</pubDate></item>"
        )


def desk_at(folder: Path, press: Press, clock: Callable[[], datetime]) -> Desk:
    """A desk that follows the whole press; to be closed."""
    desk = Desk(
        folder / "library.sqlite3",
        catalogue=press.catalogue,
        starters=lambda: tuple(channel.url for channel in press.catalogue()),
        clock=clock,
        limits=HASTY,
        transport=httpx.MockTransport(press),
    )
    desk.library.start()
    desk.library.write_now(lambda library: begin(library, desk))
    return desk


async def spend_day(desk: Desk) -> list[str]:
    """Asks all channels, opens and saves the newest column, searches, takes along; what went wrong, in sentences."""
    wrong: list[str] = []
    async for refreshed in refreshing.refresh_all(desk, await followed(desk)):
        if refreshed.error:
            wrong.append(f"{refreshed.channel.name}: {refreshed.error}")
    for entry in await lists.read_entries(desk, Scope(ScopeKind.UNREAD), OPENED):
        try:
            opened = await open_entry(desk, entry.id)
            await saving.save(desk, opened.entry)
            await saving.mark(desk, [entry.id], State.FINISHED)
        except BylineError as error:
            wrong.append(f"{entry.headline}: {error}")
    await searching.index_all(desk)
    if not (await searching.find(desk, read_query("slow train"))).ids:
        wrong.append("nothing is found")
    items = await exporting.listed(desk, Scope(ScopeKind.SAVED))
    if not exporting.document(items, exporting.Format.MARKDOWN, "Saved"):
        wrong.append("nothing is taken along")
    return wrong
