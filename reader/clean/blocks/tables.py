"""Tables that hold data, told from tables that only place things on the page."""

import re
from collections.abc import Callable, Iterator, Sequence

from reader.model.blocks import Cell, Spans, Table
from reader.page.tree import Element, features, size_of

_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)")
_WIDEST_SPAN = 20
_PARAGRAPHS = 4
_BLOCKS = ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "pre", "figure", "img")


def is_layout(table: Element) -> bool:
    """Whether the table only places things: tables in tables, one column or one row, or cells full of paragraphs."""
    if table.get("role") == "presentation" or next(_nested(table), None) is not None:
        return True
    rows = list(_rows(table))
    if any(True for _ in table.iter("th", "caption")) and len(rows) > 1:
        return False
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return True
    cells = [cell for row in rows for cell in row]
    return _has_text_column(table, cells) or sum(len(list(cell.iter(*_BLOCKS))) > 1 for cell in cells) * 4 > len(cells)


def _has_text_column(table: Element, cells: Sequence[Element]) -> bool:
    """Whether one cell holds most of the text, in paragraphs of its own: the column in the frame of its page."""
    half = size_of(table) / 2
    return any(size_of(cell) > half and len(list(cell.iter("p", "br", "div", "h1"))) >= _PARAGRAPHS for cell in cells)


def table_of(table: Element, spans: Callable[[Element], Spans]) -> Table | None:
    """The table with every row as wide as its cells say; None when all cells are empty."""
    head = {row for part in table.iter("thead") for row in part.iter("tr")}
    rows = [tuple(row) for row in _filled(table, head, spans)]
    rows = [row for row in rows if any(cell.spans for cell in row)]
    caption = next(table.iter("caption"), None)
    return Table(tuple(rows), spans(caption) if caption is not None else ()) if rows else None


def _nested(table: Element) -> Iterator[Element]:
    return table.iterdescendants("table")


def _rows(table: Element) -> Iterator[list[Element]]:
    for row in table.iter("tr"):
        yield [cell for cell in row if cell.tag in ("td", "th")]


def _filled(table: Element, head: set[Element], spans: Callable[[Element], Spans]) -> Iterator[list[Cell]]:
    """The rows, empty cells where one above or beside reaches over (HTML standard, 4.9.12, forming a table)."""
    reaching: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[Cell] = []
        for cell in row.iterchildren("td", "th"):
            _fill(cells, reaching)
            width, height = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
            reaching |= {len(cells) + column: height - 1 for column in range(width) if height > 1}
            cells.append(Cell(spans(cell), _align(cell), row in head or cell.tag == "th"))
            cells += [Cell(())] * (width - 1)
        _fill(cells, reaching)
        yield cells


def _fill(cells: list[Cell], reaching: dict[int, int]) -> None:
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(Cell(()))


def _spanned(cell: Element, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return min(int(text), _WIDEST_SPAN) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else 1


def _align(cell: Element) -> str:
    named = (cell.get("align") or "").strip().lower()
    if named in ("left", "right", "center"):
        return named
    styled = _ALIGN.search((cell.get("style") or "").lower())
    if styled:
        return styled[1]
    classed = re.search(r"(?:text|align|has-text-align)-?(right|center)\b", features(cell))
    return classed[1] if classed else "left"
