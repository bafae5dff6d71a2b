"""The shared corpus beside the project: data to test with that is no part of it.

Where it is absent, what needs it skips and says so. Where it is present, every set must be there whole: `counted` fails
when fewer cases come than are known, so that none can get lost unnoticed. Of the slowest, `sampled` takes every n-th;

    BYLINE_WHOLE=1 python -m pytest tests/clean/test_corpus.py

goes through all of them, and tries ten times the examples wherever a test draws its own and names no number.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")

WHOLE = bool(os.environ.get("BYLINE_WHOLE"))
"""Whether sets are gone through whole."""

SHARED = Path(__file__).resolve().parents[2] / "shared"

CASES = {
    "articles": 549,
    "html5lib tokenizer": 3407,
    "fuzzed html": 150,
    "fuzzed xml": 90,
    "fuzzed gzip": 60,
    "urls": 431,
    "naughty strings": 515,
    "charset labels": 228,
    "charset pages": 82,
    "feedparser.zip": 930,
    "feedvalidator.zip": 721,
    "netnewswire.zip": 21,
    "listparser.zip": 61,
    "channels": 221,
    "robots.zip": 200,
}


def shared(path: str) -> Path:
    """A file of the shared folder. Skips the test where there is no such folder; a file missing from it fails."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not beside the project")
    file = SHARED / path
    assert file.exists(), f"{path} is gone from the shared corpus"
    return file


def counted(name: str, cases: Iterable[T]) -> list[T]:
    """The cases, at least as many as there are known to be."""
    found = list(cases)
    assert len(found) >= CASES[name], f"{name}: {len(found)} cases, {CASES[name]} known"
    return found


def sampled(name: str, cases: Iterable[T], every: int) -> list[T]:
    """Every so many-th of the counted cases, or all of them where BYLINE_WHOLE is set in the environment."""
    return counted(name, cases)[:: 1 if WHOLE else every]
