"""A process killed in the middle of its writes: what it said was kept is there, whole."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import reader
from reader.library import Library
from reader.model.entry import Scope, ScopeKind

SAVER = Path(__file__).with_name("saver.py")


def _saved_until_killed(path: Path, at_least: int) -> list[int]:
    """The ids that a saving process acknowledged before it was killed."""
    environment = os.environ | {"PYTHONPATH": str(Path(reader.__file__ or "").parents[1])}
    with subprocess.Popen(
        [sys.executable, str(SAVER), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as saver:
        assert saver.stdout is not None
        acknowledged = [saver.stdout.readline() for _ in range(at_least)]
        saver.kill()
        # The last line may have been cut by the kill; only whole ones were acknowledged.
        acknowledged += saver.stdout.readlines()
    return [int(line) for line in acknowledged if line.endswith("\n")]


@pytest.mark.parametrize("at_least", [1, 7, 40])
def test_what_was_said_to_be_kept_survives_a_kill(path: Path, at_least: int) -> None:
    kept = _saved_until_killed(path, at_least)
    assert len(kept) >= at_least
    with closing(Library.open(path)) as library:
        assert library.store.rows("PRAGMA integrity_check")[0][0] == "ok"
        saved = library.entries.ids(Scope(ScopeKind.SAVED))
        assert set(kept) <= set(saved)
        for entry_id in saved:
            stored = library.articles.get(entry_id)
            assert stored is not None
            assert (stored.article.headline, stored.pinned) == (f"Headline {entry_id}", True)
            assert [len(page.body) for page in library.articles.pages(entry_id)] == [5000]
