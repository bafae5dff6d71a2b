"""What keys do, one module a theme; each module declares its commands when it is imported (see `reader.ui.keys`).

The command line has the key map from here, so that it never has one without them.
"""

from reader.ui.commands import (
    addresses,
    adjusting,
    channels,
    colours,
    comics,
    copying,
    editing,
    filtering,
    going,
    grouping,
    keeping,
    links,
    looking,
    moving,
    muting,
    opening,
    outlining,
    overlays,
    palette,
    passages,
    pruning,
    refreshing,
    same_column,
    searching,
    selecting,
    sending,
    sizing,
    tagging,
    trail,
    within,
)
from reader.ui.keymap import key_complaints, key_map
from reader.ui.presets import HABITS

__all__ = ["HABITS", "MODULES", "key_complaints", "key_map"]

MODULES = (
    moving,
    going,
    grouping,
    opening,
    within,
    links,
    trail,
    copying,
    outlining,
    searching,
    selecting,
    filtering,
    keeping,
    editing,
    same_column,
    tagging,
    muting,
    passages,
    pruning,
    addresses,
    sending,
    refreshing,
    channels,
    adjusting,
    looking,
    comics,
    colours,
    sizing,
    palette,
    overlays,
)
