"""Screens above the reading screen, and the way from their keys to commands."""

from collections.abc import Callable
from typing import Any, TypeVar

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

from reader.ui.fading import Faded
from reader.ui.field import Field
from reader.ui.keymap import Keyboard, KeyMap
from reader.ui.keys import OverlayName
from reader.ui.layout import Layout, layout_of
from reader.ui.theme import Palette
from reader.ui.widgets.pane import Pane

Result = TypeVar("Result")
LEAVING = frozenset({"out", "out_or_quit", "quit_now", "pause"})
"""The commands that are done even where there is no room to draw."""


class Overlay(ModalScreen[Result]):
    """A `reader.ui.keys.Stage` with one pane. Put away once: of two keys in one moment that ask for it, the second
    would take the screen beneath along."""

    place: OverlayName

    def __init__(self, palette: Palette, keys: KeyMap) -> None:
        super().__init__()
        self.palette = palette
        self.keyboard = Keyboard(keys)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (90, "-roomy")]

    @property
    def pane(self) -> Pane:
        raise NotImplementedError

    def on_resize(self) -> None:
        # What is beneath says how much room is needed.
        self.set_class(layout_of(*self.size) is Layout.TINY, Layout.TINY)

    def render(self) -> RenderableType:
        behind = super().render()
        if not isinstance(behind, BackgroundScreen):
            return behind
        return Faded(behind.screen, self.palette, self.pane.region)

    def paint(self, palette: Palette) -> None:
        """Draws in these colours from now on."""
        self.palette = palette
        self.pane.paint(palette)

    def choose(self) -> None:
        """Takes what is under the cursor, where there is a cursor."""

    def go_out(self) -> bool:
        """Goes one step out."""
        self.dismiss()
        return True

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        command = self.keyboard.press(self.place, event.key)
        if command and (command.name in LEAVING or not self.has_class(Layout.TINY)):
            command.run(self)
        elif not self.keyboard.pressed:
            self.press(event.key, event.character)

    def press(self, key: str, character: str | None) -> None:
        """Does what a key means here that is no command's."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_active else AwaitComplete()


class TypedOverlay(Overlay[Result]):
    """One in which something is typed all the time."""

    @property
    def field(self) -> Field:
        raise NotImplementedError

    def typed(self) -> None:
        """Shows what belongs to what is typed now."""
        raise NotImplementedError

    def go_out(self) -> bool:
        if not self.field.text:
            return super().go_out()
        self.field.set("")
        self.typed()
        return True

    def press(self, key: str, character: str | None) -> None:
        before = self.field.text
        if self.field.press(key, character):
            self.pane.refresh()
        if self.field.text != before:
            self.typed()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.field.insert(event.text.strip())
        self.pane.refresh()
        self.typed()


def show(app: App[Any], overlay: Overlay[Result], closed: Callable[[Result | None], None] | None = None) -> None:
    """Puts the overlay above what is shown, unless one of its kind is there: a key held down asks many times.

    ``closed`` gets its result once it is put away.
    """
    if not any(type(each) is type(overlay) for each in app.screen_stack):
        app.push_screen(overlay, closed)
