"""A line to type in, in the place of the key bar.

A command opens it with ``screen.ask(label, on_change=..., on_done=...)``. ``on_change`` is told the text after every
key and returns what stands at the right (``3 of 12``); ``on_done`` gets the text on Enter, None on Esc and when the
person goes elsewhere. The prompt is gone when ``on_done`` is called, so that it may ask the next question.
"""

from collections.abc import Callable

from textual.strip import Strip
from textual.widget import Widget

from reader.typeset.lines import Role
from reader.typeset.widths import cells
from reader.ui.drawing import Brush
from reader.ui.theme import DARK, Palette

LONGEST = 400
Change = Callable[[str], str]
Done = Callable[[str | None], None]


class Prompt(Widget):
    DEFAULT_CSS = "Prompt { display: none; dock: bottom; height: 1; }"

    def __init__(self, id: str, leave: Callable[[], None]) -> None:
        """``leave`` is called when the person has answered; it ends the prompt."""
        super().__init__(id=id)
        self.brush = Brush(DARK, "bar")
        self.label = ""
        self.text = ""
        self.cursor = 0
        self.count = ""
        self.words = ""
        self._leave = leave
        self._change: Change | None = None
        self._done: Done | None = None

    def paint(self, palette: Palette) -> None:
        self.brush = Brush(palette, "bar")
        self.refresh()

    def begin(self, label: str, text: str, change: Change | None, done: Done) -> None:
        """Asks with this label, beginning with this text."""
        self.label, self._change, self._done = label, change, done
        self.display = True
        self._set(text, len(text))

    def end(self) -> None:
        self.display = False
        done, self._done = self._done, None
        if done:
            done(None)

    def press(self, key: str, character: str | None) -> bool:
        text, at = self.text, self.cursor
        match key:
            case "enter":
                self._answer()
            case "escape":
                self._leave()
            case "backspace" if not text:
                self._leave()
            case "backspace":
                self._set(text[: max(0, at - 1)] + text[at:], at - 1)
            case "delete" | "ctrl+d":
                self._set(text[:at] + text[at + 1 :], at)
            case "ctrl+u":
                self._set(text[at:], 0)
            case "ctrl+k":
                self._set(text[:at], at)
            case "ctrl+w":
                kept = text[:at].rstrip().rpartition(" ")
                self._set(kept[0] + kept[1] + text[at:], len(kept[0] + kept[1]))
            case "left" | "right":
                self._set(text, at + (1 if key == "right" else -1))
            case "home" | "ctrl+a" | "end" | "ctrl+e":
                self._set(text, len(text) if key in ("end", "ctrl+e") else 0)
            case _ if character and character.isprintable():
                self.insert(character)
        return True

    def insert(self, text: str) -> None:
        """Puts the text at the cursor, on one line."""
        line = " ".join(text[:LONGEST].splitlines())[: LONGEST - len(self.text)]
        self._set(self.text[: self.cursor] + line + self.text[self.cursor :], self.cursor + len(line))

    def _set(self, text: str, cursor: int) -> None:
        self.text, self.cursor = text, max(0, min(cursor, len(text)))
        self.count = self._change(text) if self._change else ""
        self.refresh()

    def _answer(self) -> None:
        done, self._done = self._done, None
        self._leave()
        if done:
            done(self.text)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        room = max(1, width - cells(self.label) - cells(self.count) - 6)
        first = 0
        while cells(self.text[first : self.cursor]) > room:
            first += 1
        before, after = self.text[first : self.cursor], self.text[self.cursor :]
        left = [(f" {self.label} ", Role.KEY), (before, Role.TEXT), ("▏", Role.ACCENT), (after, Role.TEXT)]
        return self.brush.pieces(left, [(f" {self.count} ", Role.DIM)], width)
