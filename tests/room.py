"""Disks that take nothing more, for one process only and without a disk."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def no_room(left: int = 0) -> Iterator[None]:
    """No file of this process may be written beyond so many bytes, as on a disk that is full.

    With none left files may not be changed either, as on a disk that was mounted anew to be read only.
    """
    if sys.platform == "win32":
        pytest.skip("what a process writes cannot be limited on Windows")
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (left, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing in the folder may be written; it has to lie where everybody may enter. File modes bind nobody who is
    root, so that meanwhile one is somebody else."""
    if sys.platform == "win32":
        pytest.skip("file modes are those of POSIX systems")
    was_root = os.geteuid() == 0
    files = list(folder.iterdir())
    for each in files:
        each.chmod(0o444)
    folder.chmod(0o555)
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)
        for each in files:
            each.chmod(0o644)
