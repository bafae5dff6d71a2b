"""What a person muted, and the entries that are muted by it: those leave the lists, and are counted by themselves.

A word is muted where it stands in a headline or a dek, a writer where a byline names them, as whole words without case
and accents. What waits to be read of a muted channel or section does not wait any more; its own list stays.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from reader.library.counts import settle_channels, settle_entries
from reader.library.folding import words_of
from reader.library.rows import instant, moment_of, stamp
from reader.library.sql import COPIES, IN_IDS, id_list
from reader.library.store import Store
from reader.model.mute import Mute, MuteKind
from reader.text import safe

_FIELDS = {MuteKind.WORD: ("headline", "dek"), MuteKind.WRITER: ("byline",)}
_TO_COPIES = """
INSERT OR IGNORE INTO muted (entry_id, mute) SELECT other.entry_id, muted.mute
FROM muted JOIN copy AS own ON own.entry_id = muted.entry_id JOIN copy AS other ON other.lead_id = own.lead_id
"""
"""Of a column that stands in several places, all copies are muted when one is."""
_OF = {MuteKind.CHANNEL: "id", MuteKind.SECTION: "section_id"}


class Mutes:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, kind: MuteKind, name: str, of_id: int, now: datetime, until: datetime | None = None) -> Mute | None:
        """Mutes it from now on, anew if it is already. None for a word or a writer of nothing that could be found."""
        said = safe(name)
        if kind in _FIELDS and not words_of(said):
            return None
        with self._store.joined():
            for each in self.all():
                if (each.kind, each.of_id, words_of(each.name)) == (kind, of_id, words_of(said)):
                    self.remove(each.number)
            number = (
                self._store.own_number("mute", "number", kind.value, said, of_id, stamp(now))
                or self._store.number("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'mute'")
                or 1
            )
            mute = Mute(number, kind, said, of_id, now, until)
            self.put_back(mute)
            return mute

    def put_back(self, mute: Mute) -> None:
        """Mutes it under its own number; one that is there already stays."""
        with self._store.joined():
            self._store.run(
                "INSERT INTO mute (number, kind, name, of_id, made_at, until) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (number) DO NOTHING",
                *(mute.number, mute.kind.value, mute.name, mute.of_id, stamp(mute.made_at)),
                stamp(mute.until) if mute.until else None,
            )
            if mute.kind in _OF:
                settle_channels(self._store, _OF[mute.kind], mute.of_id)
            else:
                _mark(self._store, [mute], self._candidates(mute))

    def remove(self, number: int) -> Mute | None:
        """The mute as it was; None if it is gone already."""
        with self._store.joined():
            row = self._store.row("SELECT * FROM mute WHERE number = ?", number)
            if row is None:
                return None
            mute = _mute_of(row)
            ids = [each[0] for each in self._store.rows("SELECT entry_id FROM muted WHERE mute = ?", number)]
            self._store.run("DELETE FROM mute WHERE number = ?", number)
            self._store.run("DELETE FROM muted WHERE mute = ?", number)
            if mute.kind in _OF:
                settle_channels(self._store, _OF[mute.kind], mute.of_id)
            settle_entries(self._store, id_list(ids))
            return mute

    def all(self) -> tuple[Mute, ...]:
        """Every mute that holds or whose time was not looked at since, the newest first."""
        return tuple(map(_mute_of, self._store.rows("SELECT * FROM mute ORDER BY number DESC")))

    def count(self, number: int) -> int:
        """How many entries the mute of a word or a writer keeps away."""
        return self._store.number("SELECT count(*) FROM muted WHERE mute = ?", number)

    def over(self, now: datetime) -> list[Mute]:
        """Those whose time is over."""
        return [each for each in self.all() if each.until and each.until <= now]

    def expire(self, now: datetime) -> int:
        """Takes those away whose time is over; how many it were."""
        over = self.over(now)
        with self._store.joined():
            for each in over:
                self.remove(each.number)
        return len(over)

    def _candidates(self, mute: Mute) -> list[int]:
        """Entries that may be meant: those the word index finds, and those it does not hold yet."""
        phrase = " ".join(words_of(mute.name))
        sought = f'{{{" ".join(_FIELDS[mute.kind])}}} : "{phrase}"'
        found = self._store.rows(
            "SELECT document.entry_id FROM words JOIN document ON document.number = words.rowid"
            " WHERE words MATCH ? AND document.entry_id IS NOT NULL UNION SELECT entry_id FROM unindexed",
            sought,
        )
        return [row[0] for row in found]


def mark_muted(store: Store, ids: Sequence[int]) -> None:
    """After entries came in or were corrected: marks those of them that are muted, and no others."""
    rows = store.rows("SELECT * FROM mute WHERE kind IN (?, ?)", MuteKind.WORD.value, MuteKind.WRITER.value)
    if rows and ids:
        copies = store.rows(COPIES, id_list(ids))
        meant = list(dict.fromkeys((*ids, *(row["entry_id"] for row in copies))))
        store.run(f"DELETE FROM muted WHERE entry_id {IN_IDS}", id_list(meant))
        _mark(store, [_mute_of(row) for row in rows], meant)


def _mark(store: Store, mutes: Iterable[Mute], ids: Sequence[int]) -> None:
    sought = [(each, words_of(each.name)) for each in mutes]
    rows = store.rows(f"SELECT id, headline, dek, byline FROM entry WHERE id {IN_IDS}", id_list(ids))
    for row in rows:
        for mute, words in sought:
            if any(_has(words_of(row[field]), words) for field in _FIELDS[mute.kind]):
                store.run("INSERT OR IGNORE INTO muted (entry_id, mute) VALUES (?, ?)", row["id"], mute.number)
    store.run(_TO_COPIES)
    copies = (row["entry_id"] for row in store.rows(COPIES, id_list(ids)))
    settle_entries(store, id_list((*ids, *copies)))


def _has(words: tuple[str, ...], sought: tuple[str, ...]) -> bool:
    return any(words[at : at + len(sought)] == sought for at in range(len(words) - len(sought) + 1))


def _mute_of(row: sqlite3.Row) -> Mute:
    return Mute(
        number=row["number"],
        kind=MuteKind(row["kind"]),
        name=row["name"],
        of_id=row["of_id"],
        made_at=moment_of(row["made_at"]),
        until=instant(row["until"]),
    )
