"""The bottom line: the keys that count here, and at the right what was just done or how far the text is read."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.typeset.lines import Role
from reader.typeset.widths import cells, cut
from reader.ui.drawing import Brush, Piece
from reader.ui.keymap import KeyMap
from reader.ui.keys import Stage
from reader.ui.theme import DARK, Palette

BAR = 20
ROOMY = 80
"""Columns from which on a notice leaves the help and the way back in view."""
LASTS = 10.0
"""Seconds that a notice is shown."""
log = logging.getLogger("byline.screen")


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
    """A confirmation of what was just done; it stays until the next key, or for a while. One that ``stays`` is what
    a mode says of itself: it has the bar for itself, and goes with the mode."""

    text: str
    failed: bool = False
    stays: bool = False


def at_word(text: str, room: int) -> str:
    """The text if it fits into so many cells, else what does of it up to the end of a word, and an ellipsis."""
    if cells(text) <= room:
        return text
    whole = ""
    for word in text.split():
        longer = f"{whole} {word}".lstrip()
        if cells(longer) + 2 > room:
            break
        whole = longer
    # One long word at the end would else take all the room it cannot have.
    return f"{whole.rstrip(',;:.')} …" if cells(whole) * 2 > room else cut(text, max(0, room))


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
        self._given: Notice | None = None
        self._over: Notice | None = None
        self._waits: Timer | None = None

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
        """Shows these; does nothing when they are what is shown, and a notice no longer than `LASTS`."""
        notice = self._in_time(notice)
        self._first = self._first if notice else None
        notice = self._first or notice
        if (tuple(hints), notice, progress) != (self.hints, self.notice, self.progress):
            self.hints, self.notice, self.progress = tuple(hints), notice, progress
            self.refresh()

            self._log_cut()

    def _in_time(self, notice: Notice | None) -> Notice | None:
        """The notice, unless it has been shown for long enough."""
        if notice is not self._given and self._waits:
            self._waits.stop()
        if notice and not notice.stays and notice is not self._given:
            self._waits = self.set_timer(LASTS, partial(self._end, notice))
        self._given = notice
        return None if notice is self._over else notice

    def _end(self, notice: Notice) -> None:
        self._over = notice
        self.show(self.hints, notice, self.progress)

    def _log_cut(self) -> None:
        """What there is no room for is read in the log."""
        if self.notice and self.size.width and self._words(self.notice, self.size.width) != self.notice.text:
            log.warning("told on the screen: %s", self.notice.text)

    def _words(self, notice: Notice, width: int) -> str:
        """What is shown of the notice."""
        return at_word(notice.text, self._room(self._beside(notice, width)) - 1)

    def _beside(self, notice: Notice, width: int) -> list[Piece]:
        """What stands at the right of a notice: the help and the way back, wherever there are the 80 columns for it."""
        standing = self._standing()
        fits = cells(notice.text) + 1 + sum(cells(text) for text, _ in standing) + sum(map(_width, self._always))
        if notice.stays or (width < ROOMY and fits > width):
            return [*standing, (" ", Role.TEXT)]
        return [*standing, *hint_pieces(self._always, width)]

    @property
    def _always(self) -> list[Hint]:
        return [each for each in self.hints if each.command in KEPT]

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.notice:
            role = Role.ERROR if self.notice.failed else Role.TEXT
            beside = self._beside(self.notice, width)
            return self.brush.pieces([(f" {self._words(self.notice, width)}", role)], beside, width)
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
        width = self.size.width
        hints, first, room = self.hints, 0, self._room(self._right(width))
        if self.notice:
            beside = self._beside(self.notice, width)
            hints = tuple(self._always) if len(beside) > len(self._standing()) + 1 else ()
            first, room = width - sum(map(_width, hints)), width
        for start, end, hint in hint_places(hints, room):
            if start <= event.x - first < end:
                self.post_message(self.Pressed(hint.command))
