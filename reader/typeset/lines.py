"""What typesetting gives: lines of styled runs, each knowing the block it came from."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from reader.model.blocks import Mark
from reader.typeset.widths import cells

HEAD = -1


class Role(StrEnum):
    """The face of a run, by what it is in the article; a theme gives each a colour.

    Weight and slant are not implied by the role: a run's marks are final (a quote has ``EM``, and what is stressed
    in it has not, as in print).
    """

    TEXT = "text"
    DIM = "dim"
    KICKER = "kicker"
    HEADLINE = "headline"
    DEK = "dek"
    COLUMNIST = "columnist"
    RULE = "rule"
    HEADING = "heading"
    QUOTE = "quote"
    BAR = "bar"
    CODE = "code"
    CAPTION = "caption"
    MARKER = "marker"
    NOTE = "note"
    LINK = "link"
    NUMBER = "number"
    ACCENT = "accent"
    ERROR = "error"
    GOOD = "good"
    KEY = "key"
    TABLE_HEAD = "table-head"
    SECTION = "section"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one face. ``link`` is where it leads (as in `reader.model.blocks.Span`), empty if nowhere."""

    text: str
    role: Role = Role.TEXT
    marks: Mark = Mark.NONE
    link: str = ""


Row = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen. ``block`` is the number of the article's block, ``HEAD`` above the first one
    and the number of blocks below the last. A blank line belongs to the block it leads to.
    """

    runs: Row
    block: int = HEAD

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> int:
        """Cells, at most the measure it was set to."""
        return cells(self.text)


@dataclass(frozen=True, slots=True)
class Setting:
    """Text set to ``width`` cells; the block numbers of ``lines`` never fall. ``links`` are the targets that have
    numbers, from 1 on."""

    lines: tuple[Line, ...]
    width: int
    links: tuple[str, ...] = ()

    def first_line(self, block: int) -> int:
        """The number of the line where ``block`` begins, past the blank before it. A block without lines gives
        the next one that has some; past the end gives the last line; 0 when there are no lines.
        """
        found = bisect_left(self.lines, block, key=lambda line: line.block)
        while found < len(self.lines) - 1 and not self.lines[found].runs:
            found += 1
        return max(min(found, len(self.lines) - 1), 0)

    def block_at(self, line: int) -> int:
        """The block that line number ``line`` belongs to; numbers outside give the first or the last line's."""
        if not self.lines:
            return HEAD
        return self.lines[max(0, min(line, len(self.lines) - 1))].block
