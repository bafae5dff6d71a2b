"""The bottom line: the keys that count here, and at the right what was just done or how far the text is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Brush, Piece
from reader.ui.theme import DARK, Palette

BAR = 20


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does, in one or two words."""

    key: str
    label: str
    command: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A confirmation of what was just done; it stays until the next key."""

    text: str
    failed: bool = False


class KeyBar(Widget):
    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, command: str) -> None:
            self.command = command
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.brush = Brush(DARK, "bar")
        self.hints: tuple[Hint, ...] = ()
        self.notice: Notice | None = None
        self.progress: tuple[float, str] | None = None

    def paint(self, palette: Palette) -> None:
        self.brush = Brush(palette, "bar")
        self.refresh()

    def show(
        self, hints: Sequence[Hint], notice: Notice | None = None, progress: tuple[float, str] | None = None
    ) -> None:
        """Shows these; does nothing when they are what is shown."""
        if (tuple(hints), notice, progress) != (self.hints, self.notice, self.progress):
            self.hints, self.notice, self.progress = tuple(hints), notice, progress
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.notice:
            role = Role.ERROR if self.notice.failed else Role.TEXT
            return self.brush.pieces([(f" {self.notice.text}", role)], [(" ", Role.TEXT)], width)
        right = self._progress(width)
        room = width - sum(cells(text) for text, _ in right)
        return self.brush.pieces(self._hints(room), right, width)

    def _hints(self, room: int) -> list[Piece]:
        return [
            piece
            for start, end, hint in self._places()
            if end < room
            for piece in ((" ", Role.TEXT), (hint.key, Role.KEY), (f" {hint.label} ", Role.DIM))
        ]

    def _places(self) -> list[tuple[int, int, Hint]]:
        """Where each hint begins and ends, in cells."""
        places, at = [], 0
        for hint in self.hints:
            end = at + cells(hint.key) + cells(hint.label) + 3
            places.append((at, end, hint))
            at = end
        return places

    def _progress(self, width: int) -> list[Piece]:
        if not self.progress:
            return []
        share, words = self.progress
        done = round(share * BAR)
        bar = [("━" * done, Role.ACCENT), ("─" * (BAR - done), Role.RULE)] if width >= 100 else []
        return [*bar, (f" {words}  ", Role.DIM)]

    def on_click(self, event: events.Click) -> None:
        for start, end, hint in self._places():
            if start <= event.x < end and not self.notice:
                self.post_message(self.Pressed(hint.command))
