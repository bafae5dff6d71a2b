"""What can be told of the library as a whole, for whoever looks after it."""

import os
from dataclasses import dataclass

from reader.library.mending import ASIDE, RESCUED
from reader.library.migrations import version_of
from reader.library.store import Store
from reader.model.moment import Moment, moment_from_text


@dataclass(frozen=True, slots=True)
class Facts:
    """How many channels, entries and texts there are, and in what the file holds them.

    ``sound`` is what SQLite finds when it looks over the file; ``schema`` is the version of the tables, ``sqlite`` that
    of the engine; for ``rescued`` see `rescued_into`. ``oldest`` and ``newest`` are dates of entries, None while none
    has one.
    """

    sound: bool
    rescued: str
    schema: int
    sqlite: str
    channels: int
    followed: int
    entries: int
    articles: int
    saved: int
    oldest: Moment | None
    newest: Moment | None


def is_sound(store: Store) -> bool:
    """Looks over the whole file; of one that is damaged nothing is written any more."""
    sound = [row[0] for row in store.rows("PRAGMA quick_check(1)")] == ["ok"]
    if not sound:
        store.give_up()
    return sound


def rescued_into(store: Store) -> str:
    """What was rescued into this library when the one before was damaged, in a sentence; empty if none was, or if the
    damaged file is not kept any more."""
    facts = {row["name"]: str(row["value"]) for row in store.rows("SELECT name, value FROM meta")}
    return facts.get(RESCUED, "") if os.path.lexists(facts.get(ASIDE, "")) else ""


def facts_of(store: Store) -> Facts:
    """Reads through the whole file."""
    span = store.row("SELECT min(published_at), max(published_at) FROM entry") or ("", "")
    version = store.row("SELECT sqlite_version()") or ("",)
    return Facts(
        sound=is_sound(store),
        rescued=rescued_into(store),
        schema=version_of(store),
        sqlite=str(version[0]),
        channels=store.number("SELECT count(*) FROM channel"),
        followed=store.number("SELECT count(*) FROM channel WHERE position IS NOT NULL"),
        entries=store.number("SELECT count(*) FROM entry"),
        articles=store.number("SELECT count(DISTINCT entry_id) FROM article"),
        saved=store.number("SELECT count(*) FROM saved"),
        oldest=moment_from_text(span[0]),
        newest=moment_from_text(span[1]),
    )
