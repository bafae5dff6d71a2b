"""The library: the file, and a class for each group of its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError, LibraryFull, LibraryLocked, LibraryReadOnly
from reader.library.articles import Articles
from reader.library.channels import Channels
from reader.library.editions import Editions, Sent
from reader.library.entries import Entries
from reader.library.facts import Facts, facts_of, is_sound, rescued_into
from reader.library.failures import damaged, foreign, from_sqlite, from_system
from reader.library.finding import Finder
from reader.library.image import MOST, image_of, in_memory
from reader.library.index import WordIndex
from reader.library.journal import Journal
from reader.library.marks import Highlights, Notes, Tags
from reader.library.mending import ensure, rescue_to
from reader.library.migrations import migrate, version_of
from reader.library.mutes import Mutes
from reader.library.pruning import Pruning
from reader.library.recalls import Recalls
from reader.library.same_columns import SameColumns
from reader.library.saved import SavedItems
from reader.library.searches import Searches
from reader.library.signatures import Signatures
from reader.library.soundness import has_journal
from reader.library.store import DURABLE, ORDINARY, Store
from reader.library.subjects import Subjects
from reader.library.wanted import WantedTexts
from reader.model.entry import Scope, ScopeKind

if TYPE_CHECKING:
    from reader.library.rescue import Rescued

PATIENCE = 5.0
"""Seconds to wait for another Byline that is writing."""

UNWRITABLE = (LibraryFull, LibraryReadOnly)
"""The failures that keep nobody from reading."""

_ATTEMPTS = 10


class Library:
    """An open library. Synchronous, one connection, used from the thread that opened it.

    Every method that writes is one transaction of its own, or part of the `write` it is called in.
    Every failure is a `LibraryError`. ``kept_in_memory`` is why it is a copy in memory, None if it is the file.
    ``mended`` tells in a sentence what was rescued at this opening, empty if it was
    not damaged; ``ended_badly`` is whether those who had it open before did not close it, or have it open still.
    """

    def __init__(self, store: Store, kept_in_memory: LibraryError | None = None) -> None:
        self.store = store
        self.kept_in_memory = kept_in_memory
        self.channels = Channels(store)
        self.entries = Entries(store)
        self.articles = Articles(store)
        self.saved = SavedItems(store)
        self.tags = Tags(store)
        self.notes = Notes(store)
        self.highlights = Highlights(store)
        self.mutes = Mutes(store)
        self.wanted = WantedTexts(store)
        self.index = WordIndex(store)
        self.finder = Finder(store)
        self.searches = Searches(store)
        self.same = SameColumns(store)
        self.signatures = Signatures(store)
        self.editions = Editions(store)
        self.sent = Sent(store)
        self.subjects = Subjects(store)
        self.pruning = Pruning(store)
        self.recalls = Recalls(store)
        self.journal = Journal(store)
        self.mended = ""
        self.ended_badly = False

    @classmethod
    def open(cls, path: Path, patience: float = PATIENCE) -> Library:
        """Opens the library at ``path``, made first if there is none, brought up to date if it is old.

        ``patience`` is how many seconds to wait for a lock. Raises LibraryLocked, LibraryReadOnly, LibraryTooNew,
        LibraryForeign, LibraryFull, or LibraryError for a damaged file or a failing disk.
        """
        _make_room(path)
        mended = ensure(path)
        ended_badly = has_journal(path)
        with _telling(path):
            store = Store(sqlite3.connect(path, timeout=patience, isolation_level=None), path)
        try:
            _prepare(store)
        except LibraryError:
            store.close()
            raise
        library = cls(store)
        library.mended = rescued_into(store) if mended else ""
        library.ended_badly = ended_badly
        return library

    @staticmethod
    def rescue(source: Path, target: Path) -> Rescued:
        """Makes a library at ``target`` of what can be read of a damaged one, which is not changed.

        Raises FileExistsError if there is something at ``target``, LibraryForeign if ``source`` shows nothing of a
        library, and LibraryError.
        """
        return rescue_to(source, target)

    @classmethod
    def read_into_memory(cls, path: Path, why: LibraryError) -> Library:
        """A copy in memory of the library at ``path``, brought up to date there; an empty one if there is none.

        Nobody of this process may have the file open. Raises ``why``, which keeps the file from being written, when it
        cannot be read either or is too large, LibraryTooNew, LibraryForeign, or LibraryError for a damaged file.
        """
        with _telling(path):
            try:
                connection = in_memory(image_of(path))
            except (OSError, sqlite3.NotSupportedError):
                raise why from None
        return cls._in_memory(Store(connection, path), why)

    def copied_into_memory(self, why: LibraryError) -> Library:
        """A copy of what is committed, as above; the file stays open. Raises ``why`` when it is too large."""
        if self.store.number("PRAGMA page_count") * self.store.number("PRAGMA page_size") > MOST:
            raise why
        connection = in_memory(b"")
        self.store.copy_to(connection)
        return self._in_memory(Store(connection, self.store.path), why)

    @classmethod
    def _in_memory(cls, store: Store, why: LibraryError) -> Library:
        try:
            version_of(store)
            # What is sorted must not need a disk either.
            store.run("PRAGMA temp_store = MEMORY")
            store.run("PRAGMA trusted_schema = OFF")
            migrate(store, aside=False)
            store.run("PRAGMA foreign_keys = ON")
        except LibraryError:
            store.close()
            raise
        return cls(store, why)

    def read(self) -> AbstractContextManager[None]:
        """One consistent snapshot for everything read inside. Writing inside raises RuntimeError."""
        return self.store.reading()

    def write(self, durable: bool = True) -> AbstractContextManager[None]:
        """Everything inside happens, or nothing. ``durable`` survives a power cut: for what a person did."""
        return self.store.writing(DURABLE if durable else ORDINARY)

    def listed(self, scope: Scope, limit: int = 10_000) -> tuple[int, ...]:
        """The entries of any list but a columnist's, which is told by who they are taken to be: as `Entries.ids` has
        them, or as a search that is followed finds them."""
        if scope.kind is ScopeKind.SEARCH:
            return self.searches.ids(scope.search, limit)
        if scope.kind is ScopeKind.SAVED:
            return self.saved.ids(scope.order, limit)
        if scope.kind is ScopeKind.EDITION:
            return tuple(each.entry_id for each in self.editions.columns()[:limit])
        return self.entries.ids(scope, limit)

    def fact(self, name: str) -> str:
        """A small fact about the library, empty if it was never set."""
        row = self.store.row("SELECT value FROM meta WHERE name = ?", name)
        return str(row["value"]) if row else ""

    def set_fact(self, name: str, value: str) -> None:
        """Sets a small fact, in place of what it was."""
        self.store.change("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value)

    def was_private(self, door: str) -> bool | None:
        """Whether this host and port was in a private network when a person chose it; None if nobody did."""
        row = self.store.row("SELECT private FROM door WHERE name = ?", door)
        return bool(row["private"]) if row else None

    def remember_door(self, door: str, private: bool) -> None:
        """From now on it has to be where it is now."""
        self.store.change("INSERT OR REPLACE INTO door (name, private) VALUES (?, ?)", door, int(private))

    def facts(self) -> Facts:
        """What can be told of the library as a whole; slow for a large one, since it looks over the file."""
        with self.store.reading():
            return facts_of(self.store)

    def require_sound(self) -> None:
        """Looks over the whole file. Raises LibraryDamaged; nothing more is written into it then."""
        if not is_sound(self.store):
            raise damaged(self.store.path)

    def close(self) -> None:
        """Closes the file; a second time does nothing."""
        self.store.close()


def _prepare(store: Store) -> None:
    """Looks before it touches: a file of somebody else must stay as it is, byte for byte."""
    version_of(store)
    store.run("PRAGMA trusted_schema = OFF")
    _write_ahead(store)
    migrate(store)
    # Only now, so that a migration may rebuild a table that others refer to.
    store.run("PRAGMA foreign_keys = ON")
    store.check_writable()


def _write_ahead(store: Store) -> None:
    """Sets WAL mode, which the file remembers: https://www.sqlite.org/wal.html"""
    for _ in range(_ATTEMPTS):
        try:
            store.run("PRAGMA journal_mode = WAL")
            return
        except LibraryLocked:
            # Here SQLite does not wait for another Byline that does the same; taking the write lock does.
            with store.writing():
                pass


def _make_room(path: Path) -> None:
    try:
        if path.is_dir():
            raise foreign(path)
        for folder in reversed(path.parents):
            if not folder.exists():
                folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise from_system(error, path) from error


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
