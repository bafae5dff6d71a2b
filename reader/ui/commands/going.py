"""Going to a list from anywhere, by its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entry import Scope, ScopeKind
from reader.ui.keys import Group, PaneName, command

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.MOVING


@command("apostrophe u", group=GROUP, help="Go to what is unread")
def go_to_unread(screen: ReadingScreen) -> None:
    go_to_list(screen, ScopeKind.UNREAD)


@command("apostrophe e", group=GROUP, help="Go to today's edition, which ends")
def go_to_edition(screen: ReadingScreen) -> None:
    go_to_list(screen, ScopeKind.EDITION)


@command("apostrophe c", group=GROUP, help="Go to what is half read")
def go_to_continue(screen: ReadingScreen) -> None:
    go_to_list(screen, ScopeKind.CONTINUE)


@command("apostrophe h", group=GROUP, help="Go to what was opened, the last first")
def go_to_history(screen: ReadingScreen) -> None:
    go_to_list(screen, ScopeKind.HISTORY)


@command("apostrophe s", group=GROUP, help="Go to what is saved")
def go_to_saved(screen: ReadingScreen) -> None:
    screen.focus_pane(PaneName.SAVED)


def go_to_list(screen: ReadingScreen, kind: ScopeKind) -> None:
    """Shows this list, which is of no channel, and goes into it."""
    screen.work(_go(screen, Scope(kind)), group="scope")


async def _go(screen: ReadingScreen, scope: Scope) -> None:
    await screen.listing.go_to(scope)
    screen.channels.place_cursor(scope)
    screen.focus_pane(PaneName.ENTRIES)
