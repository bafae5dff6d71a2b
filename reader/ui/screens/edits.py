"""What a site changed in a column since it was kept, over the reading screen."""

from collections.abc import Callable, Sequence
from itertools import groupby

from reader.editorial.edits import Kind, Paragraph
from reader.service.library.edits import Edits
from reader.typeset.breaking import break_lines
from reader.typeset.counting import counted
from reader.typeset.dates import long_date
from reader.typeset.lines import Role
from reader.ui.drawing import Piece
from reader.ui.keymap import KeyMap, told
from reader.ui.keys import OverlayName
from reader.ui.screens.sheet import Sheet
from reader.ui.theme import Palette

WIDTH = 70
"""Cells of a line of the text."""
SIGNS = {Kind.SAME: ("", ""), Kind.OUT: ("[-", "-]"), Kind.IN: ("{+", "+}")}
"""Around what was taken out and put in, as wdiff has them: nobody has to see colours."""
ROLES = {Kind.SAME: Role.TEXT, Kind.OUT: Role.ERROR, Kind.IN: Role.GOOD}
Line = list[Piece]


def edit_lines(edits: Edits, width: int) -> list[Line]:
    """The difference in lines of at most ``width`` cells; paragraphs that are as they were are only counted."""
    kept, seen = long_date(edits.kept_at.astimezone()), long_date(edits.seen_at.astimezone())
    lines: list[Line] = [
        [(f"Kept {kept}; other words were on its page {seen}.", Role.DIM)],
        [("[-taken out since-]", Role.ERROR), (" ", Role.TEXT), ("{+put in since+}", Role.GOOD)],
    ]
    for same, paragraphs in groupby(edits.paragraphs, _is_same):
        if same:
            lines += [[], [(f"… {counted(sum(1 for _ in paragraphs), 'paragraph')} unchanged …", Role.DIM)]]
        else:
            for paragraph in paragraphs:
                lines += [[], *_paragraph_lines(paragraph, width)]
    return lines


def _is_same(paragraph: Paragraph) -> bool:
    return all(each.kind is Kind.SAME for each in paragraph)


def _paragraph_lines(paragraph: Paragraph, width: int) -> list[Line]:
    text, roles = "", list[tuple[int, Role]]()
    for each in paragraph:
        begin, end = SIGNS[each.kind]
        text += f"{' ' if text else ''}{begin}{each.words}{end}"
        roles.append((len(text), ROLES[each.kind]))
    return [_pieces(text, start, end, roles) for start, end in break_lines(text, max(1, width))]


def _pieces(text: str, start: int, end: int, roles: Sequence[tuple[int, Role]]) -> Line:
    """The stretch of the text, each part in the role that reaches over it."""
    pieces: Line = []
    for stop, role in roles:
        if start < min(stop, end):
            pieces.append((text[start : min(stop, end)], role))
            start = min(stop, end)
    return pieces


class EditSheet(Sheet):
    """``take`` is called when the person takes the new text; put away otherwise, the kept one stays."""

    place = OverlayName.EDITS

    def __init__(self, palette: Palette, keys: KeyMap, edits: Edits, width: int, take: Callable[[], None]) -> None:
        lines = edit_lines(edits, min(WIDTH, width - 6))
        super().__init__(palette, keys, "Edited since", lines, "show_edits")
        self.sheet.hint = told(keys, self.place, ("take_new_text", "takes the new text"), ("out", "keeps the old"))
        self._take = take

    def take(self) -> None:
        """Takes the new text, once."""
        if self.is_active:
            self.dismiss()
            self._take()
