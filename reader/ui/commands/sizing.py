"""Making panes wider and narrower."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.ui.kept import keep, written
from reader.ui.keys import Group, PaneName, command
from reader.ui.layout import Layout
from reader.ui.sizes import FACT, STEP, Side

if TYPE_CHECKING:
    from reader.ui.app import BylineApp
    from reader.ui.reading import ReadingScreen

SETTINGS: dict[Side, str] = {"side": "channels_width", "entries": "entries_width"}
LEFT_TO_READ = 40
"""Cells that the article keeps."""


@command("greater_than_sign", group=Group.PAGE, help="Widen the pane")
def widen(screen: ReadingScreen) -> None:
    _resize(screen, STEP)


@command("less_than_sign", group=Group.PAGE, help="Narrow the pane")
def narrow(screen: ReadingScreen) -> None:
    _resize(screen, -STEP)


def _resize(screen: ReadingScreen, step: int) -> None:
    if not screen.panes.are_beside:
        screen.tell("There is one pane at a time here; panes beside each other can be widened.")
        return
    beside = screen.panes.layout is Layout.WIDE and screen.panes.name in (PaneName.CHANNELS, PaneName.SAVED)
    which: Side = "side" if beside else "entries"
    # The article is as wide as the list beside it leaves it.
    grown = -step if screen.panes.name is PaneName.ARTICLE else step
    pane = screen.channels if which == "side" else screen.entries
    if grown > 0 and screen.article.size.width - grown < LEFT_TO_READ:
        return
    screen.panes.resize(screen.panes.sizes.with_width(which, pane.size.width + grown))
    keep(screen, SETTINGS[which], getattr(screen.panes.sizes, which))


async def move_sizes(screen: ReadingScreen) -> None:
    """Moves the sizes that only the library holds into the settings. Raises ConfigError, FileError or LibraryError."""
    app, sizes = cast("BylineApp", screen.app), screen.panes.sizes
    if app.settings_file is None:
        return
    for which, name in SETTINGS.items():
        await written(app.keeping, app.settings_file, name, getattr(sizes, which))
    await screen.desk.library.write(lambda library: library.set_fact(FACT, ""), durable=False)
