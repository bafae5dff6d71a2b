"""Moving: lines, pages, panes, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands.comics import turned
from reader.ui.commands.opening import choose_next, open_listed
from reader.ui.keys import ARTICLE, LISTS, Group, PaneName, command
from reader.ui.widgets.narrow_pane import NarrowPane

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.MOVING
SCROLLED = frozenset({PaneName.CHANNELS}) | LISTS


@command("j", "down", group=GROUP, help="Next line or row")
def next_line(screen: ReadingScreen) -> None:
    screen.pane.step(1)


@command("k", "up", group=GROUP, help="Previous line or row")
def previous_line(screen: ReadingScreen) -> None:
    screen.pane.step(-1)


@command("enter", group=GROUP, help="Open: the channel, the column", label="open", rank=1, panes=SCROLLED)
def enter(screen: ReadingScreen) -> None:
    screen.rows.choose()


@command(
    "space",
    group=GROUP,
    help="Page down; at the end of a column, the next unread one",
    label="page",
    rank=1,
    panes=ARTICLE,
)
def page_down_or_next(screen: ReadingScreen) -> None:
    if screen.article.at_end():
        choose_next(screen, 1, unread=True)
    else:
        screen.article.page(1)


@command("pagedown", "ctrl+f", group=GROUP, help="Page down")
def page_down(screen: ReadingScreen) -> None:
    screen.pane.page(1)


@command("b", "pageup", "ctrl+b", group=GROUP, help="Page up")
def page_up(screen: ReadingScreen) -> None:
    screen.pane.page(-1)


@command("ctrl+d", group=GROUP, help="Half a page down")
def half_page_down(screen: ReadingScreen) -> None:
    screen.pane.page(0.5)


@command("ctrl+u", group=GROUP, help="Half a page up")
def half_page_up(screen: ReadingScreen) -> None:
    screen.pane.page(-0.5)


@command("g", "home", group=GROUP, help="Top")
def to_top(screen: ReadingScreen) -> None:
    screen.pane.to_end(last=False)


@command("G", "end", group=GROUP, help="Bottom")
def to_bottom(screen: ReadingScreen) -> None:
    screen.pane.to_end(last=True)


@command("space", group=GROUP, help="Open", panes=SCROLLED)
def open_with_space(screen: ReadingScreen) -> None:
    screen.rows.choose()


@command("l", "right", group=GROUP, help="Pane to the right")
def pane_right(screen: ReadingScreen) -> None:
    if turned(screen, 1):
        return
    if screen.pane_name is PaneName.ENTRIES and screen.is_narrow:
        open_listed(screen, screen.entries)
    else:
        screen.focus_beside(1)


@command("h", "left", group=GROUP, help="Pane to the left")
def pane_left(screen: ReadingScreen) -> None:
    if not turned(screen, -1):
        screen.focus_beside(-1)


@command("tab", group=GROUP, help="Next pane")
def next_pane(screen: ReadingScreen) -> None:
    screen.cycle_panes(1)


@command("shift+tab", group=GROUP, help="Previous pane")
def previous_pane(screen: ReadingScreen) -> None:
    screen.cycle_panes(-1)


@command(
    "1",
    group=GROUP,
    help="Channels",
    label="channels",
    rank=7,
    panes=frozenset({PaneName.ENTRIES, PaneName.ARTICLE, PaneName.SAVED}),
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
    panes=frozenset({PaneName.CHANNELS, PaneName.ENTRIES, PaneName.ARTICLE}),
)
def to_saved(screen: ReadingScreen) -> None:
    screen.focus_pane(PaneName.SAVED)


@command("escape", group=GROUP, help="Out: to the list, to the channels", label="back", rank=10)
def out(screen: ReadingScreen) -> None:
    pane = screen.pane
    if isinstance(pane, NarrowPane) and pane.wanted:
        pane.narrow("", pane.here)
    else:
        screen.go_out()


@command("q", group=GROUP, help="Out; from the channels, quit", label="quit", rank=11, panes=frozenset(PaneName))
def out_or_quit(screen: ReadingScreen) -> None:
    if not screen.go_out():
        screen.quit()


@command("Q", "ctrl+q", group=GROUP, help="Quit from anywhere; every place is kept")
def quit_now(screen: ReadingScreen) -> None:
    screen.quit()


@command("ctrl+z", group=GROUP, help="Stop; the shell's fg brings Byline back")
def pause(screen: ReadingScreen) -> None:
    screen.pause()
