"""Feeds as careless newsrooms write them, and what is true of them: which columns there are, whatever they are called.

Each feed numbers, links and dates its columns in its own way, and changes no more of a column between two refreshes
than leaves something to know it by.
"""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import count

from reader.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import Entry, Scope, ScopeKind, State
from reader.model.page import Page
from reader.sources.feeds.reading import read_feed

REFRESHES = 10
START = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
GUIDS = ("own", "lasting", "address", "same", "none")
LINKS = ("own", "own", "own", "same", "anchor", "none")
DATES = ("all", "some", "none")


@dataclass(frozen=True, slots=True)
class Column:
    """One column as its feed tells it now; ``dated`` says whether it tells the day."""

    number: int
    guid: str
    link: str
    headline: str
    dek: str
    written: datetime
    dated: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    """How many columns were lost, doubled, or found with other words or another state than they should have."""

    lost: int = 0
    doubled: int = 0
    stale: int = 0
    forgotten: int = 0

    def __add__(self, other: "Wrong") -> "Wrong":
        return Wrong(
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.stale + other.stale,
            self.forgotten + other.forgotten,
        )


class Newsroom:
    """One feed of the paper, and all that it ever listed, newest first."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.url = f"https://paper.example/feed-{number}.xml"
        self._chance = chance
        self._numbers = count(1)
        self._links = chance.choice(LINKS)
        self._guids = chance.choice(GUIDS if self._links == "own" else ("own", "lasting", "none"))
        self._dates = chance.choice(DATES)
        self._place = f"https://paper.example/{number}"
        self._repeats = self._links == "own" and self._guids != "same" and chance.random() < 0.3
        self.columns: list[Column] = []
        self._window = chance.randint(3, 12)

    @property
    def listed(self) -> list[Column]:
        return self.columns[: self._window]

    def work(self) -> None:
        """Writes something new, and corrects and moves some of what is still listed."""
        new = self._chance.randint(0, 3) if self.columns else self._window
        self.columns[:0] = reversed([self._written() for _ in range(new)])
        for at, column in enumerate(self.listed[new:], new):
            if self._chance.random() < 0.2:
                self.columns[at] = self._changed(column)

    def xml(self) -> str:
        """The feed; now and then a column is in it twice."""
        items = [self._item(column) for column in self.listed]
        if items and self._chance.random() < 0.3:
            again = self._chance.randrange(len(items))
            column = self.listed[again]
            counted = replace(column, guid=f"{column.guid.partition('#')[0]}#{self._chance.randint(0, 9)}")
            items.append(self._item(counted if self._guids == "address" else column))
        return f"<rss version='2.0'><channel><title>All</title>{''.join(items)}</channel></rss>"

    def _written(self) -> Column:
        number = next(self._numbers)
        headline = "Letters" if self._repeats and number % 3 == 0 else f"Column {number}"
        link = {
            "own": f"{self._place}/{number}.html",
            "same": f"{self._place}/columns.html",
            "anchor": f"{self._place}/day.html#a{number}",
            "none": "",
        }[self._links]
        tag = f"tag:paper.example,2026:column-{number}"
        guid = {"own": str(number), "lasting": tag, "address": f"{link}#0", "same": "N/A", "none": ""}[self._guids]
        dated = self._dates == "all" or (self._dates == "some" and self._chance.random() < 0.5)
        written = START + timedelta(hours=7 * number)
        return Column(number, guid, link, headline, f"What was said in number {number}.", written, dated)

    def _changed(self, column: Column) -> Column:
        """The column with one thing otherwise, which what is left of it allows."""
        guided, linked = self._guids in ("own", "lasting"), self._links == "own"
        unlike = column.headline != "Letters"
        ways = [replace(column, dek=f"{column.dek} Corrected.")]
        if guided or (linked and self._guids == "none"):
            ways.append(replace(column, headline=f"{column.headline} anew"))
        moved = column.link.replace(".html", "-moved.html")
        if linked and (guided or (self._guids == "none" and column.dated and unlike)):
            ways.append(replace(column, link=moved))
        if linked and self._guids == "lasting":
            ways.append(replace(column, link=moved, headline=f"{column.headline} rewritten"))
        if linked and unlike and guided:
            ways.append(replace(column, guid=f"{column.guid}-{self._chance.randint(100, 999)}"))
        if linked and unlike:
            ways.append(replace(column, link=f"{column.link.partition('?')[0]}?utm_source={column.number}"))
            ways.append(replace(column, written=column.written + timedelta(hours=1)))
        if self._guids == "address":
            ways.append(replace(column, guid=f"{column.guid.partition('#')[0]}#{self._chance.randint(0, 9)}"))
        return self._chance.choice(ways)

    def _item(self, column: Column) -> str:
        guid = f"<guid isPermaLink='false'>{escape(column.guid)}</guid>" if column.guid else ""
        link = f"<link>{escape(column.link)}</link>" if column.link else ""
        date = f"<pubDate>{column.written:%a, %d %b %Y %H:%M:%S} GMT</pubDate>" if column.dated else ""
        said = f"<title>{column.headline}</title><description>{column.dek}</description>"
        return f"<item>{said}{link}{guid}{date}</item>"


def tried(library: Library, numbers: range, seed: int) -> Wrong:
    """Follows these newsrooms of one paper over `REFRESHES` refreshes, and counts what went wrong."""
    rooms = [Newsroom(number, random.Random(f"{seed} {number}")) for number in numbers]
    channels = [library.channels.add(NewChannel(room.url, room.url, feed_url=room.url), START) for room in rooms]
    finished: dict[int, set[int]] = {channel: set() for channel in channels}
    for turn in range(REFRESHES):
        now = START + timedelta(days=30 + turn)
        for room, channel in zip(rooms, channels, strict=True):
            room.work()
            page = Page(room.url, room.url, room.xml().encode(), "application/rss+xml", "utf-8")
            library.entries.put(channel, read_feed(page).entries, now)
            if turn == 3:
                library.entries.set_state(_of(library, channel)[:2], State.FINISHED, now)
                finished[channel] = {*_of(library, channel)[:2]}
    verdicts = [
        _judged(library, room, channel, finished[channel]) for room, channel in zip(rooms, channels, strict=True)
    ]
    return sum(verdicts, Wrong())


def _of(library: Library, channel: int) -> tuple[int, ...]:
    return library.entries.ids(Scope(ScopeKind.CHANNEL, channel))


def _judged(library: Library, room: Newsroom, channel: int, finished: set[int]) -> Wrong:
    entries = library.entries.rows(_of(library, channel))
    more = len(entries) - len(room.columns)
    true = sorted((column.headline, column.dek, column.link) for column in room.columns)
    held = sorted((entry.headline, entry.dek, entry.url) for entry in entries)
    stale = sum(one != other for one, other in zip(true, held, strict=False)) if more == 0 else 0
    forgotten = len(finished ^ {entry.id for entry in entries if _is_finished(entry)})
    return Wrong(max(-more, 0), max(more, 0), stale, forgotten)


def _is_finished(entry: Entry) -> bool:
    return entry.state is State.FINISHED
