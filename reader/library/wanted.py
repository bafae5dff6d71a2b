"""What a person asked for while it could not be had."""

from datetime import datetime

from reader.library.rows import stamp
from reader.library.store import Store


class WantedTexts:
    """Entries whose text is to be fetched when the network is back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, entry_id: int, now: datetime) -> None:
        """Remembers the entry; one that is remembered keeps its turn, one that is not in the library is passed over."""
        self._store.change(
            "INSERT INTO wanted (entry_id, asked_at) SELECT id, ? FROM entry WHERE id = ? ON CONFLICT DO NOTHING",
            *(stamp(now), entry_id),
        )

    def drop(self, entry_id: int) -> None:
        """It came, or it will not: nothing is to be fetched any more."""
        self._store.change("DELETE FROM wanted WHERE entry_id = ?", entry_id)

    def ids(self, limit: int = 1000) -> tuple[int, ...]:
        """The entries, the one asked for first before the others."""
        rows = self._store.rows("SELECT entry_id FROM wanted ORDER BY asked_at, number LIMIT ?", limit)
        return tuple(row["entry_id"] for row in rows)
