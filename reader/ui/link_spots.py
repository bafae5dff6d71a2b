"""Where the links of a set text stand on its lines, and the letters that choose them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.typeset.lines import Role, Run, Setting
from reader.typeset.widths import cells

Cells = tuple[int, int, int]
"""A line, its first cell and the cell after the last one."""

LETTERS = "asdfgqwertzxcvbhjklmnuiop"
"""What labels are made of; y is left out, which copies."""
# How many letters begin labels of one, two, three, four: for as many numbers of so many digits as there can be.
_BEGIN = (9, 4, 2, 1)
_SPARE = (*LETTERS[sum(_BEGIN) : -4], *(first + second for first in LETTERS[-4:] for second in LETTERS))
"""Labels for links without a number; those of two letters begin with what no label of one letter is."""


@dataclass(frozen=True, slots=True)
class LinkSpot:
    """A link as it stands in a text: its words and their cells, and those of its number if it has one."""

    target: str
    words: str
    parts: tuple[Cells, ...]
    number: Cells | None = None

    @property
    def line(self) -> int:
        return self.parts[0][0]

    def covers(self, line: int, cell: int) -> bool:
        """Whether this cell belongs to the link."""
        return any(at == line and start <= cell < end for at, start, end in (*self.parts, self.number or (-1, 0, 0)))


def link_spots(setting: Setting) -> tuple[LinkSpot, ...]:
    """Every link of the text, in its order; one that goes over line ends is one."""
    spots: list[LinkSpot] = []
    for line, cell, run in _runs(setting):
        role, target = run.role, run.link
        where = (line, cell, cell + cells(run.text))
        last = spots[-1] if spots else None
        goes_on = last is not None and last.target == target and last.number is None
        if goes_on and last and (role is Role.NUMBER or last.parts[-1][0] == line or last.parts[-1][0] == line - 1):
            if role is Role.NUMBER:
                spots[-1] = replace(last, number=where)
            else:
                blank = " " if last.parts[-1][0] != line else ""
                spots[-1] = replace(last, words=f"{last.words}{blank}{run.text}", parts=(*last.parts, where))
        elif role is not Role.NUMBER:
            spots.append(LinkSpot(target, run.text, (where,)))
    return tuple(spots)


def _runs(setting: Setting) -> Iterator[tuple[int, int, Run]]:
    for number, line in enumerate(setting.lines):
        cell = 0
        for run in line.runs:
            if run.link and run.role is not Role.MARKER and run.text.strip():
                yield number, cell, run
            cell += cells(run.text)


class Links:
    """The links of a text as it is set now; ``chosen`` is the number of the one that was gone to, in their order."""

    def __init__(self) -> None:
        self.chosen: int | None = None
        self._setting = Setting((), 0)
        self._spots: tuple[LinkSpot, ...] | None = None

    def find_in(self, setting: Setting) -> None:
        """They are those of this setting from now on; looked for when somebody asks."""
        self._setting, self._spots = setting, None

    @property
    def spots(self) -> tuple[LinkSpot, ...]:
        if self._spots is None:
            self._spots = link_spots(self._setting)
        return self._spots

    @property
    def link(self) -> LinkSpot | None:
        """The chosen one."""
        return self.spots[self.chosen] if self.chosen is not None and self.chosen < len(self.spots) else None

    @property
    def chosen_parts(self) -> tuple[Cells, ...]:
        return self.link.parts if self.link else ()

    def step(self, step: int, in_view: range) -> LinkSpot | None:
        """Chooses the next one (1) or the one before (-1); where none is chosen in view, the first or last in view."""
        if self.link and self.chosen is not None and any(line in in_view for line, _, _ in self.link.parts):
            found = self.chosen + step
        else:
            lines = [spot.line for spot in self.spots]
            found = bisect_left(lines, in_view.start) if step > 0 else bisect_left(lines, in_view.stop) - 1
        if not 0 <= found < len(self.spots):
            return None
        self.chosen = found
        return self.spots[found]

    def at(self, line: int, cell: int) -> LinkSpot | None:
        """The link that has this cell."""
        return next((spot for spot in self.spots if spot.covers(line, cell)), None)

    def labels(self, first: int, last: int) -> dict[str, LinkSpot]:
        """The link of each label: all that have a number, and of the others as many as there are spare letters for, on
        the lines from ``first`` up to ``last``."""
        named: dict[str, LinkSpot] = {}
        numbers = {target: number for number, target in enumerate(self._setting.links, 1)}
        spare = iter(_SPARE)
        for spot in self.spots:
            letters = ""
            if spot.number:
                letters = label(numbers[spot.target])
            elif first <= spot.line < last:
                letters = next(spare, "")
            if letters:
                named.setdefault(letters, spot)
        return named


def label(number: int) -> str:
    """The letters for a link's number, as many as it has digits, none beginning another's; empty past 9,999."""
    digits = len(str(number))
    if digits > len(_BEGIN):
        return ""
    first = sum(_BEGIN[: digits - 1])
    rest = number - 10 ** (digits - 1)
    base = len(LETTERS)
    letters = [LETTERS[first + rest // base ** (digits - 1)]]
    letters += [LETTERS[rest // base**place % base] for place in range(digits - 2, -1, -1)]
    return "".join(letters)
