"""What keys do, one module a theme; each module declares its commands when it is imported (see `reader.ui.keys`)."""

from reader.ui.commands import (
    addresses,
    colours,
    comics,
    filtering,
    keeping,
    links,
    looking,
    moving,
    opening,
    outlining,
    palette,
    refreshing,
    searching,
    sending,
    sizing,
    within,
)

MODULES = (
    moving,
    opening,
    within,
    links,
    outlining,
    searching,
    filtering,
    keeping,
    addresses,
    sending,
    refreshing,
    looking,
    comics,
    colours,
    sizing,
    palette,
)
