"""How the page looks, and help."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.config import Settings, load_configuration
from reader.model.channel import USUAL, Channel
from reader.model.entry import SavedOrder
from reader.model.search import FollowedSearch
from reader.service.library.about import about_channel, about_entry
from reader.service.library.lists import read_window
from reader.service.library.searches import scope_of
from reader.service.reading.fetched import fetched_lines
from reader.typeset.lines import Role
from reader.ui.commands.comics import zoomed
from reader.ui.kept import keep
from reader.ui.keys import ANYWHERE, ARTICLE, ENTRY, PANES, Group, OverlayName, PaneName, Places, Stage, command
from reader.ui.listing import ORDERS
from reader.ui.meant import meant, tell_none
from reader.ui.screens.about import about_screen, channel_facts, columnist_facts, entry_facts, search_facts
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.overlay import show
from reader.ui.screens.sheet import Sheet
from reader.ui.terminal import Terminal, plain_terminal
from reader.ui.widgets.entry_list import wrapped

if TYPE_CHECKING:
    from reader.ui.app import BylineApp
    from reader.ui.reading import ReadingScreen

GROUP = Group.PAGE
STEP = 4
KEYS = "keys."
"""What the settings of single keys begin with."""
PAGE_WIDTH = 70
"""Cells of a line of the page as fetched."""
LISTED: Places = frozenset({PaneName.CHANNELS, PaneName.ENTRIES})
NEWSSTAND: Places = frozenset({OverlayName.NEWSSTAND})
LONGEST = 400
"""Lines shown of one paragraph of it."""


@command("z", group=GROUP, help="Focus: the article alone", on_strip="alone", rank=4)
def focus_mode(screen: ReadingScreen) -> None:
    screen.panes.alone = not screen.panes.alone
    if screen.panes.alone:
        screen.focus_pane(PaneName.ARTICLE)


@command("minus", group=GROUP, help="Shorter lines; a comic smaller", on_strip="smaller", rank=3, places=ARTICLE)
def shorter_lines(screen: ReadingScreen) -> None:
    if not zoomed(screen, -1):
        _set_measure(screen, screen.article.measure - STEP)


@command("plus", group=GROUP, help="Longer lines; a comic larger", on_strip="larger", rank=2, places=ARTICLE)
def longer_lines(screen: ReadingScreen) -> None:
    if not zoomed(screen, 1):
        _set_measure(screen, screen.article.measure + STEP)


@command("equals_sign", group=GROUP, help="Lines as they are at first; a comic as large as the pane", places=ARTICLE)
def usual_lines(screen: ReadingScreen) -> None:
    if not zoomed(screen, 0):
        _set_measure(screen, Settings().measure)


def _set_measure(screen: ReadingScreen, measure: int) -> None:
    screen.article.set_measure(measure)
    screen.tell(f"{screen.article.measure} cells a line")
    keep(screen, "measure", screen.article.measure)


@command("B", group=GROUP, help="Fill the lines up to the measure, or not", places=ARTICLE)
def toggle_justify(screen: ReadingScreen) -> None:
    article = screen.article
    article.justify = not article.justify
    article.set_measure(article.measure)
    screen.tell("The lines are filled up to the measure." if article.justify else "The lines end as the words do.")
    keep(screen, "justify", article.justify)


@command("P", group=GROUP, help="Pictures in the text, or none", places=ARTICLE)
def toggle_images(screen: ReadingScreen) -> None:
    app, article = cast("BylineApp", screen.app), screen.article
    shown = article.pictures.of_person.way is not None
    setting = "never" if shown else "auto" if plain_terminal("auto", os.environ).way else "always"
    if not shown and app.terminal.way is None:
        app.terminal = plain_terminal(setting, os.environ)
    article.show_pictures(Terminal() if shown else app.terminal, app.images)
    article.set_measure(article.measure)
    but = "" if article.pictures.own == USUAL else " This channel has a setting of its own."
    screen.tell(f"Pictures are {'left out' if shown else 'shown'}.{but}")
    keep(screen, "images", setting)


@command("V", group=Group.READING, help="The oldest first in the lists, or the newest", places=LISTED)
def turn_order(screen: ReadingScreen) -> None:
    order = "newest" if screen.listing.order == "oldest" else "oldest"
    screen.work(screen.listing.turn(order), group="scope")
    but = " This channel has an order of its own." if screen.listing.has_own_order else ""
    screen.tell(f"The {order} comes first in what is unread and in the channels.{but}")
    keep(screen, "order", order)


@command(
    "V",
    group=Group.READING,
    help="What is saved: last saved, last published, shortest, by columnist or last marked first",
    places=frozenset({PaneName.SAVED}),
)
def arrange_saved(screen: ReadingScreen) -> None:
    orders = list(SavedOrder)
    order = orders[(orders.index(screen.listing.saved_scope.order) + 1) % len(orders)]
    screen.work(screen.listing.arrange_saved(order), group="saved")
    screen.tell(f"Saved columns: {ORDERS[order] or 'last saved'}.")
    keep(screen, "saved_order", order.value)


@command(
    "i",
    "f6",
    group=GROUP,
    help="About the column, channel, search or columnist: verdict, source, dates",
    places=PANES | NEWSSTAND,
)
def about(screen: ReadingScreen | Newsstand) -> None:
    if isinstance(screen, Newsstand):
        if isinstance(screen.list.chosen, Channel):
            screen.work(_about_channel(screen, screen.list.chosen.id))
        return
    if screen.panes.name is PaneName.CHANNELS:
        _about_listed(screen)
        return
    if screen.panes.name is PaneName.ENTRIES and screen.listing.columnist:
        facts = columnist_facts(screen.listing.columnist, screen.listing.now)
        show(screen.app, about_screen(screen.palette, screen.keyboard.map, "About this columnist", facts))
        return
    entry = screen.asked_entry()
    if entry:
        screen.work(_about_entry(screen, entry.id))


def _about_listed(screen: ReadingScreen) -> None:
    match meant(screen):
        case Channel() as channel:
            screen.work(_about_channel(screen, channel.id))
        case FollowedSearch() as search:
            screen.work(_about_search(screen, search))
        case what:
            tell_none(screen, what, "what is known of it", "")


async def _about_search(screen: ReadingScreen, search: FollowedSearch) -> None:
    found = await read_window(screen.desk, scope_of(search))
    facts = search_facts(search, len(found.ids), screen.listing.now)
    show(screen.app, about_screen(screen.palette, screen.keyboard.map, "About this search", facts))


async def _about_channel(screen: ReadingScreen | Newsstand, channel_id: int) -> None:
    channel = await about_channel(screen.desk, channel_id)
    if channel:
        planned = None if screen.desk.offline else channel.retry_at
        facts = channel_facts(replace(channel, retry_at=planned), screen.desk.clock().astimezone())
        show(screen.app, about_screen(screen.palette, screen.keyboard.map, "About this channel", facts))


async def _about_entry(screen: ReadingScreen, entry_id: int) -> None:
    known = await about_entry(screen.desk, entry_id)
    if known:
        facts = entry_facts(known, screen.listing.now)
        show(screen.app, about_screen(screen.palette, screen.keyboard.map, "About this column", facts))


@command("w", group=GROUP, help="The page as it was fetched: what was left out is dim", places=ENTRY)
def fetched_page(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_fetched_page(screen, entry.id))


async def _fetched_page(screen: ReadingScreen, entry_id: int) -> None:
    lines = await fetched_lines(screen.desk, entry_id)
    if not lines:
        screen.tell("The page is not here: it is kept when the column is opened.")
        return
    width = min(PAGE_WIDTH, screen.size.width - 6)
    shown = [
        [(part, Role.TEXT if line.kept else Role.DIM)] for line in lines for part in wrapped(line.text, width)[:LONGEST]
    ]
    show(screen.app, Sheet(screen.palette, screen.keyboard.map, "The page as it was fetched", shown, "fetched_page"))


@command("question_mark", "f1", group=GROUP, help="This help", label="help", rank=9, places=ANYWHERE)
def show_help(screen: Stage) -> None:
    file = cast("BylineApp", screen.app).settings_file
    show(screen.app, HelpScreen(screen.palette, screen.keyboard.map, screen.place, _own_keys(file) if file else {}))


def _own_keys(file: Path) -> dict[str, str]:
    """Where in the settings each command got its keys whose keys the person set."""
    lines = load_configuration(file).lines
    return {name.removeprefix(KEYS): f"{file.name}, line {at}" for name, at in lines.items() if name.startswith(KEYS)}
