"""What keys do, one module a theme. Importing this package declares every command (see `reader.ui.keys`)."""

from reader.ui.commands import moving, opening, keeping, refreshing, looking  # noqa: I001 - the order of the help

MODULES = (moving, opening, keeping, refreshing, looking)
