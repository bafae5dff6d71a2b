"""How many small mistakes in our own code its tests notice: ``python -m tests.bench.mutants [MODULE ...] [--most N]``.

One mistake after the other is put into a copy of the project, and the tests of the module run there until the first
fails. Printed are the share that was noticed, and each that was not. A mistake that changes nothing anyone could see
counts as well, so that not all can be.
"""

import argparse
import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.architecture import ROOT

TESTS = {
    "reader/fetch/guard.py": ("tests/fetch/test_guard.py", "tests/fetch/test_doors.py"),
    "reader/fetch/doors.py": ("tests/fetch/test_doors.py",),
    "reader/text.py": ("tests/test_text.py",),
    "reader/library/migrations.py": ("tests/library/test_migrations.py", "tests/library/test_opening.py"),
    "reader/clean/verdict/deciding.py": ("tests/clean/test_little.py", "tests/clean/test_verdict.py"),
    "reader/clean/verdict/paywall.py": ("tests/clean/test_closed.py", "tests/clean/test_verdict.py"),
}
_SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_LONGEST = 300
"""Seconds until a mistake counts as noticed, because the tests hang over it."""


def mistakes(source: str) -> list[tuple[int, str, str]]:
    """The source with one mistake each: its line, what it is, and the text."""
    tree = ast.parse(source)
    found = []
    for at, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            changed = deepcopy(tree)
            change(next(other for number, other in enumerate(ast.walk(changed)) if number == at))
            found.append((getattr(node, "lineno", 0), what, ast.unparse(changed)))
    return found


def _changes(node: ast.AST) -> Iterator[tuple[str, "_Change"]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _SWAPPED:
            yield f"{type(op).__name__} turned", _turn
        case ast.BoolOp(op=op):
            yield f"{type(op).__name__} exchanged", _exchange
        case ast.UnaryOp(op=ast.Not()):
            yield "not left out", _affirm
        case ast.Constant(value=bool()):
            yield f"{node.value!r} turned", _contradict
        case ast.Constant(value=int()):
            yield f"{node.value!r} and one", _count_on
        case ast.Return(value=value) if value is not None:
            yield "nothing returned", _return_nothing
        case ast.If():
            yield "condition always met", _always


class _Change:
    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, node: ast.AST) -> None:
        getattr(self, self._name)(node)

    def turn(self, node: ast.Compare) -> None:
        node.ops = [_SWAPPED[type(node.ops[0])]()]

    def exchange(self, node: ast.BoolOp) -> None:
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()

    def affirm(self, node: ast.UnaryOp) -> None:
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)

    def contradict(self, node: ast.Constant) -> None:
        node.value = not node.value

    def count_on(self, node: ast.Constant) -> None:
        assert isinstance(node.value, int)
        node.value += 1

    def return_nothing(self, node: ast.Return) -> None:
        node.value = ast.Constant(None)

    def always(self, node: ast.If) -> None:
        node.test = ast.Constant(True)


_turn, _exchange, _affirm, _contradict = map(_Change, ("turn", "exchange", "affirm", "contradict"))
_count_on, _return_nothing, _always = map(_Change, ("count_on", "return_nothing", "always"))


def is_noticed(folder: Path, module: str, text: str) -> bool:
    """Whether the tests of the module fail in the copy of the project with this text in its place."""
    file = folder / module
    before = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    command = (sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", *TESTS[module])
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=_LONGEST, check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(before, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mutants")
    parser.add_argument("modules", nargs="*", default=list(TESTS))
    parser.add_argument("--most", type=int, default=60, help="mistakes of each module, chosen by chance")
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".*", "__pycache__", "screenshots"))
        for module in arguments.modules:
            made = mistakes((folder / module).read_text("utf-8"))
            made = sorted(Random(1).sample(made, min(arguments.most, len(made))))
            missed = [each for each in made if not is_noticed(folder, module, each[2])]
            print(f"{module}: {len(made) - len(missed)} of {len(made)} noticed", flush=True)
            for line, what, _ in missed:
                print(f"    line {line}: {what}", flush=True)


if __name__ == "__main__":
    main()
