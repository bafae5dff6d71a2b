"""How many columns of the lists of many writers have one before they are opened: ``python -m tests.bench.writers``.

Asked are the four lists of the demo, and a stand-in that is built as the real ones are: no author in any item, a code
in the link, a name before the headline's colon in Op Eds alone, day-only dates, teasers that are cut. The names are
invented, and so is how many headlines have one: three in eight of Op Eds.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import httpx

from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.server import ORIGIN, Syndicate
from reader.model.channel import Channel, NewChannel
from reader.model.entry import Scope, ScopeKind
from reader.page.syndicate import channel_code
from reader.service.desk import Desk
from reader.service.following.following import begin
from reader.service.following.refreshing import refresh
from tests.service.web import HASTY, RSS, Web

LISTS = ("opeds", "fromtheleft", "fromtheright", "mod")
OF_100 = 75
ITEMS = 25
LAST_DAY = date(2026, 11, 23)
SITE = "https://syndicate.example"
STAND_IN = f"{SITE}/politics"

_FIRST = ("Ada", "Bo", "Cy", "Dora", "Emil", "Fay", "Gus", "Hedy", "Ivo", "June")
_LAST = ("Alder", "Birch")
WRITERS = tuple(f"{first} {last}" for last in _LAST for first in _FIRST)
UNKNOWN = ("Uma Larch", "Vic Maple")
"""Columnists that the site has taken on since the catalogue was made."""

_PREFIXES = (*WRITERS[:9], "Commentary", "Editorial", "Commentary", "Editorial", "Point", "Counterpoint")


class Known(NamedTuple):
    """Of a list's entries, how many have a writer."""

    name: str
    entries: int
    signed: int


def _code(name: str) -> str:
    return name.replace(" ", "").lower()


def _group(at: int) -> str:
    return LISTS[1 + at % 3]


def _channels() -> tuple[NewChannel, ...]:
    """The lists, and a columnist's channel for each that is known, most of them in the group that lists them now."""
    lists = [NewChannel(f"{STAND_IN}/{code}", code, feed_url=f"{STAND_IN}/{code}/rss", code=code) for code in LISTS]
    homes = (f"{STAND_IN}/{_group(at)}/{_code(name)}" for at, name in enumerate(WRITERS))
    people = [
        NewChannel(home, name, byline=name, feed_url=f"{home}/rss", code=_code(name))
        for name, home in zip(WRITERS, homes, strict=True)
    ]
    return (*lists, *people)


def _feed(name: str, number: int) -> str:
    """The feed of a list, as the site writes them."""
    items = "".join(_item(name, number * 1000 + at, at) for at in range(ITEMS))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n\n<rss version="2.0"><channel>'
        f"<title><![CDATA[{name} - Some Publishing]]></title><link>{STAND_IN}//{name}/rss</link>{items}</channel></rss>"
    )


def _item(name: str, number: int, at: int) -> str:
    day = LAST_DAY - timedelta(days=at // 6)
    headline = f"What number {number} is about "
    if name == "opeds":
        code = name
        headline = f"{_PREFIXES[at]}: {headline}" if at < len(_PREFIXES) else headline
    else:
        # One in four has come from another group, and one in twelve is new on the site.
        writers = WRITERS if at % 4 == 0 else WRITERS[LISTS.index(name) - 1 :: 3]
        code = _code(UNKNOWN[at % 2] if at % 12 == 11 else writers[at % len(writers)])
    teaser = f"A first sentence of {number}, hard-wrapped\nafter some seventy columns.\n\nA second one that is cut ..."
    return (
        f"<item><title><![CDATA[{headline}]]></title><link>{SITE}/{code}/s-{4_000_000 + number}</link>"
        f'<description><![CDATA[{teaser}<br /><br /><hr size="1" />]]></description>'
        f"<pubDate>{day:%b/%d/%Y}</pubDate></item>"
    )


@asynccontextmanager
async def _demo(folder: Path) -> AsyncIterator[tuple[Desk, Sequence[str]]]:
    with Syndicate(LAST_DAY, slow=0.0) as syndicate:
        routes = {ORIGIN: syndicate.address}
        desk = Desk(folder / "demo", catalogue=catalogue, starters=starter_urls, routes=routes, limits=HASTY)
        yield desk, [channel.url for channel in catalogue() if channel_code(channel.url) in LISTS]


@asynccontextmanager
async def _stand_in(folder: Path) -> AsyncIterator[tuple[Desk, Sequence[str]]]:
    web, urls = Web(), [f"{STAND_IN}/{name}" for name in LISTS]
    for number, name in enumerate(LISTS):
        web.put(f"{STAND_IN}/{name}/rss", _feed(name, number), RSS)
    transport = httpx.MockTransport(web)
    yield Desk(folder / "own", catalogue=_channels, starters=tuple, limits=HASTY, transport=transport), urls


async def _asked(desk: Desk, urls: Sequence[str]) -> list[Known]:
    """Asks the lists alone, so that no columnist's own channel helps."""
    desk.library.start()
    try:
        await desk.library.write(lambda library: begin(library, desk))
        for url in urls:
            answer = await refresh(desk, await _channel(desk, url))
            assert answer.error is None, answer.error
        return [await _known(desk, url) for url in urls]
    finally:
        await desk.close()


async def _channel(desk: Desk, url: str) -> Channel:
    channel = await desk.library.read(lambda library: library.channels.by_url(url))
    assert channel
    return channel


async def _known(desk: Desk, url: str) -> Known:
    channel = await _channel(desk, url)
    scope = Scope(ScopeKind.CHANNEL, channel.id)
    entries = await desk.library.read(lambda library: library.entries.rows(library.entries.ids(scope)))
    return Known(channel.name, len(entries), sum(bool(entry.byline) for entry in entries))


async def measured() -> dict[str, list[Known]]:
    """By syndicate, what its four lists tell."""
    found = {}
    for name, made in (("demo", _demo), ("stand-in", _stand_in)):
        with TemporaryDirectory() as folder:
            async with made(Path(folder)) as (desk, urls):
                found[name] = await _asked(desk, urls)
    return found


def run() -> dict[str, float]:
    """Entries of a hundred that have a writer, by syndicate, printed."""
    shares = {}
    for name, lists in asyncio.run(measured()).items():
        for each in lists:
            print(f"{name:<10}{each.name:<20}{each.signed:>4} of {each.entries}")
        shares[name] = 100 * sum(each.signed for each in lists) / sum(each.entries for each in lists)
        print(f"{name:<10}{'all four':<20}{shares[name]:>4.0f} of 100")
    return shares


def test_most_columns_have_a_writer() -> None:
    assert all(share >= OF_100 for share in run().values())


if __name__ == "__main__":
    sys.exit(any(share < OF_100 for share in run().values()))
