"""A library that is exported and brought in elsewhere is the same library."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.item import Item
from reader.export.jsonl import read_jsonl, write_jsonl
from reader.library.library import Library
from reader.model.entry import Scope, ScopeKind
from reader.model.verdict import Verdict
from reader.service.library.exporting import items_in
from reader.service.library.importing import put_items
from tests.export.made import SAMPLE, items

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
LIBRARIES = int(os.environ.get("LIBRARIES", "40"))
"""How many are generated."""
SAVED = Scope(ScopeKind.SAVED)


@contextmanager
def new_library() -> Iterator[Library]:
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite3")
        try:
            yield library
        finally:
            library.close()


def apart(columns: list[Item]) -> list[Item]:
    """The columns as saved ones, each at its own address and time."""
    numbers = count()

    def own(item: Item) -> Item:
        number = next(numbers)
        url = f"https://harbor.example/s/{number}"
        entry = replace(item.entry, key=url, url=url, body="")
        verdict = (item.verdict if item.verdict and item.verdict.has_text else Verdict.FULL) if item.article else None
        return replace(item, entry=entry, saved=True, saved_at=NOW - timedelta(seconds=number), verdict=verdict)

    return [own(item) for item in columns]


@given(st.lists(items, min_size=1, max_size=4))
@settings(deadline=None, max_examples=LIBRARIES)
def test_a_library_comes_back_equal(columns: list[Item]) -> None:
    with new_library() as first, new_library() as second:
        with first.write():
            put_items(first, apart(columns), NOW)
        taken = items_in(first, SAVED)
        assert len(taken) == len(columns)
        read = read_jsonl(write_jsonl(taken))
        assert read.left_out == ()
        with second.write():
            put_items(second, read.items, NOW + timedelta(days=3))
        assert items_in(second, SAVED) == taken


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_brought_in_is_whole_and_there_once(times: int) -> None:
    column = apart([SAMPLE])[0]
    with new_library() as library:
        for _ in range(times):
            with library.write():
                put_items(library, [column], NOW)
        (kept,) = items_in(library, SAVED)
    assert kept.article == column.article
    assert (kept.state, kept.place, kept.progress, kept.saved_at) == (
        column.state,
        column.place,
        column.progress,
        column.saved_at,
    )
