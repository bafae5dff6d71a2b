"""The borders of the house, read from the source: who may import whom, how long a thing may be, what is drawn."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 50

LEAVES = ("fetch", "clean", "sources", "library", "typeset", "editorial", "export", "demo", "pictures")
COMMON = frozenset({"model", "errors", "text", "charset", "floods", "__init__"})
TRUNK = COMMON | {*LEAVES, "service", "page"} - {"demo"}

# What a room may import of the house, besides itself.
ROOMS: dict[str, frozenset[str]] = {
    "model": frozenset(),
    "errors": frozenset({"model"}),
    "text": frozenset(),
    "charset": frozenset(),
    "floods": frozenset(),
    "paths": frozenset(),
    "config": frozenset({"errors"}),
    "__init__": frozenset(),
    "__main__": frozenset({"cli", "__init__"}),
    "page": COMMON,
    **dict.fromkeys(LEAVES, COMMON),
    **dict.fromkeys(("clean", "sources"), COMMON | {"page"}),
    "service": TRUNK,
    "ui": frozenset(
        {"model", "errors", "config", "service", "typeset", "editorial", "pictures", "library", "__init__"}
    ),
    "plain": frozenset({"model", "errors", "text", "service", "typeset", "editorial", "__init__"}),
    "cli": frozenset({"model", "errors", "text", "config", "paths", "service", "typeset", "editorial", "__init__"})
    | {"library", "sources", "fetch", "export", "demo", "ui", "plain"},
}
# Which rooms may import what others made.
GUESTS: dict[str, frozenset[str]] = {
    "textual": frozenset({"ui"}),
    "rich": frozenset({"ui"}),
    "httpx": frozenset({"fetch"}),
    "httpcore": frozenset({"fetch"}),
    "protego": frozenset({"fetch"}),
    "readability": frozenset({"clean"}),
    "feedparser": frozenset({"sources"}),
    "lxml": frozenset({"page", "clean", "sources"}),
    "wcwidth": frozenset({"typeset"}),
    "pyphen": frozenset({"typeset"}),
    "PIL": frozenset({"demo", "pictures"}),
    "platformdirs": frozenset({"paths"}),
    "tomlkit": frozenset({"config"}),
    "sqlite3": frozenset({"library"}),
}
# The faces reach into these rooms for a type or a single door only; the screen may not reach the network or the parser.
NARROW: dict[tuple[str, str], frozenset[str]] = {
    ("ui", "library"): frozenset({"reader.library.library"}),
    ("ui", "pictures"): frozenset({"reader.pictures.drawn"}),
    ("cli", "library"): frozenset({"reader.library.library"}),
    ("cli", "sources"): frozenset({"reader.sources.catalogue"}),
    ("cli", "export"): frozenset({"reader.export.item"}),
    ("cli", "fetch"): frozenset({"reader.fetch.files"}),
    ("cli", "demo"): frozenset({"reader.demo.server", "reader.demo.catalogue"}),
    ("cli", "ui"): frozenset({"reader.ui.app", "reader.ui.commands", "reader.ui.keynames", "reader.ui.keys"}),
}
# Calls that read markup in their text unless they are told not to.
MARKUP = frozenset({"Static", "Label", "Option", "notify", "Content.from_markup"})


@dataclass(frozen=True)
class Import:
    """One import: the module named, the line, whether it runs when the file is imported, and what is taken of it."""

    module: str
    line: int
    at_once: bool
    names: tuple[str, ...] = ()


def room_of(path: str) -> str:
    """``reader/fetch/urls.py`` is in the room ``fetch``, ``reader/text.py`` is the room ``text``."""
    return Path(path).parts[1].removesuffix(".py")


def imports_of(tree: ast.Module) -> Iterator[Import]:
    """Every import in the file, those for type checkers left out."""
    yield from _imports(tree, at_once=True)


def _imports(node: ast.AST, at_once: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                continue
            case ast.Import(names=names):
                yield from (Import(name.name, child.lineno, at_once) for name in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield Import(module, child.lineno, at_once, tuple(name.name for name in names))
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                yield from _imports(child, at_once=False)
            case _:
                yield from _imports(child, at_once)


def violations(path: str, source: str) -> list[str]:
    """What is wrong with the file, a sentence each. ``path`` is relative to the project's root."""
    tree = ast.parse(source)
    found = [*_too_long(source, tree), *_unsafe_markup(tree), *_caught_all(tree)]
    for each in imports_of(tree):
        found += _wrong_import(room_of(path), each)
    return [f"{path}:{complaint}" for complaint in found]


def _too_long(source: str, tree: ast.Module) -> Iterator[str]:
    lines = source.count("\n")
    if lines > LONGEST_FILE:
        yield f"1: {lines} lines, more than {LONGEST_FILE}"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.lineno}: {node.name} has {length} lines, more than {LONGEST_FUNCTION}"


def _wrong_import(room: str, each: Import) -> Iterator[str]:
    top, *rest = each.module.split(".")
    if top == "reader":
        target = rest[0] if rest else "__init__"
        allowed = NARROW.get((room, target))
        if target != room and target not in ROOMS.get(room, frozenset()):
            yield f"{each.line}: {room} imports {each.module}"
        elif allowed and each.module not in allowed:
            yield f"{each.line}: {room} reaches into {each.module}"
        elif (room, target) == ("cli", "ui") and each.at_once:
            yield f"{each.line}: the command line imports the screen before it is asked for one"
    elif top in GUESTS:
        if room not in GUESTS[top]:
            yield f"{each.line}: {room} imports {top}"
    elif top not in sys.stdlib_module_names:
        yield f"{each.line}: {top} has no room"


def _unsafe_markup(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).removeprefix("self.").removeprefix("app.") in MARKUP:
            keywords = {keyword.arg: keyword.value for keyword in node.keywords}
            markup = keywords.get("markup")
            if not (isinstance(markup, ast.Constant) and markup.value is False):
                yield f"{node.lineno}: {ast.unparse(node.func)} reads markup in its text"


def _caught_all(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) == "BaseException"):
            yield f"{node.lineno}: catches everything"


def house() -> dict[str, str]:
    """The source of every file of the product, by its path from the root."""
    files = sorted((ROOT / "reader").rglob("*.py"))
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}
