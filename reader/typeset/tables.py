"""Tables in columns where they fit, else one record after the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.model.blocks import Cell, Mark, Table, spans_text
from reader.typeset.lines import Role, Row, Run
from reader.typeset.spans import PLAIN, Face, natural_width, row_width, set_runs, set_spans, styled
from reader.typeset.widths import padding
from reader.typeset.words import word_parts

_GUTTER = 2  # cells between two columns
_STEP = 2
_TALLEST = 8  # rows; a column so narrow that a cell would be higher makes the table hard to read
_LONGEST_WORD = 14  # cells; a column need not be wider for the sake of a longer word
_HEAD = Face(Role.TABLE_HEAD, Mark.STRONG)
_NOTHING = Cell(())
_FIGURE = re.compile(
    r"[-+−–±~≈<>]?\s?(?:[^\W\d]{1,3}\s?)?[$€£¥₹]?\s?\d[\d.,'’:/\u00a0\u202f ]*\s?(?:[%‰€£$°]|[^\W\d]{1,3})?"
)
_NOTHING_TOLD = frozenset(("-", "–", "—", "n/a", "N/A", "…", "?"))


def set_table(table: Table, measure: int) -> list[Row]:
    """The rows of a table without its caption, none wider than ``measure``.

    Columns are as wide as their content if all fit; else the wide ones share what the narrow ones leave. When not
    even the words fit, or a cell would become a tower, each row becomes a record of lines ``Header: value``.
    """
    grid = _grid(table)
    if not grid:
        return []
    widths = _column_widths(grid, measure)
    return _columns(_figures_right(grid), widths) if widths else _records(grid, measure)


def _grid(table: Table) -> list[list[Cell]]:
    """The rows with something in them, filled up to the same number of cells."""
    rows = [row for row in table.rows if any(spans_text(cell.spans).strip() for cell in row)]
    count = max(map(len, rows), default=0)
    return [[*row, *[_NOTHING] * (count - len(row))] for row in rows]


def _figures_right(grid: list[list[Cell]]) -> list[list[Cell]]:
    """The cells, those of columns of figures at the right where the page does not say otherwise."""
    body = grid[_has_head(grid) :]
    if not body:
        return grid
    figures = [_is_figures([spans_text(cell.spans).strip() for cell in column]) for column in zip(*body, strict=True)]
    return [
        [
            replace(cell, align="right") if right and cell.align == "left" else cell
            for cell, right in zip(row, figures, strict=True)
        ]
        for row in grid
    ]


def _is_figures(texts: Sequence[str]) -> bool:
    told = [text for text in texts if text and text not in _NOTHING_TOLD]
    return bool(told) and all(_FIGURE.fullmatch(text) for text in told)


def _has_head(grid: list[list[Cell]]) -> bool:
    return all(cell.header or not spans_text(cell.spans).strip() for cell in grid[0])


def _column_widths(grid: list[list[Cell]], measure: int) -> list[int]:
    """Cells for each column, empty when the table cannot stand in columns."""
    columns = list(zip(*grid, strict=True))
    room = measure - _GUTTER * (len(columns) - 1)
    if room < len(columns):
        return []
    natural = [max(max(natural_width(styled(cell.spans)), 1) for cell in column) for column in columns]
    if sum(natural) <= room or len(columns) == 1:
        return [min(width, room) for width in natural]
    least = [
        max(-(-width // _TALLEST), *map(_longest_word, column)) for width, column in zip(natural, columns, strict=True)
    ]
    return _shares(natural, least, room) if sum(least) <= room else []


def _longest_word(cell: Cell) -> int:
    words = spans_text(cell.spans).split()
    widest = max((part.width + part.tail for word in words for part in word_parts(word).parts), default=1)
    return min(widest, _LONGEST_WORD)


def _shares(natural: list[int], least: list[int], room: int) -> list[int]:
    """``room`` dealt out: every column has its least width, and of those that could use more the narrowest grows."""
    widths = least.copy()
    for _ in range(room - sum(least)):
        hungry = (number for number, width in enumerate(widths) if width < natural[number])
        widths[min(hungry, key=widths.__getitem__)] += 1
    return widths


def _columns(grid: list[list[Cell]], widths: Sequence[int]) -> list[Row]:
    set_rows = [[_cell(cell, width) for cell, width in zip(row, widths, strict=True)] for row in grid]
    loose = any(len(cell) > 1 for row in set_rows[_has_head(grid) :] for cell in row)
    rows: list[Row] = []
    for number, row in enumerate(set_rows):
        if number == 1 and _has_head(grid):
            rows.append(_head_rule(widths))
        elif number and loose:
            rows.append(())
        rows += _side_by_side(row, grid[number], widths)
    return rows


def _cell(cell: Cell, width: int) -> list[Row]:
    return set_spans(cell.spans, width, _HEAD if cell.header else PLAIN)


def _head_rule(widths: Sequence[int]) -> Row:
    return (Run("─" * (sum(widths) + _GUTTER * (len(widths) - 1)), Role.RULE),)


def _side_by_side(row: list[list[Row]], source: list[Cell], widths: Sequence[int]) -> list[Row]:
    """The rows of the cells joined, each aligned in its column; spaces at the end are left out."""
    rows = []
    for level in range(max(map(len, row))):
        runs: list[Run] = []
        gap = 0
        for cell, lines, width in zip(source, row, widths, strict=True):
            line = lines[level] if level < len(lines) else ()
            left, right = padding(width - row_width(line), cell.align)
            if line:
                runs += [Run(" " * (gap + left)), *line] if gap + left else line
            gap = right + _GUTTER if line else gap + width + _GUTTER
        rows.append(tuple(runs))
    return rows


def _records(grid: list[list[Cell]], measure: int) -> list[Row]:
    heads = grid[0] if _has_head(grid) and len(grid) > 1 else [_NOTHING] * len(grid[0])
    rows: list[Row] = []
    for record in grid[heads is grid[0] :]:
        rows += [()] if rows else []
        for head, cell in zip(heads, record, strict=True):
            rows += _field(head, cell, measure)
    return rows


def _field(head: Cell, cell: Cell, measure: int) -> list[Row]:
    """``Header: value``, further lines one step in."""
    if not spans_text(cell.spans).strip():
        return []
    name = spans_text(head.spans).strip()
    title = (Run(f"{name}: ", _HEAD.role, _HEAD.marks),) if name else ()
    step = _STEP if title and measure > _STEP * 2 else 0
    first, *others = set_runs((*title, *styled(cell.spans)), measure - step)
    return [first, *((Run(" " * step), *row) if step and row else row for row in others)]
