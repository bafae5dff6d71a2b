"""A pane of set text: its lines with what lies over them, its links, and what is selected in it."""

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from reader.model.blocks import Blocks
from reader.model.selection import Selection
from reader.typeset.lines import Setting
from reader.typeset.tracing import Trace, trace
from reader.ui.link_spots import Links, LinkSpot
from reader.ui.over import How, Over, Overlay, Part
from reader.ui.widgets.pane import Pane

SELECTED_SIGN, NOTED_SIGN = "▌", "†"


class TextView(Pane):
    """Characters of the text are those of `reader.model.article.Article.seen`."""

    class LinkClicked(Message):
        """A link was clicked."""

        def __init__(self, link: LinkSpot) -> None:
            self.link = link
            super().__init__()

    class Dragged(Message):
        """The mouse went with its button down from one character to another."""

        def __init__(self, start: int, end: int) -> None:
            self.start = start
            self.end = end
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.setting = Setting((), 0)
        self.links = Links()
        self._trace: Trace | None = None
        self._overlay = Overlay()
        self._pressed: int | None = None

    @property
    def blocks(self) -> Blocks:
        """What the setting is of."""
        raise NotImplementedError

    @property
    def left(self) -> int:
        """The cells beside the text."""
        return max(0, (self.size.width - self.setting.width) // 2)

    @property
    def trace(self) -> Trace:
        """Where the lines stand in the text; laid beside it when first asked for."""
        if self._trace is None:
            self._trace = trace(self.setting, self.blocks)
        return self._trace

    def bring(self, place: int) -> None:
        """Brings this character of the text into view, if it is not."""
        line = self.trace.line_of(place)
        if not self.top <= line < self.top + self.room:
            self.show_from(line - self.room // 3)

    # What is drawn over it

    def mark(self, overs: Sequence[Over] = (), labels: Sequence[Part] = ()) -> None:
        """Marks these stretches of the text, and these parts of lines for as long as the lines stay as they are. What
        is no link fades behind labels."""
        self._overlay.overs = tuple(overs)
        self.lay_overs(labels)
        self.refresh()

    def show_marks(self, marks: Sequence[tuple[int, int, bool]]) -> None:
        """Shows where the person marked the text: from, up to, and whether something is written beside it."""
        signs = [(start, NOTED_SIGN) for start, _, noted in marks if noted]
        self._overlay.mark([Over(start, end, How.MARKED) for start, end, _ in marks], signs)
        self.lay_overs()
        self.refresh()

    def select(self, selection: Selection) -> None:
        """Shows this as selected, and brings the end that moves into view."""
        over = Over(selection.start, selection.end, How.SELECTED)
        lines = {line for line, _, _ in self.trace.cells_of(selection.start, selection.end)}
        self.mark([over], [Part(line, -2, -1, How.SIGN, SELECTED_SIGN) for line in sorted(lines)])
        self.bring(selection.start if selection.at_start else selection.end - 1)

    def lay_overs(self, labels: Sequence[Part] = ()) -> None:
        """Finds the cells of all that lies over the lines, as these are now."""
        chosen = self.links.chosen_parts
        self._overlay.lay(self.setting, lambda start, end: self.trace.cells_of(start, end), chosen, labels)

    def content_line(self, number: int, width: int) -> Strip:
        strip = self.brush.line(self._overlay.line(self.setting.lines[number]), width, self.left)
        return self._overlay.over(number, strip, self.left, self.brush)

    def chosen_cell(self) -> Offset:
        chosen = next(iter(self.links.chosen_parts), None)
        selected = next((over for over in self._overlay.overs if over.how is How.SELECTED), None)
        if chosen is None and selected:
            chosen = next(self.trace.cells_of(selected.end - 1, selected.end), None)
        line, cell = chosen[:2] if chosen else (self.top, 0)
        # What is chosen and out of view is not where one looks.
        line, cell = (line, cell) if self.top <= line < self.top + self.room else (self.top, 0)
        return Offset(self.left + cell, self.head_lines + line - self.top)

    # Links

    def step_link(self, step: int) -> bool:
        """Chooses the next link (1) or the one before (-1), beginning in view. False if there is no further one."""
        link = self.links.step(step, range(self.top, self.top + self.room))
        if link and not self.top <= link.line < self.top + self.room:
            self.show_from(link.line - self.room // 3)
        self.lay_overs()
        self.refresh()
        return link is not None

    def drop_link(self) -> bool:
        """Chooses no link any more. False if none was."""
        if self.links.chosen is None:
            return False
        self.links.chosen = None
        self.lay_overs()
        self.refresh()
        return True

    def sees(self, link: LinkSpot) -> bool:
        """Whether a part of the link is in view."""
        return any(self.top <= line < self.top + self.room for line, _, _ in link.parts)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        line, cell = self._spot(event)
        clicked = self.links.at(line, cell)
        if clicked and event.y >= self.head_lines:
            self.post_message(self.LinkClicked(clicked))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        super().on_mouse_down(event)
        self._pressed = self.trace.place_at(*self._spot(event)) if event.y >= self.head_lines else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        there = self.trace.place_at(*self._spot(event)) if self._pressed is not None and event.button else None
        if there is not None and self._pressed is not None and there != self._pressed:
            self.post_message(self.Dragged(self._pressed, there))

    def on_mouse_up(self) -> None:
        self._pressed = None

    def _spot(self, event: events.MouseEvent) -> tuple[int, int]:
        return self.top + event.y - self.head_lines, event.x - self.left
