"""What a person kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from reader.library.pinning import settle_pin
from reader.library.rows import moment_of, stamp
from reader.library.store import Store

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
