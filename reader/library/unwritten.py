"""What is done in memory while the file cannot be written, to be done again in the file when it can."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import NamedTuple, TypeVar

from reader.errors import BylineError, LibraryError
from reader.library.library import UNWRITABLE, Library
from reader.library.numbers import Numbers

T = TypeVar("T")
Work = Callable[[Library], T]

PAUSE = 3.0
"""Seconds between two attempts to go back to the file."""
_PATIENCE = 0.5
"""Seconds to wait for another Byline there: whoever asked for something waits as well."""

_NUMBERED = (
    ("entry", "id"),
    ("channel", "id"),
    *((table, "number") for table in ("highlight", "mute", "search")),
)

_log = logging.getLogger(__name__)


class _Done(NamedTuple):
    work: Work[object]
    durable: bool


class Unwritten:
    """The work that was done in memory only, in its order."""

    def __init__(self) -> None:
        self._done: list[_Done] = []
        self._numbers = Numbers(0)
        self._others: dict[int, int] = {}
        self._tried_at = 0.0

    @property
    def is_any(self) -> bool:
        return bool(self._done)

    @property
    def matters(self) -> bool:
        """Whether a person did any of it."""
        return any(each.durable for each in self._done)

    def begin(self, library: Library) -> Library:
        """The library, a copy in memory, from which on work is kept."""
        store = library.store
        highest = max(store.number(f"SELECT max({column}) FROM {table}") for table, column in _NUMBERED)
        store.numbers = self._numbers = Numbers(highest)
        store.others = self._others
        self._tried_at = monotonic()
        return library

    def do(self, library: Library, work: Work[T], durable: bool) -> T:
        """What ``work`` answers, done in one transaction in memory. It is kept if it changed anything."""
        before = library.store.changes
        with library.write(durable):
            answer = work(library)
        if library.store.changes != before:
            self._done.append(_Done(work, durable))
        return answer

    def go_back(self, library: Library, *, at_once: bool = False) -> Library:
        """The file, with all that was done in memory, or ``library`` if it cannot be written yet.

        What others wrote into the file meanwhile stays. It is tried every few seconds, unless ``at_once``.
        """
        if not at_once and monotonic() - self._tried_at < PAUSE:
            return library
        self._tried_at = monotonic()
        try:
            file = Library.open(library.store.path, _PATIENCE)
        except LibraryError:
            return library
        try:
            self._do_again(file)
        except LibraryError:
            file.close()
            return library
        self._done.clear()
        library.close()
        return file

    def _do_again(self, file: Library) -> None:
        """All of it or nothing, so that no work is done twice. What fails for itself alone is left out."""
        file.store.others = self._others
        if not self._done:
            return
        file.store.numbers = self._numbers
        with file.write():
            others = self._others | self._found_by_others(file)
            file.store.others = others
            for each in self._done:
                try:
                    with file.store.part():
                        each.work(file)
                except UNWRITABLE:
                    raise
                except BylineError as error:
                    _log.warning("A change kept in memory could not be made: %s", error)
        file.store.numbers, self._others = None, others

    def _found_by_others(self, file: Library) -> dict[int, int]:
        """The numbers in the file of columns and channels that others put there meanwhile."""
        return {
            number: found
            for table, column in (("entry", "key"), ("channel", "address"))
            for (name,), number in self._numbers.given(table)
            if (found := file.store.number(f"SELECT id FROM {table} WHERE {column} = ?", name))
        }
