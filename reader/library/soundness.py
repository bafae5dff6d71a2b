"""Whether a library's file is sound, by what can be seen of it in a few milliseconds and without writing to it."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from enum import Enum, auto
from pathlib import Path
from urllib.parse import quote

from reader.library.schema import APPLICATION_ID, TODAY, VERSION
from reader.library.steps import STEPS

LEAST = 512
"""Bytes of the smallest database there is."""

SUSPECT = "suspect"
"""What the name of the note ends with."""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_MADE = re.compile(r"^CREATE (?:VIRTUAL )?(?:TABLE|INDEX|TRIGGER) (\w+)", re.MULTILINE)
_OURS = frozenset(("entry", "channel", "listing", "saved", "article", "page"))
_HEAD = tuple(
    zip((*range(20, 24), *range(44, 48), *range(56, 60)), bytes((0, 64, 32, 32, 0, 0, 0, 4, 0, 0, 0, 1)), strict=True)
)
"""Bytes of the head that stay: what is reserved, the shares of payloads, the format of the schema, the encoding."""
_HIGHEST = 1000
"""No schema has a version beyond: the header says something else."""


class Look(Enum):
    """What a quick look says of a file. ``OTHER`` is for whoever opens it to tell: foreign, too new, not to be read."""

    SOUND = auto()
    DAMAGED = auto()
    OTHER = auto()


def means_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says by the error that the file is damaged; the low byte of its code is the primary one."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def look_at(path: Path) -> Look:
    """Looks at the head, the length, the table of tables, and the first page of each of them. Writes nothing.

    Nobody of this process may have the file open: reading it beside SQLite drops SQLite's locks.
    """
    with path.open("rb") as file:
        head = file.read(LEAST)
    if len(head) < LEAST or is_wrong(head):
        return Look.DAMAGED
    try:
        with closing(open_to_read(path)) as connection:
            connection.execute("BEGIN")
            return _look(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        is_damage = isinstance(error, UnicodeDecodeError) or means_damage(error)
        return Look.DAMAGED if is_damage else Look.OTHER


def has_journal(path: Path) -> bool:
    """Whether work lies in the journal: who closes a library last carries it into the file."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def suspect(path: Path) -> None:
    """Notes beside the file that SQLite found damage in it: it is mended at the next start."""
    # Where this cannot be noted, SQLite will find it again.
    with suppress(OSError):
        path.with_name(f"{path.name}.{SUSPECT}").touch(0o600)


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing of the file, and does not carry the journal into it when it is closed."""
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, isolation_level=None)


def names_of(scripts: Iterable[str]) -> set[str]:
    """The tables, indexes and triggers that scripts make.

    >>> sorted(names_of(["CREATE TABLE note (text);", "CREATE INDEX note_text ON note(text);"]))
    ['note', 'note_text']
    """
    return {name for script in scripts for name in _MADE.findall(script)}


def is_wrong(head: bytes) -> bool:
    """Whether a file that says it is Byline's says other things in its head that Byline's never do."""
    is_ours = int.from_bytes(head[68:72]) == APPLICATION_ID
    return is_ours and (head[18] not in (1, 2) or head[19] not in (1, 2) or any(head[at] != byte for at, byte in _HEAD))


def _look(connection: sqlite3.Connection) -> Look:
    application_id, version = (_number(connection, f"PRAGMA {name}") for name in ("application_id", "user_version"))
    schema = connection.execute("SELECT name, tbl_name, type, sql FROM sqlite_master").fetchall()
    names = {str(row[0]) for row in schema}
    if application_id != APPLICATION_ID:
        return Look.DAMAGED if names >= _OURS else Look.OTHER
    if VERSION < version < _HIGHEST:
        return Look.OTHER
    scripts = [TODAY] if version == VERSION else [STEPS[number] for number in STEPS if number <= version]
    # What somebody added by hand is no damage; what a later version adds is.
    made = names & names_of((TODAY, *STEPS.values()))
    if version not in STEPS or made != names_of(scripts):
        return Look.DAMAGED
    for name, table, kind, sql in schema:
        _touch(connection, name, table, kind, str(sql))
    return Look.SOUND


def _touch(connection: sqlite3.Connection, name: str, table: str, kind: str, sql: str) -> None:
    """Reads the first row, and so the way from the root to it."""
    if kind == "table":
        connection.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchone()
        return
    if kind == "trigger":
        return
    _, partly, where = sql.partition(" WHERE ")
    # An index that SQLite does not want to use for this is left unseen.
    with suppress(sqlite3.OperationalError):
        connection.execute(f'SELECT 1 FROM "{table}" INDEXED BY "{name}" {partly}{where} LIMIT 1').fetchone()


def _number(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
