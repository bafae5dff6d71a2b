"""Selecting in the text: sentence by sentence, to be marked, written beside, or copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from reader.model.highlight import Highlight
from reader.model.passage import passage_of
from reader.model.selection import (
    Selection,
    Stretch,
    paragraphs_of,
    selection_at,
    selection_between,
    sentences_of,
    words_of,
)
from reader.service.library import marking
from reader.service.library.exporting import cite
from reader.service.reading.opening import Opened
from reader.typeset.counting import counted
from reader.ui.commands.copying import copy_text
from reader.ui.commands.keeping import done
from reader.ui.keymap import told
from reader.ui.keys import ARTICLE, SELECTING, Group, OverlayName, command
from reader.ui.state import Opening
from reader.ui.when import has_text

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.SELECTING
Units = Callable[[str], list[Stretch]]


class Selecting:
    """What is selected in the text that is shown."""

    place = OverlayName.SELECT
    words = ""

    def __init__(self, screen: ReadingScreen, shown: Opened, selection: Selection) -> None:
        self.screen = screen
        self.shown = shown
        self.text = shown.article.seen
        self.selection = selection
        self._units: dict[Units, list[Stretch]] = {}

    def units(self, of: Units) -> list[Stretch]:
        """Those of the whole text, which is as it is while one selects: looked for once."""
        if of not in self._units:
            self._units[of] = of(self.text)
        return self._units[of]

    @property
    def said(self) -> str:
        return self.text[self.selection.start : self.selection.end]

    @property
    def marked(self) -> list[marking.Placed]:
        """The highlights that what is selected touches."""
        return [
            each
            for each in self.screen.marks.highlights
            if each.place and each.place[0] < self.selection.end and self.selection.start < each.place[1]
        ]

    def take(self, selection: Selection) -> None:
        """Selects this instead."""
        self.selection = selection
        self.draw()

    def draw(self) -> None:
        sentences, words = len(sentences_of(self.said)), len(words_of(self.said))
        size = f"{counted(sentences, 'sentence')}, {counted(words, 'word')}"
        self.screen.article.selecting = f"{size} · marked" if self.marked else size
        self.screen.article.select(self.selection)
        self.screen.quote.show(self.said, self.shown.article, self.shown.entry.byline)

    def press(self, key: str, character: str | None) -> bool:
        return False

    def end(self) -> None:
        self.screen.article.selecting = ""
        self.screen.article.mark()
        self.screen.quote.hide()


@command(
    "v", group=GROUP, help="Select: mark, write beside, copy", label="select", rank=5, places=ARTICLE, applies=has_text
)
def select(screen: ReadingScreen) -> None:
    if not isinstance(screen.showing, Opened) or screen.article.is_waiting:
        waits = isinstance(screen.showing, Opening | Opened)
        screen.tell("The text is not here yet." if waits else "There is no text here.")
        return
    view = screen.article
    selection = selection_at(sentences_of(screen.showing.article.seen), view.trace.first_place(view.top))
    if selection:
        _begin(screen, screen.showing, selection)


def select_dragged(screen: ReadingScreen, start: int, end: int) -> None:
    """Selects what the mouse went over."""
    if isinstance(screen.showing, Opened):
        selection = selection_between(screen.showing.article.seen, start, end)
        if isinstance(screen.mode, Selecting):
            screen.mode.take(selection)
        else:
            _begin(screen, screen.showing, selection)


def _begin(screen: ReadingScreen, shown: Opened, selection: Selection) -> None:
    mode = Selecting(screen, shown, selection)
    screen.begin(mode)
    mode.draw()


def _mode(screen: ReadingScreen) -> Selecting:
    assert isinstance(screen.mode, Selecting)
    return screen.mode


# What is selected


def _go(screen: ReadingScreen, step: int) -> None:
    mode = _mode(screen)
    mode.take(mode.selection.beside(mode.units(sentences_of), step))


def _move(screen: ReadingScreen, units: Units, step: int) -> None:
    mode = _mode(screen)
    mode.take(mode.selection.moved(mode.units(units), step))


@command("j", "down", group=GROUP, help="Next sentence", label="sentence", rank=1, places=SELECTING)
def select_next(screen: ReadingScreen) -> None:
    _go(screen, 1)


@command("k", "up", group=GROUP, help="Previous sentence", places=SELECTING)
def select_previous(screen: ReadingScreen) -> None:
    _go(screen, -1)


@command("l", "right", group=GROUP, help="Longer by a sentence", label="longer", rank=2, places=SELECTING)
def select_longer(screen: ReadingScreen) -> None:
    _move(screen, sentences_of, -1 if _mode(screen).selection.at_start else 1)


@command("h", "left", group=GROUP, help="Shorter by a sentence", label="shorter", rank=8, places=SELECTING)
def select_shorter(screen: ReadingScreen) -> None:
    _move(screen, sentences_of, 1 if _mode(screen).selection.at_start else -1)


@command("right_curly_bracket", group=GROUP, help="The end on by a paragraph", places=SELECTING)
def select_paragraph(screen: ReadingScreen) -> None:
    _move(screen, paragraphs_of, 1)


@command("left_curly_bracket", group=GROUP, help="The end back by a paragraph", places=SELECTING)
def select_paragraph_less(screen: ReadingScreen) -> None:
    _move(screen, paragraphs_of, -1)


@command("w", group=GROUP, help="The end on by a word", places=SELECTING)
def select_word(screen: ReadingScreen) -> None:
    _move(screen, words_of, 1)


@command("b", group=GROUP, help="The end back by a word", places=SELECTING)
def select_word_less(screen: ReadingScreen) -> None:
    _move(screen, words_of, -1)


@command("o", group=GROUP, help="The other end moves", label="other end", rank=7, places=SELECTING)
def turn_selection(screen: ReadingScreen) -> None:
    mode = _mode(screen)
    mode.take(mode.selection.turned())


# What becomes of it


@command(
    "enter",
    group=GROUP,
    help="Mark it; longer, or let go where it is marked",
    label="mark",
    rank=3,
    places=SELECTING,
)
def highlight(screen: ReadingScreen) -> None:
    mode = _mode(screen)
    touched = mode.marked
    screen.begin(None)
    if any(_covers(each, mode.selection) for each in touched):
        screen.work(_let_go(screen, mode.shown, touched))
    elif touched:
        screen.work(_extend(screen, mode, touched))
    else:
        screen.work(_highlight(screen, mode, ""))


def _covers(marked: marking.Placed, selection: Selection) -> bool:
    return marked.place is not None and marked.place[0] <= selection.start and selection.end <= marked.place[1]


@command("n", group=GROUP, help="Write beside it", label="note", rank=4, places=SELECTING)
def write_note(screen: ReadingScreen) -> None:
    mode = _mode(screen)
    marked = mode.marked[0].highlight if mode.marked else None
    note_on = marked.number if marked else (mode.shown.entry.id, mode.selection.start, mode.selection.end)

    def done(typed: str | None) -> None:
        if typed is None:
            goes_on = told(screen.keyboard.map, OverlayName.SELECT, ("write_note", "on these words goes on with it."))
            tell_draft(screen, note_on, goes_on)
        elif marked:
            screen.work(_write_beside(screen, mode.shown, marked, typed))
        else:
            screen.work(_highlight(screen, mode, typed))

    screen.ask("Note", text=marked.note if marked else "", on_done=done, note_on=note_on)


def tell_draft(screen: ReadingScreen, note_on: Hashable, goes_on: str) -> None:
    """Says that the draft of a note is kept, if it is, and what goes on with it."""
    if note_on in screen.prompt.drafts:
        screen.tell(f"The draft is kept: {goes_on}")


@command("y", group=GROUP, help="Copy the words", label="copy", rank=5, places=SELECTING)
def copy_selected(screen: ReadingScreen) -> None:
    mode = _mode(screen)
    screen.begin(None)
    copy_text(screen, mode.said, counted(len(words_of(mode.said)), "word"))


@command("Y", group=GROUP, help="Copy them with their source", label="quotation", rank=6, places=SELECTING)
def copy_quotation(screen: ReadingScreen) -> None:
    mode = _mode(screen)
    screen.begin(None)
    screen.work(_quote(screen, mode))


async def _quote(screen: ReadingScreen, mode: Selecting) -> None:
    copy_text(screen, await cite(screen.desk, mode.shown.entry.id, mode.said), "the quotation")


async def _highlight(screen: ReadingScreen, mode: Selecting, note: str) -> None:
    passage = passage_of(mode.text, mode.selection.start, mode.selection.end)
    change = await marking.highlight(screen.desk, mode.shown.entry, passage, note)
    await done(screen, mode.shown.entry, change, "Marked, with a note." if note else "Marked.")


async def _extend(screen: ReadingScreen, mode: Selecting, touched: list[marking.Placed]) -> None:
    places = [each.place for each in touched if each.place]
    start = min(mode.selection.start, *(start for start, _ in places))
    end = max(mode.selection.end, *(end for _, end in places))
    old = [each.highlight for each in touched]
    change = await marking.extend(screen.desk, mode.shown.entry, passage_of(mode.text, start, end), *old)
    await done(screen, mode.shown.entry, change, "The mark is longer.")


async def _let_go(screen: ReadingScreen, shown: Opened, gone: list[marking.Placed]) -> None:
    change = await marking.unhighlight(screen.desk, *(each.highlight for each in gone))
    noted = sum(bool(each.highlight.note) for each in gone)
    lost = f" {told(screen.keyboard.map, screen.place, ('undo', 'brings the note back.'))}" if noted else ""
    await done(screen, shown.entry, change, f"No longer marked.{lost}")


async def _write_beside(screen: ReadingScreen, shown: Opened, marked: Highlight, note: str) -> None:
    change = await marking.write_beside(screen.desk, marked, note)
    await done(screen, shown.entry, change, "Written beside it." if note else "The note beside it is gone.")


async def bring_marks(screen: ReadingScreen) -> None:
    """Shows what the person added to the column that is open."""
    shown = screen.showing
    if not isinstance(shown, Opened):
        screen.marks = marking.Marks()
        return
    marks = await marking.marks_of(screen.desk, shown.entry.id, shown.article.seen)
    if isinstance(screen.showing, Opened) and screen.showing.article is shown.article:
        screen.marks = marks
        placed = [(*each.place, bool(each.highlight.note)) for each in marks.highlights if each.place]
        screen.article.show_marks(placed)
