"""The help: every command with its keys, what applies in the pane one came from first; searched by ``/``."""

from itertools import groupby

from textual import events

from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Piece
from reader.ui.field import Field
from reader.ui.keymap import KeyMap
from reader.ui.keynames import is_typed, key_label
from reader.ui.keys import TYPED, Command, OverlayName, PaneName, Place
from reader.ui.screens.sheet import Sheet
from reader.ui.theme import Palette

SIGNS = (
    ("●", "new", "◐", "half read"),
    ("○", "finished", "★", "saved"),
)
COLUMN = 22
Lines = list[list[Piece]]


def help_lines(keys: KeyMap, place: Place, typed: str = "") -> Lines:
    """The help as lines of pieces: what applies in the place by group, then the rest, dim, with the places it is for.
    With something typed, only what has every word of it in keys, help or name."""
    found = [each for each in keys.commands if _matches(each, place, typed)]
    lines: Lines = []
    here = [each for each in found if place in each.places]
    for group, commands in groupby(here, key=lambda each: each.group):
        lines += [[(group.upper(), Role.KICKER)], *(_line(each, place, Role.KEY, Role.TEXT) for each in commands), []]
    elsewhere = [each for each in found if place not in each.places]
    if elsewhere:
        lines += [[("ELSEWHERE", Role.KICKER)]]
        lines += [[*_line(each, place, Role.DIM, Role.DIM), (f"  ({_places(each)})", Role.DIM)] for each in elsewhere]
        lines.append([])
    if not typed:
        return [*lines, [("SIGNS", Role.KICKER)], *(_signs(row) for row in SIGNS)]
    return lines or [[("No command has that.", Role.DIM)]]


def _matches(command: Command, place: Place, typed: str) -> bool:
    about = f"{_keys(command, place)} {command.help} {command.group} {command.name}".casefold()
    return all(word in about for word in typed.casefold().split())


def _keys(command: Command, place: Place) -> str:
    """Its keys as they count in the place; elsewhere all it has."""
    typed = place in TYPED and place in command.places
    return "  ".join(key_label(key) for key in command.keys if not (typed and is_typed(key.split()[0])))


def _places(command: Command) -> str:
    return ", ".join(place for place in (*PaneName, *OverlayName) if place in command.places)


def _line(command: Command, place: Place, key: Role, text: Role) -> list[Piece]:
    keys = _keys(command, place)
    return [(keys + " " * max(2, COLUMN - cells(keys)), key), (command.help, text)]


def _signs(row: tuple[str, str, str, str]) -> list[Piece]:
    first, what_first, second, what_second = row
    return [
        (f"{first} ", Role.ACCENT),
        (what_first.ljust(COLUMN - 2), Role.TEXT),
        (f"{second} {what_second}", Role.TEXT),
    ]


class HelpScreen(Sheet):
    """``asked`` is what is searched for, None while nothing is."""

    place = OverlayName.HELP

    def __init__(self, palette: Palette, keys: KeyMap, place: Place) -> None:
        kind = "pane" if isinstance(place, PaneName) else "window"
        super().__init__(palette, keys, f"Keys in the {place} {kind}", help_lines(keys, place), "show_help")
        self.of_place = place
        self.head = self.sheet.head
        self.asked: Field | None = None

    def on_key(self, event: events.Key) -> None:
        if self.asked and (event.key in ("enter", "escape") or self.asked.press(event.key, event.character)):
            event.stop()
            event.prevent_default()
            self.search(None if event.key in ("enter", "escape") else self.asked)
        else:
            super().on_key(event)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self.asked:
            self.asked.insert(event.text.strip())
            self.search(self.asked)

    def search(self, asked: Field | None) -> None:
        """Shows what has the words that are typed; with None all again."""
        self.asked = asked
        heading = [("/", Role.KEY), *asked.pieces(self.sheet.size.width - 30)] if asked else self.head
        self.sheet.show(heading, help_lines(self.keyboard.map, self.of_place, asked.text if asked else ""))
