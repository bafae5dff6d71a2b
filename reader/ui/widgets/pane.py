"""A pane that draws its own lines: a title line, a blank one, then its content."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.typeset.lines import Role
from reader.ui.drawing import Brush, Piece
from reader.ui.field import cursor_cell
from reader.ui.theme import DARK, Palette

WHEEL = 3


@dataclass(frozen=True, slots=True)
class Cover:
    """What a pane shows for a while instead of its own: lines of pieces from the left and from the right."""

    title: str
    lines: Sequence[tuple[Sequence[Piece], Sequence[Piece]]]


class Pane(Widget):
    """Content is numbered in lines from 0; ``top`` is the first one in view.

    ``active`` says whether keys go to this pane. It is the screen's to set: Textual's own focus moves by itself
    when a widget is hidden, and a pane must not.
    """

    class Clicked(Message):
        """The mouse went into the pane."""

        def __init__(self, pane: "Pane") -> None:
            self.pane = pane
            super().__init__()

    ground = "page"
    number = 0
    ruled = True
    # Lines above the content: the title on the last but one, blank ones around it.
    head_lines = 2

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.brush = Brush(DARK, self.ground)
        self.top = 0
        self.active = False
        self.cover: Cover | None = None

    # What a pane says of itself

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        """The pieces at the left and at the right of the title line."""
        raise NotImplementedError

    def line_count(self) -> int:
        raise NotImplementedError

    def content_line(self, number: int, width: int) -> Strip:
        raise NotImplementedError

    def step(self, lines: int) -> None:
        """Moves by lines, or rows where there are any."""
        self.scroll_lines(lines)

    def page(self, pages: float) -> None:
        """Moves by pages; half a page is 0.5."""
        # One line of the page before stays in view, so that the eye finds its place.
        lines = max(1, int(self.room * abs(pages)) - (1 if abs(pages) == 1 else 0))
        self.scroll_lines(lines if pages > 0 else -lines)

    def to_end(self, last: bool) -> None:
        """Moves to the last line, or the first."""
        self.show_from(self.last_top if last else 0)

    def stand(self, alone: bool) -> None:
        """Draws for a place of its own, or beside other panes, from which a rule and a blank line tell it apart."""
        self.ruled = not alone
        self.refresh()

    # Drawing

    def paint(self, palette: Palette) -> None:
        """Draws in these colours from now on."""
        self.brush = Brush(palette, self.ground)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        # A pane has neither border nor padding: its outer size, which Textual need not work out, is all of it.
        width = self.outer_size.width
        if width < 2:
            return self.brush.blank(width)
        inner = width - 1 if self.ruled else width
        strip = self.inner_line(y, inner)
        return Strip.join([strip, self.brush.rule]) if self.ruled else strip

    def inner_line(self, y: int, width: int) -> Strip:
        """Line ``y`` of the pane without the rule beside it."""
        if self.cover:
            return self._cover_line(self.cover, y, width)
        if y == self.head_lines - 2:
            left, right = self.title(width)
            return self.brush.pieces([(" ", Role.TEXT), *left], [*right, (" ", Role.TEXT)], width)
        number = self.top + y - self.head_lines
        if y < self.head_lines or not 0 <= number < self.line_count():
            return self.brush.blank(width)
        return self.content_line(number, width)

    def _cover_line(self, cover: "Cover", y: int, width: int) -> Strip:
        if y == self.head_lines - 2:
            return self.brush.pieces([(" ", Role.TEXT), (cover.title, Role.KEY)], [], width)
        number = y - self.head_lines
        left, right = cover.lines[number] if 0 <= number < len(cover.lines) else ((), ())
        return self.brush.pieces([(" ", Role.TEXT), *left], [*right, (" ", Role.TEXT)], width)

    def lay_over(self, cover: "Cover | None") -> None:
        """Shows these lines instead of its own, until it is given None."""
        self.cover = cover
        self.refresh()

    def heading(self, text: str) -> list[Piece]:
        """The pane's number and name, in the accent where the focus is."""
        role = Role.KEY if self.active else Role.DIM
        return [(f"{self.number} ", Role.DIM), (text, role)]

    # The terminal's cursor, which screen readers and magnifiers follow

    def cursor_cell(self) -> Offset:
        """The cell of the pane where the terminal's cursor belongs while keys go to it: the field one types in, else
        what is chosen."""
        typed = cursor_cell(self.title(self.size.width)[0]) if self.types() else None
        return self.chosen_cell() if typed is None else Offset(typed + 1, self.head_lines - 2)

    def types(self) -> bool:
        """Whether a field in the title line has the cursor rather than the content."""
        return True

    def chosen_cell(self) -> Offset:
        """The cell of what is chosen; the first line in view where nothing is."""
        return Offset(1, self.head_lines)

    # Moving

    @property
    def room(self) -> int:
        """Lines of content in view."""
        return max(1, self.outer_size.height - self.head_lines)

    @property
    def last_top(self) -> int:
        return max(0, self.line_count() - self.room)

    def scroll_lines(self, lines: int) -> None:
        """Moves the content; at the ends it stays."""
        self.show_from(self.top + lines)

    def show_from(self, top: int) -> None:
        top = max(0, min(top, self.last_top))
        if top != self.top:
            self.top = top
            self.refresh()

    def redraw_lines(self, first: int, count: int) -> None:
        """Draws these content lines again, if they are in view, and nothing else."""
        y = first - self.top + self.head_lines
        self.refresh(Region(0, max(y, self.head_lines), self.size.width, count + min(0, y - self.head_lines)))

    def activate(self, active: bool) -> None:
        if active is not self.active:
            self.active = active
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self.post_message(self.Clicked(self))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(-WHEEL)
