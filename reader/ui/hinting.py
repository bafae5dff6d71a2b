"""The one quiet hint: the next key of use where one is, in the heading of the article, until used or seen enough.

At the start a sentence of the same kind says how to go on with the column that was left.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.geometry import Region

from reader.library.library import Library
from reader.model.entry import Scope, ScopeKind
from reader.service.reading.opening import Opened
from reader.ui.keymap import told
from reader.ui.keys import PaneName
from reader.ui.state import Beside, Showing
from reader.ui.widgets.entry_list import headline

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen
    from reader.ui.start import Start

FACT = "hints"
SESSIONS = 3
"""In so many a hint is shown before it fades for good, as it does at once where its command is used."""
FEW, SOME, MANY = 3, 5, 8
"""Columns opened from which on one may want to keep one, to follow others, to search all."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What a command ``does``, and the situation ``when`` that is worth saying. One that is ``there`` counts as used
    only in that situation."""

    command: str
    place: PaneName
    does: str
    when: Callable[[ReadingScreen, int], bool]
    there: bool = False


def _is_read(screen: ReadingScreen) -> bool:
    return isinstance(screen.showing, Opened) and not isinstance(screen.showing, Beside)


def _is_at_end(screen: ReadingScreen) -> bool:
    return _is_read(screen) and screen.article.progress() >= 1.0 and screen.article.at_end()


def _is_kept(showing: Showing) -> bool:
    return isinstance(showing, Opened) and showing.entry.saved


HINTS = (
    Hint("enter", PaneName.ENTRIES, "opens it", lambda screen, opened: not opened),
    Hint(
        "page_down_or_next",
        PaneName.ARTICLE,
        "goes on to the next unread",
        lambda screen, opened: _is_at_end(screen),
        there=True,
    ),
    Hint("to_saved", PaneName.ARTICLE, "leads to what you saved", lambda screen, opened: _is_kept(screen.showing)),
    Hint("save", PaneName.ARTICLE, "keeps it for good", lambda screen, opened: _is_read(screen) and opened >= FEW),
    Hint("newsstand", PaneName.ARTICLE, "finds more to follow", lambda screen, opened: opened >= SOME),
    Hint("search", PaneName.ARTICLE, "searches all texts", lambda screen, opened: opened >= MANY),
)
"""The first whose situation it is counts."""


@dataclass(frozen=True, slots=True)
class Known:
    """In how many sessions each hint was shown, by its command, and how many columns were opened, up to `MANY`."""

    shown: Mapping[str, int]
    opened: frozenset[int]


def read_known(library: Library) -> Known:
    """As it was left; what cannot be understood was never shown."""
    opened = frozenset(library.entries.ids(Scope(ScopeKind.HISTORY), limit=MANY))
    try:
        told = json.loads(library.fact(FACT) or "{}")
    except ValueError:
        return Known({}, opened)
    shown = told.items() if isinstance(told, dict) else ()
    return Known({str(name): count for name, count in shown if isinstance(count, int)}, opened)


def keep_shown(shown: Mapping[str, int], library: Library) -> None:
    library.set_fact(FACT, json.dumps(shown, sort_keys=True))


class Hinting:
    """Which hint is shown in a session that began with what was ``known``."""

    def __init__(self, screen: ReadingScreen, known: Known) -> None:
        self.screen = screen
        self.shown = dict(known.shown)
        self.opened = set(known.opened)
        self._over = {name for name, count in known.shown.items() if count >= SESSIONS}
        self._told: set[str] = set()

    def used(self, command: str) -> None:
        """The command is about to be done: nobody needs to be told of it any more."""
        of_it = next((each for each in HINTS if each.command == command and command not in self._over), None)
        if of_it and (not of_it.there or of_it.when(self.screen, len(self.opened))):
            self._over.add(command)
            self._count(command, SESSIONS)

    def show(self) -> None:
        """Puts the hint for what is shown now into the heading of the article, or none."""
        article = self.screen.article
        hint = self._now() if isinstance(article.showing, Opened) else None
        words = told(self.screen.keyboard.map, hint.place, (hint.command, hint.does)) if hint else ""
        if hint and words and hint.command not in self._told:
            self._told.add(hint.command)
            self._count(hint.command, self.shown.get(hint.command, 0) + 1)
        if words != article.hint:
            article.hint = words
            article.refresh(Region(0, 0, article.size.width, article.head_lines))

    def _now(self) -> Hint | None:
        if _is_read(self.screen) and isinstance(self.screen.showing, Opened):
            self.opened.add(self.screen.showing.entry.id)
        here = self.screen.panes.name
        left = (each for each in HINTS if each.command not in self._over and each.place is here)
        return next((each for each in left if each.when(self.screen, len(self.opened))), None)

    def _count(self, command: str, times: int) -> None:
        self.shown[command] = times
        kept = partial(keep_shown, dict(self.shown))
        self.screen.work(self.screen.desk.library.write(kept, durable=False), group="hints", alone=False)


def greet(screen: ReadingScreen, start: Start) -> None:
    """Tells what went wrong at the start, or else what key goes on with the column that was left."""
    if start.notice:
        screen.tell(start.notice, failed=True)
    elif start.begun:
        goes_on = f"goes on with “{headline(start.begun)}”."
        screen.tell(told(screen.keyboard.map, PaneName.ENTRIES, ("enter", goes_on)))
