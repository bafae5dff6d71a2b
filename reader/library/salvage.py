"""What rows can still be read from the trees of a damaged file, and to which table those belong that no tree leads to.

A tree is walked from its root. Where a piece of it is gone, the rows of pages that no tree leads to any more are
looked at: they are taken if their columns fit the table and their numbers the piece that is missing.
"""

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from reader.library.numbers import Value
from reader.library.pagefile import INDEX_LEAF, INDEX_NODE, TABLE_LEAF, TABLE_NODE, Cell, Node, PageFile
from reader.library.schema import APPLICATION_ID, TODAY
from reader.library.steps import STEPS

Range = tuple[int, int]
"""Row numbers above the first and up to the second."""

EVERYTHING: Range = (-(1 << 63), 1 << 63)

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
_KINDS: Mapping[str, tuple[type, ...]] = {"INTEGER": (int,), "TEXT": (str,), "BLOB": (bytes,), "REAL": (int, float)}
_INDEXES = ("saved_newest", "entry_url", "entry_page", "entry_newest", "sqlite_autoindex_entry_1")
_MADE_ANEW = (
    *("document", "unindexed", "copy", "sampled", "sample", "uncompared", "subject", "on_subject", "rarity"),
    *("signature", "unsigned"),
    *("journal", "journal_row", "journal_file", "journal_changed"),
)
"""Tables of the word index, of copies and of who signed, which are filled again from texts and bylines, and of the
journal, which is from its folder."""
_OURS = frozenset({"entry", "channel", "listing", "saved", "article", "page"})
"""Tables of every version."""


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: str
    nullable: bool

    def takes(self, value: Value) -> bool:
        """Whether the value may stand here."""
        if value is None:
            return self.nullable
        if not isinstance(value, _KINDS.get(self.kind, (object,))):
            return False
        return not self.name.endswith("_at") or bool(_MOMENT.match(str(value)))


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table or index, in the order of its records. ``fewest`` is how many its oldest rows have;
    ``number`` is the column that is the row's number, empty where rows have none."""

    name: str
    columns: tuple[Column, ...]
    fewest: int
    number: str
    root: int

    @property
    def leaf(self) -> int:
        return TABLE_LEAF if self.number else INDEX_LEAF

    def fits(self, cell: Cell) -> bool:
        """Whether the row may be one of these."""
        values = cell.values
        if not self.fewest <= len(values) <= len(self.columns):
            return False
        return all(column.takes(value) for column, value in zip(self.columns, values, strict=False))

    def row(self, cell: Cell) -> dict[str, Value]:
        """The row by names of columns."""
        row = {column.name: value for column, value in zip(self.columns, cell.values, strict=False)}
        return row | {self.number: cell.rowid} if self.number else row


