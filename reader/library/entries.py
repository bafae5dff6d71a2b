"""The entries, and the lists they are shown in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.library.articles import EDITED
from reader.library.counts import settle_entries
from reader.library.keeping import Keeper, told_by, told_of
from reader.library.merging import just_before, more_precise
from reader.library.mutes import mark_muted
from reader.library.pruning import bring_back
from reader.library.rows import ALSO, entry_of, moment_of, stamp
from reader.library.same_columns import with_copies
from reader.library.sql import HAS_TEXT, IN_IDS, IS_LESSER, UNREAD, id_list, lead_of
from reader.library.store import Store
from reader.model.channel import SourceKind
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind, State
from reader.model.moment import Moment
from reader.model.place import Place

LISTS = {
    ScopeKind.CHANNEL: f"SELECT {lead_of('listing.entry_id')} FROM listing WHERE channel_id = ?1"
    " AND NOT EXISTS (SELECT 1 FROM muted WHERE muted.entry_id = listing.entry_id)"
    " AND NOT EXISTS (SELECT 1 FROM pruned WHERE pruned.entry_id = listing.entry_id)"
    " ORDER BY sorted_at DESC, entry_id DESC LIMIT ?2",
    ScopeKind.UNREAD: "SELECT id FROM entry WHERE waiting = 1 ORDER BY sorted_at DESC, id DESC LIMIT ?2",
    ScopeKind.CONTINUE: f"SELECT id FROM entry WHERE state = '{State.READING}' AND NOT {IS_LESSER}"
    " ORDER BY touched_at DESC, id DESC LIMIT ?2",
    ScopeKind.HISTORY: f"SELECT id FROM entry WHERE opened_at IS NOT NULL AND NOT {IS_LESSER}"
    " AND NOT EXISTS (SELECT 1 FROM pruned WHERE pruned.entry_id = entry.id)"
    " ORDER BY opened_at DESC, id DESC LIMIT ?2",
    ScopeKind.MUTED: f"SELECT id FROM entry WHERE NOT {IS_LESSER}"
    " AND id IN (SELECT entry_id FROM muted EXCEPT SELECT entry_id FROM pruned)"
    " ORDER BY sorted_at DESC, id DESC LIMIT ?2",
    ScopeKind.SAVED: "SELECT entry_id FROM saved ORDER BY saved_at DESC, number DESC LIMIT ?2",
}
"""The query of each list but that of a search, given a channel and a limit; every one is answered from one index, in
its order, but that of what is muted, which is sorted."""

ONE_ROW = f"""
SELECT entry.*,
    EXISTS (SELECT 1 FROM saved WHERE entry_id = entry.id) AS saved,
    (SELECT verdict FROM article WHERE entry_id = entry.id AND verdict IN {HAS_TEXT}
     ORDER BY pinned DESC LIMIT 1) AS verdict,
    EXISTS (SELECT 1 FROM article AS newer WHERE {EDITED.replace("?", "entry.id")}) AS edited,
    (SELECT group_concat(coalesce(nullif(other.masthead, ''), (SELECT name FROM listing JOIN channel
     ON channel.id = channel_id WHERE listing.entry_id = other.id LIMIT 1), other.url), '{ALSO}') FROM copy
     JOIN entry AS other ON other.id = copy.entry_id WHERE other.id <> entry.id
     AND lead_id = (SELECT lead_id FROM copy AS own WHERE own.entry_id = entry.id)) AS also,
    (SELECT name FROM listing JOIN channel ON channel.id = channel_id WHERE entry_id = entry.id
     ORDER BY position IS NULL, channel_id LIMIT 1) AS channel
FROM entry
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries wait unread in followed channels, are begun, are saved, and are unread and muted."""

    unread: int
    reading: int
    saved: int
    muted: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a reader got with an entry, and when they last had to do with it."""

    entry_id: int
    state: State
    touched_at: datetime


