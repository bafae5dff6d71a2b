"""What a person kept."""

from datetime import datetime

from reader.library.articles import worth
from reader.library.rows import instant, stamp
from reader.library.store import Store
from reader.library.terms import HAS_TEXT, INDEX_AGAIN


class SavedItems:
    """Saving pins the article and its pages as they are: later fetches, and what the site does, change nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, entry_id: int, now: datetime) -> None:
        """Keeps an entry; a second time changes nothing. Without a text yet, the first one is pinned when it comes."""
        with self._store.joined():
            fresh = self._store.run(
                "INSERT INTO saved (entry_id, saved_at) VALUES (?, ?) ON CONFLICT DO NOTHING", entry_id, stamp(now)
            )
            if fresh:
                self._store.run(f"UPDATE article SET pinned = 1 WHERE entry_id = ? AND verdict IN {HAS_TEXT}", entry_id)

    def unsave(self, entry_id: int) -> None:
        """Keeps it no longer. Its better text stays in the library, so that saving it again loses nothing."""
        with self._store.joined():
            self._store.run("DELETE FROM saved WHERE entry_id = ?", entry_id)
            rows = self._store.rows("SELECT id, verdict, pinned FROM article WHERE entry_id = ?", entry_id)
            for row in sorted(rows, key=lambda row: (worth(row["verdict"]), row["pinned"]))[:-1]:
                self._store.run("DELETE FROM article WHERE id = ?", row["id"])
            self._store.run("UPDATE article SET pinned = 0 WHERE entry_id = ?", entry_id)
            self._store.run(INDEX_AGAIN, entry_id)

    def saved_at(self, entry_id: int) -> datetime | None:
        """When it was saved; None if it is not."""
        row = self._store.row("SELECT saved_at FROM saved WHERE entry_id = ?", entry_id)
        return instant(row["saved_at"]) if row else None

    def is_saved(self, entry_id: int) -> bool:
        return bool(self._store.number("SELECT count(*) FROM saved WHERE entry_id = ?", entry_id))
