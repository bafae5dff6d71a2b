"""Commands and their keys: each is declared once, with the function that does it.

Key bar, help, palette, key map and manual derive from the declarations, so a command cannot be in one and missing in
another. Key names are Textual's (``ctrl+d``, ``space``, ``G``), several in a row apart by a blank (``g g``);
`reader.ui.keynames.key_label` says them as a person would, `reader.ui.keymap` has the person's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


class PaneName(StrEnum):
    """The panes of the reading screen, by the id of their widget."""

    CHANNELS = "channels"
    ENTRIES = "entries"
    ARTICLE = "article"
    SAVED = "saved"


class Group(StrEnum):
    """What a command is about; the help shows the groups in this order."""

    MOVING = "Moving"
    READING = "Reading"
    KEEPING = "Keeping"
    CHANNELS = "Channels"
    PAGE = "The page"


ANYWHERE = frozenset(PaneName)
LISTS = frozenset({PaneName.ENTRIES, PaneName.SAVED})
ENTRY = LISTS | {PaneName.ARTICLE}
ARTICLE = frozenset({PaneName.ARTICLE})

Run = Callable[["ReadingScreen"], None]


@dataclass(frozen=True, slots=True)
class Command:
    """``help`` is one line for the help; ``label`` one or two words for the key bar, at place ``rank`` among
    those that apply, empty to keep it out of there."""

    name: str
    keys: tuple[str, ...]
    group: Group
    help: str
    label: str
    rank: int
    panes: frozenset[PaneName]
    run: Run


_COMMANDS: dict[str, Command] = {}


def command(
    *keys: str, group: Group, help: str, label: str = "", rank: int = 99, panes: frozenset[PaneName] = ANYWHERE
) -> Callable[[Run], Run]:
    """Declares the decorated function as a command of its name."""

    def declare(run: Run) -> Run:
        name = run.__name__
        assert name not in _COMMANDS, f"two commands are called {name}"
        _COMMANDS[name] = Command(name, keys, group, help, label, rank, panes, run)
        return run

    return declare


def all_commands() -> tuple[Command, ...]:
    """Every command, in the order of the help. They are declared once `reader.ui.commands` is imported."""
    assert _COMMANDS, "nobody has imported reader.ui.commands"
    order = list(Group)
    return tuple(sorted(_COMMANDS.values(), key=lambda each: order.index(each.group)))
