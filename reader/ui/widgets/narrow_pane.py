"""A pane of rows that what is typed narrows, and that says how many are above and below."""

from textual import events
from textual.strip import Strip

from reader.typeset.lines import Role
from reader.ui.widgets.rows import RowPane

NOTHING = "Nothing here has these letters."


class NarrowPane(RowPane):
    """``wanted`` is what its rows are narrowed by, empty while all are shown. Where ``counts_hidden``, a list that does
    not fit gives its last line to the number of rows below, and has that of the rows above in the line before the
    first."""

    counts_hidden = True

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.wanted = ""

    @property
    def here(self) -> object:
        """What the row under the cursor is about, by which `narrow` finds it again."""
        raise NotImplementedError

    def narrow(self, wanted: str, anchor: object) -> None:
        """Shows the rows that have what is wanted. The cursor goes to the anchor, or what is nearest to it now."""
        raise NotImplementedError

    def counted(self) -> str:
        """How many rows are shown, of how many."""
        raise NotImplementedError

    # The rows out of view

    @property
    def room(self) -> int:
        return max(1, self.whole_room - (self.counts_hidden and self._goes_on))

    @property
    def whole_room(self) -> int:
        """Lines of content in view if nothing is said about the others."""
        return super().room

    @property
    def _goes_on(self) -> bool:
        return self.row_count() * self.row_height - self._between > self.whole_room

    @property
    def _between(self) -> int:
        """Blank lines at the end of a row, which need not be in view."""
        return max(0, self.row_height - 2)

    @property
    def last_top(self) -> int:
        return max(0, super().last_top - self._between * (self.row_count() > 0))

    def countable(self, rows: range) -> int:
        """How many of these rows can be chosen."""
        return len(rows)

    def hidden(self) -> tuple[int, int]:
        """Rows that begin above what is in view, and rows that end below it."""
        height, end = self.row_height, self.top + self.room + self._between
        return self.countable(range(-(-self.top // height))), self.countable(range(end // height, self.row_count()))

    def inner_line(self, y: int, width: int) -> Strip:
        if self.counts_hidden and self._goes_on and not self.cover:
            above, below = self.hidden()
            if y == self.head_lines - 1 and above:
                return self._told(f"↑ {above} above", width)
            if y == self.head_lines + self.room:
                return self._told(f"↓ {below} more" if below else "", width)
        return super().inner_line(y, width)

    def _told(self, words: str, width: int) -> Strip:
        return self.brush.pieces([], [(f"{words} ", Role.DIM)], width)

    def on_click(self, event: events.Click) -> None:
        if event.y < self.head_lines + self.room:
            super().on_click(event)

    def nothing_line(self, number: int, width: int) -> Strip:
        """What is shown where nothing has what is wanted."""
        return self.brush.pieces([(f"   {NOTHING}" if number == 1 else "", Role.DIM)], [], width)
