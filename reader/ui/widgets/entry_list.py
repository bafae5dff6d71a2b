"""The entries pane: a list as it stood when it was entered, its rows read as they come into view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.editorial.pace import minutes_left
from reader.model.entry import Entry, Scope, ScopeKind, State
from reader.service.library.lists import EntryWindow
from reader.typeset.breaking import break_lines
from reader.typeset.counting import counted
from reader.typeset.dates import age, ago
from reader.typeset.lines import Role
from reader.typeset.signs import SIGNS
from reader.typeset.widths import cells
from reader.ui.drawing import Piece
from reader.ui.sifting import narrowed, sift
from reader.ui.widgets.narrow_pane import NarrowPane
from reader.ui.widgets.picker_list import marked

MARGIN = 60
NO_TEXT = "text not here yet"
EDITED = "edited since"


def sign(entry: Entry) -> Piece:
    """The mark before a headline: begun, finished, skipped, new or merely unread."""
    return SIGNS[entry.state], Role.ACCENT if entry.state in (State.READING, State.NEW) else Role.DIM


def _star(entry: Entry) -> Piece:
    """The mark of what is saved, in one cell."""
    return ("★", Role.ACCENT) if entry.saved else (" ", Role.TEXT)


def facts(entry: Entry, now: datetime, width: int, opened: bool = False) -> str:
    """Who, where, when, how long; what is not known is left out, and what there is no room for, the masthead first.
    Of a saved column without its text, or edited since, it says that first.
    With ``opened`` it tells when that was instead of when it was published."""
    left = minutes_left(entry.minutes, entry.progress)
    begun = entry.state is State.READING and 0 < entry.progress < 1
    length = f"{left} min left" if begun and left else f"{entry.minutes} min" if entry.minutes else ""
    when = age(entry.published_at, now) if entry.published_at else ""
    if opened and entry.opened_at:
        when = f"opened {ago(entry.opened_at, now)}"
    away = EDITED if entry.edited else NO_TEXT if entry.saved and entry.verdict is None else ""
    said = (away, entry.byline, entry.masthead, when, length)
    fewer = (away, entry.byline, when, length)
    others = f"+{len(entry.also)}" if entry.also else ""
    named = ((*said, entry.also_at), (*fewer, entry.also_at), (*said, others), (*fewer, others))
    choices = (*named, said, fewer, (away, entry.byline, "" if away else when), (away,))
    lines = [" · ".join(filter(None, choice)) for choice in choices]
    return next((line for line in lines if line and cells(line) <= width), lines[-1] or lines[-2])


def headline(entry: Entry) -> str:
    """The headline without the byline that some feeds put before it: the list says it below."""
    return entry.bare_headline


def _about(entry: Entry) -> str:
    """What an entry is found by: the headline, who wrote it, and where."""
    return f"{headline(entry)}\n{entry.byline}\n{entry.masthead}"


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells; an empty text is one empty line."""
    return [text[start:end].rstrip() for start, end in break_lines(text, max(1, width))] or [""]


@dataclass(frozen=True, slots=True)
class ListHead:
    """What the title line says of the list, the longest of ``facts`` that fits, and what stands in an empty list."""

    name: str = ""
    facts: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


