"""The help: every command with its keys, what applies in the pane one came from first; searched by ``/``."""

from itertools import groupby

from textual import events

from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Piece
from reader.ui.keymap import KeyMap
from reader.ui.keynames import key_label
from reader.ui.keys import Command, PaneName
from reader.ui.screens.sheet import Sheet
from reader.ui.theme import Palette

SIGNS = (
    ("●", "new", "◐", "half read"),
    ("○", "finished", "★", "saved"),
)
COLUMN = 22
Lines = list[list[Piece]]


def help_lines(keys: KeyMap, pane: PaneName, typed: str = "") -> Lines:
    """The help as lines of pieces: what applies in the pane by group, then the rest, dim, with the panes it is for.
    With something typed, only what has every word of it in keys, help or name."""
    found = [each for each in keys.commands if _matches(each, typed)]
    lines: Lines = []
    here = [each for each in found if pane in each.panes]
    for group, commands in groupby(here, key=lambda each: each.group):
        lines += [[(group.upper(), Role.KICKER)], *(_line(each, Role.KEY, Role.TEXT) for each in commands), []]
    elsewhere = [each for each in found if pane not in each.panes]
    if elsewhere:
        lines += [[("IN OTHER PANES", Role.KICKER)]]
        lines += [[*_line(each, Role.DIM, Role.DIM), (f"  ({_places(each)})", Role.DIM)] for each in elsewhere]
        lines.append([])
    if not typed:
        return [*lines, [("SIGNS", Role.KICKER)], *(_signs(row) for row in SIGNS)]
    return lines or [[("No command has that.", Role.DIM)]]


def _matches(command: Command, typed: str) -> bool:
    about = f"{_keys(command)} {command.help} {command.group} {command.name}".casefold()
    return all(word in about for word in typed.casefold().split())


def _keys(command: Command) -> str:
    return "  ".join(key_label(key) for key in command.keys)


def _places(command: Command) -> str:
    return ", ".join(pane for pane in PaneName if pane in command.panes)


def _line(command: Command, key: Role, text: Role) -> list[Piece]:
    keys = _keys(command)
    return [(keys + " " * max(2, COLUMN - cells(keys)), key), (command.help, text)]


def _signs(row: tuple[str, str, str, str]) -> list[Piece]:
    first, what_first, second, what_second = row
    return [
        (f"{first} ", Role.ACCENT),
        (what_first.ljust(COLUMN - 2), Role.TEXT),
        (f"{second} {what_second}", Role.TEXT),
    ]


class HelpScreen(Sheet):
    """``typed`` is what is searched for, None while nothing is."""

    def __init__(self, palette: Palette, keys: KeyMap, pane: PaneName) -> None:
        super().__init__(palette, f"Keys in the {pane} pane", help_lines(keys, pane), {"question_mark", "f1"})
        self.keys = keys
        self.of_pane = pane
        self.heading = self.pane.name_of_it
        self.typed: str | None = None
        self.pane.hint = "/ searches · "

    def on_key(self, event: events.Key) -> None:
        if self.typed is None and event.key != "slash":
            super().on_key(event)
            return
        event.stop()
        typed = self.typed or ""
        match event.key:
            case "slash" if self.typed is None:
                self._search("")
            case "escape" | "enter":
                self._search(None)
            case "backspace":
                self._search(typed[:-1])
            case "ctrl+u":
                self._search("")
            case "up" | "down":
                self.pane.step(1 if event.key == "down" else -1)
            case "pageup" | "pagedown":
                self.pane.page(1 if event.key == "pagedown" else -1)
            case _ if event.character and event.is_printable:
                self._search(typed + event.character)

    def _search(self, typed: str | None) -> None:
        self.typed = typed
        name = self.heading if typed is None else f"/{typed}▏"
        self.pane.show(name, help_lines(self.keys, self.of_pane, typed or ""))
