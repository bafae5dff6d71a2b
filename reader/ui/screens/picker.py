"""Choosing one of several over the reading screen, narrowed as one types."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult

from reader.ui.screens.overlay import Overlay
from reader.ui.theme import Palette
from reader.ui.widgets.picker_list import Match, PickerList
from reader.ui.widgets.rows import RowPane

LONGEST = 200
"""Characters of what is typed: more matches nothing."""


class Picker(Overlay[str | None]):
    """Dismissed with the name of the choice, None if there was none. ``preview`` is told each name the cursor comes
    to."""

    DEFAULT_CSS = """
    Picker { align: center top; background: $background 40%; }
    #picker { width: 76; max-width: 100%; height: auto; margin-top: 2; }
    """

    def __init__(
        self,
        palette: Palette,
        title: str,
        prompt: str,
        find: Callable[[str], list[Match]],
        preview: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.list = PickerList(palette, title, prompt, find)
        self.preview = preview

    def compose(self) -> ComposeResult:
        yield self.list

    def on_resize(self) -> None:
        # As high as all of it needs, and no higher while one types, so that nothing jumps.
        most = max(3, self.size.height - 4)
        self.list.styles.height = min(most, len(self.list.find("")) + self.list.head_lines + 1)

    def paint(self, palette: Palette) -> None:
        """Draws in these colours from now on."""
        self.list.paint(palette)

    def begin_at(self, name: str) -> None:
        """Puts the cursor on this choice."""
        names = [each.choice.name for each in self.list.shown]
        if name in names:
            self.list.cursor = names.index(name)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        match event.key:
            case "escape" if not self.list.typed:
                self.dismiss(None)
            case "escape" | "ctrl+u":
                self.list.search("")
            case "backspace":
                self.list.search(self.list.typed[:-1])
            case "enter":
                self._choose()
            case "down" | "ctrl+n" | "tab":
                self.list.step(1)
            case "up" | "ctrl+p" | "shift+tab":
                self.list.step(-1)
            case "pagedown" | "pageup":
                self.list.page(1 if event.key == "pagedown" else -1)
            case "home" | "end":
                self.list.to_end(last=event.key == "end")
            case _ if event.character and event.is_printable and len(self.list.typed) < LONGEST:
                self.list.search(self.list.typed + event.character)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        first = "".join(event.text[:LONGEST].strip().splitlines()[:1])
        self.list.search((self.list.typed + first)[:LONGEST])

    def on_row_pane_chosen(self, message: RowPane.Chosen) -> None:
        message.stop()
        self._choose()

    def on_row_pane_highlighted(self, message: RowPane.Highlighted) -> None:
        message.stop()
        if self.preview and self.list.chosen:
            self.preview(self.list.chosen.name)

    def _choose(self) -> None:
        if self.list.chosen:
            self.dismiss(self.list.chosen.name)
