"""Entries that are copies of one column: joined under one of them, which stands for all of them in every list.

What is sampled of each text (see `reader.editorial.same_column`) is kept twice: by entry, and by number to find others.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from reader.library.counts import settle_entries
from reader.library.index import ROWS, text_of
from reader.library.mutes import mark_muted
from reader.library.sql import COPIES, IN_IDS, IS_KEPT, id_list
from reader.library.store import Store
from reader.model.entry import State

MOST_OF_ONE = 64
"""Entries that are looked at for one number, the last found: more share it where all texts are alike."""
MOST_CANDIDATES = 8
LEAST_OF_FEWER = 0.15
"""Of the numbers of the one that has fewer, those that both must have: copies share half of their words in a row."""
LEAST_BLANKS = 2
"""Between the words of a headline that says something."""


_FURTHEST = "CASE state " + " ".join(
    f"WHEN '{state}' THEN {number}"
    for number, state in enumerate((State.FINISHED, State.READING, State.SKIPPED, State.SEEN, State.NEW))
)
_FURTHEST += " END"
"""Of the states of copies the one that stays for all comes first."""


@dataclass(frozen=True, slots=True)
class Text:
    """What can be compared of an entry: its text, its headline, and the day it was published or found."""

    entry_id: int
    text: str
    headline: str
    day: date


@dataclass(frozen=True, slots=True)
class Copied:
    """An entry joined under another, ``lead_id``, or itself; for ``share`` see `SameColumns.join`."""

    entry_id: int
    lead_id: int
    share: float


class SameColumns:
    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self) -> int:
        """How many entries have a text that was not compared yet."""
        return self._store.number("SELECT count(*) FROM uncompared")

    def next(self, limit: int) -> tuple[int, ...]:
        """The entries that wait to be compared, the first in the library first."""
        return tuple(row[0] for row in self._store.rows("SELECT entry_id FROM uncompared ORDER BY 1 LIMIT ?", limit))

    def text(self, entry_id: int) -> Text | None:
        """Its text; None if it is gone."""
        row = self._store.row(f"{ROWS} WHERE entry.id = ?", entry_id)
        if row is None:
            return None
        return Text(entry_id, text_of(row)[0], row["headline"], date.fromisoformat(row["sorted_at"][:10]))

    def compared(self, entry_id: int, numbers: Iterable[int]) -> None:
        """Keeps what was sampled of its text, which need not be compared any more until it changes."""
        sampled = json.dumps(sorted(numbers), separators=(",", ":"))
        with self._store.joined():
            row = self._store.row("SELECT numbers FROM sampled WHERE entry_id = ?", entry_id)
            self._store.run("DELETE FROM uncompared WHERE entry_id = ?", entry_id)
            if row and row["numbers"] == sampled:
                return
            if row:
                self._store.run(
                    "DELETE FROM sample WHERE entry_id = ?1 AND number IN (SELECT value FROM json_each(?2))",
                    *(entry_id, row["numbers"]),
                )
                self._store.run("DELETE FROM sampled WHERE entry_id = ?", entry_id)
            if sampled == "[]":
                return
            self._store.run("INSERT INTO sampled (entry_id, numbers) VALUES (?, ?)", entry_id, sampled)
            self._store.run(
                "INSERT OR IGNORE INTO sample (number, entry_id) SELECT value, ? FROM json_each(?)", entry_id, sampled
            )

    def candidates(self, entry_id: int, numbers: Collection[int]) -> tuple[int, ...]:
        """Other entries that share some of these numbers, those that share most first; none that a person told apart
        from it."""
        shared: Counter[int] = Counter()
        for number in numbers:
            sql = "SELECT entry_id FROM sample WHERE number = ? ORDER BY entry_id DESC LIMIT ?"
            shared.update(row[0] for row in self._store.rows(sql, number, MOST_OF_ONE))
        apart = {row[0] for row in self._store.rows("SELECT other_id FROM apart WHERE entry_id = ?", entry_id)}
        known = self._store.rows(
            "SELECT entry_id, json_array_length(numbers) AS count FROM sampled"
            f" WHERE entry_id {IN_IDS} AND entry_id <> ?",
            *(id_list(shared), entry_id),
        )
        own = len(numbers)
        likely = {
            row["entry_id"] for row in known if shared[row["entry_id"]] >= LEAST_OF_FEWER * min(own, row["count"])
        }
        found = (each for each, _ in shared.most_common() if each in likely - apart)
        return tuple(islice(found, MOST_CANDIDATES))

    def titled_alike(self, entry_id: int) -> tuple[int, ...]:
        """Other entries with the same headline and byline within two days of it, of which no channel lists two: a
        headline that comes again says nothing. None that a person told apart from it."""
        row = self._store.row("SELECT headline, byline, sorted_at FROM entry WHERE id = ?", entry_id)
        if row is None or not row["byline"] or row["headline"].count(" ") < LEAST_BLANKS:
            return ()
        rows = self._store.rows(
            "SELECT id FROM entry WHERE headline = ?1 AND byline = ?2"
            " AND abs(julianday(sorted_at) - julianday(?3)) < 31",
            *(row["headline"], row["byline"], row["sorted_at"]),
        )
        ids = [each["id"] for each in rows]
        again = self._store.number(
            f"SELECT count(*) FROM listing WHERE entry_id {IN_IDS} GROUP BY channel_id ORDER BY 1 DESC LIMIT 1",
            id_list(ids),
        )
        if again > 1:
            return ()
        near = self._store.rows(
            f"SELECT id FROM entry WHERE id {IN_IDS} AND abs(julianday(sorted_at) - julianday(?)) <= 2"
            " AND id <> ? AND id NOT IN (SELECT other_id FROM apart WHERE entry_id = ?)",
            *(id_list(ids), row["sorted_at"], entry_id, entry_id),
        )
        return tuple(each["id"] for each in near)

    def lead(self, entry_id: int) -> int:
        """The entry that stands for it: itself, unless it is one of several copies."""
        row = self._store.row("SELECT lead_id FROM copy WHERE entry_id = ?", entry_id)
        return int(row["lead_id"]) if row else entry_id

    def copies(self, entry_id: int) -> tuple[int, ...]:
        """All copies of the column that the entry is one of, the one that stands for them first; itself alone if it is
        the only one."""
        sql = "SELECT entry_id FROM copy WHERE lead_id = ?1 ORDER BY entry_id <> ?1, entry_id"
        lead = self.lead(entry_id)
        return tuple(row[0] for row in self._store.rows(sql, lead)) or (entry_id,)

    def others(self, entry_id: int) -> tuple[int, ...]:
        """The other copies of its column."""
        return tuple(each for each in self.copies(entry_id) if each != entry_id)

    def joined(self, entry_id: int) -> tuple[Copied, ...]:
        """As `copies`, with how they are joined; empty if there are none."""
        sql = "SELECT * FROM copy WHERE lead_id = ?1 ORDER BY entry_id <> ?1, entry_id"
        rows = self._store.rows(sql, self.lead(entry_id))
        return tuple(Copied(row["entry_id"], row["lead_id"], row["share"]) for row in rows)

    def join(self, entry_id: int, other_id: int, share: float) -> None:
        """Makes both, and what each is joined with already, copies of one column, whose texts share this part of the
        shorter one. What a person keeps of them stands for all, else the first that was listed. What was read is
        read in all of them, up to the same place."""
        lead, other = self.lead(entry_id), self.lead(other_id)
        if lead == other:
            return
        with self._store.joined():
            first, second = sorted((lead, other), key=self._precedence)
            self._store.run("INSERT OR IGNORE INTO copy (entry_id, lead_id, share) VALUES (?1, ?1, 0)", first)
            self._store.run("INSERT OR REPLACE INTO copy (entry_id, lead_id, share) VALUES (?1, ?1, ?2)", second, share)
            self._store.run("UPDATE copy SET lead_id = ? WHERE lead_id = ?", first, second)
            self._level(self.copies(first))

    def separate(self, entry_id: int) -> tuple[Copied, ...]:
        """Takes the entry out of its copies, which stay joined; how they were joined, empty if it stood alone."""
        were = self.joined(entry_id)
        left = sorted((each.entry_id for each in were if each.entry_id != entry_id), key=self._precedence)
        if not left:
            return ()
        with self._store.joined():
            self._store.run(f"DELETE FROM copy WHERE entry_id {IN_IDS}", id_list((entry_id, *left)))
            shares = {each.entry_id: each.share for each in were}
            if len(left) > 1:
                self._put(Copied(each, left[0], 0.0 if each == left[0] else shares[each]) for each in left)
            mark_muted(self._store, (entry_id, *left))
            settle_entries(self._store, id_list((entry_id, *left)))
        return were

    def put_back(self, were: Sequence[Copied]) -> None:
        """The inverse of `separate`; what was joined with any of them since is joined with all."""
        ids = id_list(each.entry_id for each in were)
        with self._store.joined():
            self._store.run(f"UPDATE copy SET lead_id = ? WHERE lead_id {IN_IDS}", were[0].lead_id, ids)
            self._put(were)
            self._level(self.copies(were[0].lead_id))

    def _put(self, rows: Iterable[Copied]) -> None:
        sql = "INSERT OR REPLACE INTO copy (entry_id, lead_id, share) SELECT id, ?2, ?3 FROM entry WHERE id = ?1"
        for each in rows:
            self._store.run(sql, each.entry_id, each.lead_id, each.share)

    def tell_apart(self, entry_id: int, others: Sequence[int]) -> None:
        """They are never joined with it again unless a person says so."""
        with self._store.joined():
            for one, other in ((entry_id, each) for each in others):
                for pair in ((one, other), (other, one)):
                    self._store.run("INSERT OR IGNORE INTO apart (entry_id, other_id) VALUES (?, ?)", *pair)

    def allow(self, entry_id: int, others: Sequence[int]) -> None:
        """The inverse of `tell_apart`."""
        with self._store.joined():
            for other in others:
                sql = "DELETE FROM apart WHERE (entry_id = ?1 AND other_id = ?2) OR (entry_id = ?2 AND other_id = ?1)"
                self._store.run(sql, entry_id, other)

    def _precedence(self, entry_id: int) -> tuple[bool, int]:
        return _precedence(self._store, entry_id)

    def _level(self, ids: Sequence[int]) -> None:
        """What was done with one copy was done with all of them."""
        copies = id_list(ids)
        furthest = self._store.row(
            f"SELECT state, touched_at FROM entry WHERE id {IN_IDS} ORDER BY {_FURTHEST}, touched_at DESC LIMIT 1",
            copies,
        )
        read = self._store.row(
            "SELECT place, place_offset, place_words, progress, max(opened_at) OVER () AS opened_at FROM entry"
            f" WHERE id {IN_IDS} ORDER BY progress DESC, id LIMIT 1",
            copies,
        )
        assert furthest, "copies are entries"
        assert read, "copies are entries"
        self._store.run(
            f"UPDATE entry SET state = ?1, touched_at = ?2 WHERE id {IN_IDS.replace('?', '?3')} AND state <> ?1",
            *(furthest["state"], furthest["touched_at"], copies),
        )
        self._store.run(
            "UPDATE entry SET place = ?, place_offset = ?, place_words = ?, progress = ?, opened_at = ?"
            f" WHERE id {IN_IDS}",
            *(read["place"], read["place_offset"], read["place_words"], read["progress"], read["opened_at"], copies),
        )
        mark_muted(self._store, ids)
        settle_entries(self._store, copies)


def _precedence(store: Store, entry_id: int) -> tuple[bool, int]:
    """What a person keeps something of comes first, then what was listed first."""
    return not store.number(IS_KEPT, entry_id), entry_id


def settle_lead(store: Store, entry_id: int) -> None:
    """After a person kept something of an entry, or let it go: the copy that stands for its column."""
    rows = store.rows(
        "SELECT entry_id, lead_id FROM copy WHERE lead_id = (SELECT lead_id FROM copy WHERE entry_id = ?)", entry_id
    )
    if not rows:
        return
    lead = min((row["entry_id"] for row in rows), key=lambda each: _precedence(store, each))
    if lead != rows[0]["lead_id"]:
        store.run("UPDATE copy SET lead_id = ? WHERE lead_id = ?", lead, rows[0]["lead_id"])
        settle_entries(store, id_list(row["entry_id"] for row in rows))


def with_copies(store: Store, ids: Iterable[int]) -> list[int]:
    """These entries and all copies of their columns, each once."""
    asked = list(ids)
    rows = store.rows(COPIES, id_list(asked))
    return list(dict.fromkeys((*asked, *(row[0] for row in rows))))


def leads(store: Store, ids: Sequence[int]) -> tuple[int, ...]:
    """These entries in their order, for each the one that stands for its copies, each once."""
    rows = store.rows(f"SELECT entry_id, lead_id FROM copy WHERE entry_id {IN_IDS}", id_list(ids))
    lead = {row["entry_id"]: row["lead_id"] for row in rows}
    return tuple(dict.fromkeys(lead.get(each, each) for each in ids)) if lead else tuple(ids)
