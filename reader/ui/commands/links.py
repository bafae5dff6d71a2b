"""Links of the article: followed inside the reader, opened outside, copied; and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import islice, product
from typing import TYPE_CHECKING

from reader.model.blocks import Note
from reader.service.reading import visiting
from reader.service.reading.opening import Opened
from reader.ui.commands.opening import open_entry
from reader.ui.keymap import told
from reader.ui.keys import ARTICLE, Group, command
from reader.ui.over import How, Part
from reader.ui.state import is_same

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.READING
LETTERS = "asdfgqwertzxcvbhjklmnuiop"
LONGEST_TRAIL = 50


class To(StrEnum):
    """What becomes of the link that is chosen."""

    INSIDE = "follow"
    OUTSIDE = "open in the browser"
    COPY = "copy"


class Hints:
    """A label on each link in view; typing one chooses the link, in capitals for the browser."""

    def __init__(self, screen: ReadingScreen, to: To) -> None:
        self.screen = screen
        self.to = to
        links = screen.article.links()
        self.labels = dict(zip(labels_for(len(links)), links, strict=False))
        self.typed = ""
        self._draw()

    @property
    def words(self) -> str:
        others = "y copy · capitals open in the browser · " if self.to is To.INSIDE else ""
        return f"Type the letters of a link to {self.to} · {others}Esc ends"

    def press(self, key: str, character: str | None) -> bool:
        if key == "y" and self.to is not To.COPY:
            self.to = To.COPY
            return True
        typed = self.typed + (character or "").lower()
        if key == "escape" or not any(label.startswith(typed) for label in self.labels):
            self.screen.begin(None)
            return True
        if character and character.isupper():
            self.to = To.OUTSIDE
        self.typed = typed
        if typed in self.labels:
            self.screen.begin(None)
            choose(self.screen, self.labels[typed][2], self.to)
        else:
            self._draw()
        return True

    def end(self) -> None:
        self.screen.article.mark()

    def _draw(self) -> None:
        shown = {label: link for label, link in self.labels.items() if label.startswith(self.typed)}
        parts = [Part(line, at, at + len(label), How.HERE, label) for label, (line, at, _) in shown.items()]
        self.screen.article.mark(labels=parts)


def labels_for(count: int) -> list[str]:
    """As many labels, all of one length, none beginning another."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return ["".join(pair) for pair in islice(product(LETTERS, repeat=2), count)]


@command("f", group=GROUP, help="Follow a link by its letters", label="links", rank=6, places=ARTICLE)
def follow_link(screen: ReadingScreen) -> None:
    _hint(screen, To.INSIDE)


@command("F", group=GROUP, help="Open a link in the browser by its letters", places=ARTICLE)
def open_link(screen: ReadingScreen) -> None:
    _hint(screen, To.OUTSIDE)


def _hint(screen: ReadingScreen, to: To) -> None:
    if screen.article.links():
        screen.begin(Hints(screen, to))
    else:
        screen.tell("There is no link in view.")


def choose(screen: ReadingScreen, link: str, to: To) -> None:
    """Does this with the link. What is no page is copied; a place in the article is gone to."""
    if link.startswith("#"):
        _go_to_note(screen, link[1:])
    elif to is To.COPY or not link.startswith(("http://", "https://")):
        screen.app.copy_to_clipboard(link.removeprefix("mailto:"))
        screen.tell("Copied the address.")
    elif to is To.OUTSIDE:
        screen.open_outside(link)
    else:
        screen.work(_follow(screen, link), group="following")


async def _follow(screen: ReadingScreen, link: str) -> None:
    left = screen.showing
    entry = await visiting.entry_at(screen.desk, link)
    if is_same(screen.showing, left):
        remember_place(screen)
        open_entry(screen, entry, followed=True)


def remember_place(screen: ReadingScreen) -> None:
    """Puts where one is on the trail."""
    if isinstance(screen.showing, Opened):
        screen.trail = [*screen.trail, (screen.showing, screen.article.place())][-LONGEST_TRAIL:]


def _go_to_note(screen: ReadingScreen, name: str) -> None:
    blocks: Sequence[object] = screen.showing.article.blocks if isinstance(screen.showing, Opened) else ()
    number = next((at for at, block in enumerate(blocks) if isinstance(block, Note) and block.name == name), None)
    if number is None:
        screen.tell("That place is not in this text.")
        return
    remember_place(screen)
    screen.article.go_to_block(number)
    screen.tell(told(screen.keyboard.map, screen.place, ("back", "goes back to the text.")))


@command("backspace", group=GROUP, help="Back to where a link was followed", places=ARTICLE)
def back(screen: ReadingScreen) -> None:
    if not screen.trail:
        screen.tell("No link was followed to get here.")
        return
    before, place = screen.trail.pop()
    here = screen.showing
    if isinstance(here, Opened) and here.entry.id == before.entry.id:
        screen.article.go_to(place)
        return
    screen.leave_article()
    screen.show(before, place)
    screen.work(screen.entries_changed([before.entry.id]))
