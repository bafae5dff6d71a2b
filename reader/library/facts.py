"""What can be told of the library as a whole, for whoever looks after it."""

from dataclasses import dataclass

from reader.library.migrations import version_of
from reader.library.store import Store
from reader.model.moment import Moment, moment_from_text


@dataclass(frozen=True, slots=True)
class Facts:
    """How many channels, entries and texts there are, and in what the file holds them.

    ``sound`` is what SQLite finds when it looks over the file; ``schema`` is the version of the tables, ``sqlite`` that
    of the engine. ``oldest`` and ``newest`` are dates of entries, None while none has one.
    """

    sound: bool
    schema: int
    sqlite: str
    channels: int
    followed: int
    entries: int
    articles: int
    saved: int
    oldest: Moment | None
    newest: Moment | None


def facts_of(store: Store) -> Facts:
    """Reads through the whole file."""
    span = store.row("SELECT min(published_at), max(published_at) FROM entry") or ("", "")
    version = store.row("SELECT sqlite_version()") or ("",)
    return Facts(
        sound=[row[0] for row in store.rows("PRAGMA quick_check(1)")] == ["ok"],
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
