"""What can go wrong with the file, as sentences that name it."""

import errno
import sqlite3
from pathlib import Path
from typing import NamedTuple

from reader.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryForeign,
    LibraryFull,
    LibraryLocked,
    LibraryReadOnly,
    LibraryTooNew,
)
from reader.text import safe


class _Telling(NamedTuple):
    kind: type[LibraryError]
    headline: str
    hint: str

    def of(self, path: Path) -> LibraryError:
        return self.kind(self.headline.format(path=safe(str(path))), self.hint)


_LOCKED = _Telling(
    LibraryLocked,
    "The library {path} is in use.",
    "Another Byline may be busy with it: close that one, or try again in a moment.",
)
_READ_ONLY = _Telling(
    LibraryReadOnly,
    "The library {path} cannot be written.",
    "Check that the file and its folder belong to you and that writing there is allowed.",
)
_FULL = _Telling(
    LibraryFull,
    "There is no room left for the library {path}.",
    "Free some space on that disk and try again; everything kept so far is safe.",
)
_FOREIGN = _Telling(
    LibraryForeign,
    "What is at {path} is not a library of Byline.",
    "It was left as it is; move it away, or choose another place for the library.",
)
_NO_FOLDER = _Telling(
    LibraryError,
    "The folder for the library {path} cannot be made.",
    "A file has its name or that of a folder above it: move it away, or choose another place for the library.",
)
_TOO_NEW = _Telling(
    LibraryTooNew,
    "The library {path} was made by a newer Byline.",
    "Install the current Byline to open it; nothing in it was changed.",
)
_DAMAGED = _Telling(
    LibraryDamaged,
    "The library {path} is damaged.",
    "Nothing more is written into it. Start Byline again: then what can be read of it is rescued.",
)
_UNMENDED = _Telling(
    LibraryDamaged,
    "The library {path} is damaged.",
    "Keep a copy of it, then put back a backup or move it away to begin a new one.",
)
_DAMAGED_IN_USE = _Telling(
    LibraryDamaged,
    "The library {path} is damaged, and another Byline has it open.",
    "Close that one, then start Byline again: what can be read of it is rescued.",
)
_DISK = _Telling(
    LibraryError,
    "The disk did not let Byline read or write the library {path}.",
    "Check that the disk is connected and healthy, then try again.",
)
_UNWRITTEN = _Telling(
    LibraryReadOnly,
    "The disk did not take what Byline writes into the library {path}.",
    "Check that the disk is connected and has room, then try again; everything kept so far is safe.",
)
_CLOSED = _Telling(LibraryError, "The library {path} is closed.", "Start Byline again to go on reading.")
_UNKNOWN = _Telling(
    LibraryError,
    "The library {path} did not take what Byline asked of it.",
    "Try again; if it happens again, please report it as a fault of Byline.",
)

_BY_RESULT = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_NOTADB: _FOREIGN,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR: _DISK,
}
"""By primary result code: https://www.sqlite.org/rescode.html"""

_BY_WHOLE_RESULT = {
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
    sqlite3.SQLITE_IOERR_SHMOPEN: _READ_ONLY,
    sqlite3.SQLITE_IOERR_SHMMAP: _UNWRITTEN,
    sqlite3.SQLITE_IOERR_WRITE: _UNWRITTEN,
    sqlite3.SQLITE_IOERR_TRUNCATE: _UNWRITTEN,
}
"""Of the failures of a disk those to write, which keep nobody from reading."""

_BY_ERRNO = {
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
}


def from_sqlite(error: sqlite3.Error, path: Path) -> LibraryError:
    """The failure a person should read for an error of SQLite; the low byte of its code is the primary one."""
    code = getattr(error, "sqlite_errorcode", 0)
    return (_BY_WHOLE_RESULT.get(code) or _BY_RESULT.get(code & 0xFF, _UNKNOWN)).of(path)


def from_system(error: OSError, path: Path) -> LibraryError:
    """The failure a person should read when the file or its folder could not be made."""
    return _BY_ERRNO.get(error.errno or 0, _DISK).of(path)


def unwritten(why: LibraryError) -> LibraryError:
    """For what a person did and could not be written up to the end."""
    return type(why)(f"What you did last could not be kept: {why.headline[0].lower()}{why.headline[1:]}", why.hint)


def foreign(path: Path) -> LibraryError:
    return _FOREIGN.of(path)


def too_new(path: Path) -> LibraryError:
    return _TOO_NEW.of(path)


def locked(path: Path) -> LibraryError:
    return _LOCKED.of(path)


def closed(path: Path) -> LibraryError:
    return _CLOSED.of(path)


def unmended(path: Path) -> LibraryError:
    """The library is damaged, and what can be read of it could not be put in its place."""
    return _UNMENDED.of(path)


def damaged_in_use(path: Path) -> LibraryError:
    return _DAMAGED_IN_USE.of(path)


def damaged(path: Path) -> LibraryError:
    return _DAMAGED.of(path)
