"""Choosing the colours, seen while one chooses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from reader.ui.borrowed import palette_named, palette_names
from reader.ui.kept import keep
from reader.ui.keys import PANES, STAND, Group, command
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.overlay import show
from reader.ui.screens.picker import Picker
from reader.ui.widgets.picker_list import Choice, matches

if TYPE_CHECKING:
    from reader.ui.app import BylineApp
    from reader.ui.reading import ReadingScreen

TOLD = {
    "dark": "Byline, dark",
    "light": "Byline, light",
    "high-contrast": "Byline, high contrast",
    "terminal": "Your terminal’s own",
}


@command("T", group=Group.PAGE, help="Light or dark")
def toggle_theme(screen: ReadingScreen) -> None:
    screen.paint("light" if screen.palette.dark else "dark")
    keep(screen, "theme", screen.palette.name)


@command("ctrl+t", group=Group.PAGE, help="Choose the colours, seen at once", places=PANES | STAND)
def choose_theme(screen: ReadingScreen | Newsstand) -> None:
    before, reading = screen.palette.name, cast("BylineApp", screen.app).reading

    def paint(name: str) -> None:
        reading.paint(name)
        if isinstance(screen, Newsstand):
            screen.paint(reading.palette)

    def chosen(name: str | None) -> None:
        paint(name or before)
        if name:
            keep(reading, "theme", name)

    def preview(name: str) -> None:
        paint(name)
        picker.paint(reading.palette)

    picker = Picker(
        screen.palette, screen.keyboard.map, "Colours", "a name", partial(matches, theme_choices()), preview
    )
    picker.begin_at(before)
    show(screen.app, picker, chosen)


def theme_choices() -> list[Choice]:
    """Every theme, with whether it is dark or light."""
    return [
        Choice(name, TOLD.get(name, name.replace("-", " ").title()), "dark" if palette_named(name).dark else "light")
        for name in palette_names()
    ]
