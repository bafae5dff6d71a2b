"""The help: every key, grouped, those of the pane one came from first."""

from itertools import groupby

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Piece
from reader.ui.keys import Command, PaneName, all_commands, key_label
from reader.ui.theme import Palette
from reader.ui.widgets.pane import Pane

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


class HelpPane(Pane):
    number = 0
    ruled = False
    ground = "bar"

    def __init__(self, palette: Palette, pane: PaneName) -> None:
        super().__init__("help")
        self.lines = help_lines(pane)
        self.paint(palette)

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        return [(" Keys", Role.KEY)], [("j k scroll · Esc closes ", Role.DIM)]

    def line_count(self) -> int:
        return len(self.lines)

    def content_line(self, number: int, width: int) -> Strip:
        return self.brush.pieces([("  ", Role.TEXT), *self.lines[number]], [("  ", Role.TEXT)], width)


class HelpScreen(ModalScreen[None]):
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    #help { width: 76; max-width: 100%; height: 90%; }
    """

    def __init__(self, palette: Palette, pane: PaneName) -> None:
        super().__init__()
        self.pane = HelpPane(palette, pane)

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_key(self, event: events.Key) -> None:
        event.stop()
        match event.key:
            case "escape" | "q" | "question_mark" | "f1" | "enter":
                self.dismiss()
            case "j" | "down":
                self.pane.step(1)
            case "k" | "up":
                self.pane.step(-1)
            case "space" | "pagedown" | "ctrl+d" | "ctrl+f":
                self.pane.page(1)
            case "b" | "pageup" | "ctrl+u" | "ctrl+b":
                self.pane.page(-1)
            case "g" | "home":
                self.pane.to_end(last=False)
            case "G" | "end":
                self.pane.to_end(last=True)
