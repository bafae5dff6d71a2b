"""What a person kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from reader.library.pinning import settle_pin
from reader.library.rows import moment_of, stamp
from reader.library.sql import HAS_TEXT
from reader.library.store import Store
from reader.model.entry import SavedOrder
from reader.model.matching import fold

_SAVED = "SELECT entry.id, byline FROM saved JOIN entry ON entry.id = entry_id"
_LAST_SAVED = "saved_at DESC, number DESC"
_MARKED_AT = "SELECT made_at FROM note WHERE entry_id = entry.id"
_MARKED_AT += " UNION ALL SELECT made_at FROM highlight WHERE entry_id = entry.id"
_IN_ORDER = {
    SavedOrder.SAVED: f"{_SAVED} ORDER BY {_LAST_SAVED}",
    SavedOrder.PUBLISHED: f"{_SAVED} ORDER BY entry.sorted_at DESC, {_LAST_SAVED}",
    SavedOrder.LENGTH: f"{_SAVED} ORDER BY minutes = 0, minutes, {_LAST_SAVED}",
    # Names are put in order by `_by_columnist`.
    SavedOrder.COLUMNIST: f"{_SAVED} ORDER BY {_LAST_SAVED}",
    # A tag has no moment: what has no other mark comes after those that have.
    SavedOrder.MARKED: f"{_SAVED} ORDER BY (SELECT max(made_at) FROM ({_MARKED_AT})) DESC,"
    f" EXISTS (SELECT 1 FROM tag WHERE entry_id = entry.id) DESC, {_LAST_SAVED}",
}

_LOOKS = """
SELECT entry.id, entry.key, saved.saved_at, entry.url, entry.headline, entry.byline, entry.masthead, entry.dek,
    entry.published_at, article.id, article.cleaned_at, article.verdict, article.cleaner, length(article.content),
    (SELECT group_concat(name, char(1)) FROM tag WHERE tag.entry_id = entry.id),
    (SELECT text FROM note WHERE note.entry_id = entry.id),
    (SELECT group_concat(number || char(2) || start || char(2) || stop || char(2) || note, char(1))
        FROM highlight WHERE highlight.entry_id = entry.id)
FROM saved JOIN entry ON entry.id = saved.entry_id
LEFT JOIN article ON article.entry_id = entry.id
    AND article.pinned = (SELECT max(pinned) FROM article WHERE article.entry_id = entry.id)
"""


@dataclass(frozen=True, slots=True)
class SavedMark:
    """The place of an entry in the list of what is saved; the number tells the order of two saved in one second."""

    number: int
    saved_at: datetime


class SavedItems:
    """Saving pins the article and its pages as they are: later fetches, and what the site does, change nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, order: SavedOrder, limit: int) -> tuple[int, ...]:
        """The entries that are saved, in this order; those whose length or columnist is not known come last."""
        rows = self._store.rows(_IN_ORDER[order])
        if order is SavedOrder.COLUMNIST:
            rows = sorted(rows, key=lambda row: (not row["byline"], fold(row["byline"])))
        return tuple(row["id"] for row in rows[:limit])

    def textless(self) -> tuple[int, ...]:
        """What is saved without a text, last saved first: what was never asked for, or only without a network. What
        failed for another reason is not among it (see `Entries.set_trouble`)."""
        rows = self._store.rows(
            f"{_SAVED} WHERE NOT EXISTS"
            f" (SELECT 1 FROM article WHERE entry_id = entry.id AND verdict IN {HAS_TEXT})"
            " AND (trouble = '' OR entry.id IN (SELECT entry_id FROM wanted))"
            f" ORDER BY {_LAST_SAVED}"
        )
        return tuple(row["id"] for row in rows)

    def corrected(self) -> tuple[int, ...]:
        """What is saved and was corrected by its list after its text was last fetched, unless that failed since."""
        rows = self._store.rows(
            f"{_SAVED} WHERE trouble = '' AND corrected_at > (SELECT max(cleaned_at) FROM article"
            f" WHERE entry_id = entry.id) ORDER BY {_LAST_SAVED}"
        )
        return tuple(row["id"] for row in rows)

    def save(self, entry_id: int, now: datetime) -> bool:
        """Keeps an entry; whether it was not kept before. Without a text yet, the first one is pinned when it comes."""
        with self._store.joined():
            added = self._store.run(
                "INSERT INTO saved (entry_id, saved_at) VALUES (?, ?) ON CONFLICT DO NOTHING", entry_id, stamp(now)
            )
            settle_pin(self._store, entry_id)
            return added > 0

    def unsave(self, entry_id: int) -> None:
        """Keeps it no longer. Its better text stays in the library, so that saving it again loses nothing."""
        with self._store.joined():
            self._store.run("DELETE FROM saved WHERE entry_id = ?", entry_id)
            settle_pin(self._store, entry_id)

    def put_back(self, entry_id: int, mark: SavedMark) -> None:
        """Saves an entry that was let go at the place it had; one that is saved again by now stays where it is."""
        with self._store.joined():
            # Another may have been given its number since; the moment still tells the place.
            self._store.run(
                "INSERT INTO saved (number, entry_id, saved_at) SELECT"
                " CASE WHEN EXISTS (SELECT 1 FROM saved WHERE number = ?1) THEN NULL ELSE ?1 END, ?2, ?3"
                " WHERE NOT EXISTS (SELECT 1 FROM saved WHERE entry_id = ?2)",
                *(mark.number, entry_id, stamp(mark.saved_at)),
            )
            settle_pin(self._store, entry_id)

    def looks(self) -> dict[int, str]:
        """How each saved entry is now, its text and what a person added to it: another word, if any of it changes."""
        rows = self._store.rows(_LOOKS)
        return {row[0]: sha256("\0".join(map(str, row)).encode(errors="replace")).hexdigest()[:16] for row in rows}

    def mark(self, entry_id: int) -> SavedMark | None:
        """Its place among what is saved; None if it is not."""
        row = self._store.row("SELECT number, saved_at FROM saved WHERE entry_id = ?", entry_id)
        if row is None:
            return None
        return SavedMark(row["number"], moment_of(row["saved_at"]))

    def saved_at(self, entry_id: int) -> datetime | None:
        """When it was saved; None if it is not."""
        mark = self.mark(entry_id)
        return mark.saved_at if mark else None
