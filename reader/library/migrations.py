"""From any older schema to today's, one numbered step and one transaction at a time."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from reader.library.failures import foreign, from_sqlite, from_system, too_new
from reader.library.schema import APPLICATION_ID, TODAY, VERSION
from reader.library.steps import STEPS
from reader.library.store import Store


def version_of(store: Store, latest: int = max(STEPS)) -> int:
    """The schema version of the file; 0 for a new one. Changes nothing.

    Raises LibraryForeign for a file that Byline did not make, LibraryTooNew for one beyond ``latest``.
    """
    with store.reading():
        # One snapshot, since another Byline may be making the library in this moment.
        application_id = store.number("PRAGMA application_id")
        version = store.number("PRAGMA user_version")
        tables = store.number("SELECT count(*) FROM sqlite_master")
    if application_id == APPLICATION_ID:
        if version > latest:
            raise too_new(store.path)
        return version
    if application_id or version or tables:
        raise foreign(store.path)
    return 0


def migrate(store: Store, steps: Mapping[int, str] = STEPS, aside: bool = True) -> None:
    """Brings the file to the last of ``steps``; an older one is first copied ``aside``, beside itself."""
    version = version_of(store, max(steps))
    if version == 0:
        # Whole or not at all: another Byline must not take one that is half made for an old one.
        with store.writing():
            if steps is STEPS:
                _make(store, VERSION, TODAY, steps)
            else:
                for number in sorted(steps):
                    _take(store, number, steps)
        return
    if aside and version < max(steps):
        copy_aside(store, version)
    for number in sorted(steps):
        if number > version:
            with store.writing():
                _take(store, number, steps)


def _take(store: Store, number: int, steps: Mapping[int, str]) -> None:
    _make(store, number, steps[number], steps)


def _make(store: Store, number: int, script: str, steps: Mapping[int, str]) -> None:
    # Asked again under the lock: another Byline may have done it meanwhile.
    if version_of(store, max(steps)) >= number:
        return
    for statement in statements(script):
        store.run(statement)
    store.run(f"PRAGMA application_id = {APPLICATION_ID}")
    store.run(f"PRAGMA user_version = {number}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would end the transaction they belong to."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def copy_aside(store: Store, version: int) -> Path:
    """A whole copy beside the file, named after its version (``library.db.v1``), private like the original."""
    target = store.path.with_name(f"{store.path.name}.v{version}")
    half = target.with_name(f"{target.name}.part")
    try:
        half.unlink(missing_ok=True)
        create_private(half)
        with closing(sqlite3.connect(half)) as copy:
            store.copy_to(copy)
        half.replace(target)
    except OSError as error:
        raise from_system(error, target) from error
    except sqlite3.Error as error:
        raise from_sqlite(error, target) from error
    return target


def create_private(path: Path) -> None:
    """Makes an empty file that only its owner may read. Raises FileExistsError if there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
