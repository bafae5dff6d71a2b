"""The help: every key, grouped, those of the pane one came from first."""

from itertools import groupby

from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Piece
from reader.ui.keys import Command, PaneName, all_commands, key_label
from reader.ui.screens.sheet import Sheet
from reader.ui.theme import Palette

SIGNS = (
    ("●", "new", "◐", "half read"),
    ("○", "finished", "★", "saved"),
)
COLUMN = 22


def help_lines(pane: PaneName) -> list[list[Piece]]:
    """The help as lines of pieces: what applies in the pane bright, the rest dim."""
    lines: list[list[Piece]] = []
    for group, commands in groupby(all_commands(), key=lambda each: each.group):
        lines += [[(group.upper(), Role.KICKER)], *(_line(each, pane in each.panes) for each in commands), []]
    lines.append([("SIGNS", Role.KICKER)])
    lines += [_signs(row) for row in SIGNS]
    return lines


def _line(command: Command, applies: bool) -> list[Piece]:
    keys = "  ".join(key_label(key) for key in command.keys)
    return [
        (keys + " " * max(2, COLUMN - cells(keys)), Role.KEY if applies else Role.DIM),
        (command.help, Role.TEXT if applies else Role.DIM),
    ]


def _signs(row: tuple[str, str, str, str]) -> list[Piece]:
    first, what_first, second, what_second = row
    return [
        (f"{first} ", Role.ACCENT),
        (what_first.ljust(COLUMN - 2), Role.TEXT),
        (f"{second} {what_second}", Role.TEXT),
    ]


def help_screen(palette: Palette, pane: PaneName) -> Sheet:
    """The help as a sheet over the reading screen."""
    return Sheet(palette, "Keys", help_lines(pane), {"question_mark", "f1"})
