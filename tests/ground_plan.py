"""The house as a whole: who imports whom, read from the source. No rings, no room within a room that looks back, and
no shards."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from tests.architecture import NARROW, imports_of

SMALLEST_FILE = 40
ROOMS_WITHIN = ("clean", "sources", "service", "ui")
"""Rooms that have rooms of their own; what stands in none of these is above them all."""

Graph = Mapping[str, frozenset[str]]


def module_of(path: str) -> str:
    """``reader/clean/facts/__init__.py`` is the module ``reader.clean.facts``."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def graph_of(sources: Mapping[str, str], at_once: bool = False) -> Graph:
    """For each module those of the house that it imports: when it is imported itself, or also later."""
    modules = {module_of(path) for path in sources}
    graph = {}
    for path, source in sources.items():
        found = set()
        for each in imports_of(ast.parse(source)):
            if each.at_once or not at_once:
                found |= {each.module, *(f"{each.module}.{name}" for name in each.names)}
        graph[module_of(path)] = frozenset(found & modules - {module_of(path)})
    return graph


def complaints(sources: Mapping[str, str]) -> list[str]:
    """What is wrong with the plan, a sentence each."""
    graph = graph_of(sources)
    return [*_rings(graph), *_rings_within(graph), *_shards(sources, graph)]


def _ring(graph: Graph) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _rings(graph: Graph) -> Iterator[str]:
    if ring := _ring(graph):
        yield f"a ring: {' <- '.join(ring)}"


def _rings_within(graph: Graph) -> Iterator[str]:
    for room in ROOMS_WITHIN:
        within: dict[str, frozenset[str]] = {}
        for module, imported in graph.items():
            here = _room_within(module, room)
            there = {_room_within(each, room) for each in imported} - {"", here}
            if here:
                within[here] = within.get(here, frozenset()) | there
        if ring := _ring(within):
            yield f"rooms of {room} in a ring: {' <- '.join(ring)}"


def _room_within(module: str, room: str) -> str:
    """The name of the room within ``room``; empty for what is elsewhere, or in none."""
    parts = module.split(".")
    return parts[2] if parts[1:2] == [room] and len(parts) > 3 else ""


def _shards(sources: Mapping[str, str], graph: Graph) -> Iterator[str]:
    """Doors that other rooms come through may be small, and what a package only lists. What its user imports late is
    apart so that what it needs is not imported at the start."""
    doors = {door for allowed in NARROW.values() for door in allowed}
    at_once = graph_of(sources, at_once=True)
    packages = {module_of(path) for path in sources if path.endswith("/__init__.py")}
    for path, source in sources.items():
        module, lines = module_of(path), source.count("\n")
        users = [each for each, imported in graph.items() if module in imported]
        if lines >= SMALLEST_FILE or len(users) != 1 or module in doors | packages or users[0] in packages:
            continue
        if module in at_once[users[0]]:
            yield f"{path}: {lines} lines, and only {users[0]} uses it"
