"""Finding in the article, and going through what was found."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.service.reading.opening import Opened
from reader.ui.keys import ARTICLE, Group, command
from reader.ui.over import How, Over
from reader.ui.when import has_text

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

import re


class Finding:
    """From where the person began, through the places of what is typed."""

    place = None

    def __init__(self, screen: ReadingScreen, text: str) -> None:
        self.screen = screen
        self.text = text
        self.top = screen.article.top
        self.begun = screen.article.trace.first_place(self.top)
        self.places: list[tuple[int, int]] = []
        self.now = 0

    def look(self, typed: str) -> str:
        """Shows the first place from where one began."""
        self.places = places_of(self.text, typed)
        behind = bisect_left(self.places, (self.begun, 0))
        self._show(behind if behind < len(self.places) else 0)
        return self.count if typed else ""

    def decide(self, typed: str | None) -> None:
        """Goes on through the places, or back to where one was."""
        if self.places and typed:
            self.screen.begin(self)
            return
        self.end()
        self.screen.article.show_from(self.top)
        if typed:
            self.screen.tell(f"“{typed}” is not in this column.")

    @property
    def count(self) -> str:
        return f"{self.now + 1} of {len(self.places)}" if self.places else "not here"

    @property
    def words(self) -> str:
        return f"{self.count} · n next · N back · Esc ends"

    def press(self, key: str, character: str | None) -> bool:
        match key:
            case "n":
                self._show((self.now + 1) % len(self.places))
            case "N" | "p":
                self._show((self.now - 1) % len(self.places))
            case "escape":
                self.screen.begin(None)
            case _:
                return False
        return True

    def end(self) -> None:
        self.screen.article.mark()

    def _show(self, number: int) -> None:
        self.now = number
        overs = [Over(*place, How.HERE if at == number else How.FOUND) for at, place in enumerate(self.places)]
        self.screen.article.mark(overs)
        if self.places:
            self.screen.article.bring(self.places[number][0])


@command(
    "slash", group=Group.READING, help="Find in the column", label="find", rank=6, places=ARTICLE, applies=has_text
)
def find_within(screen: ReadingScreen) -> None:
    if isinstance(screen.showing, Opened):
        screen.begin(None)
        finding = Finding(screen, screen.showing.article.seen)
        screen.ask("Find", on_change=finding.look, on_done=finding.decide)


MOST = 5000
"""Places; a text that has more of it shows the first ones."""

_ALIKE = {"'": "['‘’ʼ]", '"': '["“”„«»]', "-": "[-‐‑–—−]"}
_SOFT_HYPHEN = "\u00ad?"


def places_of(text: str, wanted: str) -> list[tuple[int, int]]:
    """Start and end of each place, at most `MOST`. Capitals count when there are some in what is wanted; a blank stands
    for any run of blanks and line ends, a plain quotation mark or hyphen for every kind of it."""
    if not wanted.strip():
        return []
    flags = re.NOFLAG if any(character.isupper() for character in wanted) else re.IGNORECASE
    words = (_SOFT_HYPHEN.join(_ALIKE.get(each, re.escape(each)) for each in word) for word in wanted.split())
    found = re.compile(r"\s+".join(words), flags).finditer(text)
    return [match.span() for match, _ in zip(found, range(MOST), strict=False)]
