"""What is typed: its text, the cursor in it, and the keys that edit it. It is one line, or drawn as one."""

from collections.abc import Sequence
from itertools import takewhile

from reader.typeset.lines import Role
from reader.typeset.widths import cells, graphemes
from reader.ui.drawing import Piece

LONGEST = 400
"""Characters of a search, a name or an address; more is not taken."""
CURSOR: Piece = ("▏", Role.ACCENT)
LINE_END = "↵"


class Field:
    """``cursor`` is how many characters stand before it, always between two graphemes."""

    def __init__(self, text: str = "", longest: int = LONGEST, has_lines: bool = False) -> None:
        """``longest`` is how many characters it takes; line ends stay in it if it ``has_lines``."""
        self.longest = longest
        self.has_lines = has_lines
        self.set(text)

    @property
    def is_full(self) -> bool:
        return len(self.text) >= self.longest

    def set(self, text: str) -> None:
        """Puts this text in place of what is there, the cursor behind it."""
        self.text = self._taken(text, self.longest)
        self.cursor = len(self.text)

    def insert(self, text: str) -> None:
        """Puts the text at the cursor."""
        taken = self._taken(text, self.longest - len(self.text))
        self.text = self.text[: self.cursor] + taken + self.text[self.cursor :]
        self.cursor += len(taken)

    def _taken(self, text: str, most: int) -> str:
        return ("\n" if self.has_lines else " ").join(text[:most].expandtabs(1).splitlines())[:most]

    def press(self, key: str, character: str | None) -> bool:
        """Edits by a key, by Textual's name. False if it is none of these."""
        at = self._goal(key)
        if at is not None:
            self.cursor = at
        elif key in _DELETES:
            at = self._goal(_DELETES[key])
            assert at is not None
            self._cut(min(at, self.cursor), max(at, self.cursor))
        elif character and character.isprintable():
            self.insert(character)
        else:
            return False
        return True

    def _goal(self, key: str) -> int | None:
        """Where a key takes the cursor."""
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        match key:
            case "left":
                return self.cursor - len(list(graphemes(before))[-1]) if before else 0
            case "right":
                return self.cursor + len(next(graphemes(after), ""))
            case "ctrl+left" | "alt+b":
                kept = before.rstrip()
                return len(kept) - len(kept.split(" ")[-1])
            case "ctrl+right" | "alt+f":
                rest = after.lstrip()
                return len(self.text) - len(rest) + sum(1 for _ in takewhile(lambda each: each != " ", rest))
            case "home" | "ctrl+a":
                return 0
            case "end" | "ctrl+e":
                return len(self.text)
        return None

    def _cut(self, start: int, end: int) -> None:
        self.text, self.cursor = self.text[:start] + self.text[end:], start

    def pieces(self, room: int, wrong: tuple[int, int] = (0, 0)) -> list[Piece]:
        """The line in at most so many cells, the cursor in view; what stands between the characters ``wrong`` is
        drawn so."""
        first, text = 0, self.text.replace("\n", LINE_END)
        while cells(text[first : self.cursor]) > max(1, room - 2):
            first += 1
        begun: list[Piece] = [("…", Role.DIM)] if first else []
        return [
            *begun,
            *_told(text, first, self.cursor, wrong),
            CURSOR,
            *_told(text, self.cursor, len(text), wrong),
        ]


def cursor_cell(pieces: Sequence[Piece]) -> int | None:
    """The cell in which the cursor of a field among these pieces stands; None if there is none."""
    if CURSOR not in pieces:
        return None
    return sum(cells(text) for text, _ in pieces[: pieces.index(CURSOR)])


_DELETES = {
    "backspace": "left",
    "ctrl+h": "left",
    "delete": "right",
    "ctrl+d": "right",
    "ctrl+w": "ctrl+left",
    "alt+backspace": "ctrl+left",
    "alt+d": "ctrl+right",
    "ctrl+u": "home",
    "ctrl+k": "end",
}
"""What deletes up to where another key would take the cursor."""


def _told(text: str, start: int, end: int, wrong: Sequence[int]) -> list[Piece]:
    first, last = (max(start, min(end, each)) for each in wrong)
    parts = ((text[start:first], Role.TEXT), (text[first:last], Role.ERROR), (text[last:end], Role.TEXT))
    return [part for part in parts if part[0]]
