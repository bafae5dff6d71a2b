"""Which rules hold for a page: files named after hosts, a person's own before the built-in few.

``paper.example.txt`` holds for that host, with or without ``www.``; ``.paper.example.txt`` for every host below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urlsplit

from reader.clean.sites.rules import Complaint, Rules, parse_rules
from reader.model.address import without_www
from reader.text import safe

_BUILT_IN = files("reader.clean").joinpath("sites")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_FILE = re.compile(r"\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.txt")
_LARGEST = 200_000


class Origin(StrEnum):
    """Whose file it is."""

    OWN = "own"
    BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class RulesFile:
    """One file as read. ``name`` is that of the file; a file that cannot be read holds no rules and one complaint."""

    name: str
    origin: Origin
    rules: Rules
    complaints: tuple[Complaint, ...]


def rules_for(url: str, folder: Path | None = None) -> RulesFile | None:
    """The file that holds for the address: the first there is, by place and then by how near its name is."""
    names = list(_names(url))
    for place, origin in _places(folder):
        for name in names:
            if (file := place.joinpath(name)).is_file():
                return _read(file, origin)
    return None


def all_files(folder: Path | None = None) -> tuple[RulesFile, ...]:
    """Every file that holds for some host, the person's own first; a built-in one behind an own of the same name
    is not among them."""
    found: dict[str, RulesFile] = {}
    for place, origin in _places(folder):
        for file in sorted(_listed(place), key=lambda file: (file.name.lstrip("."), file.name)):
            if _FILE.fullmatch(file.name) and file.name not in found and file.is_file():
                found[file.name] = _read(file, origin)
    return tuple(found.values())


def _places(folder: Path | None) -> Iterator[tuple[Traversable, Origin]]:
    if folder is not None:
        yield folder, Origin.OWN
    yield _BUILT_IN, Origin.BUILT_IN


def _listed(place: Traversable) -> list[Traversable]:
    try:
        return list(place.iterdir())
    except OSError:
        return []


def _names(url: str) -> Iterator[str]:
    """The names a file for this address may have, nearest first."""
    try:
        host = (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return
    if not _HOST.fullmatch(host):
        return
    yield f"{without_www(host)}.txt"
    labels = host.split(".")
    for first in range(1, len(labels) - 1):
        yield f".{'.'.join(labels[first:])}.txt"


def _read(file: Traversable, origin: Origin) -> RulesFile:
    try:
        with file.open("rb") as source:
            text = source.read(_LARGEST).decode("utf-8", "replace")
    except OSError as error:
        unread = Complaint(0, f"The file cannot be read: {safe(error.strerror or 'unknown')}.")
        return RulesFile(file.name, origin, Rules(), (unread,))
    return RulesFile(file.name, origin, *parse_rules(text))
