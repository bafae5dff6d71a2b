"""Reports about entries: which there are, what they are called once corrected, and on which day they were written."""

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import Entry, Scope, ScopeKind, State
from reader.model.moment import Moment, day_of, moment_to_text
from reader.model.page import Page
from reader.page.dates import moment_reader
from reader.service.desk import Desk
from reader.service.reading.opening import open_entry
from reader.sources.feeds.reading import read_feed
from tests.shared import shared

Row = tuple[str, bool, str]
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ORIGIN = "http://127.0.0.1:8471"


def rows() -> list[Row]:
    """What is tried, whether it is right, and what came."""
    return [*_identities(), *_corrections(), *_dates(), *_sorting()]


def put(library: Library, name: str, turn: int = 0, body: bytes = b"", url: str = "") -> int:
    """Lists a file of the reports, or this feed, as a channel does in its ``turn``-th refresh; the channel's id."""
    url = url or f"{ORIGIN}/{name}"
    channel = library.channels.add(NewChannel(url, name, feed_url=url), NOW)
    library.channels.follow(channel, NOW)
    page = Page(url, url, body or (shared("corpus/reports") / name).read_bytes(), "application/xml", "utf-8")
    library.entries.put(channel, read_feed(page).entries, NOW + timedelta(hours=turn))
    return channel


def entries(library: Library, channel: int) -> tuple[Entry, ...]:
    return library.entries.rows(library.entries.ids(Scope(ScopeKind.CHANNEL, channel)))


@contextmanager
def a_library() -> Iterator[Library]:
    with TemporaryDirectory() as folder, closing(Library.open(Path(folder) / "library.db")) as library:
        yield library


def _identities() -> Iterator[Row]:
    folder = shared("corpus/reports")
    numbered = sorted(folder.glob("identity-*.xml"))
    for path in (*numbered, *sorted(folder.glob("items-without-link-*.xml"))):
        items = path.read_bytes().count(b"<item>")
        with a_library() as library:
            # What another feed of the host has is not this one's, and no refresh adds to either.
            for turn in range(2):
                for other in numbered:
                    put(library, other.name, turn)
                channel = put(library, path.name, turn)
            found = entries(library, channel)
        names = {entry.headline for entry in found}
        yield path.name, len(found) == len(names) == items, f"{len(found)} of {items} entries"
    yield _twice()
    yield _in_two_channels()
    yield _without_page()


def _twice() -> Row:
    item = "<item><title>One</title><link>/one</link><guid isPermaLink='false'>{0}</guid></item>"
    story = f"{ORIGIN}/one"
    with a_library() as library:
        for turn, anchors in enumerate((("#0", "#3"), ("#3", "#0"), ("#5",))):
            told = "".join(item.format(story + anchor) for anchor in anchors)
            channel = put(library, "twice.xml", turn, f"<rss version='2.0'><channel>{told}</channel></rss>".encode())
        found = len(entries(library, channel))
    return "one story listed with #0 and #3", found == 1, f"{found} entries"


def _in_two_channels() -> Row:
    item = "<item><title>One</title><link>/one</link><guid isPermaLink='false'>{0}</guid></item>"
    with a_library() as library:
        for number in (1, 2):
            told = f"<rss version='2.0'><channel>{item.format(number)}</channel></rss>".encode()
            put(library, "two.xml", number, told, f"{ORIGIN}/{number}.xml")
        found = library.facts().entries
    return "one column in two channels", found == 1, f"{found} entries"


def _without_page() -> Row:
    async def opened() -> str:
        desk = Desk(Path(folder) / "library.db", catalogue=tuple, starters=tuple)
        desk.library.start()
        try:
            channel = desk.library.write_now(lambda library: put(library, "items-without-link-guid.xml"))
            first = await desk.library.read(lambda library: entries(library, channel)[0])
            return (await open_entry(desk, first.id)).article.text
        finally:
            await desk.close()

    with TemporaryDirectory() as folder:
        text = asyncio.run(opened())
    return "items-without-link-guid.xml, opened", text.startswith("Text of column number 0"), text[:40]


def _corrections() -> Iterator[Row]:
    with a_library() as library:
        channel = put(library, "updated-feed-before.xml", url=f"{ORIGIN}/updated.xml")
        before = entries(library, channel)
        library.entries.set_state([entry.id for entry in before], State.FINISHED, NOW)
        put(library, "updated-feed-after.xml", 1, url=f"{ORIGIN}/updated.xml")
        put(library, "updated-feed-after.xml", 2, url=f"{ORIGIN}/updated.xml")
        after = entries(library, channel)
    told = {entry.id: entry for entry in after}
    first, second = (told[entry.id] for entry in before[:2])
    yield "updated-feed: no entry is new again", {entry.id for entry in before} == set(told), f"{len(after)} entries"
    yield "updated-feed: the corrected headline", first.headline == "Column one, corrected title", first.headline
    yield "updated-feed: what it was called before", first.called == "Column one", first.called
    yield "updated-feed: the corrected link", second.url.endswith("/up/2-new-slug.html"), second.url
    states = {entry.state for entry in after}
    yield "updated-feed: the state stays", states == {State.FINISHED}, ", ".join(states)


def _dates() -> Iterator[Row]:
    lines = (shared("corpus/reports") / "dates.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            text, _, meant = line.partition("\t")
            moment = moment_reader([text])(text)
            yield text, _is_meant(moment, meant), moment_to_text(moment) or "unknown"


def _is_meant(moment: Moment | None, meant: str) -> bool:
    """Whether the moment is the one of the second column: a day, an hour of the day, with ``Z`` an instant."""
    if meant == "unknown" or moment is None:
        return meant == "unknown" and moment is None
    if meant == "future":
        return day_of(moment) > NOW.date()
    told = next(word for word in meant.split() if word[:2] == "20").partition("/")[0]
    if "T" not in told:
        return day_of(moment) == date.fromisoformat(told)
    wanted = told.removesuffix("Z")
    return (moment_to_text(moment) or "").startswith(wanted)


def _sorting() -> Iterator[Row]:
    with a_library() as library:
        channel = put(library, "dates-wrong-not-unknown.xml")
        found = entries(library, channel)
    for entry in found:
        day = str(day_of(entry.published_at)) if entry.published_at else "unknown"
        is_right = day == "2026-11-18" or (day == "unknown" and "or unknown" in entry.headline)
        yield f"dates-wrong: {entry.url.rpartition('/')[2]}", is_right, day
    item = "<item><title>{0}</title><link>/{0}</link>{1}</item>"
    dated = "<pubDate>Fri, 27 Nov 2026 {0}:00:00 GMT</pubDate>"
    older = [item.format("older", dated.format(10)), item.format("undated", ""), item.format("oldest", dated.format(9))]
    newer = item.format("newer", dated.format(13))
    with a_library() as library:
        for turn, told in enumerate((older, [newer, *older])):
            body = f"<rss version='2.0'><channel>{''.join(told)}</channel></rss>".encode()
            channel = put(library, "sorted.xml", turn * 2, body)
        order = " ".join(entry.headline for entry in entries(library, channel))
        unread = library.entries.rows(library.entries.ids(Scope(ScopeKind.UNREAD)))
    is_right = order == " ".join(entry.headline for entry in unread) and order.startswith("newer older undated")
    yield "without a date: below what is newer, in both lists", is_right, order
