"""Who signed which entries, as their bylines have them; the bylines that changed wait to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reader.library.rows import ALSO
from reader.library.same_columns import leads
from reader.library.sql import IN_IDS, id_list, lead_of
from reader.library.store import Store
from reader.model.address import host_of
from reader.model.columnist import Signature
from reader.model.entry import State

_SIGNED = f"""
SELECT signature.entry_id, signature.name, masthead, url,
    ifnull((SELECT lead_id FROM copy WHERE copy.entry_id = entry.id), 0) AS lead,
    (SELECT group_concat(channel_id) FROM listing WHERE listing.entry_id = entry.id) AS channels,
    (SELECT group_concat(name, '{ALSO}') FROM signature AS other
     WHERE other.entry_id = entry.id AND other.name <> signature.name) AS beside
FROM signature JOIN entry ON entry.id = signature.entry_id
WHERE signature.key = ?
    AND NOT EXISTS (SELECT 1 FROM muted WHERE muted.entry_id = entry.id)
    AND NOT EXISTS (SELECT 1 FROM pruned WHERE pruned.entry_id = entry.id)
"""


@dataclass(frozen=True, slots=True)
class Stood:
    """How a column stands, whichever of its copies: the day it was published or found, and what was done with it."""

    entry_id: int
    day: date
    finished: bool
    saved: bool
    highlighted: bool


class Signatures:
    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self) -> int:
        """How many entries have a byline that was not read since they changed."""
        return self._store.number("SELECT count(*) FROM unsigned")

    def next(self, limit: int) -> dict[int, str]:
        """Entries that wait, the first in the library first, with their bylines."""
        rows = self._store.rows(
            "SELECT id, byline FROM unsigned JOIN entry ON entry.id = entry_id ORDER BY id LIMIT ?", limit
        )
        return {row["id"]: row["byline"] for row in rows}

    def put(self, entry_id: int, names: Iterable[tuple[str, str]]) -> None:
        """These signed it, each with the key of their name, and nobody else."""
        with self._store.joined():
            self._store.run("DELETE FROM unsigned WHERE entry_id = ?", entry_id)
            known = {
                tuple(row) for row in self._store.rows("SELECT key, name FROM signature WHERE entry_id = ?", entry_id)
            }
            wanted = set(names)
            if known == wanted:
                return
            self._store.run("DELETE FROM signature WHERE entry_id = ?", entry_id)
            for key, name in sorted(wanted):
                self._store.run(
                    "INSERT INTO signature (key, entry_id, name) SELECT ?1, id, ?3 FROM entry WHERE id = ?2",
                    *(key, entry_id, name),
                )

    def of_key(self, key: str) -> tuple[Signature, ...]:
        """All signatures of names with this key, of entries that are in lists."""
        return tuple(
            Signature(
                entry_id=row["entry_id"],
                name=row["name"],
                masthead=row["masthead"],
                host=host_of(row["url"]),
                channels=frozenset(map(int, row["channels"].split(","))) if row["channels"] else frozenset(),
                column=row["lead"],
                beside=tuple(sorted(row["beside"].split(ALSO))) if row["beside"] else (),
            )
            for row in self._store.rows(_SIGNED, key)
        )

    def newest(self, ids: Sequence[int]) -> tuple[int, ...]:
        """These entries newest first, one for all copies of a column."""
        rows = self._store.rows(
            f"SELECT id FROM entry WHERE id {IN_IDS} ORDER BY sorted_at DESC, id DESC", id_list(ids)
        )
        return leads(self._store, [row["id"] for row in rows])

    def stood(self, ids: Sequence[int]) -> tuple[Stood, ...]:
        """How the columns of these entries stand, each column once."""
        rows = self._store.rows(
            f"SELECT {lead_of('entry.id')} AS lead, min(substr(ifnull(published_at, sorted_at), 1, 10)) AS day,"
            f" max(state = '{State.FINISHED}') AS finished,"
            " max(EXISTS (SELECT 1 FROM saved WHERE saved.entry_id = entry.id)) AS saved,"
            " max(EXISTS (SELECT 1 FROM highlight WHERE highlight.entry_id = entry.id)) AS highlighted"
            f" FROM entry WHERE id {IN_IDS} GROUP BY lead ORDER BY lead",
            id_list(ids),
        )
        return tuple(
            Stood(
                row["lead"],
                date.fromisoformat(row["day"]),
                bool(row["finished"]),
                bool(row["saved"]),
                bool(row["highlighted"]),
            )
            for row in rows
        )
