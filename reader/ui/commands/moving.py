"""Moving: lines, pages, panes, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.ui.commands.comics import turned
from reader.ui.commands.opening import choose_next, finish_left, open_listed
from reader.ui.commands.refreshing import stop_refresh, stops_by_way_out
from reader.ui.keys import (
    ANYWHERE,
    ARTICLE,
    LISTS,
    PANES,
    SELECTING,
    SHEETS,
    TYPED,
    WINDOWS,
    Group,
    OverlayName,
    PaneName,
    Places,
    Stage,
    command,
)
from reader.ui.layout import Layout
from reader.ui.when import has_entry, has_text, has_way_out, is_outermost
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.narrow_pane import NarrowPane

if TYPE_CHECKING:
    from reader.ui.app import BylineApp
    from reader.ui.reading import ReadingScreen

GROUP = Group.MOVING
SCROLLED = frozenset({PaneName.CHANNELS}) | LISTS
CHOICE: Places = frozenset({OverlayName.CHOICE})


@command("j", "down", "ctrl+n", group=GROUP, help="Next line or row", places=WINDOWS)
def next_line(screen: Stage) -> None:
    screen.pane.step(1)


@command("k", "up", group=GROUP, help="Previous line or row", places=WINDOWS)
def previous_line(screen: Stage) -> None:
    screen.pane.step(-1)


@command("tab", group=GROUP, help="Next choice", places=CHOICE)
def next_choice(screen: Stage) -> None:
    screen.pane.step(1)


@command("shift+tab", "ctrl+p", group=GROUP, help="Previous row where one types", places=TYPED)
def previous_choice(screen: Stage) -> None:
    screen.pane.step(-1)


OPENED = SCROLLED | {OverlayName.SEARCH, OverlayName.CHOICE, OverlayName.PASSAGES}


@command(
    "enter",
    group=GROUP,
    help="Open: the channel, the column, the choice",
    label="open",
    rank=1,
    places=OPENED,
    applies=has_entry,
)
def enter(screen: Stage) -> None:
    screen.choose()


@command(
    "space",
    group=GROUP,
    help="Page down; at the end of a column, the next unread one",
    label="page",
    rank=1,
    places=ARTICLE | (SHEETS - OPENED),
    applies=has_text,
)
def page_down_or_next(screen: Stage) -> None:
    if isinstance(screen.pane, ArticleView) and screen.pane.is_waiting:
        return
    if isinstance(screen.pane, ArticleView) and screen.pane.at_end():
        finish_left(cast("ReadingScreen", screen))
        choose_next(cast("ReadingScreen", screen), 1, unread=True)
    else:
        screen.pane.page(1)


@command("pagedown", "ctrl+f", group=GROUP, help="Page down", places=WINDOWS)
def page_down(screen: Stage) -> None:
    screen.pane.page(1)


@command("b", "pageup", "ctrl+b", group=GROUP, help="Page up", places=WINDOWS)
def page_up(screen: Stage) -> None:
    screen.pane.page(-1)


@command("ctrl+d", group=GROUP, help="Half a page down", places=PANES | SHEETS)
def half_page_down(screen: Stage) -> None:
    screen.pane.page(0.5)


@command("ctrl+u", group=GROUP, help="Half a page up", places=PANES | SHEETS)
def half_page_up(screen: Stage) -> None:
    screen.pane.page(-0.5)


@command("g", "home", group=GROUP, help="Top", places=PANES | SHEETS)
def to_top(screen: Stage) -> None:
    screen.pane.to_end(last=False)


@command("G", "end", group=GROUP, help="Bottom", places=PANES | SHEETS)
def to_bottom(screen: Stage) -> None:
    screen.pane.to_end(last=True)


@command("space", group=GROUP, help="Open", places=SCROLLED)
def open_with_space(screen: Stage) -> None:
    screen.choose()


@command("l", "right", group=GROUP, help="Pane to the right")
def pane_right(screen: ReadingScreen) -> None:
    if turned(screen, 1):
        return
    if screen.panes.name is PaneName.ENTRIES and screen.panes.layout is Layout.NARROW:
        open_listed(screen, screen.entries)
    else:
        screen.focus_beside(1)


@command("h", "left", group=GROUP, help="Pane to the left")
def pane_left(screen: ReadingScreen) -> None:
    if not turned(screen, -1):
        screen.focus_beside(-1)


@command("tab", group=GROUP, help="Next pane", places=SCROLLED)
def next_pane(screen: ReadingScreen) -> None:
    screen.cycle_panes(1)


@command("shift+tab", group=GROUP, help="Previous pane", places=SCROLLED)
def previous_pane(screen: ReadingScreen) -> None:
    screen.cycle_panes(-1)


@command(
    "1",
    group=GROUP,
    help="Channels",
    label="channels",
    rank=7,
    places=frozenset({PaneName.ENTRIES, PaneName.ARTICLE, PaneName.SAVED}),
)
def to_channels(screen: ReadingScreen) -> None:
    screen.focus_pane(PaneName.CHANNELS)


@command("2", group=GROUP, help="Entries")
def to_entries(screen: ReadingScreen) -> None:
    screen.focus_pane(PaneName.ENTRIES)


@command("3", group=GROUP, help="Article")
def to_article(screen: ReadingScreen) -> None:
    screen.focus_pane(PaneName.ARTICLE)


@command(
    "4",
    group=GROUP,
    help="Saved",
    label="saved",
    rank=8,
    places=frozenset({PaneName.CHANNELS, PaneName.ENTRIES, PaneName.ARTICLE}),
)
def to_saved(screen: ReadingScreen) -> None:
    screen.focus_pane(PaneName.SAVED)


@command(
    "escape",
    group=GROUP,
    help="Out: to the list, to the channels",
    label="back",
    rank=10,
    places=ANYWHERE,
    applies=has_way_out,
)
def out(screen: Stage) -> None:
    pane = screen.pane
    if isinstance(pane, NarrowPane) and pane.wanted:
        pane.narrow("", pane.here)
    elif screen.place in PANES and stops_by_way_out(cast("ReadingScreen", screen)):
        stop_refresh(cast("ReadingScreen", screen))
    else:
        screen.go_out()


@command(
    "q",
    group=GROUP,
    help="Out; from the channels, quit",
    label="quit",
    rank=11,
    places=PANES | SHEETS | SELECTING,
    applies=is_outermost,
)
def out_or_quit(screen: Stage) -> None:
    if not screen.go_out():
        quit_now(screen)


@command("Q", "ctrl+q", group=GROUP, help="Quit from anywhere; every place is kept", places=ANYWHERE)
def quit_now(screen: Stage) -> None:
    cast("BylineApp", screen.app).leave()


@command("ctrl+z", group=GROUP, help="Stop; the shell's fg brings Byline back", places=ANYWHERE)
def pause(screen: Stage) -> None:
    cast("BylineApp", screen.app).action_pause()
