"""A pane of rows with a cursor."""

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from reader.ui.widgets.pane import Pane


class RowPane(Pane):
    """Rows of ``row_height`` lines each. The cursor is a row number, or 0 in an empty pane."""

    class Asked(Message):
        """Something was asked of the row under the cursor."""

        def __init__(self, pane: "RowPane") -> None:
            self.pane = pane
            super().__init__()

        @property
        def control(self) -> "RowPane":
            return self.pane

    class Chosen(Asked):
        """Enter, or a second click."""

    class Highlighted(Asked):
        """The cursor came to it."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.cursor = 0

    # What a pane of rows says of itself

    @property
    def row_height(self) -> int:
        return 1

    def row_count(self) -> int:
        raise NotImplementedError

    def row_line(self, row: int, line: int, width: int) -> Strip:
        """Line ``line`` of row ``row``."""
        raise NotImplementedError

    def selectable(self, row: int) -> bool:
        return True

    def empty_line(self, number: int, width: int) -> Strip:
        """What an empty pane shows in its lines."""
        return self.brush.blank(width)

    # Drawing

    def line_count(self) -> int:
        return self.row_count() * self.row_height or self.room

    def content_line(self, number: int, width: int) -> Strip:
        if not self.row_count():
            return self.empty_line(number, width)
        return self.row_line(*divmod(number, self.row_height), width)

    def types(self) -> bool:
        # Who goes down the rows from the first, where typing leads to, looks at them.
        return self.cursor == (self._nearest(0, 1) or 0)

    def chosen_cell(self) -> Offset:
        return Offset(1, self.head_lines + self.cursor * self.row_height - self.top)

    # Moving

    def move_to(self, row: int, step: int = 1) -> None:
        """Puts the cursor on the row, or the nearest selectable one in the direction of ``step``, else the other."""
        if not self.row_count():
            return
        found = self._nearest(max(0, min(row, self.row_count() - 1)), step)
        if found is None or found == self.cursor:
            self.reveal()
            return
        before, self.cursor = self.cursor, found
        self.redraw_row(before)
        self.redraw_row(found)
        self.reveal()
        self.post_message(self.Highlighted(self))

    def _nearest(self, row: int, step: int) -> int | None:
        count = self.row_count()
        if not count:
            return None
        ahead = range(row, count) if step > 0 else range(row, -1, -1)
        behind = range(row, -1, -1) if step > 0 else range(row, count)
        return next((candidate for rows in (ahead, behind) for candidate in rows if self.selectable(candidate)), None)

    def step(self, rows: int) -> None:
        self.move_to(self.cursor + rows, rows)

    def page(self, pages: float) -> None:
        rows = max(1, int(self.room / self.row_height * abs(pages)))
        self.step(rows if pages > 0 else -rows)

    def to_end(self, last: bool) -> None:
        self.move_to(self.row_count() - 1 if last else 0, -1 if last else 1)

    def reveal(self) -> None:
        """Scrolls just so far that the whole row of the cursor is in view."""
        if not self.size.height:
            return
        first = self.cursor * self.row_height
        last = first + self.row_height
        if first < self.top:
            self.show_from(first if self.cursor else 0)
        elif last > self.top + self.room:
            self.show_from(last - self.room)

    def redraw_row(self, row: int) -> None:
        self.redraw_lines(row * self.row_height, self.row_height)

    def choose(self) -> None:
        if self.row_count() and self.selectable(self.cursor):
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        if self.cover:
            return
        number = self.top + event.y - self.head_lines
        row = number // self.row_height
        if event.y < self.head_lines or not 0 <= row < self.row_count() or not self.selectable(row):
            return
        again = row == self.cursor
        self.move_to(row)
        if again or event.chain > 1:
            self.choose()

    def on_resize(self) -> None:
        self.show_from(self.top - self.top % self.row_height)
        self.reveal()
