"""A sheet of lines over the reading screen, scrolled and put away by keys."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.strip import Strip

from reader.typeset.lines import Role
from reader.ui.drawing import Piece
from reader.ui.keymap import KeyMap, told
from reader.ui.keys import OverlayName
from reader.ui.screens.overlay import Overlay
from reader.ui.theme import Palette
from reader.ui.widgets.pane import Pane


class SheetPane(Pane):
    """``head`` stands over the lines, with the pieces ``hints`` at the right."""

    ruled = False
    ground = "bar"

    def __init__(self, palette: Palette, head: Sequence[Piece], lines: Sequence[Sequence[Piece]]) -> None:
        super().__init__("sheet")
        self.head = head
        self.lines = lines
        self.scroll_hint, self.hint = "", ""
        self.paint(palette)

    def show(self, head: Sequence[Piece], lines: Sequence[Sequence[Piece]]) -> None:
        """Shows other lines, from the first."""
        self.head, self.lines, self.top = head, lines, 0
        self.refresh()

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        scrolls = f"{self.scroll_hint} · " if self.last_top and self.scroll_hint else ""
        return [(" ", Role.KEY), *self.head], [(f"  {scrolls}{self.hint} ", Role.DIM)]

    def line_count(self) -> int:
        return len(self.lines)

    def content_line(self, number: int, width: int) -> Strip:
        return self.brush.pieces([("  ", Role.TEXT), *self.lines[number]], [("  ", Role.TEXT)], width)


class Sheet(Overlay[None]):
    """``caller`` is the command that shows it: its keys put it away again."""

    DEFAULT_CSS = """
    Sheet { align: center middle; background: transparent; }
    #sheet { width: 76; max-height: 90%; }
    Sheet.-slim #sheet { width: 100%; }
    """
    place = OverlayName.SHEET

    def __init__(
        self, palette: Palette, keys: KeyMap, title: str, lines: Sequence[Sequence[Piece]], caller: str = ""
    ) -> None:
        super().__init__(palette, keys)
        self.sheet = SheetPane(palette, [(title, Role.KEY)], lines)
        self.sheet.styles.height = len(lines) + self.sheet.head_lines + 1
        self.sheet.hint = told(keys, self.place, ("find_help", "finds"), ("out", "closes"))
        self.sheet.scroll_hint = told(keys, self.place, ("next_line", "down"), ("previous_line", "up"))
        self.closing = keys.command(caller).keys if caller else ()

    @property
    def pane(self) -> SheetPane:
        return self.sheet

    def compose(self) -> ComposeResult:
        yield self.sheet

    def press(self, key: str, character: str | None) -> None:
        if key == "enter" or key in self.closing:
            self.dismiss()
