"""Commands by what they do instead of by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.keys import Group, PaneName, command
from reader.ui.screens.overlay import show
from reader.ui.screens.palette import palette_screen

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command("colon", "ctrl+p", group=Group.PAGE, help="All commands, found by a few letters")
def palette(screen: ReadingScreen) -> None:
    def chosen(name: str | None) -> None:
        if name:
            run_named(screen, name)

    show(screen.app, palette_screen(screen.palette, screen.keyboard.map, screen.pane_name), chosen)


def run_named(screen: ReadingScreen, name: str) -> None:
    """Does what the command does, in a pane that it is for."""
    wanted = screen.keyboard.map.command(name)
    if screen.pane_name not in wanted.panes:
        screen.focus_pane(next(pane for pane in PaneName if pane in wanted.panes))
    screen.run_command(wanted)
