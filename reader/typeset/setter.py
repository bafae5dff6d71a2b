"""An article set to a measure: head, blocks, foot, each line with the number of its block."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.model.article import Article
from reader.model.blocks import Blocks
from reader.typeset.blocks import BODY, Around, set_block
from reader.typeset.breaking import Shape
from reader.typeset.foot import set_foot
from reader.typeset.head import set_head
from reader.typeset.lines import HEAD, Line, Row, Run, Setting
from reader.typeset.linking import Asides, link_numbers, link_targets, with_numbers
from reader.typeset.spans import row_width
from reader.typeset.widths import cut, graphemes


def set_article(
    article: Article,
    measure: int,
    *,
    minutes: int = 0,
    head: Sequence[Row] = (),
    justify: bool = False,
    pictures: Mapping[str, tuple[int, int]] | None = None,
    number_links: bool = False,
    unfolded: bool = True,
    asides: Asides = (),
) -> Setting:
    """The whole page of an article. No line is wider than ``measure`` cells (at least 1), whatever the text.

    ``minutes`` is the reading time, left out when 0; ``head`` are the rows above the text if they are set already.
    Lines of the head have block `HEAD`, those of the foot the number of blocks. ``justify`` fills the lines of the text
    up to the measure.
    ``pictures`` are the cells kept free for pictures, by url. Long lists of channels are shown whole where they are
    ``unfolded``, else their beginning and a link `MORE`. For ``asides`` see `set_foot`.
    """
    measure = max(measure, 1)
    above = numbered(head or set_head(article, measure, minutes), measure)
    shape = Shape.JUSTIFIED if justify else Shape.RAGGED
    around = Around(language=article.language, shape=shape, pictures=pictures or {}, headline=article.headline)
    targets = link_targets(article, unfolded, asides) if number_links else ()
    numbers = link_numbers(targets)
    body = set_blocks(with_numbers(article.blocks, numbers), measure, around)
    foot = numbered(set_foot(article, measure, numbers, unfolded, asides), measure, len(article.blocks))
    return Setting((*above, *_below(body), *_below(foot)), measure, targets)


def set_blocks(blocks: Blocks, measure: int, around: Around = BODY) -> tuple[Line, ...]:
    """The lines of the blocks alone, a blank line between two."""
    measure = max(measure, 1)
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        rows = set_block(block, measure, around)
        if rows and lines:
            lines.append(Line((), number))
        lines += numbered(rows, measure, number)
    return tuple(lines)


def numbered(rows: Iterable[Row], measure: int, block: int = HEAD) -> tuple[Line, ...]:
    """The rows as lines of ``block``."""
    return tuple(Line(part, block) for row in rows for part in _within(row, measure))


def _below(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return (Line((), lines[0].block), *lines) if lines else ()


def _within(row: Row, measure: int) -> Iterator[Row]:
    """The row, or its parts if it is too wide after all, with ``…`` for what no line could hold.

    A sign of two cells may stand where there is one, and some marks of Indic scripts take a cell more in company than
    alone, where no language puts them.
    """
    if row_width(row) <= measure:
        yield row
        return
    part: list[Run] = []
    for run in row:
        for grapheme in graphemes(run.text):
            piece = replace(run, text=cut(grapheme, measure))
            if part and row_width((*part, piece)) > measure:
                yield tuple(part)
                part = []
            part.append(piece)
    yield tuple(part)
