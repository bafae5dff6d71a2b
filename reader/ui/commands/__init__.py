"""What keys do, one module a theme. Importing this package declares every command (see `reader.ui.keys`)."""

from reader.ui.commands import keeping, looking, moving, opening, refreshing, searching

MODULES = (moving, opening, searching, keeping, refreshing, looking)
