"""The groups of the Newsstand: what crosses the catalogue, its sections, and the groups a person made."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from textual.strip import Strip

from reader.model.channel import Channel
from reader.typeset.lines import Role
from reader.typeset.widths import cells, cut
from reader.ui.theme import Palette
from reader.ui.widgets.rows import RowPane


class Crossing(Enum):
    """What crosses the sections."""

    EVERYTHING = auto()
    FOLLOWED = auto()
    FAILING = auto()
    SILENT = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the catalogue: what ``crosses`` it, or else the section of this name, or the starter ``pack`` of it."""

    name: str
    crosses: Crossing | None = None
    pack: bool = False

    def holds(self, channel: Channel, is_silent: bool) -> bool:
        """Whether the channel is of this group; whether it ``is_silent`` is for the list to say."""
        match self.crosses:
            case None:
                return channel.section == self.name
            case Crossing.EVERYTHING:
                return True
            case Crossing.FOLLOWED:
                return channel.followed
            case Crossing.FAILING:
                return bool(channel.trouble)
            case Crossing.SILENT:
                return is_silent

    @property
    def nothing(self) -> str:
        """What is said where no channel is of this group."""
        match self.crosses:
            case Crossing.FOLLOWED:
                return "You follow no channel."
            case Crossing.FAILING:
                return "No channel is failing."
            case Crossing.SILENT:
                return "No channel is silent."
            case _:
                return f"No channel is in {self.name}."


EVERYTHING = Group("Everything", Crossing.EVERYTHING)
CROSSING = (
    EVERYTHING,
    Group("Followed", Crossing.FOLLOWED),
    Group("Failing", Crossing.FAILING),
    Group("Silent", Crossing.SILENT),
)


class GroupList(RowPane):
    """Rows are groups with the number of their channels, and strings over them; an empty one is a gap."""

    ground = "side"

    def __init__(self, palette: Palette) -> None:
        super().__init__("groups")
        self.rows: list[str | Group] = list(CROSSING)
        self.counts: dict[Group, int] = {}
        self.paint(palette)

    def show(
        self, channels: Sequence[Channel], own: Collection[str], is_silent: Callable[[Channel], bool], here: Group
    ) -> None:
        """Shows the groups of these channels, those of the sections that are the person's ``own`` apart; the cursor is
        on the one that is shown."""
        names = [name for name in dict.fromkeys(each.section for each in channels) if name]
        sections = [Group(name) for name in names if name not in own]
        mine = [Group(name) for name in names if name in own]
        self.rows = [*CROSSING]
        self.rows += ["", "Sections", *sections] if sections else []
        self.rows += ["", "My groups", *mine] if mine else []
        silent = {each.id for each in channels if is_silent(each)}
        groups = [each for each in self.rows if isinstance(each, Group)]
        self.counts = {group: sum(group.holds(each, each.id in silent) for each in channels) for group in groups}
        self.cursor = self.rows.index(here) if here in self.rows else 0
        self.reveal()
        self.refresh()

    @property
    def chosen(self) -> Group:
        """The group under the cursor."""
        row = self.rows[self.cursor]
        return row if isinstance(row, Group) else EVERYTHING

    def title(self, width: int) -> tuple[list[tuple[str, Role]], list[tuple[str, Role]]]:
        return [(" Groups", Role.KEY if self.active else Role.DIM)], []

    def row_count(self) -> int:
        return len(self.rows)

    def selectable(self, row: int) -> bool:
        return isinstance(self.rows[row], Group)

    def row_line(self, row: int, line: int, width: int) -> Strip:
        shown = self.rows[row]
        if not isinstance(shown, Group):
            return self.brush.pieces([(f"  {shown.upper()}", Role.KICKER)], [], width)
        here = row == self.cursor
        brush = self.brush.on("selection") if here else self.brush
        mark = ("▌ ", Role.ACCENT) if here and self.active else ("  ", Role.TEXT)
        count = str(self.counts.get(shown, 0) or "")
        fails = shown.crosses in (Crossing.FAILING, Crossing.SILENT) and count
        name = cut(shown.name, max(1, width - 4 - cells(count)))
        return brush.pieces(
            [mark, (name, Role.TEXT)], [(f"{'! ' if fails else ''}{count} ", Role.ERROR if fails else Role.DIM)], width
        )