class Entries:
    """Entries are told apart by guid, page, headline and date together (see `reader.library.telling`); one column that
    several channels list is one entry."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keeper = Keeper(store)

    def put(
        self,
        channel_id: int,
        entries: Sequence[NewEntry],
        now: datetime,
        *,
        corrects: bool = True,
        whole: bool = True,
    ) -> int:
        """Lists entries in a channel, newest first as its source does; how many are new to the library.

        What is known of an entry is improved and never emptied (see `merged_entry`). What this channel itself said of
        it is corrected when it says otherwise (see `corrected_entry`), if this is a list that ``corrects``. Only in a
        ``whole`` list, one of all that the source lists now, what is missing may have been moved or rewritten.
        """
        with self._store.joined():
            before = self._store.number("SELECT ifnull(max(id), 0) FROM entry")
            ids, newly_listed = self._keeper.keep(channel_id, entries, now, corrects=corrects, whole=whole)
            settle_entries(self._store, id_list(newly_listed))
            mark_muted(self._store, ids)
            return len({entry_id for entry_id in ids if entry_id > before})

    def put_older(self, channel_id: int, entries: Sequence[NewEntry], now: datetime) -> int:
        """As `put`, for entries from before all that the channel lists: those without a date go after the others. Such
        a list may be of another kind, and corrects nothing."""
        oldest = self.oldest(channel_id)
        return self.put(
            channel_id, entries, min(now, just_before(oldest)) if oldest else now, corrects=False, whole=False
        )

    def lists_all(self, channel_id: int, entries: Sequence[NewEntry]) -> bool:
        """Whether the channel lists every one of them already; true of none."""
        told = told_by(entries)
        with self._store.reading():
            return all(row and row["listed"] for row in self._keeper.find(channel_id, told))

    def add_loose(self, entry: NewEntry, now: datetime, led_by: str = "") -> int:
        """The id of an entry that no channel needs to list: a url read or saved by hand, or one that a link on the
        page ``led_by`` led to."""
        with self._store.joined():
            entry_id = self._keeper.keep_loose(entry, now)
            mark_muted(self._store, [entry_id])
            self._store.run("UPDATE entry SET led_by = ? WHERE id = ?", led_by, entry_id)
            bring_back(self._store, entry_id)
            return entry_id

    def led_by(self, entry_id: int) -> str:
        """The page whose link led to the entry; empty where a person named its address."""
        row = self._store.row("SELECT led_by FROM entry WHERE id = ?", entry_id)
        return str(row["led_by"]) if row else ""

    def ids(self, scope: Scope, limit: int = 10_000) -> tuple[int, ...]:
        """The entries of a list, newest first; for CONTINUE last read first, for SAVED last saved first whatever its
        order (see `SavedItems.ids`), for HISTORY last opened first."""
        found = (row[0] for row in self._store.rows(LISTS[scope.kind], scope.channel_id, limit))
        # Of several copies in one channel only the first is a line.
        return tuple(dict.fromkeys(found))

    def rows(self, ids: Sequence[int]) -> tuple[Entry, ...]:
        """The entries with these ids, in this order and called so; those that do not exist are left out."""
        found = self._store.rows(f"{ONE_ROW} WHERE id {IN_IDS}", id_list(ids))
        by_id = {row["id"]: entry_of(row) for row in found}
        meant = ((entry_id, by_id.get(self._store.meant(entry_id))) for entry_id in ids)
        return tuple(
            entry if entry.id == entry_id else replace(entry, id=entry_id) for entry_id, entry in meant if entry
        )

    def get(self, entry_id: int) -> Entry | None:
        return self._one("WHERE id = ?", entry_id)

    def by_key(self, key: str) -> Entry | None:
        return self._one("WHERE key = ?", key)

    def by_url(self, url: str) -> Entry | None:
        """The entry with exactly this url; the first found if there are several. None has an empty one."""
        return self._one("WHERE url = ? ORDER BY id LIMIT 1", url) if url else None

    def share_url(self, url: str) -> bool:
        """Whether several entries have exactly this url."""
        return self._store.number("SELECT count(*) FROM (SELECT 1 FROM entry WHERE url = ? LIMIT 2)", url) > 1

    def set_state(self, ids: Iterable[int], state: State, now: datetime) -> None:
        """The reader got this far with each of them, and with all copies of their columns."""
        changed = id_list(with_copies(self._store, ids))
        with self._store.joined():
            self._store.run(
                f"UPDATE entry SET state = ?, touched_at = ? WHERE id {IN_IDS}", state.value, stamp(now), changed
            )
            settle_entries(self._store, changed)

    def standings(self, ids: Sequence[int]) -> tuple[Standing, ...]:
        """How far the reader got with these entries and all copies of their columns; those that do not exist are left
        out."""
        sought = id_list(with_copies(self._store, ids))
        rows = self._store.rows(f"SELECT id, state, touched_at FROM entry WHERE id {IN_IDS}", sought)
        return tuple(Standing(row["id"], State(row["state"]), moment_of(row["touched_at"])) for row in rows)

    def put_back(self, standings: Sequence[Standing]) -> None:
        """The reader got with each of them as far as it says, and at that time."""
        alike: dict[tuple[State, datetime], list[int]] = {}
        for each in standings:
            alike.setdefault((each.state, each.touched_at), []).append(each.entry_id)
        with self._store.joined():
            for (state, touched_at), ids in alike.items():
                self._store.run(
                    f"UPDATE entry SET state = ?, touched_at = ? WHERE id {IN_IDS}",
                    *(state.value, stamp(touched_at), id_list(ids)),
                )
            settle_entries(self._store, id_list(each.entry_id for each in standings))

    def seen(self, ids: Iterable[int], now: datetime) -> None:
        """They were on the screen: new ones become seen, others stay as they are."""
        # Both states are unread, so no count changes.
        self._store.change(
            f"UPDATE entry SET state = ?, touched_at = ? WHERE state = ? AND id {IN_IDS}",
            *(State.SEEN.value, stamp(now), State.NEW.value, id_list(ids)),
        )

    def opened(self, entry_id: int, now: datetime) -> None:
        """Its text was opened to be read, or that of another copy of its column; the state stays."""
        with self._store.joined():
            opened = id_list(with_copies(self._store, [entry_id]))
            self._store.run(f"UPDATE entry SET opened_at = ? WHERE id {IN_IDS}", stamp(now), opened)
            bring_back(self._store, entry_id)

    def set_place(self, entry_id: int, place: Place, progress: float, now: datetime) -> None:
        """Where the reader left it and all copies of its column: what stood at the top, and the share read, 0.0 to 1.0.
        The state stays."""
        left = id_list(with_copies(self._store, [entry_id]))
        self._store.change(
            "UPDATE entry SET place = ?, place_offset = ?, place_words = ?, progress = ?, touched_at = ?"
            f" WHERE id {IN_IDS}",
            *(place.block, place.offset, place.words, progress, stamp(now), left),
        )

    def improve(
        self,
        entry_id: int,
        headline: str = "",
        byline: str = "",
        masthead: str = "",
        dek: str = "",
        published_at: Moment | None = None,
        minutes: int = 0,
    ) -> None:
        """What the article itself says replaces what a list said; what it does not say stays."""
        with self._store.joined():
            row = self._store.row("SELECT * FROM entry WHERE id = ?", entry_id)
            if row is None:
                return
            known = told_of(row)
            better = replace(
                known,
                headline=headline or known.headline,
                byline=byline or known.byline,
                masthead=masthead or known.masthead,
                dek=dek or known.dek,
                published_at=more_precise(known.published_at, published_at),
            )
            self._keeper.rewrite(row, better)
            if minutes:
                self._store.run("UPDATE entry SET minutes = ? WHERE id = ?", minutes, entry_id)

    def set_trouble(self, entry_id: int, trouble: str) -> None:
        """Why the entry's page could not be had when it was last asked for; empty if it was had."""
        self._store.change("UPDATE entry SET trouble = ? WHERE id = ?", trouble, entry_id)

    def trouble(self, entry_id: int) -> str:
        """The inverse of `set_trouble`."""
        row = self._store.row("SELECT trouble FROM entry WHERE id = ?", entry_id)
        return str(row["trouble"]) if row else ""

    def body(self, entry_id: int) -> str:
        """The text the feed itself carried, as HTML that nobody has cleaned; empty if none."""
        row = self._store.row("SELECT body FROM feed_body WHERE entry_id = ?", entry_id)
        return str(row["body"]) if row else ""

    def oldest(self, channel_id: int) -> Entry | None:
        """The last entry of a channel's list; None if it lists none."""
        return self._one(
            "WHERE id = (SELECT entry_id FROM listing WHERE channel_id = ? ORDER BY sorted_at, entry_id LIMIT 1)",
            channel_id,
        )

    def channel_urls(self, entry_id: int) -> tuple[str, ...]:
        """The addresses of the channels that list the entry; none if it was read or saved by hand."""
        rows = self._store.rows(
            "SELECT url FROM channel WHERE id IN (SELECT channel_id FROM listing WHERE entry_id = ?) LIMIT 20", entry_id
        )
        return tuple(row["url"] for row in rows)

    def comic_of(self, entry_id: int) -> int:
        """The id of the comic that lists the entry, the first one if there are several; 0 if none does."""
        row = self._store.row(
            "SELECT channel_id FROM listing JOIN channel ON channel.id = channel_id WHERE entry_id = ? AND kind = ?"
            " ORDER BY channel_id LIMIT 1",
            *(entry_id, SourceKind.COMIC.value),
        )
        return int(row["channel_id"]) if row else 0

    def muted_in(self, channel_id: int) -> int:
        """How many entries that the channel lists are muted."""
        return self._store.number(
            "SELECT count(*) FROM listing WHERE channel_id = ? AND entry_id IN (SELECT entry_id FROM muted)", channel_id
        )

    def counts(self) -> Counts:
        return Counts(
            unread=self._store.number("SELECT count(*) FROM entry WHERE waiting = 1"),
            reading=self._store.number(
                f"SELECT count(*) FROM entry WHERE state = ? AND NOT {IS_LESSER}", State.READING.value
            ),
            saved=self._store.number("SELECT count(*) FROM saved"),
            muted=self._store.number(
                f"SELECT count(*) FROM entry WHERE id IN (SELECT entry_id FROM muted) AND state IN {UNREAD}"
                f" AND NOT {IS_LESSER}"
            ),
        )

    def _one(self, where: str, value: str | int) -> Entry | None:
        row = self._store.row(f"{ONE_ROW} {where}", value)
        return entry_of(row) if row else None
