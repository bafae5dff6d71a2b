"""Commands and their keys: each is declared once, with the function that does it.

Key bar, help and key map derive from the declarations, so a command cannot be in one and missing in another.
Key names are Textual's (``ctrl+d``, ``space``, ``G``); `key_label` says them as a person would.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.screens.reading import ReadingScreen


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
    """Every command, in the order of the help."""
    from reader.ui import commands

    assert commands.MODULES
    order = list(Group)
    return tuple(sorted(_COMMANDS.values(), key=lambda each: order.index(each.group)))


def key_map() -> dict[tuple[PaneName, str], Command]:
    """Which command a key means in a pane."""
    return {(pane, key): each for each in all_commands() for pane in each.panes for key in each.keys}


def bar_commands(pane: PaneName) -> list[Command]:
    """The commands that the key bar shows in a pane, the most useful first."""
    return sorted((each for each in all_commands() if each.label and pane in each.panes), key=lambda each: each.rank)


_LABELS = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "question_mark": "?",
    "greater_than_sign": ">",
    "f1": "F1",
}


def key_label(key: str) -> str:
    """The key as a person reads it: ``ctrl+d`` is ``Ctrl-d``."""
    if key in _LABELS:
        return _LABELS[key]
    return f"Ctrl-{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
