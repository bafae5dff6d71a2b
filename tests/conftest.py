"""What holds for all tests."""

from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import settings

from reader.service.parser import pool
from tests.one_parser import LentWorker, OneProcess
from tests.shared import WHOLE

# A busy machine must not fail a test: how long something takes is measured in tests/bench.
settings.register_profile("byline", deadline=None, max_examples=500 if WHOLE else 50)
settings.load_profile("byline")


@pytest.fixture(scope="session")
def one_process() -> Iterator[OneProcess]:
    one = OneProcess()
    yield one
    one.close()


@pytest.fixture
def lent_parser(one_process: OneProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every parser that is made in this test has its jobs done by the one process of all tests."""
    monkeypatch.setattr(pool, "Worker", partial(LentWorker, one_process))
