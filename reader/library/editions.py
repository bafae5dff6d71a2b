"""The editions that were made, each fixed, so that reading it to its end means something; and what was delivered."""

from collections.abc import Sequence
from datetime import datetime

from reader.library.rows import stamp
from reader.library.sql import IN_IDS, IS_LESSER, UNREAD, id_list, lead_of
from reader.library.store import Store
from reader.model.channel import SourceKind
from reader.model.edition import Candidate, Placed
from reader.model.entry import State
from reader.model.matching import fold

KEPT = 60
"""Days whose editions stay."""

_CANDIDATES = f"""
WITH liked AS (SELECT byline, count(*) AS count FROM entry WHERE byline <> '' AND NOT {IS_LESSER}
    AND (state = '{State.FINISHED}' OR id IN (SELECT entry_id FROM saved)) GROUP BY byline)
SELECT entry.id, entry.byline, entry.sorted_at, entry.minutes, entry.progress, entry.state, channel.id AS channel,
    section.name AS section, channel.kind, liked.count AS liked,
    min(section.id * 1000000 + channel.position) AS place
FROM entry
JOIN listing ON listing.entry_id IN (
    SELECT entry.id UNION ALL SELECT entry_id FROM copy WHERE lead_id = entry.id)
JOIN channel ON channel.id = listing.channel_id AND channel.position IS NOT NULL
JOIN section ON section.id = channel.section_id
LEFT JOIN liked ON liked.byline = entry.byline
WHERE (waiting = 1 AND entry.trouble = '' AND entry.sorted_at >= ?1)
    OR (entry.state = '{State.READING}' AND NOT {IS_LESSER})
GROUP BY entry.id ORDER BY place, entry.sorted_at DESC, entry.id DESC LIMIT ?2
"""


_MUTED = "EXISTS (SELECT 1 FROM muted WHERE muted.entry_id = edition.entry_id)"


class Editions:
    def __init__(self, store: Store) -> None:
        self._store = store

    def candidates(self, since: str, limit: int = 2_000) -> tuple[Candidate, ...]:
        """What is unread in followed channels, sorts at or after ``since`` and did not fail when it was last asked for,
        and all that is half read there, in the order of the channels."""
        return tuple(
            Candidate(
                entry_id=row["id"],
                channel_id=row["channel"],
                section=row["section"],
                writer=fold(row["byline"]),
                moment=row["sorted_at"],
                minutes=row["minutes"],
                progress=row["progress"],
                liked=row["liked"] or 0,
                is_comic=row["kind"] == SourceKind.COMIC,
                is_begun=row["state"] == State.READING,
            )
            for row in self._store.rows(_CANDIDATES, since, limit)
        )

    def last_day(self, before: str = "9999-12-31") -> str:
        """The day of the last edition before this one, ``2026-11-23``; empty if there is none."""
        row = self._store.row("SELECT max(day) AS day FROM edition WHERE day < ?", before)
        return str(row["day"] or "") if row else ""

    def put(self, day: str, columns: Sequence[Placed]) -> None:
        """Keeps the edition of the day, in place of one that was made for it, and lets the oldest go."""
        with self._store.joined():
            self._store.run("DELETE FROM edition WHERE day = ? OR day < date(?, ?)", day, day, f"-{KEPT} days")
            for position, each in enumerate(columns):
                self._store.run(
                    "INSERT INTO edition (day, position, entry_id, section, why) VALUES (?, ?, ?, ?, ?)",
                    *(day, position, each.entry_id, each.section, each.why),
                )

    def columns(self, day: str = "") -> tuple[Placed, ...]:
        """The edition of the day, or of the last day there is one of, in its order. Of what turned out to be copies of
        one column since, only the first is left."""
        rows = self._store.rows(
            f"SELECT {lead_of('edition.entry_id')} AS lead, section, why FROM edition WHERE day = ?"
            f" AND NOT {_MUTED} ORDER BY position",
            day or self.last_day(),
        )
        found: dict[int, Placed] = {}
        for row in rows:
            found.setdefault(row["lead"], Placed(row["lead"], row["section"], row["why"]))
        return tuple(found.values())

    def unread(self, day: str) -> int:
        """How many columns of the edition of the day are neither finished nor skipped."""
        return self._store.number(
            f"SELECT count(DISTINCT {lead_of('entry.id')}) FROM edition JOIN entry ON entry.id = edition.entry_id"
            f" WHERE day = ? AND state IN {UNREAD} AND NOT {_MUTED}",
            day,
        )

    def is_untouched(self, day: str) -> bool:
        """Whether none of its columns was begun, finished or skipped."""
        return not self._store.number(
            "SELECT count(*) FROM edition JOIN entry ON entry.id = edition.entry_id"
            f" WHERE day = ? AND state NOT IN ('{State.NEW}', '{State.SEEN}')",
            day,
        )


class Sent:
    """What was delivered, so that nothing is sent twice."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, ids: Sequence[int]) -> dict[int, bool]:
        """Those of these entries that were sent, also as another copy of their column, each with whether that is sure:
        a server may have fallen silent."""
        rows = self._store.rows(
            "SELECT asked.value AS id, max(sure) AS sure FROM json_each(?) AS asked JOIN sent"
            " ON sent.entry_id = asked.value OR sent.entry_id IN (SELECT entry_id FROM copy"
            " WHERE lead_id = (SELECT lead_id FROM copy AS own WHERE own.entry_id = asked.value)) GROUP BY id",
            id_list(ids),
        )
        return {row["id"]: bool(row["sure"]) for row in rows}

    def put(self, ids: Sequence[int], now: datetime, *, sure: bool) -> None:
        """They are sent now, or if it is not ``sure``, on their way; what was sent for sure stays so."""
        with self._store.joined():
            for entry_id in ids:
                self._store.run(
                    "INSERT INTO sent (entry_id, sent_at, sure) VALUES (?1, ?2, ?3) ON CONFLICT (entry_id)"
                    " DO UPDATE SET sent_at = ?2, sure = max(sure, ?3)",
                    *(entry_id, stamp(now), int(sure)),
                )

    def forget(self, ids: Sequence[int]) -> None:
        """Those that were only on their way were not sent."""
        self._store.change(f"DELETE FROM sent WHERE sure = 0 AND entry_id {IN_IDS}", id_list(ids))
