"""A sheet of lines over the reading screen, scrolled and put away by keys."""

from collections.abc import Collection, Sequence

from textual import events
from textual.app import ComposeResult
from textual.strip import Strip

from reader.typeset.lines import Role
from reader.ui.drawing import Piece
from reader.ui.screens.overlay import Overlay
from reader.ui.theme import Palette
from reader.ui.widgets.pane import Pane

CLOSING = frozenset({"escape", "q", "enter"})


class SheetPane(Pane):
    ruled = False
    ground = "bar"

    def __init__(self, palette: Palette, title: str, lines: Sequence[Sequence[Piece]]) -> None:
        super().__init__("sheet")
        self.name_of_it = title
        self.lines = lines
        self.hint = ""
        self.paint(palette)

    def show(self, title: str, lines: Sequence[Sequence[Piece]]) -> None:
        """Shows other lines, from the first."""
        self.name_of_it, self.lines, self.top = title, lines, 0
        self.refresh()

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        scrolls = "j k scroll · " if self.last_top else ""
        return [(f" {self.name_of_it}", Role.KEY)], [(f"{self.hint}{scrolls}Esc closes ", Role.DIM)]

    def line_count(self) -> int:
        return len(self.lines)

    def content_line(self, number: int, width: int) -> Strip:
        return self.brush.pieces([("  ", Role.TEXT), *self.lines[number]], [("  ", Role.TEXT)], width)


class Sheet(Overlay[None]):
    """``closing`` are keys that put it away besides Esc, q and Enter: the one that called it."""

    DEFAULT_CSS = """
    Sheet { align: center middle; background: $background 60%; }
    #sheet { width: 76; max-width: 100%; max-height: 90%; }
    """

    def __init__(
        self, palette: Palette, title: str, lines: Sequence[Sequence[Piece]], closing: Collection[str] = ()
    ) -> None:
        super().__init__()
        self.pane = SheetPane(palette, title, lines)
        self.pane.styles.height = len(lines) + self.pane.head_lines + 1
        self.closing = CLOSING | frozenset(closing)

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if event.key in self.closing:
            self.dismiss()
            return
        match event.key:
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
            case _:
                # Quitting is the application's.
                event.stop(False)
