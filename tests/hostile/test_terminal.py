"""The promises of what a terminal sends and of how it goes, at their small size."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the harnesses drive a pty, which Windows has not", allow_module_level=True)

from tests.hostile.promise import Promise
from tests.hostile.promises import AT_THE_TERMINAL


@pytest.mark.parametrize("promise", AT_THE_TERMINAL, ids=lambda promise: promise.name)
def test_it_is_kept(promise: Promise, tmp_path: Path) -> None:
    promise.require(tmp_path)
