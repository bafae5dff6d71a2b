"""From any older schema to today's, one numbered step and one transaction at a time."""

import logging
import sqlite3
from collections.abc import Iterator, Mapping

from reader.errors import LibraryError
from reader.library.copies import copy_before
from reader.library.failures import foreign, too_new
from reader.library.schema import APPLICATION_ID, TODAY, VERSION
from reader.library.steps import STEPS
from reader.library.store import Store
from reader.model.moment import utc_now

_log = logging.getLogger(__name__)


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
    """Brings the file to the last of ``steps``; an older one is first copied ``aside``, if that can be."""
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


def copy_aside(store: Store, version: int) -> None:
    """A whole copy among those kept beside the file. One that cannot be made keeps nobody from reading: a step is one
    transaction, and leaves the file as it was or as it is to be."""
    try:
        copy_before(store.path, version, utc_now(), store.copy_to)
    except LibraryError as error:
        _log.warning("No copy was made before the library changed: %s", error)
