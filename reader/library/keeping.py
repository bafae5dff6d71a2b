"""Keeping what a source lists: found again or put in, improved or corrected, and noted in the channel's list."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from reader.library.codec import article_from_json
from reader.library.merging import corrected_entry, merged_entry, places_in_time, sorting_moment
from reader.library.rows import stamp
from reader.library.said import Said, digest, read_said, said_of
from reader.library.sql import HAS_TEXT, INDEX_AGAIN, text_list
from reader.library.store import Store
from reader.library.telling import Mark, firsts, paired
from reader.model.entry import NewEntry
from reader.model.moment import moment_from_text, moment_to_text

LOOKED_AT = 2_000
"""Entries with the guids and pages of one list that are compared with it, the newest first: a paper that has all its
columns on one page has as many with that page as it ever listed."""

OF_ONE_DAY = 200
"""Entries of some days of a channel, and of the days before, since a date set later leaves them where they are, among
which one is looked for that has neither its guid nor its page any more."""

_KNOWN = """
SELECT entry.*, ifnull(listing.guid, '') AS guid, ifnull(listing.said, '') AS said, listing.entry_id AS listed
FROM entry LEFT JOIN listing ON listing.entry_id = entry.id AND listing.channel_id = ?1
"""
_ALIKE = f"""{_KNOWN} WHERE entry.id IN (
    SELECT entry_id FROM listing WHERE channel_id = ?1 AND guid IN (SELECT value FROM json_each(?2))
    UNION SELECT id FROM entry WHERE page IN (SELECT value FROM json_each(?3))
    UNION SELECT id FROM entry WHERE key IN (SELECT value FROM json_each(?3))
    UNION SELECT id FROM entry WHERE url IN (SELECT value FROM json_each(?4)) AND page = '')
ORDER BY listing.entry_id IS NULL, entry.id DESC LIMIT ?5
"""
_OF_DAYS = f"""{_KNOWN} WHERE entry.id IN (
    SELECT entry_id FROM json_each(?2) AS day CROSS JOIN listing
    ON channel_id = ?1 AND sorted_at >= date(day.value, '-1 day') AND sorted_at < day.value || 'U' LIMIT ?3)
