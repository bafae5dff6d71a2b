"""Links of the article: gone to, followed inside the reader, opened outside, copied; and the way back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.model.blocks import Block, Blocks, Heading, Note, block_text
from reader.model.channel import Channel
from reader.model.entry import Entry
from reader.model.matching import fold
from reader.service.reading import visiting
from reader.service.reading.opening import Opened
from reader.typeset.foot import MORE
from reader.typeset.lines import Role
from reader.ui.commands.channels import show_channel
from reader.ui.commands.columnists import columnist
from reader.ui.commands.copying import copy_text
from reader.ui.commands.opening import open_entry, open_outside
from reader.ui.commands.trail import remember_place
from reader.ui.drawing import Piece
from reader.ui.keymap import told
from reader.ui.keys import ARTICLE, Group, command
from reader.ui.known import COLUMNIST
from reader.ui.link_spots import LinkSpot
from reader.ui.over import How, Part
from reader.ui.state import Showing, is_same, shown_entry
from reader.ui.when import has_text
from reader.ui.widgets.pane import Cover

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.READING
_WORDS = re.compile(r"[^\W_]+")


class To(StrEnum):
    """What becomes of the link that is chosen."""

    INSIDE = "follow"
    OUTSIDE = "open in the browser"
    COPY = "copy"


class Hints:
    """A label in the place of each link's number; typing one chooses the link, in capitals for the browser. The list
    beside tells where each leads."""

    place = None

    def __init__(self, screen: ReadingScreen, to: To) -> None:
        self.screen = screen
        self.to = to
        view = screen.article
        self.labels = view.links.labels(view.top, view.top + view.room)
        if not screen.entries.display:
            # Without the list that tells where they lead, a link that cannot be seen is not meant.
            self.labels = {label: link for label, link in self.labels.items() if view.sees(link)}
        self.known: Mapping[str, Entry | Channel] = {}
        self.typed = ""
        self._draw()
        screen.work(self._look(), group="leads")

    @property
    def words(self) -> str:
        others = " · y copies · capitals: browser" if self.to is To.INSIDE else ""
        return f"Letters of a link to {self.to}{others} · Esc ends"

    async def _look(self) -> None:
        self.known = await visiting.known_at(self.screen.desk, [each.target for each in self.labels.values()])
        if self.screen.mode is self:
            self._draw()

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
            choose(self.screen, self.labels[typed], self.to)
        else:
            self._draw()
        return True

    def end(self) -> None:
        self.screen.article.mark()
        self.screen.entries.lay_over(None)

    def _draw(self) -> None:
        shown = {label: link for label, link in self.labels.items() if label.startswith(self.typed)}
        of_target = {link.target: label for label, link in shown.items() if link.number}
        of_place = {link.parts: label for label, link in shown.items() if not link.number}
        view = self.screen.article
        parts = []
        for spot in view.links.spots:
            label = of_target.get(spot.target) if spot.number else of_place.get(spot.parts)
            if label and view.top - 1 <= spot.line < view.top + view.room:
                line, start, _ = spot.number or spot.parts[0]
                parts.append(Part(line, start, start + len(label), How.LABEL, label))
        view.mark(labels=parts)
        self.screen.entries.lay_over(Cover("Links", self._leads(shown)))

    def _leads(self, shown: Mapping[str, LinkSpot]) -> list[tuple[Sequence[Piece], Sequence[Piece]]]:
        """Two lines for each link, those in view and below first: its words, and where it leads."""
        top = self.screen.article.top
        ordered = sorted(shown.items(), key=lambda each: (each[1].line < top, each[1].line))
        lines: list[tuple[Sequence[Piece], Sequence[Piece]]] = []
        for label, link in ordered:
            known = self.known.get(link.target)
            there = (_name(known), Role.GOOD) if known else (self._place(link), Role.DIM)
            if _is_comments(self.screen, link):
                there = ("the comments, in the browser", Role.DIM)
            lines += [
                ([(f"{label:<4} ", Role.KEY), (" ".join(link.words.split()), Role.TEXT)], []),
                ([("     ", Role.TEXT), there], []),
            ]
        return lines

    def _place(self, link: LinkSpot) -> str:
        """The beginning of the note that it leads to, or where else that is."""
        found = find_within(self.screen, link) if link.target.startswith("#") else None
        return " ".join(block_text(found[1]).split()) if found else _where(link.target)


def _name(known: Entry | Channel) -> str:
    if isinstance(known, Entry):
        return known.headline
    return f"your channel {known.name}" if known.followed else f"the channel {known.name}"


def _where(target: str) -> str:
    if target.startswith("#"):
        return "all their columns" if target == COLUMNIST else "in this text"
    return target.partition("://")[2].removeprefix("www.") or target.removeprefix("mailto:")


@command("f", group=GROUP, help="Follow a link by its letters", label="links", rank=3, places=ARTICLE, applies=has_text)
def follow_link(screen: ReadingScreen) -> None:
    _hint(screen, To.INSIDE)


@command("F", group=GROUP, help="Open a link in the browser by its letters", places=ARTICLE)
def open_link(screen: ReadingScreen) -> None:
    _hint(screen, To.OUTSIDE)


def _hint(screen: ReadingScreen, to: To) -> None:
    if screen.article.links.spots and not screen.article.is_waiting:
        screen.begin(Hints(screen, to))
    else:
        screen.tell(_no_link(screen))


def _no_link(screen: ReadingScreen) -> str:
    return "The text is not here yet." if screen.article.is_waiting else "There is no link in this text."


@command("tab", group=GROUP, help="Next link", places=ARTICLE)
def next_link(screen: ReadingScreen) -> None:
    _step(screen, 1)


@command("shift+tab", group=GROUP, help="Previous link", places=ARTICLE)
def previous_link(screen: ReadingScreen) -> None:
    _step(screen, -1)


def _step(screen: ReadingScreen, step: int) -> None:
    if not screen.article.step_link(step):
        screen.tell("There is no further link." if screen.article.links.spots else _no_link(screen))
        return
    link = screen.article.links.link
    if link:
        screen.tell(f"{_where(link.target)} · {_ways(screen, link)}")


def _ways(screen: ReadingScreen, link: LinkSpot) -> str:
    """What can be done with the link."""
    keys, copies = screen.keyboard.map, ("copy_address", "copies")
    if link.target.startswith("#"):
        shows = link.target in (MORE, COLUMNIST)
        return told(keys, screen.place, ("follow_marked", "shows" if shows else "goes there"))
    if link.target.startswith("mailto:"):
        return told(keys, screen.place, copies)
    if _is_comments(screen, link):
        return told(keys, screen.place, ("follow_marked", "opens the comments in the browser"), copies)
    return told(keys, screen.place, ("follow_marked", "follows"), ("open_in_browser", "browser"), copies)


def _is_comments(screen: ReadingScreen, link: LinkSpot) -> bool:
    shown = screen.showing
    return isinstance(shown, Opened) and link.target == shown.article.comments_url


@command("enter", group=GROUP, help="Follow the link that was gone to", places=ARTICLE)
def follow_marked(screen: ReadingScreen) -> None:
    link = screen.article.links.link
    if link:
        choose(screen, link, To.INSIDE)
    else:
        ways = ("next_link", "goes to a link"), ("follow_link", "chooses one by its letters")
        there = bool(screen.article.links.spots)
        screen.tell(told(screen.keyboard.map, screen.place, *ways) if there else _no_link(screen))


def choose(screen: ReadingScreen, link: LinkSpot, to: To) -> None:
    """Does this with the link. What is no page is copied; a place in the article is gone to."""
    target = link.target
    if target == MORE:
        screen.article.unfold()
    elif target == COLUMNIST:
        columnist(screen)
    elif target.startswith("#"):
        _go_within(screen, link)
    elif to is To.COPY or not target.startswith(("http://", "https://")):
        copy_text(screen, target.removeprefix("mailto:"), "the address of the link")
    elif to is To.OUTSIDE or _is_comments(screen, link):
        open_outside(screen, target)
    else:
        screen.work(_follow(screen, link), group="following")


async def _follow(screen: ReadingScreen, link: LinkSpot) -> None:
    left = screen.showing
    channel = await visiting.channel_at(screen.desk, link.target, " ".join(link.words.split()))
    entry = None if channel else await visiting.entry_at(screen.desk, link.target, led_by=_page(left))
    if not is_same(screen.showing, left):
        return
    remember_place(screen)
    if channel:
        await show_channel(screen, channel)
    elif entry:
        open_entry(screen, entry, followed=True)


def _page(showing: Showing) -> str:
    entry = shown_entry(showing)
    return entry.url if entry else ""


def find_within(screen: ReadingScreen, link: LinkSpot) -> tuple[int, Block] | None:
    """The note that the link leads to, else the heading that says what the link says, else the only heading that has
    the words of the place's name; with its number among the blocks of the text."""
    blocks: Blocks = screen.showing.article.blocks if isinstance(screen.showing, Opened) else ()
    name, said = link.target.removeprefix("#"), fold(" ".join(link.words.split()))
    notes = ((at, each) for at, each in enumerate(blocks) if isinstance(each, Note) and each.name == name)
    headings = [(at, each) for at, each in enumerate(blocks) if isinstance(each, Heading)]
    saying = ((at, each) for at, each in headings if _says(each, said, name))
    named = [(at, each) for at, each in headings if _has_words(each, name)]
    return next(notes, None) or next(saying, None) or (named[0] if len(named) == 1 else None)


def _says(heading: Heading, words: str, name: str) -> bool:
    text = fold(" ".join(block_text(heading).split()))
    return text == words or "".join(filter(str.isalnum, text)) == "".join(filter(str.isalnum, fold(name)))


def _has_words(heading: Heading, name: str) -> bool:
    words = set(_WORDS.findall(fold(name)))
    return bool(words) and words <= set(_WORDS.findall(fold(block_text(heading))))


def _go_within(screen: ReadingScreen, link: LinkSpot) -> None:
    found = find_within(screen, link)
    if found is None:
        screen.tell("That place is not in this text.")
        return
    remember_place(screen)
    screen.article.go_to_block(found[0])
    screen.tell(told(screen.keyboard.map, screen.place, ("back", "goes back to the text.")))
