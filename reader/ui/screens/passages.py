"""The passages that come back today, over the reading screen."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.strip import Strip

from reader.model.quotation import between_marks
from reader.service.library.recalling import Answer, Recalled
from reader.typeset.dates import long_date
from reader.typeset.lines import Role
from reader.typeset.widths import cells, cut
from reader.ui.drawing import Piece
from reader.ui.keymap import KeyMap, told
from reader.ui.keys import OverlayName
from reader.ui.screens.overlay import Overlay
from reader.ui.theme import Palette
from reader.ui.widgets.entry_list import headline, wrapped
from reader.ui.widgets.rows import RowPane

NONE_LEFT = "No passage is left for today."
WORDS = 4
"""Lines of a passage; of a longer one it is told that it goes on."""


class PassageList(RowPane):
    """Under each passage whose it is, and what was written beside it."""

    ground = "bar"
    ruled = False

    def __init__(self, palette: Palette, keys: KeyMap, passages: Sequence[Recalled]) -> None:
        super().__init__("passages")
        self.passages = list(passages)
        self.tall = WORDS + 3
        self.hint = told(keys, OverlayName.PASSAGES, *HINTS)
        self.active = True
        self.paint(palette)

    @property
    def row_height(self) -> int:
        return self.tall

    def fit(self, width: int) -> int:
        """Gives each passage the lines that the longest needs in so many cells; how many lines the pane needs then."""
        self.tall = max((len(self._lines(each, width - 6)) for each in self.passages), default=WORDS + 2) + 1
        return len(self.passages) * self.tall + self.head_lines + 1

    def row_count(self) -> int:
        return len(self.passages)

    def take(self, row: int, passage: Recalled | None = None) -> None:
        """Puts the passage into this row, or with None takes away the one that is there."""
        self.passages[row : row + (passage is None)] = [passage] if passage else []
        self.cursor = min(row, max(0, len(self.passages) - 1))
        self.show_from(self.top)
        self.reveal()
        self.refresh()

    def empty_line(self, number: int, width: int) -> Strip:
        return self.brush.pieces([(f"   {NONE_LEFT}" if number == 1 else "", Role.DIM)], [], width)

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        return [("Passages  ", Role.KEY), (f"{len(self.passages)} left today", Role.DIM)], []

    @property
    def room(self) -> int:
        """The last line of the pane has the keys."""
        return max(1, super().room - 1)

    def inner_line(self, y: int, width: int) -> Strip:
        if y == self.size.height - 1:
            return self.brush.pieces([], [(f"  {self.hint} ", Role.DIM)], width)
        return super().inner_line(y, width)

    def row_line(self, row: int, line: int, width: int) -> Strip:
        here, lines = row == self.cursor, self._lines(self.passages[row], width - 6)
        if line >= len(lines):
            return self.brush.blank(width)
        brush = self.brush.on("selection") if here else self.brush
        mark = ("▌", Role.ACCENT) if here else (" ", Role.TEXT)
        return brush.pieces([mark, ("  ", Role.TEXT), lines[line]], [(" ", Role.TEXT)], width)

    def _lines(self, passage: Recalled, width: int) -> list[Piece]:
        quote, note = passage.highlight.passage.quote, passage.highlight.note
        words = wrapped(" ".join(between_marks(quote).split()), width)
        if len(words) > WORDS:
            words = [*words[: WORDS - 1], f"{cut(words[WORDS - 1], width - 2)} …"]
        source = source_line(passage, width)
        beside: list[Piece] = [(cut(f"✎ {' '.join(note.split())}", width), Role.DIM)] if note else []
        return [*((each, Role.TEXT) for each in words), (source, Role.COLUMNIST), *beside]


def source_line(passage: Recalled, width: int) -> str:
    """Who wrote it, its headline and when it was marked, in ``width`` cells: of a long headline the end is left out."""
    marked = f"marked {long_date(passage.highlight.made_at)}"
    named = " · ".join(filter(None, (passage.entry.byline, headline(passage.entry))))
    return cut(f"{cut(named, max(0, width - cells(marked) - 3))} · {marked}", width)


HINTS = (
    ("keep_passage", "keep"),
    ("passage_later", "later"),
    ("let_passage_go", "let go"),
    ("take_answer_back", "undoes"),
    ("enter", "opens"),
    ("out", "closes"),
)


class PassageScreen(Overlay[Recalled]):
    """Dismissed with the passage whose column is to be opened, None if none is. ``answered`` is told of each answer,
    and of one that is taken back by None."""

    DEFAULT_CSS = """
    PassageScreen { align: center middle; background: transparent; }
    #passages { max-width: 100%; max-height: 90%; }
    """
    WIDTH = 84
    place = OverlayName.PASSAGES

    def __init__(
        self,
        palette: Palette,
        keys: KeyMap,
        passages: Sequence[Recalled],
        answered: Callable[[Recalled, Answer | None], None],
    ) -> None:
        super().__init__(palette, keys)
        self.list = PassageList(palette, keys, passages)
        self.answered = answered
        self.said: list[tuple[int, Recalled]] = []

    def on_resize(self) -> None:
        width = min(self.WIDTH, self.size.width)
        self.list.styles.width, self.list.styles.height = width, self.list.fit(width)
        self.call_after_refresh(self.refresh)

    @property
    def pane(self) -> PassageList:
        return self.list

    def compose(self) -> ComposeResult:
        yield self.list

    def on_row_pane_chosen(self, message: RowPane.Chosen) -> None:
        message.stop()
        self.dismiss(self.list.passages[self.list.cursor])

    def choose(self) -> None:
        self.list.choose()

    def answer(self, said: Answer) -> None:
        """Answers for the passage under the cursor, which leaves the sheet. Without any the sheet stays, so that a key
        too many is not one for the list behind it."""
        if not self.is_active or not self.list.passages:
            return
        passage = self.list.passages[self.list.cursor]
        self.said.append((self.list.cursor, passage))
        self.list.take(self.list.cursor)
        self.answered(passage, said)

    def take_back(self) -> None:
        """Shows the passage that was answered last again, and has its answer taken back."""
        if self.is_active and self.said:
            row, passage = self.said.pop()
            self.list.take(row, passage)
            self.answered(passage, None)
