"""From a damaged library, which is only read, into a new one: what a person did first, then the rest.

See `reader.library.salvage` for what can be read. What refers to a row that is gone is mended where something of that
row is known elsewhere, and left out where it is not; the index of words is filled again when there is time.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.library.codec import article_from_json
from reader.library.counts import settle_all
from reader.library.failures import damaged, foreign, from_system
from reader.library.mutes import mark_muted
from reader.library.numbers import Value
from reader.library.pagefile import MAGIC, open_pages
from reader.library.pinning import settle_pin
from reader.library.rows import stamp
from reader.library.salvage import Salvage, shapes
from reader.library.sql import KEPT, KEPT_IDS
from reader.library.store import Store
from reader.model.channel import SourceKind
from reader.model.entry import State
from reader.model.moment import moment_from_text, moment_to_text
from reader.model.mute import MuteKind
from reader.model.verdict import Verdict

Row = dict[str, Value]

_ORDER = ("saved", "note", "tag", "highlight", "channel", "section", "entry", "article", "page", "listing", "feed_body")
_SMALL = ("wanted", "meta", "door", "mute", "search", "searched", "pruned", "recall", "apart", "edition", "sent")
_HEAD = 512
"""Bytes without which a file is no database."""
_NO_HEADLINE = "A column whose headline was lost"
_NO_SECTION = "Rescued"


@dataclass(frozen=True, slots=True)
class Rescued:
    """What is in the new library: how many columns, saved ones among them, and channels followed."""

    columns: int
    saved: int
    followed: int
    channels: int

    @property
    def is_nothing(self) -> bool:
        return not (self.columns or self.channels)

    @property
    def sentence(self) -> str:
        """What was rescued, as a person reads it."""
        if self.is_nothing:
            return "Nothing of it could be read."
        columns, channels = _number_of(self.columns, "column"), _number_of(self.followed, "channel")
        return f"{columns}, {self.saved} saved, and {channels} you follow were rescued."


def rescue(source: Path, store: Store, now: datetime) -> Rescued:
    """Puts what can be read of the file at ``source`` into a new library that is empty. ``source`` is not changed.

    Raises LibraryForeign for a file that shows nothing of a library, LibraryError where the disk fails or is full.
    """
    store.run("PRAGMA foreign_keys = OFF")
    try:
        with source.open("rb") as file, store.writing():
            salvage = Salvage(open_pages(file, source), shapes())
            _Rescue(salvage, store, stamp(now)).run()
            found = _counted(store)
            if found.is_nothing and not salvage.is_ours and not is_remains(source):
                raise foreign(source)
    except OSError as error:
        raise from_system(error, source) from error
    if [row[0] for row in store.rows("PRAGMA integrity_check(1)")] != ["ok"]:
        raise damaged(source)
    return found


def is_remains(path: Path) -> bool:
    """Whether the file is what a crash may leave of any library: nothing, a piece of its first bytes, or zeros."""
    with path.open("rb") as file:
        begins = file.read(_HEAD)
    return not any(begins) or (len(begins) < _HEAD and begins.startswith(MAGIC[: len(begins)]))


class _Rescue:
    def __init__(self, salvage: Salvage, store: Store, now: str) -> None:
        self._salvage, self._store, self._now = salvage, store, now

    def run(self) -> None:
        for name in (*_ORDER, *_SMALL):
            self._take(name, self._salvage.rows(name))
        if "saved" in self._salvage.lost:
            self._take("saved", self._salvage.rows("saved_newest"))
        for name, row in self._salvage.strays():
            self._take(name, iter([row]))
        self._keep_numbers()
        self._mend_entries()
        self._mend_sections()
        self._leave_out()
        self._mute()
        settle_all(self._store)
        self._store.run("INSERT OR IGNORE INTO unindexed (entry_id) SELECT id FROM entry")
        for (entry_id,) in self._store.rows(KEPT_IDS):
            settle_pin(self._store, entry_id)

    def _take(self, name: str, rows: Iterator[Row]) -> None:
        """Rows that are there already stay as they are: the tree of the table is asked first."""
        shape = self._salvage.shapes[name]
        needed = {column.name for column in shape.columns if not column.nullable}
        for row in rows:
            row.pop("rowid", None)
            if mended := _sound(name, row, needed, self._now):
                _put(self._store, name, mended)

    def _mute(self) -> None:
        """Which entries are muted follows from what is."""
        kinds = ", ".join(f"'{kind}'" for kind in MuteKind)
        self._store.run(f"DELETE FROM mute WHERE kind NOT IN ({kinds})")
        mark_muted(self._store, [row[0] for row in self._store.rows("SELECT id FROM entry")])

    def _keep_numbers(self) -> None:
        """A number is never given twice, also not one of a row that is gone."""
        for row in self._salvage.rows("sqlite_sequence"):
            if row["name"] in ("channel", "highlight", "mute", "search") and isinstance(row["seq"], int):
                self._store.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", row["seq"], row["name"])

    def _mend_entries(self) -> None:
        """Entries that are kept or have a text, but whose own row is gone, from their text and the indexes."""
        referring = " UNION ".join(f"SELECT entry_id FROM {table}" for table in (*KEPT, "wanted", "article"))
        missing = {row[0] for row in self._store.rows(f"{referring} EXCEPT SELECT id FROM entry")}
        if not missing:
            return
        known: dict[int, Row] = {entry_id: {} for entry_id in missing}
        for index in ("sqlite_autoindex_entry_1", "entry_url", "entry_page", "entry_newest"):
            for row in self._salvage.rows(index):
                entry_id = row["id"]
                if isinstance(entry_id, int) and entry_id in known:
                    known[entry_id] |= row
        for entry_id, told in known.items():
            self._make_entry(entry_id, told)

    def _make_entry(self, entry_id: int, row: Row) -> None:
        told = self._store.row("SELECT content FROM article WHERE entry_id = ? ORDER BY pinned DESC LIMIT 1", entry_id)
        article = article_from_json(told[0]) if told else None
        url = str(row.get("url") or (article.url if article else ""))
        is_written = any(
            self._store.row(f"SELECT 1 FROM {table} WHERE entry_id = ?", entry_id)
            for table in ("note", "tag", "highlight")
        )
        if not (url or article or is_written):
            return
        _put(
            self._store,
            "entry",
            {
                "id": entry_id,
                "key": row.get("key") or f"rescued:{entry_id}",
                "url": url,
                "headline": (article.headline if article else "") or _NO_HEADLINE,
                "byline": article.byline if article else "",
                "masthead": article.masthead if article else "",
                "dek": article.dek if article else "",
                "published_at": moment_to_text(article.published_at) if article else None,
                "found_at": self._now,
                "sorted_at": _moment(row.get("sorted_at")) or self._now,
                "touched_at": self._now,
                "page": row.get("page") or "",
            },
        )

    def _mend_sections(self) -> None:
        missing = "SELECT DISTINCT section_id FROM channel WHERE section_id NOT IN (SELECT id FROM section)"
        for number, row in enumerate(self._store.rows(missing), 1):
            name = _NO_SECTION if number == 1 else f"{_NO_SECTION} {number}"
            _put(self._store, "section", {"id": row[0], "name": name})

    def _leave_out(self) -> None:
        """What still refers to nothing."""
        self._store.run("DELETE FROM listing WHERE entry_id NOT IN (SELECT id FROM entry)")
        self._store.run("DELETE FROM listing WHERE channel_id NOT IN (SELECT id FROM channel)")
        self._store.run("DELETE FROM tag WHERE entry_id NOT IN (SELECT id FROM entry)")
        while broken := self._store.rows("PRAGMA foreign_key_check"):
            for row in broken:
                self._store.run(f"DELETE FROM {row['table']} WHERE rowid = ?", row["rowid"])


def _number_of(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def _put(store: Store, name: str, row: Mapping[str, Value]) -> None:
    names = ", ".join(f'"{column}"' for column in row)
    store.run(f"INSERT OR IGNORE INTO {name} ({names}) VALUES ({', '.join('?' * len(row))})", *row.values())


def _sound(name: str, row: Row, needed: set[str], now: str) -> Row | None:
    """The row with what the library could not read again put right; None if nothing is left of it."""
    for column, value in row.items():
        if column.endswith("_at") and not _moment(value):
            row[column] = now if column in needed else None
    check = _CHECKS.get(name)
    return row if check is None or check(row) else None


def _moment(value: Value) -> str:
    """The moment as it is stored; empty if it is none."""
    return str(value) if isinstance(value, str) and moment_from_text(value.removesuffix("Z")) else ""


def _entry(row: Row) -> bool:
    if row.get("state", "new") not in list(State):
        row["state"] = State.NEW.value
    return True


def _channel(row: Row) -> bool:
    return row["kind"] in list(SourceKind)


def _article(row: Row) -> bool:
    if row["verdict"] not in list(Verdict):
        return False
    try:
        return isinstance(json.loads(str(row["content"])), dict)
    except (ValueError, RecursionError):
        return False


def _page(row: Row) -> bool:
    body = row["body"]
    try:
        return isinstance(body, bytes) and zlib.decompress(body) is not None
    except zlib.error:
        return False


def _fact(row: Row) -> bool:
    # A machine without its registers begins to tell of itself anew.
    return not str(row["name"]).startswith("journal")


_CHECKS: Mapping[str, Callable[[Row], bool]] = {
    "meta": _fact,
    "entry": _entry,
    "channel": _channel,
    "article": _article,
    "page": _page,
}


def _counted(store: Store) -> Rescued:
    return Rescued(
        columns=store.number("SELECT count(*) FROM entry"),
        saved=store.number("SELECT count(*) FROM saved"),
        followed=store.number("SELECT count(*) FROM channel WHERE position IS NOT NULL"),
        channels=store.number("SELECT count(*) FROM channel"),
    )
