"""What is said of a picture, and what stands in its room where it cannot be had."""

from functools import lru_cache

from reader.model.blocks import Figure, Mark, spans_text
from reader.typeset.lines import Role, Row, Run
from reader.typeset.spans import Face, row_width, set_spans, set_text
from reader.typeset.widths import padding

_LEAST_COLUMNS, _LEAST_ROWS = 12, 3
_WORDS = Face(Role.DIM)
CAPTION = Face(Role.CAPTION, Mark.EM)


def set_words(figure: Figure, measure: int, headline: str = "", language: str = "") -> list[Row]:
    """Caption, what is said instead of the picture and of it, credit; none of them if it is the headline only."""
    rows: list[Row] = []
    if not _is_same(spans_text(figure.caption), headline):
        rows += set_spans(figure.caption, measure, CAPTION, language=language)
    for text in figure.words:
        if not _is_same(text, headline):
            rows += set_text(text, measure, Face(Role.DIM) if rows else CAPTION, language=language)
    return rows + set_text(figure.credit, measure, Face(Role.DIM))


def _is_same(text: str, headline: str) -> bool:
    return text.casefold().split() == headline.casefold().split()


@lru_cache(maxsize=64)
def set_box(words: str, columns: int, rows: int) -> tuple[Row, ...]:
    """The words in a frame of exactly this size; where there is no room for one, as many of them as fit."""
    if columns < _LEAST_COLUMNS or rows < _LEAST_ROWS:
        said = set_text(words, max(1, columns), _WORDS)[:rows]
        return (*said, *[()] * (rows - len(said)))
    inner, free = columns - 4, rows - 2
    said = set_text(words, inner, _WORDS)[:free]
    above = (free - len(said)) // 2
    lines: list[Row] = [*[()] * above, *said, *[()] * (free - above - len(said))]
    edge = "─" * (columns - 2)
    return (_rule(f"┌{edge}┐"), *(_framed(line, inner) for line in lines), _rule(f"└{edge}┘"))


def _framed(line: Row, width: int) -> Row:
    left, right = padding(width - row_width(line), "center")
    return (Run(f"│ {' ' * left}", Role.RULE), *line, Run(f"{' ' * right} │", Role.RULE))


def _rule(text: str) -> Row:
    return (Run(text, Role.RULE),)
