"""What a person wrote about an entry as a whole."""

from datetime import datetime

from reader.library.pinning import settle_pin
from reader.library.rows import stamp
from reader.library.store import Store
from reader.library.terms import INDEX_AGAIN
from reader.text import safe_lines


class Notes:
    """One note an entry, found by its words as the text is. It pins the text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, entry_id: int) -> str:
        """Empty if there is none."""
        row = self._store.row("SELECT text FROM note WHERE entry_id = ?", entry_id)
        return str(row["text"]) if row else ""

    def put(self, entry_id: int, text: str, now: datetime) -> str:
        """Writes the note in place of the one before, which is returned; an empty one takes it away."""
        with self._store.joined():
            before, text = self.get(entry_id), safe_lines(text)
            self._store.run("DELETE FROM note WHERE entry_id = ?", entry_id)
            if text:
                self._store.run(
                    "INSERT INTO note (entry_id, text, made_at) VALUES (?, ?, ?)", entry_id, text, stamp(now)
                )
            self._store.run(INDEX_AGAIN, entry_id)
            settle_pin(self._store, entry_id)
            return before
