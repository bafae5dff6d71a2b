"""The command palette: every command by a few letters of what it does, those that apply here first."""

from functools import partial

from reader.ui.keymap import KeyMap
from reader.ui.keynames import key_label
from reader.ui.keys import PaneName
from reader.ui.screens.picker import Picker
from reader.ui.theme import Palette
from reader.ui.widgets.picker_list import Choice, matches

PALETTE = "palette"
"""The command that opens it, which it does not list."""


def palette_choices(keys: KeyMap, pane: PaneName) -> list[Choice]:
    """The commands as choices; those for other panes are dim and say where they work."""
    choices = []
    for each in keys.commands:
        label = "  ".join(key_label(key) for key in each.keys)
        here = pane in each.panes
        elsewhere = "" if here else f"{', '.join(name for name in PaneName if name in each.panes)}  "
        if each.name != PALETTE:
            choices.append(Choice(each.name, each.help, f"{elsewhere}{label}", each.name.replace("_", " "), not here))
    return choices


def palette_screen(palette: Palette, keys: KeyMap, pane: PaneName) -> Picker:
    """The palette as a picker over the reading screen."""
    return Picker(palette, ":", "what to do", partial(matches, palette_choices(keys, pane)))
