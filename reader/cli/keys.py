"""``byline keys``: every command of the screen by its name, with the keys it has."""

import argparse

from reader.cli.output import ACCENT, BOLD, DIM, Writer, complain
from reader.config import load_configuration
from reader.paths import Paths
from reader.typeset.widths import cells, fit

NAME, KEYS = 22, 20


def keys(options: argparse.Namespace, paths: Paths) -> int:
    """Prints the person's key map; 1 if something in it cannot be."""
    import reader.ui.commands  # noqa: F401 - declares them
    from reader.ui.keymap import key_complaints, key_map
    from reader.ui.keynames import key_label

    configuration = load_configuration(paths.settings)
    writer = Writer(options.json)
    group = None
    for each in key_map(configuration.settings).commands:
        labels = [key_label(key) for key in each.keys]
        if writer.as_json:
            panes = sorted(each.panes)
            writer.record({"name": each.name, "keys": labels, "group": each.group, "help": each.help, "panes": panes})
            continue
        if each.group != group:
            group = each.group
            writer.line(group, BOLD)
        pressed = "  ".join(labels)
        pressed = fit(pressed, KEYS) if cells(pressed) <= KEYS else pressed
        writer.raw(f"  {writer.paint(fit(each.name, NAME), DIM)} {writer.paint(pressed, ACCENT)}  {each.help}")
    complaints = [*configuration.complaints, *key_complaints(configuration)]
    for complaint in complaints:
        complain(complaint)
    return 1 if complaints else 0