ORDER BY entry.id DESC
"""


_INSERT = """
INSERT INTO entry (id, key, url, headline, byline, masthead, dek, picture, published_at, sorted_at, found_at,
    touched_at, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
"""


class Told(NamedTuple):
    """An entry as its list tells it."""

    entry: NewEntry
    mark: Mark
    said: Said


class Keeper:
    """Works inside the write that its caller opened."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self, channel_id: int, entries: Sequence[NewEntry], now: datetime, *, corrects: bool, whole: bool
    ) -> tuple[list[int], list[int]]:
        """The ids of the entries, and of those among them that the channel did not list before. Unless it ``corrects``
        them, what the channel says of an entry that it listed only fills what is not known. ``whole``: see `find`."""
        found_at = stamp(now)
        told = told_by(entries)
        rows = self.find(channel_id, told, whole=whole)
        places = places_in_time([each.entry for each in told], found_at)
        ids, newly = [], []
        # Last first, so that of entries with one date the first in the feed has the highest id, as lists want it.
        for each, row, place in reversed(list(zip(told, rows, places, strict=True))):
            entry_id = int(row["id"]) if row else self._insert(each.entry, found_at, place)
            ids.append(entry_id)
            if row is None or not row["listed"]:
                newly.append(entry_id)
                if row:
                    self._fill(row, each.entry)
                self._list(channel_id, entry_id, each)
            # Another kind of list, such as the page of a feed's channel, words things in its own way.
            elif corrects and (each.entry.guid or not row["guid"]):
                self._correct(channel_id, row, each, found_at)
            else:
                self._fill(row, each.entry)
        return ids, newly

    def keep_loose(self, entry: NewEntry, now: datetime) -> int:
        """The id of an entry that no channel needs to list."""
        row = self.find(0, told_by([entry]))[0]
        if row is None:
            return self._insert(entry, stamp(now), sorting_moment(entry.published_at, stamp(now)))
        self._fill(row, entry)
        return int(row["id"])

    def find(self, channel_id: int, told: Sequence[Told], *, whole: bool = False) -> list[sqlite3.Row | None]:
        """What is known of each of the entries, none of which is there twice; None of those that are new. ``whole``:
        these are all that the channel lists now."""
        entries = [each.entry for each in told]
        guids = {entry.guid for entry in entries if entry.guid}
        keys, urls = {entry.key for entry in entries}, {entry.url: entry.key for entry in entries if entry.url}
        lists = (text_list(guids), text_list(keys), text_list(urls))
        rows = self._store.rows(_ALIKE, channel_id, *lists, max(LOOKED_AT, 4 * len(entries)))
        found = _pairs(told, rows, urls, whole)
        days = {each.mark.day for each, row in zip(told, found, strict=True) if row is None and each.mark.day}
        if days and channel_id:
            # Compared anew with all of them: what one of a few has alone may be what many have.
            known = {row["id"] for row in rows}
            rows += (
                row
                for row in self._store.rows(_OF_DAYS, channel_id, text_list(days), OF_ONE_DAY)
                if row["id"] not in known
            )
            if len(rows) > len(known):
                found = _pairs(told, rows, urls, whole)
        return found

    def rewrite(self, row: sqlite3.Row, entry: NewEntry) -> None:
        """Puts into the entry of the row what is better known now."""
        known, place = told_of(row), row["sorted_at"]
        if entry.published_at:
            place = sorting_moment(entry.published_at, row["found_at"])
        told = _columns(entry)
        if told == _columns(known):
            return
        self._store.run(
            "UPDATE entry SET url = ?, headline = ?, byline = ?, masthead = ?, dek = ?, picture = ?, published_at = ?,"
            " sorted_at = ? WHERE id = ?",
            *(*told, place, row["id"]),
        )
        self._store.run("UPDATE listing SET sorted_at = ? WHERE entry_id = ?", place, row["id"])
        self._store.run(INDEX_AGAIN, row["id"])

    def _fill(self, row: sqlite3.Row, entry: NewEntry) -> None:
        """What only this list says of the known entry."""
        self.rewrite(row, merged_entry(told_of(row), entry))
        if entry.url and not row["page"]:
            self._store.run("UPDATE entry SET page = ? WHERE id = ?", entry.key, row["id"])
        self._put_body(row["id"], entry)

    def _correct(self, channel_id: int, row: sqlite3.Row, told: Told, now: str) -> None:
        """What the channel says of the entry now, where that is not what it said before."""
        entry, before = told.entry, read_said(row["said"])
        said = told.said.after(before)
        if (row["guid"], before) == (entry.guid, said):
            return
        entry_id, known = int(row["id"]), told_of(row)
        better = merged_entry(known, entry)
        if before:
            better = corrected_entry(better, entry, before, self._stated(entry_id))
        self.rewrite(row, better)
        if entry.url and (not row["page"] or better.url != known.url):
            self._store.run("UPDATE entry SET page = ? WHERE id = ?", entry.key, entry_id)
        if better.url != known.url and row["page"] not in ("", _page(entry)):
            # Where the page before only sends on to this one, the text is that of this one.
            self._store.run(
                "UPDATE article SET moved = 1 WHERE entry_id = ? AND pinned <> 1 AND NOT EXISTS"
                " (SELECT 1 FROM page WHERE article_id = article.id AND final_url = ?)",
                *(entry_id, better.url),
            )
        if any(old and old != new for old, new in zip(_words(known), _words(better), strict=True)):
            called = known.headline if better.headline != known.headline else row["called"]
            self._store.run("UPDATE entry SET called = ?, corrected_at = ? WHERE id = ?", called, now, entry_id)
        # Where there is no page, what the feed says last is the text.
        self._put_body(entry_id, entry, before.body if before and not entry.url else "")
        self._store.run(
            "UPDATE listing SET guid = ?, said = ? WHERE channel_id = ? AND entry_id = ?",
            *(entry.guid, said.text, channel_id, entry_id),
        )

    def _stated(self, entry_id: int) -> NewEntry | None:
        """What the article in the library says of its entry."""
        row = self._store.row(
            f"SELECT content FROM article WHERE entry_id = ? AND verdict IN {HAS_TEXT} ORDER BY abs(pinned) LIMIT 1",
            entry_id,
        )
        if row is None:
            return None
        article = article_from_json(row["content"])
        told = (article.byline, article.masthead, article.dek, article.published_at)
        return NewEntry("", article.url, article.headline, *told)

    def _insert(self, entry: NewEntry, found_at: str, place: str) -> int:
        columns = (*_columns(entry), place, found_at, found_at, _page(entry))
        own = self._store.own_number("entry", "id", entry.key)
        if not self._store.run(_INSERT, own, entry.key, *columns):
            key = _free_key(self._store, entry)
            self._store.run(_INSERT, self._store.own_number("entry", "id", key), key, *columns)
        entry_id = self._store.number("SELECT last_insert_rowid()")
        self._store.run(INDEX_AGAIN, entry_id)
        self._put_body(entry_id, entry)
        return entry_id

    def _put_body(self, entry_id: int, entry: NewEntry, before: str = "") -> None:
        """The longer text stays, but for that which the same channel said ``before`` (a digest)."""
        if not entry.body or self._store.row("SELECT 1 FROM pruned WHERE entry_id = ?", entry_id):
            return
        row = self._store.row("SELECT body FROM feed_body WHERE entry_id = ?", entry_id)
        known = str(row["body"]) if row else ""
        if len(entry.body) > len(known) or (before and digest(known) == before and entry.body != known):
            self._store.run(
                "INSERT INTO feed_body (entry_id, body) VALUES (?, ?) ON CONFLICT (entry_id) DO UPDATE"
                " SET body = excluded.body",
                *(entry_id, entry.body),
            )

    def _list(self, channel_id: int, entry_id: int, told: Told) -> None:
        self._store.run(
            "INSERT INTO listing (channel_id, entry_id, sorted_at, guid, said)"
            " SELECT ?, id, sorted_at, ?, ? FROM entry WHERE id = ?",
            *(channel_id, told.entry.guid, told.said.text, entry_id),
        )


