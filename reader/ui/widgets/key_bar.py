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
from reader.ui.keymap import KeyMap
from reader.ui.keys import Stage
from reader.ui.theme import DARK, Palette

BAR = 20


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does, in one or two words."""

    key: str
    label: str
    command: str


def hints_of(keys: KeyMap, screen: Stage, strip: bool = False) -> list[Hint]:
    """What the bar shows on a screen as it is now: the most useful first, and with them always the help and the way
    back. For ``strip`` see `reader.ui.keys.Command`."""
    place = screen.place
    shown = (each for each in keys.bar(place, strip) if each.applies(screen))
    return [Hint(keys.label(each.name, place), each.label, each.name) for each in shown]


KEPT = frozenset({"show_help", "out", "out_or_quit"})


def hint_places(hints: Sequence[Hint], room: int) -> list[tuple[int, int, Hint]]:
    """Where each hint begins and ends, in cells. Where there is no room for all, the help and the way back stay."""
    left = room - sum(_width(each) for each in hints if each.command in KEPT)
    places, at = [], 0
    for hint in hints:
        width = _width(hint)
        if hint.command not in KEPT:
            if left < width:
                left = 0
                continue
            left -= width
        if at + width <= room:
            places.append((at, at + width, hint))
            at += width
    return places


def _width(hint: Hint) -> int:
    return cells(hint.key) + cells(hint.label) + 3


def hint_pieces(hints: Sequence[Hint], room: int) -> list[Piece]:
    """The hints that there is room for, in so many cells."""
    return [
        piece
        for _, _, hint in hint_places(hints, room)
        for piece in ((" ", Role.TEXT), (hint.key, Role.KEY), (f" {hint.label} ", Role.DIM))
    ]


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
        self.standing = ""
        self._first: Notice | None = None

    def stand(self, words: str, first: Notice) -> None:
        """Shows these words at the right, whatever else the bar shows, until they are others. ``first`` comes before
        any other notice until there is to be none."""
        self.standing, self._first = words, first
        self.refresh()

    def paint(self, palette: Palette) -> None:
        self.brush = Brush(palette, "bar")
        self.refresh()

    def show(
        self, hints: Sequence[Hint], notice: Notice | None = None, progress: tuple[float, str] | None = None
    ) -> None:
        """Shows these; does nothing when they are what is shown."""
        self._first = self._first if notice else None
        notice = self._first or notice
        if (tuple(hints), notice, progress) != (self.hints, self.notice, self.progress):
            self.hints, self.notice, self.progress = tuple(hints), notice, progress
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.notice:
            role = Role.ERROR if self.notice.failed else Role.TEXT
            return self.brush.pieces([(f" {self.notice.text}", role)], [*self._standing(), (" ", Role.TEXT)], width)
        right = self._right(width)
        return self.brush.pieces(hint_pieces(self.hints, self._room(right)), right, width)

    def _room(self, right: Sequence[Piece]) -> int:
        return self.size.width - sum(cells(text) for text, _ in right)

    def _right(self, width: int) -> list[Piece]:
        return [*self._standing(), *self._progress(width)]

    def _standing(self) -> list[Piece]:
        return [(f" {self.standing} ", Role.ACCENT)] if self.standing else []

    def _progress(self, width: int) -> list[Piece]:
        if not self.progress:
            return []
        share, words = self.progress
        done = round(share * BAR)
        bar = [("━" * done, Role.ACCENT), ("─" * (BAR - done), Role.RULE)] if width >= 100 else []
        return [*bar, (f" {words}  ", Role.DIM)]

    def on_click(self, event: events.Click) -> None:
        for start, end, hint in hint_places(self.hints, self._room(self._right(self.size.width))):
            if start <= event.x < end and not self.notice:
                self.post_message(self.Pressed(hint.command))
