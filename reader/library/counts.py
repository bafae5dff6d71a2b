"""The counts and marks that are kept rather than counted: unread per channel, and what waits to be read.

They are worked out anew for what changed, never added up, so that a mistake cannot stay.
"""

from reader.library.sql import IN_IDS, IS_LESSER, UNREAD, lead_of
from reader.library.store import Store
from reader.model.mute import MuteKind

_OF_MUTED = f"""EXISTS (SELECT 1 FROM mute WHERE (kind = '{MuteKind.CHANNEL}' AND of_id = channel.id)
    OR (kind = '{MuteKind.SECTION}' AND of_id = channel.section_id))"""
_MARK_WAITING = f"""
UPDATE entry SET waiting = state IN {UNREAD} AND NOT EXISTS (SELECT 1 FROM muted WHERE entry_id = entry.id)
    AND NOT EXISTS (SELECT 1 FROM pruned WHERE entry_id = entry.id) AND NOT {IS_LESSER} AND EXISTS (
    SELECT 1 FROM listing JOIN channel ON channel.id = listing.channel_id
    WHERE listing.entry_id IN (SELECT entry.id UNION ALL SELECT entry_id FROM copy WHERE lead_id = entry.id)
    AND channel.position IS NOT NULL AND NOT {_OF_MUTED})
"""
_COUNT = f"""
UPDATE channel SET
    entries = (SELECT count(*) FROM listing WHERE channel_id = channel.id),
    unread = (SELECT count(DISTINCT {lead_of("entry.id")}) FROM listing JOIN entry ON entry.id = listing.entry_id
              WHERE listing.channel_id = channel.id AND entry.state IN {UNREAD} AND NOT {_OF_MUTED}
              AND NOT EXISTS (SELECT 1 FROM muted WHERE muted.entry_id = entry.id)
              AND NOT EXISTS (SELECT 1 FROM pruned WHERE pruned.entry_id = entry.id))
"""


def settle_entries(store: Store, ids: str) -> None:
    """After entries changed their state or gained a listing: their marks, and the counts of their channels.

    ``ids`` is an `id_list`.
    """
    store.run(f"{_MARK_WAITING} WHERE id {IN_IDS}", ids)
    store.run(f"{_MARK_WAITING} WHERE id IN (SELECT lead_id FROM copy WHERE entry_id {IN_IDS})", ids)
    store.run(f"{_COUNT} WHERE id IN (SELECT channel_id FROM listing WHERE entry_id {IN_IDS})", ids)


def settle_channel(store: Store, channel_id: int) -> None:
    """After a channel was followed, unfollowed or merged: its counts, and the marks of all it lists."""
    listed = "SELECT entry_id FROM listing WHERE channel_id = ?"
    store.run(f"{_MARK_WAITING} WHERE id IN ({listed})", channel_id)
    store.run(f"{_MARK_WAITING} WHERE id IN (SELECT lead_id FROM copy WHERE entry_id IN ({listed}))", channel_id)
    store.run(f"{_COUNT} WHERE id = ?", channel_id)


def settle_channels(store: Store, column: str, value: int) -> None:
    """After the channels with this value in a column were muted, or are no longer: as `settle_channel`."""
    for row in store.rows(f"SELECT id FROM channel WHERE {column} = ?", value):
        settle_channel(store, row["id"])


def settle_all(store: Store) -> None:
    """After any number of rows came in at once: every mark and every count."""
    store.run(_MARK_WAITING)
    store.run(_COUNT)
