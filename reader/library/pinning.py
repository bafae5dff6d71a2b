"""The pin that keeps a text as it is; worked out anew from what a person keeps of the entry.

``article.pinned`` is 1 for the pinned text and 0 for the one that a later fetch replaces. An entry that is let go with
both shows the better one as any other's; the other is put aside, below 0, so that keeping it again loses nothing.
"""

from reader.library.articles import worth
from reader.library.same_columns import settle_lead
from reader.library.sql import HAS_TEXT, INDEX_AGAIN, IS_KEPT
from reader.library.store import Store

_NEWER, _OLDER = -1, -2
"""Put aside: the text that came after the pinned one, and the one that had been pinned."""


def settle_pin(store: Store, entry_id: int) -> None:
    """After an entry was saved, tagged, noted or highlighted, or one of these was taken from it. A text of the page
    that it had before its link was corrected is not pinned: that of its page is, when it comes."""
    settle_lead(store, entry_id)
    if not store.number(IS_KEPT, entry_id):
        _release(store, entry_id)
        return
    _bring_back(store, entry_id)
    store.run(
        f"UPDATE article SET pinned = 1 WHERE entry_id = ?1 AND pinned = 0 AND verdict IN {HAS_TEXT} AND NOT moved"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE entry_id = ?1 AND pinned = 1)",
        entry_id,
    )


def _release(store: Store, entry_id: int) -> None:
    rows = store.rows("SELECT id, verdict, pinned FROM article WHERE entry_id = ? AND pinned >= 0", entry_id)
    if not any(row["pinned"] for row in rows):
        return
    for row in sorted(rows, key=lambda row: (worth(row["verdict"]), row["pinned"]))[:-1]:
        store.run("UPDATE article SET pinned = ? WHERE id = ?", _OLDER if row["pinned"] else _NEWER, row["id"])
    store.run("UPDATE article SET pinned = 0 WHERE entry_id = ? AND pinned = 1", entry_id)
    store.run(INDEX_AGAIN, entry_id)


def _bring_back(store: Store, entry_id: int) -> None:
    """Pinned is what was, and the text that came after it stands beside it again."""
    aside = store.row("SELECT id, pinned FROM article WHERE entry_id = ? AND pinned < 0 AND NOT moved", entry_id)
    if aside is None:
        return
    if aside["pinned"] == _NEWER:
        store.run("UPDATE article SET pinned = 1 WHERE entry_id = ? AND pinned = 0", entry_id)
    store.run("UPDATE article SET pinned = ? WHERE id = ?", int(aside["pinned"] == _OLDER), aside["id"])
    store.run(INDEX_AGAIN, entry_id)
