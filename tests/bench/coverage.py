"""Which branches of a room its tests take: ``python -m tests.bench.coverage [ROOM ...]``.

For each room: how many branches there are, how many were taken, the share, and those that were not, as line and
where it would have gone on. A branch of a line that was not reached at all counts as one not taken. What
is done in other processes is not seen: the jobs of the parser's are measured where tests call them.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.architecture import ROOT

TESTS = {
    "library": ("tests/library", "tests/service"),
    "fetch": ("tests/fetch", "tests/faults", "tests/service"),
    "service": ("tests/service", "tests/cli"),
    "clean": ("tests/clean",),
    "model": ("tests/test_*.py", "tests/library", "tests/page", "tests/sources"),
    "page": ("tests/page", "tests/clean", "tests/sources"),
    "export": ("tests/export", "tests/service/test_jobs.py", "tests/cli/test_importing.py"),
    "typeset": ("tests/typeset", "tests/plain"),
    "sources": ("tests/sources",),
    "editorial": ("tests/editorial",),
    "text": ("tests/test_text.py",),
    "charset": ("tests/test_charset.py",),
    "floods": ("tests/page", "tests/clean", "tests/sources"),
}
"""Each room or module with the tests of it: the rooms above it count where what they ask of it is its own matter."""

_SETTINGS = """
[report]
exclude_also =
    if sys.platform == .win32.
    assert_never
    raise AssertionError
partial_also =
    if sys.platform [!=]= .(win32|linux).
"""
"""What no test on this system reaches: other platforms, and what mypy has shown that it cannot be."""


def measured(room: str, folder: Path) -> dict[str, tuple[int, list[str]]]:
    """The files of a room, each with its branches and those that its tests did not take. Raises CalledProcessError
    when a test fails."""
    settings = folder / f"{room}.ini"
    data = folder / f"{room}-data"
    run = f"[run]\nbranch = true\nsource = {ROOT / 'reader'}\ndata_file = {data}\n"
    settings.write_text(f"{_SETTINGS}{run}", "utf-8")
    tests = [str(each.relative_to(ROOT)) for name in TESTS[room] for each in sorted(ROOT.glob(name))]
    _run("run", "--rcfile", settings, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", *tests)
    told = folder / f"{room}.json"
    _run("json", "--rcfile", settings, "-o", told, "--include", f"*/reader/{room}/*,*/reader/{room}.py")
    return {
        name: (each["summary"]["num_branches"], [f"{start}->{end}" for start, end in each["missing_branches"]])
        for name, each in json.loads(told.read_text("utf-8"))["files"].items()
    }


def _run(*arguments: str | Path) -> None:
    command = (sys.executable, "-m", "coverage", *map(str, arguments))
    subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr, env={**os.environ, "PYTHONPATH": str(ROOT)})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.coverage")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", default=list(TESTS), help=", ".join(TESTS))
    with TemporaryDirectory() as name:
        print(f"{'room':<12}{'branches':>9}{'taken':>9}{'share':>9}")
        for room in parser.parse_args().rooms:
            files = measured(room, Path(name))
            branches = sum(each for each, _ in files.values())
            taken = branches - sum(len(missing) for _, missing in files.values())
            share = f"{taken / branches:.1%}" if branches else "-"
            print(f"{room:<12}{branches:>9,}{taken:>9,}{share:>9}", flush=True)
            for file, (_, missing) in files.items():
                if missing:
                    print(f"    {file}: {', '.join(missing)}", flush=True)


if __name__ == "__main__":
    main()
