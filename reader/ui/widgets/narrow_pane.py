"""A pane of rows that what is typed narrows."""

from textual.strip import Strip

from reader.typeset.lines import Role
from reader.ui.widgets.rows import RowPane

NOTHING = "Nothing here has these letters."


class NarrowPane(RowPane):
    """``wanted`` is what its rows are narrowed by, empty while all are shown."""

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

    def nothing_line(self, number: int, width: int) -> Strip:
        """What is shown where nothing has what is wanted."""
        return self.brush.pieces([(f"   {NOTHING}" if number == 1 else "", Role.DIM)], [], width)