def shapes() -> dict[str, Shape]:
    """Of today's tables and of the indexes that tables can be mended from; a root is where a new file has it."""
    with closing(sqlite3.connect(":memory:")) as today:
        today.executescript(TODAY)
        roots = dict(today.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"))
        tables = [name for (name,) in today.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        without = {row[1] for row in today.execute("PRAGMA table_list") if row[4]}
        found = {
            name: _table(today, name, name in without, roots[name])
            for name in tables
            if name in roots and name not in _MADE_ANEW and not name.startswith("words")
        }
        found |= {name: _index(today, name, roots[name]) for name in _INDEXES}
    return found


def _table(today: sqlite3.Connection, name: str, without: bool, root: int) -> Shape:
    columns, number = [], ""
    told = today.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (name,)).fetchall()
    keys = sum(bool(row[3]) for row in told)
    for column, kind, required, key in told:
        is_number = bool(key) and keys == 1 and kind == "INTEGER" and not without
        number = column if is_number else number
        columns.append(Column(column, kind, is_number or not required))
    return Shape(name, tuple(columns), _fewest().get(name, len(columns)), "" if without else number or "rowid", root)


def _index(today: sqlite3.Connection, name: str, root: int) -> Shape:
    table = today.execute("SELECT tbl_name FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    kinds = dict(today.execute("SELECT name, type FROM pragma_table_info(?)", (table,)))
    names = [row[0] for row in today.execute("SELECT name FROM pragma_index_info(?)", (name,))]
    # Every entry of an index ends with the number of its row.
    columns = [Column(each, kinds[each], False) for each in (*names, "number" if table == "saved" else "id")]
    return Shape(name, tuple(columns), len(columns), "", root)


def _fewest() -> dict[str, int]:
    """How many columns each table had when it came."""
    fewest: dict[str, int] = {}
    with closing(sqlite3.connect(":memory:")) as old:
        for number in sorted(STEPS):
            old.executescript(STEPS[number])
            for name, count in old.execute(
                "SELECT m.name, count(*) FROM sqlite_master m, pragma_table_info(m.name) WHERE m.type = 'table'"
                " GROUP BY m.name"
            ):
                fewest.setdefault(name, count)
    return fewest


def rising(numbers: Sequence[int], low: int, high: int) -> list[int]:
    """The places of the longest row of numbers above ``low`` and up to ``high`` that only rise.

    >>> rising([10, 20, 900, 30, 40], 0, 1000)
    [0, 1, 3, 4]
    """
    ends: list[int] = []
    places: list[int] = []
    before: dict[int, int | None] = {}
    for place, number in enumerate(numbers):
        if low < number <= high:
            at = bisect_left(ends, number)
            ends[at : at + 1], places[at : at + 1] = [number], [place]
            before[place] = places[at - 1] if at else None
    found: list[int] = []
    last = places[-1] if places else None
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]


def _in_order(cells: list[Cell], shape: Shape) -> list[Cell]:
    """The rows of a page without those whose number cannot be right."""
    if not shape.number:
        return cells
    return [cells[place] for place in rising([cell.rowid for cell in cells], *EVERYTHING)]


@dataclass
class Salvage:
    """Walks the trees of one file. ``lost`` has for each table the ranges of rows that no tree leads to."""

    pages: PageFile
    shapes: Mapping[str, Shape]
    lost: dict[str, list[Range]] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._seen |= self.pages.free()
        self._roots = self._told_roots()

    @property
    def is_ours(self) -> bool:
        """Whether the file has Byline's mark, or tells of the tables that every library has."""
        return self.pages.application_id == APPLICATION_ID or self._roots.keys() >= _OURS

    def rows(self, name: str) -> Iterator[dict[str, Value]]:
        """What the tree of a table or index leads to."""
        shape = self.shapes[name]
        # What a whole table of tables does not tell of came after this file's version.
        if name not in self._roots and "sqlite_master" not in self.lost:
            return
        for cell in self._walk(self._roots.get(name, shape.root), shape):
            yield shape.row(cell)

    def strays(self) -> Iterator[tuple[str, dict[str, Value]]]:
        """Rows of pages that no tree leads to, with the name of their table; asked when all trees are walked."""
        tables = [name for name in self.shapes if name in self.lost and name not in _INDEXES]
        kinds = {self.shapes[name].leaf for name in tables}
        for number in range(2, self.pages.count + 1) if tables else ():
            if number in self._seen or number in self.pages.chained:
                continue
            try:
                node = Node(self.pages, number)
            except ValueError:
                continue
            if node.kind in kinds or (node.kind == INDEX_NODE and INDEX_LEAF in kinds):
                yield from self._homes(node, tables)

    def _homes(self, node: Node, tables: list[str]) -> Iterator[tuple[str, dict[str, Value]]]:
        cells = [cell for cell in node.cells() if cell]
        fitting = {
            name: [cell for cell in cells if self._is_missed(name, cell)]
            for name in tables
            if (self.shapes[name].leaf == TABLE_LEAF) == (node.kind == TABLE_LEAF)
        }
        # The rows of one page are of one table; of two that they fit, the one that takes more of them.
        best = max(fitting, key=lambda name: len(fitting[name]), default="")
        for cell in fitting.get(best, ()):
            yield best, self.shapes[best].row(cell)

    def _is_missed(self, name: str, cell: Cell) -> bool:
        shape = self.shapes[name]
        return shape.fits(cell) and (not shape.number or any(low < cell.rowid <= high for low, high in self.lost[name]))

    def _walk(self, root: int, shape: Shape) -> Iterator[Cell]:
        waiting = [(root, EVERYTHING)]
        while waiting:
            number, (low, high) = waiting.pop()
            try:
                node = self._node(number, shape)
            except ValueError:
                self._lose(shape, (low, high))
                continue
            cells = list(node.cells())
            good = _in_order([cell for cell in cells if cell and shape.fits(cell)], shape)
            within = sum(low < cell.rowid <= high for cell in good) if shape.number else len(good)
            # Of the page of another piece, which a wrong number led to, most rows are elsewhere.
            if (cells and 2 * within <= len(good)) or not (cells or node.tells):
                self._lose(shape, (low, high))
                continue
            self._seen.add(number)
            if len(good) < len(cells):
                self._lose(shape, (low, high))
            yield from good
            if node.kind in (TABLE_NODE, INDEX_NODE):
                waiting += self._below(node, shape, low, high)

    def _node(self, number: int, shape: Shape) -> Node:
        if number in self._seen:
            raise ValueError("two trees lead to it")
        node = Node(self.pages, number, shape.leaf)
        if (node.kind in (TABLE_LEAF, TABLE_NODE)) != (shape.leaf == TABLE_LEAF):
            raise ValueError("of another tree")
        return node

    def _below(self, node: Node, shape: Shape, low: int, high: int) -> list[tuple[int, Range]]:
        """The pages below, the last one first, with the ranges they must have by the numbers that can be right."""
        children = list(node.children())
        if not shape.number:
            return [(child, EVERYTHING) for child, _ in reversed(children)]
        keys = [key for _, key in children if key is not None]
        right = set(rising(keys, low, high))
        lows, highs = [low], [high]
        for at in range(len(keys)):
            lows.append(keys[at] if at in right else lows[-1])
        for at in reversed(range(len(keys))):
            highs.append(keys[at] if at in right else highs[-1])
        ranges = zip(lows, reversed(highs), strict=True)
        return [(child, each) for (child, _), each in zip(children, ranges, strict=True)][::-1]

    def _lose(self, shape: Shape, missing: Range) -> None:
        self.lost.setdefault(shape.name, []).append(missing)

    def _told_roots(self) -> dict[str, int]:
        """Where the file says that trees begin, as far as its own table of them can be read."""
        columns = (
            *(Column(name, "TEXT", False) for name in ("type", "name", "tbl_name")),
            Column("root", "INTEGER", True),
        )
        schema = Shape("sqlite_master", (*columns, Column("sql", "TEXT", True)), 5, "rowid", 1)
        found = {}
        for cell in self._walk(1, schema):
            row = schema.row(cell)
            if isinstance(row["root"], int) and row["root"]:
                found[str(row["name"])] = row["root"]
        return found
