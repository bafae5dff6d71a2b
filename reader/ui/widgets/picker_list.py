"""A list to choose from: what is typed narrows it, what matched is marked."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from textual.strip import Strip

from reader.typeset.lines import Role
from reader.typeset.widths import cells, cut
from reader.ui.drawing import Piece
from reader.ui.field import Field
from reader.ui.sifting import Sifted, run_together, sift
from reader.ui.theme import Palette
from reader.ui.widgets.rows import RowPane


@dataclass(frozen=True, slots=True)
class Choice:
    """``name`` tells it from the others, ``text`` is shown at the left, ``note`` at the right. ``words`` are found as
    well as the text; ``dim`` ones are possible, but not what is meant here."""

    name: str
    text: str
    note: str = ""
    words: str = ""
    dim: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A choice that has what was typed, and where in its text, by character."""

    choice: Choice
    marks: tuple[int, ...] = ()


def matches(choices: Sequence[Choice], typed: str) -> list[Match]:
    """The choices that have the words typed, in any order, the likeliest first and else in their order (see
    `reader.ui.sifting.Grade`), dim ones behind the others. Without anything typed all that are not dim, in their
    order."""
    if not typed.strip():
        return [Match(each) for each in choices if not each.dim]
    found = []
    for each in choices:
        if sifted := _best(each, typed):
            shown = tuple(mark for mark in sifted.marks if mark < len(each.text))
            found.append((each.dim, sifted.rank, Match(each, shown)))
    return [match for *_, match in sorted(found, key=lambda each: each[:2])]


def _best(choice: Choice, typed: str) -> Sifted | None:
    """How the text has what is typed, or where that is better, how the text and the other words have it."""
    ways = [sift(choice.text, typed), sift(f"{choice.text}\n{choice.words}", typed)]
    known = [each for each in ways if each] or [each for each in (run_together(choice.text, typed),) if each]
    return min(known, key=lambda each: each.grade, default=None)


def marked(text: str, marks: Collection[int], plain: Role) -> list[Piece]:
    """The text in pieces, those at the marks in the accent."""
    return [(character, Role.KEY if at in marks else plain) for at, character in enumerate(text)]


class PickerList(RowPane):
    """``find`` gives what there is for what is typed, if it ``narrows``."""

    ground = "bar"
    ruled = False

    def __init__(self, palette: Palette, title: str, prompt: str, find: Callable[[str], list[Match]]) -> None:
        super().__init__("picker")
        self.name_of_it = title
        self.prompt = prompt
        self.find = find
        self.narrows = True
        self.field = Field()
        self.shown = find("")
        self.active = True
        self.paint(palette)

    def search(self) -> None:
        """Shows what matches what is typed; the cursor goes to the best."""
        self.shown = self.find(self.field.text)
        self.cursor, self.top = 0, 0
        self.refresh()
        self.post_message(self.Highlighted(self))

    def renew(self) -> None:
        """Shows what there is now; the cursor stays where it is."""
        self.shown = self.find(self.field.text)
        self.refresh()

    @property
    def chosen(self) -> Choice | None:
        """The choice under the cursor."""
        return self.shown[self.cursor].choice if self.cursor < len(self.shown) else None

    def title(self, width: int) -> tuple[list[Piece], list[Piece]]:
        typed = self.field.pieces(width - cells(self.name_of_it) - 8) if self.narrows else []
        if not self.field.text:
            typed.append((self.prompt, Role.DIM))
        return [(f"{self.name_of_it}  ", Role.KEY), *typed], [(str(len(self.shown)), Role.DIM)]

    def types(self) -> bool:
        return self.narrows and super().types()

    def row_count(self) -> int:
        return len(self.shown)

    def row_line(self, row: int, line: int, width: int) -> Strip:
        match = self.shown[row]
        here = row == self.cursor
        brush = self.brush.on("selection") if here else self.brush
        mark = ("▌ ", Role.ACCENT) if here else ("  ", Role.TEXT)
        plain = Role.DIM if match.choice.dim else Role.TEXT
        text = marked(match.choice.text, match.marks, plain)
        # What it is called matters more than what is said of it.
        note = cut(match.choice.note, max(0, width - 4 - min(cells(match.choice.text), width // 2)))
        return brush.pieces([mark, *text], [(f"  {note} ", Role.DIM)], width, bold=here)

    def empty_line(self, number: int, width: int) -> Strip:
        return self.brush.pieces([("  Nothing has these letters." if number == 0 else "", Role.DIM)], [], width)