class EntryList(NarrowPane):
    number = 2

    class Filled(Message):
        """Another list is shown, or the same one anew."""

    class RowsWanted(Message):
        """Rows came near that are not known yet."""

        def __init__(self, pane: "EntryList", ids: tuple[int, ...]) -> None:
            self.pane = pane
            self.ids = ids
            super().__init__()

        @property
        def control(self) -> "EntryList":
            return self.pane

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.head = ListHead()
        self.whole: tuple[int, ...] = ()
        self.ids: tuple[int, ...] = ()
        self.scope: Scope | None = None
        self.entries: dict[int, Entry] = {}
        self.parts: Mapping[int, str] = {}
        self.now: datetime | None = None

    # What it shows

    def show(self, window: EntryWindow, head: ListHead, now: datetime, keep: int | None = None) -> None:
        """Shows this list. The cursor goes to the entry ``keep`` if it is in it, on the same line of the screen.

        What it is narrowed by holds until another list is shown.
        """
        line = self.cursor * self.row_height - self.top
        if window.scope != self.scope:
            self.scope, self.wanted = window.scope, ""
        self.whole, self.head, self.now, self.parts = window.ids, head, now, window.parts
        self.entries = {entry.id: entry for entry in window.rows}
        self.ids = self._narrowed()
        self.cursor = self.ids.index(keep) if keep is not None and keep in self.ids else 0
        self.top = max(0, min(self.cursor * self.row_height - line, self.last_top)) if self.cursor else 0
        self.reveal()
        self._want_rows()
        self.refresh()
        self.post_message(self.Filled())

    @property
    def here(self) -> object:
        return self.entry.id if self.entry else None

    def narrow(self, wanted: str, anchor: object) -> None:
        self.wanted = wanted
        self.ids = self._narrowed()
        after = self.whole[self.whole.index(anchor) :] if isinstance(anchor, int) and anchor in self.whole else ()
        shown = {entry_id: row for row, entry_id in enumerate(self.ids)}
        self.cursor = next((shown[each] for each in after if each in shown), max(0, len(self.ids) - 1) if after else 0)
        self.top = min(self.top, self.last_top)
        self.reveal()
        self._want_rows()
        self.refresh()

    def _narrowed(self) -> tuple[int, ...]:
        if not self.wanted:
            return self.whole
        known = (self.entries[each] for each in self.whole if each in self.entries)
        return tuple(entry.id for entry in narrowed(known, self.wanted, _about))

    def counted(self) -> str:
        return f"{len(self.ids)} of {len(self.whole)}" if self.wanted else str(len(self.whole))

    def describe(self, head: ListHead) -> None:
        self.head = head
        self.refresh()

    def supply(self, entries: Sequence[Entry]) -> None:
        """Takes rows that were wanted, or rows that changed; others' places stay."""
        self.entries |= {entry.id: entry for entry in entries}
        self.refresh()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries.get(self.ids[self.cursor]) if self.cursor < len(self.ids) else None

    def find(self, start: int, step: int, unread: bool) -> int | None:
        """The row of the next (previous) entry after ``start``, of the next unread one if asked."""
        rows = range(start + step, len(self.ids) if step > 0 else -1, step)
        for row in rows:
            entry = self.entries.get(self.ids[row])
            if not unread or (entry and entry.state.unread):
                return row
        return None

    def end_words(self, unread: bool) -> str:
        """What is said when `find` finds none."""
        if self.scope and self.scope.kind is ScopeKind.EDITION:
            return self._end_of_edition()
        return "Nothing further is unread in this list." if unread else "This is the end of the list."

    def _end_of_edition(self) -> str:
        left = sum(entry.state.unread for entry in self.entries.values())
        if left:
            return f"This is the end of the edition. {counted(left, 'column')} before it left."
        minutes = sum(entry.minutes for entry in self.entries.values())
        return f"You have read today’s edition: {counted(len(self.ids), 'column')}, {counted(minutes, 'minute')}."

    # Drawing

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        if self.wanted:
            return [*self.heading(self.head.name), (f" /{self.wanted}", Role.ACCENT)], [(self.counted(), Role.DIM)]
        room = width - cells(self.head.name) - 6
        said = next((said for said in self.head.facts if cells(said) <= room), "")
        return self.heading(self.head.name), [(said, Role.DIM)]

    @property
    def row_height(self) -> int:
        """Two lines an entry with a blank one between where there is room, one line where there is none."""
        return 3 if self.whole_room >= 28 else 2 if self.whole_room >= 12 else 1

    def row_count(self) -> int:
        return len(self.ids)

    def row_line(self, row: int, line: int, width: int) -> Strip:
        entry = self.entries.get(self.ids[row])
        here = row == self.cursor and line < max(1, self.row_height - 1 if self.row_height == 3 else 2)
        brush = self.brush.on("selection") if here else self.brush
        if entry is None or line == 2:
            return brush.blank(width)
        mark = ("▌", Role.ACCENT) if here and self.active else (" ", Role.TEXT)
        if self.row_height == 1:
            return brush.pieces([mark, *self._headline(entry)], self._short_facts(entry), width, bold=here)
        if line == 0:
            unread = entry.state.unread
            return brush.pieces([mark, *self._headline(entry)], [(" ", Role.TEXT)], width, bold=unread)
        facts = (f" {self._facts(entry, width - 4)}", Role.DIM)
        return brush.pieces([mark, _star(entry), facts], [(" ", Role.TEXT)], width)

    def empty_line(self, number: int, width: int) -> Strip:
        if self.wanted:
            return self.nothing_line(number, width)
        lines = self._empty_lines(width)
        shown = lines[number - 1] if 0 < number <= len(lines) else ""
        return self.brush.pieces([("   " + shown, Role.DIM)], [], width)

    def _empty_lines(self, width: int) -> list[str]:
        return [part for text in self.head.empty for part in wrapped(text, width - 6)]

    def _headline(self, entry: Entry) -> list[Piece]:
        role = Role.TEXT if entry.state.unread else Role.DIM
        found = sift(headline(entry), self.wanted) if self.wanted else None
        words: list[Piece] = marked(headline(entry), found.marks, role) if found else [(headline(entry), role)]
        return [sign(entry), (" ", role), *words]

    def _facts(self, entry: Entry, width: int) -> str:
        history = self.scope is not None and self.scope.kind is ScopeKind.HISTORY
        part = self.parts.get(entry.id, "")
        told = facts(entry, self._now, width - cells(part) - 3 if part else width, opened=history)
        # The part is said of each column, so that it is what gives way.
        return f"{part} · {told}" if part and cells(part) + 3 + cells(told) <= width else told

    def _short_facts(self, entry: Entry) -> list[Piece]:
        when = age(entry.published_at, self._now) if entry.published_at else ""
        return [("  ", Role.TEXT), _star(entry), (f" {when} ", Role.DIM)]

    @property
    def _now(self) -> datetime:
        assert self.now, "a list is shown before it is drawn"
        return self.now

    # Moving

    def show_from(self, top: int) -> None:
        super().show_from(top)
        self._want_rows()

    def _want_rows(self) -> None:
        first = self.top // self.row_height
        near = self.ids[max(0, first - MARGIN) : first + self.room // self.row_height + MARGIN]
        missing = tuple(entry_id for entry_id in near if entry_id not in self.entries)
        if missing:
            self.post_message(self.RowsWanted(self, missing))


class SavedList(EntryList):
    """The saved pane: two lines an item."""

    ground = "side"
    number = 4
    head_lines = 3

    @property
    def row_height(self) -> int:
        return 2

    def show(self, window: EntryWindow, head: ListHead, now: datetime, keep: int | None = None) -> None:
        before = len(self.ids)
        super().show(window, head, now, keep)
        if len(self.ids) != before:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as what it holds; the channels above have the rest."""
        lines = len(self.ids) * self.row_height or 1 + len(self._empty_lines(width))
        return self.head_lines + lines

    def stand(self, alone: bool) -> None:
        self.head_lines = 2 if alone else 3
        super().stand(alone)
