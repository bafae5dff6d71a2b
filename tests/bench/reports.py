"""Inputs from users' reports about other readers, and whether each is right here: ``python -m tests.bench.reports``.

Each module ``tests.bench.reports_*`` has the ``rows`` of one subject: what is tried, whether it is right, what came.
"""

import pkgutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.shared import SHARED

FOLDER = "corpus/reports"
Row = tuple[str, bool, str]


def tables() -> dict[str, Callable[[], list[Row]]]:
    """The subjects by name."""
    names = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    subjects = [name.removeprefix("reports_") for name in names if name.startswith("reports_")]
    return {subject: import_module(f"tests.bench.reports_{subject}").rows for subject in subjects}


def run() -> bool:
    """Whether all is right, printed line by line."""
    right = total = 0
    for subject, rows in tables().items():
        print(subject)
        for name, is_right, came in rows():
            right, total = right + is_right, total + 1
            print(f"  {'right' if is_right else 'WRONG':<6} {name:<58} {came}")
    print(f"{right} of {total} right")
    return right == total


if __name__ == "__main__":
    if not (SHARED / FOLDER).is_dir():
        sys.exit(f"The inputs are not here; they belong in shared/{FOLDER} beside the project.")
    sys.exit(not run())
