"""A real library in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "byline" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    library = Library.open(path)
    yield library
    library.close()
