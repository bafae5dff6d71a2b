"""The channels pane: the lists that cross all channels, then the followed channels by section."""

from dataclasses import dataclass
from itertools import groupby

from textual.strip import Strip

from reader.model.channel import Channel
from reader.model.entry import Scope, ScopeKind
from reader.service.lists import Front
from reader.typeset.lines import Role
from reader.ui.drawing import Piece
from reader.ui.widgets.rows import RowPane


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A line of the pane; without a scope it is a heading or a gap."""

    label: str
    scope: Scope | None = None
    count: int = 0
    channel: Channel | None = None


def channel_rows(front: Front) -> list[ChannelRow]:
    """The lines of the pane in order."""
    rows = [ChannelRow("Unread", Scope(ScopeKind.UNREAD), front.unread)]
    if front.reading:
        rows.append(ChannelRow("Continue reading", Scope(ScopeKind.CONTINUE), front.reading))
    for section, channels in groupby(front.channels, key=lambda channel: channel.section):
        rows += [ChannelRow(""), ChannelRow((section or "Channels").upper())]
        rows += [
            ChannelRow(channel.name, Scope(ScopeKind.CHANNEL, channel.id), channel.unread, channel)
            for channel in channels
        ]
    return rows


class ChannelList(RowPane):
    ground = "side"
    number = 1

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.rows: list[ChannelRow] = []
        self.asking: frozenset[int] = frozenset()

    def show(self, front: Front) -> None:
        """Shows these channels; the cursor stays with its channel."""
        scope = self.scope
        self.rows = channel_rows(front)
        self.place_cursor(scope)
        self.refresh()

    def mark_asking(self, channel_ids: frozenset[int]) -> None:
        """Marks the channels that are being refreshed."""
        if channel_ids != self.asking:
            self.asking = channel_ids
            self.refresh()

    def place_cursor(self, scope: Scope | None) -> None:
        """Puts the cursor on the row of the scope, if there is one, without saying so."""
        self.cursor = next((n for n, row in enumerate(self.rows) if row.scope and row.scope == scope), 0)
        self.reveal()

    @property
    def scope(self) -> Scope | None:
        return self.rows[self.cursor].scope if self.cursor < len(self.rows) else None

    def row_of(self, scope: Scope) -> ChannelRow | None:
        return next((row for row in self.rows if row.scope == scope), None)

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        right = [("refreshing", Role.DIM)] if self.asking else []
        return self.heading("Channels"), right

    def row_count(self) -> int:
        return len(self.rows)

    def selectable(self, row: int) -> bool:
        return self.rows[row].scope is not None

    def row_line(self, row: int, line: int, width: int) -> Strip:
        shown = self.rows[row]
        if shown.scope is None:
            return self.brush.pieces([(f"  {shown.label}", Role.DIM)], [], width, bold=True)
        here = row == self.cursor
        brush = self.brush.on("selection") if here else self.brush
        mark = ("▌", Role.ACCENT) if here and self.active else (" ", Role.TEXT)
        indent = "  " if shown.channel else " "
        role = Role.TEXT if shown.count or not shown.channel or here else Role.DIM
        left = [mark, (indent + shown.label, role)]
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
