"""A screen above another one."""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Overlay(ModalScreen[Result]):
    """Put away once: of two keys in one moment that ask for it, the second would take the screen beneath along."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_active else AwaitComplete()


def show(app: App[Any], overlay: Overlay[Result], closed: Callable[[Result | None], None] | None = None) -> None:
    """Puts the overlay above what is shown, unless one of its kind is there: a key held down asks many times.

    ``closed`` gets its result once it is put away.
    """
    if not any(type(each) is type(overlay) for each in app.screen_stack):
        app.push_screen(overlay, closed)
