"""Letting go of what nobody needs any more: texts, pages, what feeds carried, and the place in every list.

What is let go stays known by its guid, page, headline and date, so that a list that still has it brings nothing new.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from reader.library.counts import settle_entries
from reader.library.rows import stamp
from reader.library.sql import IN_IDS, KEPT_IDS, id_list
from reader.library.store import Store
from reader.model.entry import State

# An instant is text, and none is before the empty one: what is kept for good. Of channels the most careful counts.
_CANDIDATES = f"""
WITH own AS (SELECT CAST(key AS INTEGER) AS channel_id, value AS before FROM json_each(?3))
SELECT id, bytes FROM (
    SELECT entry.id, ifnull((SELECT length(body) FROM feed_body WHERE entry_id = entry.id), 0)
        + ifnull((SELECT sum(length(content)) FROM article WHERE entry_id = entry.id), 0)
        + ifnull((SELECT sum(length(page.body)) FROM article JOIN page ON article_id = article.id
                  WHERE entry_id = entry.id), 0) AS bytes
    FROM entry
    WHERE waiting = 0 AND state <> '{State.READING}' AND max(touched_at, ifnull(opened_at, '')) < ifnull((
            SELECT min(ifnull(own.before, ?1)) FROM listing LEFT JOIN own ON own.channel_id = listing.channel_id
            WHERE listing.entry_id = entry.id), ?1)
        AND id NOT IN (SELECT copy.entry_id FROM copy WHERE lead_id IN (
            SELECT lead_id FROM copy AS own JOIN entry AS one ON one.id = own.entry_id
            WHERE one.waiting = 1 OR one.id IN ({KEPT_IDS})))
        AND id NOT IN ({KEPT_IDS} UNION SELECT entry_id FROM wanted UNION SELECT entry_id FROM pruned))
WHERE bytes > ?2 ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Prunable:
    """``bytes`` is what its texts and pages take."""

    entry_id: int
    bytes: int


class Pruning:
    """Never what is saved, tagged, noted, highlighted, waited for, half read, or unread in a list that is followed,
    nor any copy of such a column."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def candidates(
        self, before: datetime | None, larger: int = -1, own: Mapping[int, datetime | None] = MappingProxyType({})
    ) -> tuple[Prunable, ...]:
        """What was not touched since ``before`` and takes more than ``larger`` bytes.

        For channels by id, ``own`` is what counts instead; what several list goes only when it does for each of them.
        None never lets go.
        """
        instants = json.dumps({channel_id: _stamp(instant) for channel_id, instant in own.items()})
        rows = self._store.rows(_CANDIDATES, _stamp(before), larger, instants)
        return tuple(Prunable(row["id"], row["bytes"]) for row in rows)

    def prune(self, ids: Sequence[int], now: datetime) -> None:
        """Lets these go."""
        gone = id_list(ids)
        with self._store.joined():
            self._store.run(
                f"INSERT OR IGNORE INTO pruned (entry_id, pruned_at) SELECT id, ? FROM entry WHERE id {IN_IDS}",
                *(stamp(now), gone),
            )
            self._store.run(f"DELETE FROM article WHERE entry_id {IN_IDS}", gone)
            self._store.run(f"DELETE FROM feed_body WHERE entry_id {IN_IDS}", gone)
            self._store.run(f"UPDATE document SET entry_id = NULL WHERE entry_id {IN_IDS}", gone)
            self._store.run(f"DELETE FROM unindexed WHERE entry_id {IN_IDS}", gone)
            settle_entries(self._store, gone)


def _stamp(instant: datetime | None) -> str:
    return stamp(instant) if instant else ""


def bring_back(store: Store, entry_id: int) -> None:
    """After a person asked for the entry itself: it stands in its lists again."""
    if store.run("DELETE FROM pruned WHERE entry_id = ?", entry_id):
        settle_entries(store, id_list([entry_id]))