def told_by(entries: Sequence[NewEntry]) -> list[Told]:
    """The entries of one list, of those that are the same one the first."""
    told = [Told(entry, _mark_of(entry, said), said) for entry in entries for said in (said_of(entry),)]
    return [told[at] for at, first in enumerate(firsts([each.mark for each in told])) if at == first]


def _mark_of(entry: NewEntry, said: Said) -> Mark:
    return _mark(entry.guid, _page(entry), entry.url, said.headline, said.date.strip("-"), said)


def _mark(guid: str, page: str, url: str, headline: str, date: str, said: Said | None) -> Mark:
    # A name that is no address is one of the site's own, which it gives to one story alone.
    lasting = bool(page) and not page.startswith("https:")
    text = (said.body.strip("-") or said.dek.strip("-")) if said else ""
    return Mark(guid, page, url, headline, date, lasting, text)


def told_of(row: sqlite3.Row) -> NewEntry:
    """The entry of a row as a source would list it."""
    return NewEntry(
        key=row["key"],
        url=row["url"],
        headline=row["headline"],
        byline=row["byline"],
        masthead=row["masthead"],
        dek=row["dek"],
        picture=row["picture"],
        published_at=moment_from_text(row["published_at"]),
    )


def _pairs(
    told: Sequence[Told], rows: Sequence[sqlite3.Row], urls: dict[str, str], whole: bool
) -> list[sqlite3.Row | None]:
    places = paired([each.mark for each in told], [_mark_of_row(row, urls) for row in rows], whole=whole)
    return [None if place is None else rows[place] for place in places]


def _mark_of_row(row: sqlite3.Row, urls: dict[str, str]) -> Mark:
    """What tells a known entry: in the words of the channel at hand, if it listed it before."""
    said = read_said(row["said"])
    # What was kept before pages were has the address alone, or a key that is no address.
    page = row["page"] or (urls.get(row["url"]) or row["key"] if row["url"] else "")
    headline = said.headline if said else digest(row["headline"])
    date = said.date.strip("-") if said else row["published_at"] or ""
    return _mark(row["guid"], page, row["url"], headline, date, said)


def _page(entry: NewEntry) -> str:
    """The key without what an export may have brought along to tell it from others of its page."""
    if not entry.url:
        return ""
    return entry.key.partition("#")[0] if entry.key.startswith("https:") else entry.key


def _free_key(store: Store, entry: NewEntry) -> str:
    """The key if no other entry has it, else one made from all that tells the entry apart."""
    key, turn = entry.key, 0
    while store.row("SELECT 1 FROM entry WHERE key = ?", key):
        parts = f"{entry.guid}\n{entry.headline}\n{moment_to_text(entry.published_at)}\n{turn or ''}"
        key = f"{entry.key}#{blake2b(parts.encode(errors='replace'), digest_size=8).hexdigest()}"
        turn += 1
    return key


def _columns(entry: NewEntry) -> tuple[str | None, ...]:
    """The columns that a source or an article may improve, in the order of the statements above."""
    told = (entry.url, entry.headline, entry.byline, entry.masthead, entry.dek, entry.picture)
    return (*told, moment_to_text(entry.published_at))


def _words(entry: NewEntry) -> tuple[str, ...]:
    """What a person would call corrected if it changed."""
    return (entry.headline, entry.byline, entry.dek, entry.url)
