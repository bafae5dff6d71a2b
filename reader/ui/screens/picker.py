"""Choosing one of several over the reading screen, narrowed as one types."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult

from reader.ui.field import Field
from reader.ui.keymap import KeyMap
from reader.ui.keys import OverlayName
from reader.ui.screens.overlay import TypedOverlay
from reader.ui.theme import Palette
from reader.ui.widgets.picker_list import Match, PickerList
from reader.ui.widgets.rows import RowPane


class Picker(TypedOverlay[str | None]):
    """Dismissed with the name of the choice, None if there was none. ``preview`` is told each name the cursor comes
    to. One of a handful of choices ``narrows`` nothing: there letters are the keys that they are on a sheet."""

    DEFAULT_CSS = """
    Picker { align: center top; background: transparent; }
    #picker { width: 76; height: auto; margin-top: 2; }
    Picker.-slim #picker { width: 100%; }
    """
    place = OverlayName.CHOICE

    def __init__(
        self,
        palette: Palette,
        keys: KeyMap,
        title: str,
        prompt: str,
        find: Callable[[str], list[Match]],
        preview: Callable[[str], None] | None = None,
        narrows: bool = True,
    ) -> None:
        super().__init__(palette, keys)
        self.list = PickerList(palette, title, prompt, find)
        self.list.narrows = narrows
        self.preview = preview

    @property
    def pane(self) -> PickerList:
        return self.list

    @property
    def field(self) -> Field:
        return self.list.field

    def typed(self) -> None:
        self.list.search()

    def press(self, key: str, character: str | None) -> None:
        if self.list.narrows:
            super().press(key, character)
        elif command := self.keyboard.map.bound.get((OverlayName.SHEET, (key,))):
            command.run(self)

    def on_paste(self, event: events.Paste) -> None:
        if self.list.narrows:
            super().on_paste(event)

    def compose(self) -> ComposeResult:
        yield self.list

    def on_resize(self) -> None:
        # As high as all of it needs, and no higher while one types, so that nothing jumps.
        most = max(3, self.size.height - 4)
        self.list.styles.height = min(most, len(self.list.find("")) + self.list.head_lines + 1)
        self.call_after_refresh(self.refresh)

    def begin_at(self, name: str) -> None:
        """Puts the cursor on this choice."""
        names = [each.choice.name for each in self.list.shown]
        if name in names:
            self.list.cursor = names.index(name)

    def on_row_pane_chosen(self, message: RowPane.Chosen) -> None:
        message.stop()
        self.choose()

    def on_row_pane_highlighted(self, message: RowPane.Highlighted) -> None:
        message.stop()
        if self.preview and self.list.chosen:
            self.preview(self.list.chosen.name)

    def choose(self) -> None:
        if self.list.chosen:
            self.dismiss(self.list.chosen.name)
