"""Commands and their keys: each is declared once, with the function that does it.

Key bar, help, palette, key map and manual derive from the declarations, so a command cannot be in one and missing in
another. Key names are Textual's (``ctrl+d``, ``space``, ``G``), several in a row apart by a blank (``g g``);
`reader.ui.keynames.key_label` says them as a person would, `reader.ui.keymap` has the person's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.app import App

    from reader.ui.keymap import Keyboard
    from reader.ui.theme import Palette
    from reader.ui.widgets.pane import Pane


class PaneName(StrEnum):
    """The panes of the reading screen, by the id of their widget."""

    CHANNELS = "channels"
    ENTRIES = "entries"
    ARTICLE = "article"
    SAVED = "saved"


class OverlayName(StrEnum):
    """What lies over the reading screen: other screens by their kind, and selecting in the text."""

    NEWSSTAND = "newsstand"
    GROUPS = "groups"
    SEARCH = "search"
    CHOICE = "choice"
    SHEET = "sheet"
    HELP = "help"
    PASSAGES = "passages"
    EDITS = "edits"
    SELECT = "select"


Place = PaneName | OverlayName
"""Where a key is pressed."""


class Group(StrEnum):
    """What a command is about; the help shows the groups in this order."""

    MOVING = "Moving"
    READING = "Reading"
    SELECTING = "Selecting"
    KEEPING = "Keeping"
    CHANNELS = "Channels"
    PAGE = "The page"


Places = frozenset[Place]

PANES: Places = frozenset(PaneName)
LISTS: Places = frozenset({PaneName.ENTRIES, PaneName.SAVED})
ENTRY = LISTS | {PaneName.ARTICLE}
ARTICLE: Places = frozenset({PaneName.ARTICLE})
TYPED: Places = frozenset({OverlayName.NEWSSTAND, OverlayName.GROUPS, OverlayName.SEARCH, OverlayName.CHOICE})
"""Where letters are typed, so that none of them can be a command's key."""
STAND: Places = frozenset({OverlayName.NEWSSTAND, OverlayName.GROUPS})
"""The Newsstand, with the keys in its list and in its groups."""
BEFORE_TYPING: frozenset[tuple[Place, str]] = frozenset(
    (place, key) for place in STAND for key in ("question_mark", "colon")
)
"""Signs that no name begins with: there they are commands' keys while nothing is typed yet."""
SHEETS: Places = frozenset({OverlayName.SHEET, OverlayName.HELP, OverlayName.PASSAGES, OverlayName.EDITS})
SELECTING: Places = frozenset({OverlayName.SELECT})
WINDOWS: Places = PANES | TYPED | SHEETS
ANYWHERE: Places = WINDOWS | SELECTING


class Stage(Protocol):
    """What every screen has that commands are given on."""

    @property
    def app(self) -> App[Any]: ...
    @property
    def palette(self) -> Palette: ...
    @property
    def keyboard(self) -> Keyboard: ...
    @property
    def place(self) -> Place: ...
    @property
    def pane(self) -> Pane: ...

    def choose(self) -> None:
        """Opens or takes what is under the cursor."""

    def go_out(self) -> bool:
        """Goes one step out. False when there is nowhere further out."""


Run = Callable[[Any], None]
"""Given the screen that the key was pressed on: it has what the command asks for by the places it is declared for."""


Applies = Callable[[Any], bool]
"""Given the screen as it is now."""


def always(screen: Stage) -> bool:
    """For a command that does something wherever its keys count."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """``help`` is one line for the help; ``label`` one or two words for the key bar, at place ``rank`` among
    those that apply, empty to keep it out of there; ``on_strip`` is its label while a comic is read, where it comes
    before the others. ``places`` are where its keys count, ``applies`` is whether it does something there now: what
    does nothing is in no key bar."""

    name: str
    keys: tuple[str, ...]
    group: Group
    help: str
    label: str
    rank: int
    places: Places
    run: Run
    on_strip: str = ""
    applies: Applies = always


Declared = TypeVar("Declared", bound=Run)
_COMMANDS: dict[str, Command] = {}


def command(
    *keys: str,
    group: Group,
    help: str,
    label: str = "",
    rank: int = 99,
    places: Places = PANES,
    on_strip: str = "",
    applies: Applies = always,
) -> Callable[[Declared], Declared]:
    """Declares the decorated function as a command of its name."""

    def declare(run: Declared) -> Declared:
        name = run.__name__
        assert name not in _COMMANDS, f"two commands are called {name}"
        _COMMANDS[name] = Command(name, keys, group, help, label, rank, places, run, on_strip, applies)
        return run

    return declare


def all_commands() -> tuple[Command, ...]:
    """Every command, in the order of the help. They are declared once `reader.ui.commands` is imported."""
    assert _COMMANDS, "nobody has imported reader.ui.commands"
    order = list(Group)
    return tuple(sorted(_COMMANDS.values(), key=lambda each: order.index(each.group)))
