"""The help: every command with its keys, what applies in the pane one came from first; searched by ``/``."""

from collections.abc import Mapping
from functools import partial
from itertools import groupby

from textual import events

from reader.model.entry import State
from reader.typeset.lines import Role
from reader.typeset.signs import SIGNS as STATES
from reader.typeset.widths import cells, fit
from reader.ui.drawing import Piece
from reader.ui.field import Field
from reader.ui.keymap import KeyMap
from reader.ui.keynames import is_typed, key_label
from reader.ui.keys import TYPED, Command, OverlayName, PaneName, Place
from reader.ui.screens.sheet import Sheet
from reader.ui.theme import Palette
from reader.ui.widgets.entry_list import wrapped

SIGNS = (
    (STATES[State.NEW], "new", STATES[State.READING], "half read"),
    (STATES[State.FINISHED], "finished", STATES[State.SKIPPED], "skipped"),
    ("★", "saved", "†", "with a note"),
)
KEYS = 20
"""Cells for the keys of a command."""
COLUMNS = ((160, 3), (106, 2))
"""How many columns there are from which width on; else one."""
GUTTER = 2
LEAST = 20
"""Cells a command's help has at least."""
Line = list[Piece]
Lines = list[Line]


def help_lines(
    keys: KeyMap, place: Place, typed: str = "", width: int = 80, own: Mapping[str, str] | None = None
) -> Lines:
    """The help as lines of ``width`` cells: what applies in the place by group, then the rest, dim, with the places it
    is for. With something typed, only what has every word of it in keys, help or name. ``own`` says where the person
    gave a command its keys."""
    found = [each for each in keys.commands if _matches(each, place, typed)]
    write = partial(_command_lines, place=place, width=width, own=own or {})
    lines: Lines = []
    here = [each for each in found if place in each.places]
    for group, commands in groupby(here, key=lambda each: each.group):
        lines += [[(group.upper(), Role.KICKER)], *(line for each in commands for line in write(each)), []]
    elsewhere = [each for each in found if place not in each.places]
    if elsewhere:
        lines += [[("ELSEWHERE", Role.KICKER)], *(line for each in elsewhere for line in write(each)), []]
    if not typed:
        return [*lines, [("SIGNS", Role.KICKER)], *(_signs(row) for row in SIGNS)]
    return lines or [[("No command has that.", Role.DIM)]]


def in_columns(lines: Lines, count: int, width: int) -> Lines:
    """The lines side by side in so many columns of ``width`` cells, one after the other from the top."""
    height = max(1, -(-len(lines) // count))
    columns, rest = [], list(lines)
    for _ in range(count - 1):
        # A heading at the foot of a column goes over to what it is the heading of.
        end = height - 1 if _is_heading(rest[height - 1 : height]) else height
        columns.append(rest[:end])
        rest = rest[end:]
    columns.append(rest)
    return [
        [piece for column in columns for piece in _filled(column[row] if row < len(column) else [], width)]
        for row in range(max(map(len, columns)))
    ]


def _is_heading(lines: Lines) -> bool:
    return any(len(line) == 1 and line[0][1] is Role.KICKER for line in lines)


def _filled(line: Line, width: int) -> Line:
    return [*line, (" " * (width - sum(cells(text) for text, _ in line)), Role.TEXT)]


def _matches(command: Command, place: Place, typed: str) -> bool:
    about = f"{_keys(command, place)} {command.help} {command.group} {command.name}".casefold()
    return all(word in about for word in typed.casefold().split())


def _keys(command: Command, place: Place) -> str:
    """Its keys as they count in the place; elsewhere all it has."""
    typed = place in TYPED and place in command.places
    return "  ".join(key_label(key) for key in command.keys if not (typed and is_typed(key.split()[0])))


def _places(command: Command) -> str:
    return ", ".join(place for place in (*PaneName, *OverlayName) if place in command.places)


def _command_lines(command: Command, place: Place, width: int, own: Mapping[str, str]) -> Lines:
    """A command with its keys, its help beside them, as many lines as that takes."""
    here = place in command.places
    keys = _keys(command, place)
    left = max(KEYS, cells(keys) + GUTTER)
    if width - left < LEAST:
        left = KEYS
    said = [(text, Role.TEXT if here else Role.DIM) for text in wrapped(command.help, width - left)]
    beside = [] if here else [f"({_places(command)})"]
    beside += [f"yours: {own[command.name]}"] if command.name in own else []
    said += [(text, Role.DIM) for each in beside for text in wrapped(each, width - left)]
    role = Role.KEY if here else Role.DIM
    if cells(keys) + GUTTER > left:
        return [[(keys, role)], *([(" " * left, Role.TEXT), piece] for piece in said)]
    first, *rest = said
    return [[(fit(keys, left), role), first], *([(" " * left, Role.TEXT), piece] for piece in rest)]


def _signs(row: tuple[str, str, str, str]) -> list[Piece]:
    first, what_first, second, what_second = row
    return [
        (f"{first} ", Role.ACCENT),
        (what_first.ljust(KEYS - 2), Role.TEXT),
        (f"{second} {what_second}", Role.TEXT),
    ]


class HelpScreen(Sheet):
    """As wide as there is room. ``own`` says where the person gave a command its keys; ``asked`` is what is searched
    for, None while nothing is."""

    DEFAULT_CSS = """
    HelpScreen #sheet { width: 100%; height: 100%; max-height: 100%; }
    """
    place = OverlayName.HELP

    def __init__(self, palette: Palette, keys: KeyMap, place: Place, own: Mapping[str, str]) -> None:
        kind = "pane" if isinstance(place, PaneName) else "window"
        super().__init__(palette, keys, f"Keys in the {place} {kind}", [], "show_help")
        self.sheet.styles.height = "100%"
        self.of_place = place
        self.own = own
        self.head = self.sheet.head
        self.asked: Field | None = None

    def on_resize(self) -> None:
        self.search(self.asked)

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
        room = self.size.width - 2 * GUTTER
        heading = [("/", Role.KEY), *asked.pieces(self.size.width - 30)] if asked else self.head
        count = next((columns for width, columns in COLUMNS if self.size.width >= width), 1)
        width = room // count
        typed = asked.text if asked else ""
        lines = help_lines(self.keyboard.map, self.of_place, typed, width - GUTTER, self.own)
        self.sheet.show(heading, in_columns(lines, count, width))
