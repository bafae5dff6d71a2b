"""The channels that are known, and which of them are followed."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reader.library.addresses import address
from reader.library.counts import settle_channel
from reader.library.merging import merged_channel
from reader.library.rows import channel_of, moment_of, settings_from, settings_text, stamp
from reader.library.sql import IN_IDS, id_list
from reader.library.store import Store
from reader.model.address import host_of
from reader.model.channel import USUAL, Channel, ChannelSettings, NewChannel, SourceKind
from reader.model.matching import fold, folded

_SELECT = "SELECT channel.*, section.name AS section FROM channel JOIN section ON section.id = channel.section_id"

CLAIM_HOLDS = timedelta(seconds=60)
"""How long a running Byline's claim on a channel keeps others from asking it."""

FOLLOWED = f"{_SELECT} WHERE position IS NOT NULL ORDER BY section_id, position"


@dataclass(frozen=True, slots=True)
class Following:
    """The place of a channel among the followed: the lower the nearer to the top of its section."""

    position: int
    followed_at: datetime


class Channels:
    """Channels are told apart by url (see `address`), or by the site's own code for them on the same host."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, channel: NewChannel, now: datetime) -> int:
        """The id of the channel, which is new or fills what was empty in the one known; its followed mark stays."""
        with self._store.joined():
            row = self._matching(channel)
            if row is None:
                return self._insert(channel, now)
            known = _told(row)
            merged = merged_channel(known, channel)
            if merged != known:
                self._rewrite(row["id"], merged)
            return int(row["id"])

    def add_all(self, channels: Sequence[NewChannel], now: datetime) -> None:
        """Adds a whole catalogue; its sections and their order are those of ``channels``."""
        with self._store.joined():
            for channel in channels:
                self.add(channel, now)

    def follow(self, channel_id: int, now: datetime) -> None:
        """Follows a channel, after those followed before; one that is followed keeps its place."""
        with self._store.joined():
            self._store.run(
                "UPDATE channel SET followed_at = ?, position = (SELECT ifnull(max(position), 0) + 1 FROM channel)"
                " WHERE id = ? AND position IS NULL",
                stamp(now),
                channel_id,
            )
            settle_channel(self._store, channel_id)

    def unfollow(self, channel_id: int) -> None:
        """Follows a channel no longer; its entries stay."""
        with self._store.joined():
            self._store.run("UPDATE channel SET position = NULL, followed_at = NULL WHERE id = ?", channel_id)
            settle_channel(self._store, channel_id)

    def following(self, channel_id: int) -> Following | None:
        """Its place among the followed; None if it is not one of them."""
        row = self._store.row("SELECT position, followed_at FROM channel WHERE id = ?", channel_id)
        return (
            Following(row["position"], moment_of(row["followed_at"])) if row and row["position"] is not None else None
        )

    def put_back(self, channel_id: int, following: Following | None) -> None:
        """Follows it from this place, or no longer with None."""
        place = (following.position, stamp(following.followed_at)) if following else (None, None)
        with self._store.joined():
            self._store.run("UPDATE channel SET position = ?, followed_at = ? WHERE id = ?", *place, channel_id)
            settle_channel(self._store, channel_id)

    def arrange(self, channel_id: int, name: str, section: str) -> None:
        """Calls the channel so and puts it into this section, a new one if there is none of that name."""
        with self._store.joined():
            row = self._store.row(f"{_SELECT} WHERE channel.id = ?", channel_id)
            if row:
                self._rewrite(channel_id, replace(_told(row), name=name, section=section))

    def put_settings(self, channel_id: int, settings: ChannelSettings) -> None:
        """Sets these for the channel."""
        text = settings_text(settings)
        self._store.change("UPDATE channel SET settings = ? WHERE id = ?", text, channel_id)

    def settings_for(self, entry_id: int) -> ChannelSettings:
        """What is set for the channels that list the entry; where several differ, as the first of `listing` has it."""
        found = ChannelSettings()
        for channel in self.listing(entry_id):
            found = found.before(channel.settings)
        return found

    def keeping(self) -> dict[int, str]:
        """How long the columns of a channel are kept, by its id; those where that is as usual are left out."""
        rows = self._store.rows("SELECT id, settings FROM channel WHERE settings <> ''")
        set_for = ((row["id"], settings_from(row["settings"]).keep) for row in rows)
        return {channel_id: keep for channel_id, keep in set_for if keep != USUAL}

    def newest(self) -> dict[int, datetime]:
        """When the newest entry of each channel is from, by the channel's id; of those that list nothing there is
        none."""
        rows = self._store.rows("SELECT channel_id, max(sorted_at) AS newest FROM listing GROUP BY channel_id")
        return {row["channel_id"]: moment_of(row["newest"]) for row in rows}

    def get(self, channel_id: int) -> Channel | None:
        row = self._store.row(f"{_SELECT} WHERE channel.id = ?", channel_id)
        return channel_of(row) if row else None

    def by_url(self, url: str) -> Channel | None:
        """The channel of a url, whichever of its spellings is given."""
        row = self._store.row(f"{_SELECT} WHERE address = ?", address(url))
        return channel_of(row) if row else None

    def writers(self, site: str, codes: Collection[str]) -> dict[str, str]:
        """The bylines of the channels that have these codes on a site, by code; a code of several is left out."""
        rows = self._store.rows(
            "SELECT code, min(byline) AS byline FROM channel"
            " WHERE host = ? AND code IN (SELECT value FROM json_each(?))"
            " GROUP BY code HAVING count(DISTINCT byline) = 1",
            *(site, json.dumps(sorted(codes))),
        )
        return {row["code"]: row["byline"] for row in rows if row["byline"]}

    def listing(self, entry_id: int) -> tuple[Channel, ...]:
        """The channels that list the entry, the followed ones first."""
        rows = self._store.rows(
            f"{_SELECT} WHERE channel.id IN (SELECT channel_id FROM listing WHERE entry_id = ?)"
            " ORDER BY position IS NULL, position, channel.id",
            entry_id,
        )
        return tuple(map(channel_of, rows))

    def sections_of(self, entry_id: int) -> tuple[tuple[str, int], ...]:
        """Names and numbers of the sections whose channels list the entry."""
        rows = self._store.rows(
            "SELECT DISTINCT section.name, section.id FROM listing JOIN channel ON channel.id = channel_id"
            " JOIN section ON section.id = section_id WHERE entry_id = ? AND section.name <> '' ORDER BY section.id",
            entry_id,
        )
        return tuple((row["name"], row["id"]) for row in rows)

    def section_called(self, name: str) -> int:
        """The number of the section of this name; 0 if there is none."""
        return self._store.number("SELECT id FROM section WHERE name = ?", name)

    def followed(self) -> tuple[Channel, ...]:
        """Section by section, in the order of following within each."""
        return tuple(map(channel_of, self._store.rows(FOLLOWED)))

    def known(self, limit: int, offset: int = 0, matching: str = "") -> tuple[Channel, ...]:
        """The catalogue, section by section, by name within each.

        ``matching`` keeps the channels that have every one of its words in name, byline, section or code,
        whatever their case and accents.
        """
        words = fold(matching).split()
        where = " AND ".join(["1", *("instr(folded, ?)" for _ in words)])
        sql = f"{_SELECT} WHERE {where} ORDER BY section_id, folded LIMIT ? OFFSET ?"
        return tuple(map(channel_of, self._store.rows(sql, *words, limit, offset)))

    def claim(self, channel_ids: Sequence[int], now: datetime, by: str) -> tuple[Channel, ...]:
        """The channels that ``by`` may ask now, in the order of ``channel_ids`` and as they are now.

        Those that another Byline claimed less than `CLAIM_HOLDS` ago are left out, as are those that do not exist.
        """
        wanted = id_list(channel_ids)
        with self._store.joined():
            # Between rather than later than: a claim from the future is that of a clock that was wrong.
            self._store.run(
                f"UPDATE channel SET claimed_at = ?, claimed_by = ? WHERE id {IN_IDS} AND"
                " NOT (claimed_by != ? AND ifnull(claimed_at BETWEEN ? AND ?, 0))",
                *(stamp(now), by, wanted, by, stamp(now - CLAIM_HOLDS), stamp(now + CLAIM_HOLDS)),
            )
            rows = self._store.rows(f"{_SELECT} WHERE channel.id {IN_IDS} AND claimed_by = ?", wanted, by)
        claimed = {row["id"]: channel_of(row) for row in rows}
        return tuple(claimed[channel_id] for channel_id in channel_ids if channel_id in claimed)

    def release(self, by: str) -> None:
        """Gives up all claims of a Byline that ends."""
        self._store.change("UPDATE channel SET claimed_at = NULL, claimed_by = '' WHERE claimed_by = ?", by)

    def refreshed(self, channel_id: int, now: datetime, etag: str = "", last_modified: str = "") -> None:
        """Its entries were listed just now. The validators replace the ones before, also when empty."""
        self._store.change(
            "UPDATE channel SET refreshed_at = ?1, succeeded_at = ?1, trouble = '', failures = 0, retry_at = NULL,"
            " etag = ?2, last_modified = ?3 WHERE id = ?4",
            *(stamp(now), etag, last_modified, channel_id),
        )

    def failed(
        self, channel_id: int, now: datetime, sentence: str, retry_at: datetime | None = None, failures: int = 0
    ) -> None:
        """It was asked just now and did not answer, for the reason ``sentence`` gives.

        It is better left alone until ``retry_at``; ``failures`` is how often in a row it has failed now.
        """
        self._store.change(
            "UPDATE channel SET refreshed_at = ?, trouble = ?, retry_at = ?, failures = ? WHERE id = ?",
            *(stamp(now), sentence, stamp(retry_at) if retry_at else None, failures, channel_id),
        )

    def failures(self, channel_id: int) -> int:
        """How often in a row the channel has failed; 0 after a success."""
        return self._store.number("SELECT failures FROM channel WHERE id = ?", channel_id)

    def older(self, channel_id: int) -> str | None:
        """Where the entries before those listed are: empty if there are none, None if that is not known."""
        row = self._store.row("SELECT older FROM channel WHERE id = ?", channel_id)
        return row["older"] if row else None

    def set_older(self, channel_id: int, url: str) -> None:
        """Remembers where the entries before those listed are; empty if there are none."""
        self._store.change("UPDATE channel SET older = ? WHERE id = ?", url, channel_id)

    def confirm(self, channel_id: int, url: str, feed_url: str) -> None:
        """A guessed channel was found, or one has moved: these are its addresses.

        Another channel that has this url is the same one: its entries and its place among the followed
        come along, and it is gone. Validators are forgotten, since they belonged to the address before.
        """
        with self._store.joined():
            row = self._store.row(f"{_SELECT} WHERE channel.id = ?", channel_id)
            if row is None:
                return
            told = _told(row)
            twin = self._store.row(f"{_SELECT} WHERE address = ? AND channel.id != ?", address(url), channel_id)
            if twin:
                told = merged_channel(told, _told(twin))
                self._absorb(channel_id, twin["id"])
            found = NewChannel(url, told.name, told.kind, told.byline, told.section, feed_url, told.code)
            self._rewrite(channel_id, found)
            self._store.run("UPDATE channel SET etag = '', last_modified = '', older = NULL WHERE id = ?", channel_id)
            settle_channel(self._store, channel_id)

    def _absorb(self, channel_id: int, twin_id: int) -> None:
        self._store.run("UPDATE mute SET of_id = ? WHERE kind = 'channel' AND of_id = ?", channel_id, twin_id)
        self._store.run(
            "INSERT INTO listing (channel_id, entry_id, sorted_at, guid, said)"
            " SELECT ?, entry_id, sorted_at, guid, said FROM listing WHERE channel_id = ? ON CONFLICT DO NOTHING",
            *(channel_id, twin_id),
        )
        self._store.run(
            "UPDATE channel SET (position, followed_at) = (SELECT position, followed_at FROM channel WHERE id = ?)"
            " WHERE id = ? AND position IS NULL",
            *(twin_id, channel_id),
        )
        both = [self.get(each) for each in (channel_id, twin_id)]
        here, there = (each.settings if each else ChannelSettings() for each in both)
        self.put_settings(channel_id, here.before(there))
        self._store.run("DELETE FROM channel WHERE id = ?", twin_id)

    def _matching(self, channel: NewChannel) -> sqlite3.Row | None:
        row = self._store.row(f"{_SELECT} WHERE address = ?", address(channel.url))
        if row is None and channel.code:
            row = self._store.row(f"{_SELECT} WHERE host = ? AND code = ?", host_of(channel.url), channel.code)
        return row

    def _insert(self, channel: NewChannel, now: datetime) -> int:
        own = self._store.own_number("channel", "id", address(channel.url))
        fields = self._fields(channel) | {"id": own, "added_at": stamp(now)}
        marks = ", ".join("?" * len(fields))
        return self._store.insert(f"INSERT INTO channel ({', '.join(fields)}) VALUES ({marks})", *fields.values())

    def _rewrite(self, channel_id: int, channel: NewChannel) -> None:
        fields = self._fields(channel)
        marks = ", ".join(f"{name} = ?" for name in fields)
        self._store.run(f"UPDATE channel SET {marks} WHERE id = ?", *fields.values(), channel_id)

    def _fields(self, channel: NewChannel) -> dict[str, str | int]:
        return {
            "address": address(channel.url),
            "host": host_of(channel.url),
            "code": channel.code,
            "url": channel.url,
            "feed_url": channel.feed_url,
            "name": channel.name,
            "kind": channel.kind.value,
            "byline": channel.byline,
            "section_id": self._section_id(channel.section),
            "folded": folded(channel),
            "confirmed": int(channel.confirmed),
        }

    def _section_id(self, name: str) -> int:
        self._store.run("INSERT INTO section (name) VALUES (?) ON CONFLICT DO NOTHING", name)
        return self._store.number("SELECT id FROM section WHERE name = ?", name)


def _told(row: sqlite3.Row) -> NewChannel:
    return NewChannel(
        url=row["url"],
        name=row["name"],
        kind=SourceKind(row["kind"]),
        byline=row["byline"],
        section=row["section"],
        feed_url=row["feed_url"],
        code=row["code"],
        confirmed=bool(row["confirmed"]),
    )
