"""The numbers of rows that were made in memory, so that they are the same when the work is done again in the file.

Who asked for the work holds them meanwhile: a screen the entries it shows, later work the entry it is about.
"""

import random
from collections.abc import Mapping

from reader.library.sql import IdList, id_list, ids_in

Value = str | int | float | bytes | None

APART = 1 << 40
"""So far above the numbers of the file begin those given in memory that nobody else reaches them meanwhile."""


class Numbers:
    """``highest`` is the highest number in the file. Each row is known by its table and its name in it."""

    def __init__(self, highest: int) -> None:
        # Two that keep their work in memory at one time must not give the same numbers.
        self._next = highest + APART + random.randrange(APART)
        self._given: dict[tuple[str, tuple[Value, ...]], int] = {}

    def of(self, table: str, name: tuple[Value, ...]) -> int:
        """The number of this row, the same each time."""
        if (table, name) not in self._given:
            self._next += 1
            self._given[table, name] = self._next
        return self._given[table, name]

    def given(self, table: str) -> tuple[tuple[tuple[Value, ...], int], ...]:
        """Names and numbers of the rows of a table."""
        return tuple((name, number) for (each, name), number in self._given.items() if each == table)


def renumbered(value: Value, others: Mapping[int, int]) -> Value:
    """A value of a statement, with ``others`` for the numbers in it."""
    if isinstance(value, IdList):
        return id_list(others.get(each, each) for each in ids_in(value))
    return others.get(value, value) if isinstance(value, int) else value
