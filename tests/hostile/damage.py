"""A damaged library gives what is left: harmed in many ways, each start gives a whole one with all that was not hit."""

import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader.errors import BylineError, LibraryTooNew
from reader.library import Library
from reader.library.pagefile import TABLE_LEAF, TABLE_NODE, Node, PageFile
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.page import Page
from reader.model.passage import Passage
from reader.model.verdict import Rung, Verdict
from tests.hostile.promise import Tally

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
SIZE = 4096
CHANNELS, ENTRIES, SAVED = 12, 400, 60

Harm = Callable[[bytearray, random.Random], None]


class Whole(NamedTuple):
    """A sound library, its journal, and for each saved column its text and the pages that hold it."""

    file: bytes
    journal: bytes
    texts: Mapping[str, str]
    pages: Mapping[str, frozenset[int]]


def a_damaged_library_gives_what_is_left(count: int, folder: Path, tally: Tally) -> None:
    """Each harm in turn, that many in all."""
    whole = _made(folder / "whole" / "library.sqlite3")
    had = kept = 0
    for number in range(count):
        name = list(HARMS)[number % len(HARMS)]
        chance = random.Random(number)
        file, journal = bytearray(whole.file), b""
        if name == "a torn journal":
            journal = whole.journal[: chance.randrange(len(whole.journal))]
            HARMS["zeroed pages"](file, chance)
        else:
            HARMS[name](file, chance)
        failure, rescued = _tried(folder / str(number), bytes(file), journal, whole)
        had, kept = had + len(whole.texts), kept + rescued
        tally.check(not failure, f"{number}, {name}: {failure}")
    tally.measured = f"{100 * kept / had:.1f} % of the saved columns rescued with their texts"


def _tried(folder: Path, file: bytes, journal: bytes, whole: Whole) -> tuple[str, int]:
    """What is wrong with what a start gives, and how many saved columns it has with their texts."""
    path = folder / "library.sqlite3"
    folder.mkdir()
    path.write_bytes(file)
    if journal:
        path.with_name(f"{path.name}-wal").write_bytes(journal)
    try:
        failure = _started(path, file, journal)
    except LibraryTooNew:
        return ("" if path.read_bytes() == file else "written into, though too new"), 0
    except BylineError as error:
        return f"refused: {error}", 0
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        return f"the library that took its place is damaged: {found}", 0
    texts = _texts(path)
    hit = _hit(whole.file, file)
    lost = [url for url, text in whole.texts.items() if not whole.pages[url] & hit and texts.get(url) != text]
    same = sum(texts.get(url) == text for url, text in whole.texts.items())
    return failure or (f"{len(lost)} saved columns that were not hit are lost, as {lost[0]}" if lost else ""), same


def _started(path: Path, file: bytes, journal: bytes) -> str:
    """Starts until nothing is found any more; what is wrong with the file that was put aside."""
    for _ in range(2):
        with closing(Library.open(path)) as library:
            aside = [each for each in path.parent.glob("*.damaged-*") if not each.name.endswith("-wal")]
            try:
                sound = library.facts().sound
            except BylineError:
                sound = False
        if sound:
            break
        if not aside and not journal and path.read_bytes() != file:
            return "it was written into"
    if not aside:
        return "" if sound else "it was not put aside"
    if not journal and aside[0].read_bytes() != file:
        return "what was put aside is not what was there"
    return ""


def _texts(path: Path) -> dict[str, str]:
    with closing(Library.open(path)) as library:
        rows = library.store.rows(
            "SELECT url, content FROM saved JOIN entry ON entry.id = saved.entry_id"
            " LEFT JOIN article ON article.entry_id = entry.id AND pinned"
        )
        return {row["url"]: row["content"] for row in rows}


