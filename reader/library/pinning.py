"""The pin that keeps a text as it is; worked out anew from what a person keeps of the entry."""

from reader.library.articles import worth
from reader.library.sql import HAS_TEXT, INDEX_AGAIN, IS_KEPT
from reader.library.store import Store


def settle_pin(store: Store, entry_id: int) -> None:
    """After an entry was saved, tagged, noted or highlighted, or one of these was taken from it. A text of the page
    that it had before its link was corrected is not pinned: that of its page is, when it comes."""
    if not store.number(IS_KEPT, entry_id):
        _release(store, entry_id)
        return
    store.run(
        f"UPDATE article SET pinned = 1 WHERE entry_id = ?1 AND verdict IN {HAS_TEXT} AND NOT moved"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE entry_id = ?1 AND pinned)",
        entry_id,
    )


def _release(store: Store, entry_id: int) -> None:
    """The better of its texts stays in the library as any other's, so that keeping it again loses nothing."""
    rows = store.rows("SELECT id, verdict, pinned FROM article WHERE entry_id = ?", entry_id)
    for row in sorted(rows, key=lambda row: (worth(row["verdict"]), row["pinned"]))[:-1]:
        store.run("DELETE FROM article WHERE id = ?", row["id"])
    store.run("UPDATE article SET pinned = 0 WHERE entry_id = ?", entry_id)
    store.run(INDEX_AGAIN, entry_id)
