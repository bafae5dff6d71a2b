"""The channels pane: the lists that cross all channels, the followed searches, the followed channels by section."""

from dataclasses import dataclass
from itertools import groupby

from textual.strip import Strip

from reader.model.channel import Channel
from reader.model.entry import Scope, ScopeKind
from reader.service.library.lists import Front
from reader.service.library.searches import scope_of
from reader.typeset.lines import Role
from reader.ui.drawing import Piece
from reader.ui.sifting import narrowed, sift
from reader.ui.widgets.narrow_pane import NarrowPane
from reader.ui.widgets.picker_list import marked
from reader.ui.widgets.rows import RowPane

SEARCHES = ":searches"
"""The section of the searches, which no section of channels is called."""


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A line of the pane. A heading has the name of its ``section`` in place of a scope, a gap neither; what is under
    a heading has its section beside the scope."""

    label: str
    scope: Scope | None = None
    count: int = 0
    channel: Channel | None = None
    section: str | None = None

    @property
    def is_heading(self) -> bool:
        return self.scope is None and self.section is not None

    @property
    def about(self) -> "Scope | str | None":
        """By what the row is found again: its scope, or the section of a heading."""
        return self.scope or self.section


def channel_rows(front: Front) -> list[ChannelRow]:
    """The lines of the pane in order, nothing folded. The count of a heading is that of all under it."""
    rows = [ChannelRow("Unread", Scope(ScopeKind.UNREAD), front.unread)]
    if front.unread or front.edition is not None:
        rows.insert(0, ChannelRow("Today’s edition", Scope(ScopeKind.EDITION), front.edition or 0))
    if front.reading:
        rows.append(ChannelRow("Continue reading", Scope(ScopeKind.CONTINUE), front.reading))
    if front.searches:
        unread = sum(search.unread for search in front.searches)
        rows += [ChannelRow(""), ChannelRow("SEARCHES", count=unread, section=SEARCHES)]
        rows += [ChannelRow(each.name, scope_of(each), each.unread, section=SEARCHES) for each in front.searches]
    for section, group in groupby(front.channels, key=lambda channel: channel.section):
        channels = list(group)
        unread = sum(channel.unread for channel in channels)
        rows += [ChannelRow(""), ChannelRow((section or "Channels").upper(), count=unread, section=section)]
        rows += [
            ChannelRow(channel.name, Scope(ScopeKind.CHANNEL, channel.id), channel.unread, channel, section)
            for channel in channels
        ]
    return rows


class ChannelList(NarrowPane):
    ground = "side"
    number = 1

    class Folded(RowPane.Asked):
        """Other sections are folded now."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.folded: frozenset[str] = frozenset()
        self.all_rows: list[ChannelRow] = []
        self.rows: list[ChannelRow] = []
        self.asking: frozenset[int] = frozenset()

    def show(self, front: Front) -> None:
        """Shows these channels; the cursor stays with its channel."""
        here = self.row.about if self.row else None
        self.all_rows = channel_rows(front)
        self.rows = self._narrowed()
        self.place_cursor(here)
        self.refresh()

    @property
    def here(self) -> object:
        return self.row.about if self.row else None

    def fold(self) -> bool:
        """Folds the section under the cursor, or unfolds it, with the cursor on its heading. False if there is none."""
        section = self.row.section if self.row and not self.wanted else None
        if section is None:
            return False
        self.folded ^= {section}
        self.rows = self._narrowed()
        self.place_cursor(section)
        self.refresh()
        # Straight to the application: what is posted while the screen has a key would not go past the screen.
        self.app.post_message(self.Folded(self))
        return True

    def choose(self) -> None:
        if self.row and self.row.is_heading:
            self.fold()
        else:
            super().choose()

    def narrow(self, wanted: str, anchor: object) -> None:
        before, self.wanted = self.scope, wanted
        self.rows = self._narrowed()
        self.place_cursor(anchor if isinstance(anchor, Scope | str) else None)
        self.refresh()
        if self.scope and self.scope != before:
            self.post_message(self.Highlighted(self))

    def _narrowed(self) -> list[ChannelRow]:
        """Of a narrowed list the headings and gaps do not count, nor what is folded."""
        if not self.wanted:
            return [row for row in self.all_rows if row.scope is None or row.section not in self.folded]
        return narrowed((row for row in self.all_rows if row.scope), self.wanted, lambda row: row.label)

    def counted(self) -> str:
        every = sum(row.scope is not None for row in self.all_rows)
        return f"{len(self.rows)} of {every}" if self.wanted else str(every)

    def mark_asking(self, channel_ids: frozenset[int]) -> None:
        """Marks the channels that are being refreshed."""
        if channel_ids != self.asking:
            self.asking = channel_ids
            self.refresh()

    def place_cursor(self, about: Scope | str | None) -> None:
        """Puts the cursor on the row of the scope, or on the heading of the section, if there is one, without saying
        so; where the row is folded away, on its heading."""
        known = next((row for row in self.all_rows if about is not None and row.about == about), None)
        places: dict[Scope | str | None, int] = {
            row.about: number for number, row in enumerate(self.rows) if self.selectable(number)
        }
        self.cursor = places.get(known.about, places.get(known.section, 0)) if known else 0
        self.reveal()

    @property
    def row(self) -> ChannelRow | None:
        """The one under the cursor, if there is any."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def scope(self) -> Scope | None:
        return self.row.scope if self.row else None

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        right = [("refreshing", Role.DIM)] if self.asking else []
        typed = [(f" /{self.wanted}", Role.ACCENT)] if self.wanted else []
        return [*self.heading("Channels"), *typed], right

    def empty_line(self, number: int, width: int) -> Strip:
        return self.nothing_line(number, width)

    def row_count(self) -> int:
        return len(self.rows)

    def selectable(self, row: int) -> bool:
        return self.rows[row].about is not None

    def countable(self, rows: range) -> int:
        return sum(self.rows[row].scope is not None for row in rows)

    def row_line(self, row: int, line: int, width: int) -> Strip:
        shown = self.rows[row]
        here = row == self.cursor
        brush = self.brush.on("selection") if here else self.brush
        mark = ("▌", Role.ACCENT) if here and self.active else (" ", Role.TEXT)
        if shown.scope is None:
            folded = shown.section in self.folded
            sign = "" if shown.section is None else "▸ " if folded else "▾ "
            right = [(f" {shown.count}", Role.ACCENT)] if folded and shown.count else []
            left = [mark, (f"{sign}{shown.label}", Role.DIM)]
            return brush.pieces(left, [*right, (" ", Role.TEXT)], width, bold=True)
        indent = " " if shown.section is None else "  "
        role = Role.TEXT if shown.count or shown.section is None or here else Role.DIM
        found = sift(shown.label, self.wanted)
        marks = found.marks if found else ()
        left = [mark, (indent, role), *(marked(shown.label, marks, role) if marks else [(shown.label, role)])]
        return brush.pieces(left, [*self._sign(shown), (" ", Role.TEXT)], width, bold=here)

    def _sign(self, row: ChannelRow) -> list[Piece]:
        """What stands at the right of a row: trouble, a guess, or the count."""
        if row.channel and row.channel.id in self.asking:
            return [(" …", Role.DIM)]
        if row.channel and row.channel.trouble:
            return [(" !", Role.ERROR)]
        if row.channel and not row.channel.confirmed:
            return [(" ?", Role.DIM)]
        return [(f" {row.count}", Role.ACCENT)] if row.count else []