def _hit(whole: bytes, harmed: bytes) -> set[int]:
    """The pages that are not as they were."""
    starts = range(0, len(whole), SIZE)
    return {at // SIZE + 1 for at in starts if whole[at : at + SIZE] != harmed[at : at + SIZE]}


def _made(path: Path) -> Whole:
    with closing(Library.open(path)) as library, library.write():
        _fill(library, 0, ENTRIES)
    file = path.read_bytes()
    texts = _texts(path)
    held = _held(path)
    with closing(Library.open(path)) as library:
        _fill(library, ENTRIES, 20)
        journal = path.with_name(f"{path.name}-wal").read_bytes()
    return Whole(file, journal, texts, held)


def _fill(library: Library, first: int, count: int) -> None:
    chance = random.Random(first)
    library.channels.add_all(
        [NewChannel(f"https://press.example/{each}", f"Channel {each}", section="Opinion") for each in range(CHANNELS)],
        NOW,
    )
    for each in range(CHANNELS):
        known = library.channels.by_url(f"https://press.example/{each}")
        if known and not first:
            library.channels.follow(known.id, NOW)
    for number in range(first, first + count):
        url = f"https://press.example/s-{number}"
        entry = NewEntry(f"press.example/s-{number}", url, f"Headline {number}", dek="A dek of some length. " * 4)
        library.entries.put(1 + number % CHANNELS, [entry], NOW)
        row = library.store.row("SELECT id FROM entry WHERE url = ?", url)
        assert row
        words = " ".join(f"{chance.randrange(1 << 40):x}" for _ in range(chance.randrange(100, 900)))
        article = Article(url, f"Headline {number}", blocks=(Paragraph((Span(words),)),), words=5)
        body = chance.randbytes(chance.randrange(500, 9_000))
        page = Page(url, url, body, "text/html", "utf-8", fetched_at=NOW)
        library.articles.put(row["id"], article, Verdict.FULL, Rung.PAGE, [page], NOW)
        if number % (ENTRIES // SAVED) == 0:
            library.saved.save(row["id"], NOW)
            library.tags.add(row["id"], f"Tag {number % 5}")
            library.notes.put(row["id"], f"A note on {number}", NOW)
            library.highlights.add(row["id"], Passage(0, 5, "slow train", "", ""), "", NOW)
    library.index.catch_up(150)


def _held(path: Path) -> dict[str, frozenset[int]]:
    """The pages that hold each saved column: of its place among the saved ones, its entry and its text."""
    with closing(sqlite3.connect(path)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
        rows = connection.execute(
            "SELECT url, saved.number, entry.id, article.id FROM saved JOIN entry ON entry.id = saved.entry_id"
            " JOIN article ON article.entry_id = entry.id AND pinned"
        ).fetchall()
    places = [_places(path, roots[name]) for name in ("saved", "entry", "article")]
    return {
        url: frozenset().union(*(held[number] for held, number in zip(places, numbers, strict=True)))
        for url, *numbers in rows
    }


def _places(path: Path, root: int) -> dict[int, frozenset[int]]:
    """Of each row of a table, the pages it is on."""
    found: dict[int, frozenset[int]] = {}
    with path.open("rb") as file:
        pages, waiting = PageFile(file), [root]
        while waiting:
            number = waiting.pop()
            node = Node(pages, number)
            if node.kind == TABLE_NODE:
                waiting += [child for child, _ in node.children()]
            for at in range(node.count if node.kind == TABLE_LEAF else 0):
                pages.chained.clear()
                cell = node.cell(at)
                found[cell.rowid] = frozenset({number, *pages.chained})
    return found


def _flip(file: bytearray, chance: random.Random, first: int, last: int, times: int = 3) -> None:
    for _ in range(times):
        file[chance.randrange(first, last)] ^= chance.randrange(1, 256)


def _flipped_in(file: bytearray, chance: random.Random, kinds: tuple[int, ...]) -> None:
    """Bytes of some pages of these kinds."""
    starts = [at for at in range(SIZE, len(file), SIZE) if file[at] in kinds]
    for start in chance.sample(starts, min(len(starts), chance.randint(1, 4))):
        # What matters most stands first.
        _flip(file, chance, start, start + chance.choice((12, 64, SIZE)), chance.randint(1, 8))


def _pages_set(file: bytearray, chance: random.Random, new: Callable[[], bytes], most: int = 12) -> None:
    for _ in range(chance.randint(1, most)):
        start = chance.randrange(len(file) // SIZE) * SIZE
        file[start : start + SIZE] = new()


def _interior_set(file: bytearray, chance: random.Random, new: Callable[[], bytes]) -> None:
    starts = [at for at in range(SIZE, len(file), SIZE) if file[at] in (0x05, 0x02)]
    for start in chance.sample(starts, max(1, len(starts) // 2)):
        file[start : start + SIZE] = new()


def _cut(file: bytearray, chance: random.Random) -> None:
    del file[chance.choice((0, 1, 15, 100, 511, 512, 4096, chance.randrange(len(file)), chance.randrange(len(file)))) :]


def _foreign() -> bytes:
    """A page of another program's table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE bookmark (id INTEGER PRIMARY KEY, url TEXT, title TEXT)")
        connection.executemany("INSERT INTO bookmark (url, title) VALUES (?, ?)", [("https://other.example", "x")] * 40)
        whole = connection.serialize()
    return whole[SIZE : 2 * SIZE]


def _schema_gone(file: bytearray, chance: random.Random) -> None:
    start = chance.choice((0, 100))
    file[start:SIZE] = bytes(SIZE - start) if chance.random() < 0.5 else chance.randbytes(SIZE - start)


HARMS: dict[str, Harm] = {
    "bytes of the head": lambda file, chance: _flip(file, chance, 0, 100),
    "bytes of the first page": lambda file, chance: _flip(file, chance, 100, SIZE, 20),
    "bytes of leaves": lambda file, chance: _flipped_in(file, chance, (0x0D, 0x0A)),
    "bytes of nodes": lambda file, chance: _flipped_in(file, chance, (0x05, 0x02)),
    "zeroed pages": lambda file, chance: _pages_set(file, chance, partial(bytes, SIZE)),
    "zeroed nodes": lambda file, chance: _interior_set(file, chance, partial(bytes, SIZE)),
    "cut short": _cut,
    "random pages": lambda file, chance: _pages_set(file, chance, partial(chance.randbytes, SIZE)),
    "random nodes": lambda file, chance: _interior_set(file, chance, partial(chance.randbytes, SIZE)),
    "pages of another file": lambda file, chance: _pages_set(file, chance, _foreign),
    "nothing of the first page": _schema_gone,
    "a torn journal": lambda file, chance: None,
}
