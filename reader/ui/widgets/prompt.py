"""A line to type in, in the place of the key bar.

A command opens it with ``screen.ask(label, on_change=..., on_done=...)``. ``on_change`` is told the text after every
key and returns what stands at the right (``3 of 12``); ``on_done`` gets the text on Enter, None on Esc and when the
person goes elsewhere. The prompt is gone when ``on_done`` is called, so that it may ask the next question.

What is typed is a line, or with ``note_on`` a note on that: long, of several lines, and kept as a draft when the person
goes without writing it, until it is written or emptied.
"""

from collections.abc import Callable, Hashable

from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Brush, Piece
from reader.ui.field import LONGEST, Field, cursor_cell
from reader.ui.theme import DARK, Palette

OnChange = Callable[[str], str]
Done = Callable[[str | None], None]
LONGEST_NOTE = 10_000
"""Characters of a note."""


class Prompt(Widget):
    place = None
    DEFAULT_CSS = "Prompt { display: none; dock: bottom; height: 1; }"

    def __init__(self, id: str, leave: Callable[[], None]) -> None:
        """``leave`` is called when the person has answered; it ends the prompt."""
        super().__init__(id=id)
        self.brush = Brush(DARK, "bar")
        self.label = ""
        self.field = Field()
        self.count = ""
        self.words = ""
        self.drafts: dict[Hashable, str] = {}
        self._begun = ""
        self._note_on: Hashable | None = None
        self._leave = leave
        self._change: OnChange | None = None
        self._done: Done | None = None

    def paint(self, palette: Palette) -> None:
        self.brush = Brush(palette, "bar")
        self.refresh()

    def begin(self, label: str, text: str, change: OnChange | None, done: Done, note_on: Hashable | None) -> None:
        """Asks with this label, beginning with this text, or with the draft of a note that there is."""
        self.label, self._change, self._done = label, change, done
        self.display = True
        is_note, self._note_on, self._begun = note_on is not None, note_on, text
        self.field = Field(self.drafts.get(note_on, text), LONGEST_NOTE if is_note else LONGEST, has_lines=is_note)
        self.count = change(self.field.text) if change else ""
        self.refresh()

    def end(self) -> None:
        self.display = False
        done, self._done = self._done, None
        if done:
            self._keep_draft()
            done(None)

    def _keep_draft(self) -> None:
        if self.field.text and self.field.text != self._begun and self._note_on is not None:
            self.drafts[self._note_on] = self.field.text
        else:
            self.drafts.pop(self._note_on, None)

    def press(self, key: str, character: str | None) -> bool:
        before = self.field.text
        match key:
            case "enter":
                self._answer()
                return True
            case "escape":
                self._leave()
                return True
            case "backspace" if not before:
                self._leave()
                return True
        known = self.field.press(key, character)
        self._edited(before)
        return known

    def insert(self, text: str) -> None:
        """Puts the text at the cursor."""
        before = self.field.text
        self.field.insert(text)
        self._edited(before)

    def _edited(self, before: str) -> None:
        if self.field.text != before and self._change:
            self.count = self._change(self.field.text)
        elif not self._change:
            self.count = f"full: {self.field.longest:,} characters" if self.field.is_full else ""
        self.refresh()

    def _answer(self) -> None:
        done, self._done = self._done, None
        self.drafts.pop(self._note_on, None)
        self._leave()
        if done:
            done(self.field.text)

    def _pieces(self) -> list[Piece]:
        room = self.size.width - cells(self.label) - cells(self.count) - 5
        return [(f" {self.label} ", Role.KEY), *self.field.pieces(room)]

    def cursor_cell(self) -> Offset:
        """Where the terminal's cursor belongs while one types here."""
        return Offset(cursor_cell(self._pieces()) or 0, 0)

    def render_line(self, y: int) -> Strip:
        return self.brush.pieces(self._pieces(), [(f" {self.count} ", Role.DIM)], self.size.width)
