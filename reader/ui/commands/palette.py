"""Commands by what they do instead of by their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.ui.keys import PANES, STAND, Group, PaneName, Place, Stage, command
from reader.ui.screens.overlay import show

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

from functools import partial

from reader.ui.keymap import KeyMap
from reader.ui.keynames import key_label
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.picker import Picker
from reader.ui.theme import Palette
from reader.ui.widgets.picker_list import Choice, matches

HELP = "All commands, found by a few letters"


@command("colon", "ctrl+p", group=Group.PAGE, help=HELP, places=PANES)
def palette(screen: ReadingScreen) -> None:
    _offer(screen, screen.panes.name, lambda name: run_named(screen, name))


@command("colon", group=Group.PAGE, help=HELP, places=STAND)
def newsstand_palette(screen: Newsstand) -> None:
    _offer(screen, screen.place, lambda name: screen.keyboard.map.command(name).run(screen))


def _offer(screen: Stage, here: Place, run: Callable[[str], None]) -> None:
    """Shows the commands and does the one that is chosen."""
    commands = palette_screen(screen.palette, screen.keyboard.map, here)
    show(screen.app, commands, lambda name: run(name) if name else None)


def run_named(screen: ReadingScreen, name: str) -> None:
    """Does what the command does, in a pane that it is for."""
    wanted = screen.keyboard.map.command(name)
    if screen.panes.name not in wanted.places:
        screen.focus_pane(next(pane for pane in PaneName if pane in wanted.places))
    screen.run_command(wanted)


PALETTES = frozenset({"palette", "newsstand_palette"})
"""The commands that open it, which it does not list."""


def palette_choices(keys: KeyMap, pane: Place) -> list[Choice]:
    """The commands as choices; those for other panes are dim and say where they work. Over the reading screen there
    are only those that work there."""
    choices = []
    offered = PANES if pane in PANES else {pane}
    for each in (each for each in keys.commands if each.places & offered):
        label = "  ".join(key_label(key) for key in each.keys)
        here = pane in each.places
        elsewhere = "" if here else f"{', '.join(name for name in PaneName if name in each.places)}  "
        if each.name not in PALETTES:
            choices.append(Choice(each.name, each.help, f"{elsewhere}{label}", each.name.replace("_", " "), not here))
    return choices


def palette_screen(palette: Palette, keys: KeyMap, pane: Place) -> Picker:
    """The palette as a picker over the reading screen."""
    return Picker(palette, keys, ":", "what to do", partial(matches, palette_choices(keys, pane)))
