"""What a search found: an input line, rows as in a list of entries, and under each the piece of text where it was."""

from collections.abc import Sequence
from datetime import datetime

from textual.strip import Strip

from reader.errors import BylineError
from reader.model.entry import Entry
from reader.service.library.searching import Found, Order, Search, Snippet, WrongQuery
from reader.typeset.lines import Role
from reader.typeset.widths import cut
from reader.ui.drawing import Piece
from reader.ui.field import Field
from reader.ui.keymap import KeyMap, told
from reader.ui.keys import OverlayName
from reader.ui.theme import Palette
from reader.ui.widgets.entry_list import EntryList

EXAMPLES = (
    "Words, “a phrase”, -what it is not about.",
    "",
    "author:whitfield   channel:“op eds”   section:opinion",
    "is:saved   is:unread   is:finished   is:reading",
    "before:2026-01-01   after:2025   minutes:<10",
    "lang:en   has:text   has:picture   has:note   has:highlight   tag:travel",
)
NOTHING = ("Nothing here has that.",)
OTHERS = {Order.NEWEST: "best first", Order.BEST: "newest first"}


class ResultList(EntryList):
    """``field`` is the query as it stands in the input line, ``naming`` the name it is to be followed under while that
    is typed; ``wrong`` is what went wrong, if anything did. While there is no query, those of before are the rows."""

    ground = "bar"
    ruled = False
    counts_hidden = False

    def __init__(self, keys: KeyMap) -> None:
        super().__init__("results")
        self.keys = keys
        self.field = Field()
        self.naming: Field | None = None
        self.recent: tuple[str, ...] = ()
        self.said = ""
        self.wrong: BylineError | None = None
        self.search: Search | None = None
        self.snippets: dict[int, Snippet] = {}
        self.active = True

    # What it shows

    def begin(self, palette: Palette, now: datetime) -> None:
        """Shows nothing found yet."""
        self.field.set("")
        self.naming, self.said = None, ""
        self.wrong, self.search, self.now = None, None, now
        self.ids, self.cursor, self.top = (), 0, 0
        self.paint(palette)

    def typing(self) -> None:
        """Shows what is typed now; the rows stay until others are found."""
        self.wrong, self.said = None, ""
        if self.cursor >= len(self.ids):
            self.cursor, self.top = 0, 0
        self.refresh()

    def offer(self, recent: Sequence[str]) -> None:
        """Offers these queries while there is none."""
        self.recent = tuple(recent)
        if self.offered:
            self.cursor, self.top = min(self.cursor, len(recent) - 1), 0
        self.refresh()

    @property
    def offered(self) -> tuple[str, ...]:
        """The queries of before, while they are what can be chosen."""
        return () if self.field.text else self.recent

    def ask_name(self, naming: Field | None) -> None:
        """Lets a name be typed in place of the query; None ends that."""
        self.naming, self.wrong, self.said = naming, None, ""
        self.refresh()

    def say(self, said: str) -> None:
        """Confirms what was done, until something is typed."""
        self.said = said
        self.refresh()

    def tell(self, wrong: BylineError) -> None:
        """Shows what is wrong, and where in the query if it is that; the rows stay."""
        self.wrong = wrong
        self.refresh()

    def show_found(self, search: Search, keep: int | None = None) -> None:
        """Shows what was found. The cursor goes to the entry ``keep`` if it is in it."""
        self.search, self.ids = search, search.ids
        self.entries, self.snippets = {}, {}
        self.cursor = self.ids.index(keep) if keep is not None and keep in self.ids else 0
        self.top = min(self.top, self.last_top) if self.cursor else 0
        self.supply_found(search.rows)
        self.reveal()
        self._want_rows()

    def supply_found(self, rows: Sequence[Found]) -> None:
        """Takes rows that were wanted, or rows that changed."""
        self.snippets |= {found.entry.id: found.snippet for found in rows}
        self.supply([found.entry for found in rows])

    @property
    def entry(self) -> Entry | None:
        return None if self.offered else super().entry

    def find(self, start: int, step: int, unread: bool) -> int | None:
        """The next row whatever its state: going through what was found, one looks at each."""
        return super().find(start, step, unread=False)

    def end_words(self, unread: bool) -> str:
        return "There is nothing further that was found."

    # Drawing

    @property
    def room(self) -> int:
        """The last line of the pane is not for rows."""
        return max(1, super().room - 1)

    def row_count(self) -> int:
        return len(self.offered) + 1 + len(EXAMPLES) if self.offered else super().row_count()

    def selectable(self, row: int) -> bool:
        return not self.offered or row < len(self.offered)

    @property
    def row_height(self) -> int:
        """Headline, facts and the piece of text, with a blank line between where there is room."""
        if self.offered:
            return 1
        return 4 if self.room >= 28 else 3 if self.room >= 9 else 2

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        if self.naming:
            return [("Name  ", Role.KEY), *self.naming.pieces(width - 10)], []
        wrong = (self.wrong.start, self.wrong.end) if isinstance(self.wrong, WrongQuery) else (0, 0)
        return [("Search  ", Role.KEY), *self.field.pieces(width - 12, wrong)], []

    def inner_line(self, y: int, width: int) -> Strip:
        if y != self.size.height - 1:
            return super().inner_line(y, width)
        if self.wrong:
            return self.brush.pieces([(f"  {self.wrong}", Role.ERROR)], [], width)
        order = self.search.order if self.search else Order.NEWEST
        keys = told(self.keys, OverlayName.SEARCH, *self._hints(order, width)) + " "
        return self.brush.pieces([(f"  {self.said or self._status(order)}", Role.DIM)], [(keys, Role.DIM)], width)

    def _hints(self, order: Order, width: int) -> list[tuple[str, str]]:
        if self.naming:
            return [("enter", "follows it so"), ("out", "back")]
        if self.offered:
            return [("enter", "searches again"), ("forget_searches", "forgets")]
        rest = [("follow_search", "follows"), ("enter", "opens"), ("out", "back")]
        return [("change_order", OTHERS[order]), *(rest if width >= 90 else rest[:1] if width >= 70 else [])]

    def _status(self, order: Order) -> str:
        if not self.search or not self.field.text:
            return "searched for last" if self.offered else ""
        count = f"{len(self.ids)} found" if len(self.ids) < self.search.limit else f"the first {len(self.ids)}"
        waiting = f" · {self.search.waiting:,} not searched yet" if self.search.waiting else ""
        return f"{count}, {order} first{waiting}"

    def row_line(self, row: int, line: int, width: int) -> Strip:
        if self.offered:
            return self._offered_line(row, width)
        if line < 2:
            return super().row_line(row, line, width)
        here = row == self.cursor
        brush = self.brush.on("selection") if here and line == 2 else self.brush
        snippet = self.snippets.get(self.ids[row])
        if line > 2 or not snippet:
            return brush.blank(width)
        mark = ("▌", Role.ACCENT) if here else (" ", Role.TEXT)
        return brush.pieces([mark, ("  ", Role.TEXT), *_pieces(snippet, width - 4)], [], width)

    def _offered_line(self, row: int, width: int) -> Strip:
        """A query of before, or under those what else can be searched for."""
        here, below = row == self.cursor, row - len(self.offered) - 1
        if below >= -1:
            return self.brush.pieces([("   " + EXAMPLES[below] if below >= 0 else "", Role.DIM)], [], width)
        brush = self.brush.on("selection") if here else self.brush
        mark = ("▌", Role.ACCENT) if here else (" ", Role.TEXT)
        return brush.pieces([mark, (f"  {self.offered[row]}", Role.TEXT)], [(" ", Role.TEXT)], width, bold=here)

    def empty_line(self, number: int, width: int) -> Strip:
        lines = NOTHING if self.field.text and self.search else EXAMPLES
        shown = lines[number - 1] if 0 < number <= len(lines) else ""
        return self.brush.pieces([("   " + shown, Role.DIM)], [], width)


def _pieces(snippet: Snippet, room: int) -> list[Piece]:
    text = cut(snippet.text.removesuffix(" …"), room)
    pieces, last = list[Piece](), 0
    for start, end in snippet.marks:
        pieces += [(text[last:start], Role.DIM), (text[start:end], Role.ACCENT)]
        last = end
    return [*pieces, (text[last:], Role.DIM)]
