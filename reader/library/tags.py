"""The names a person sorted entries under."""

from reader.library.pinning import settle_pin
from reader.library.store import Store
from reader.library.wording import tag_key
from reader.text import safe


class Tags:
    """A tag is told from others without case; it is shown as it was first written on the entry. It pins the text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, entry_id: int, name: str) -> bool:
        """Whether the entry did not have it before; a name of nothing but blanks is none."""
        with self._store.joined():
            added = self._store.run(
                "INSERT INTO tag (folded, entry_id, name) SELECT ?1, id, ?2 FROM entry WHERE id = ?3 AND ?1 <> ''"
                " ON CONFLICT DO NOTHING",
                *(tag_key(name), safe(name), entry_id),
            )
            settle_pin(self._store, entry_id)
            return added > 0

    def remove(self, entry_id: int, name: str) -> bool:
        """Whether the entry had it."""
        with self._store.joined():
            removed = self._store.run("DELETE FROM tag WHERE folded = ? AND entry_id = ?", tag_key(name), entry_id)
            settle_pin(self._store, entry_id)
            return removed > 0

    def of(self, entry_id: int) -> tuple[str, ...]:
        """The tags of an entry, in the order of the alphabet."""
        rows = self._store.rows("SELECT name FROM tag WHERE entry_id = ? ORDER BY folded", entry_id)
        return tuple(row["name"] for row in rows)
