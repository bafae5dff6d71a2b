"""The second layer: a library full of hostile text on the real screen, and what then reaches the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.hostile.filled import IN_AN_ARTICLE, filled_home
from tests.hostile.promise import Tally
from tests.hostile.wire import strays
from tests.ui.terminal import Terminal

ROWS = 60
SCREENS_OF_AN_ARTICLE = 4


@contextmanager
def _running(folder: Path, *arguments: str) -> Iterator[Terminal]:
    terminal = Terminal(folder, *arguments, width=200, height=ROWS)
    try:
        yield terminal
    finally:
        terminal.close()


def _press(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.press(key)
        terminal.rest()


def _tour(terminal: Terminal, titles: int, articles: int) -> None:
    """Every list from top to end, every article from top to end, and every screen and message on the way."""
    _press(terminal, "1", "j", "i", "\x1b", "2", *" " * 2, "\x1b")
    _press(terminal, "1", "2", *["\x06"] * (titles // (ROWS - 6) + 2), "g")
    _press(terminal, "4", "g")
    for _ in range(articles):
        _press(terminal, "\r", "3", *["\x06"] * SCREENS_OF_AN_ARTICLE, "i", "\x1b", "s", "u", "m", "u", "4", "j")
    _press(terminal, "?", "\x06", "\x06", "\x1b")
    _press(terminal, "a", "\x06", "G", "train", "\x1b", "\x1b")
    _press(terminal, "S", *"train", "\r", "\x06", "\x06", "\x1b", "\x1b")
    _press(terminal, "3", "x", "o", "c", "Q")


def nothing_active_on_the_wire(count: int, folder: Path, tally: Tally) -> None:
    """``count`` texts as headlines, bylines and names in the lists, and as many again in articles."""
    articles = max(2, count // IN_AN_ARTICLE)
    titles = max(count, articles)
    filled_home(folder, titles, articles)
    with _running(folder) as terminal:
        terminal.wait_for("Unread")
        _tour(terminal, titles, articles)
        code = terminal.end()
        tally.check(code == 0 and terminal.modes_are_back, f"it ended with {code}")
    tally.check_all(count, strays(terminal.bytes))
    tally.check("Traceback" not in terminal.text, "a traceback on the terminal")
    tally.measured = f"{len(terminal.bytes):,} bytes"
