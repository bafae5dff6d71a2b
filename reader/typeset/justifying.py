"""Lines filled up to the measure by wider spaces."""

import re
from dataclasses import replace

from reader.model.blocks import Mark
from reader.typeset.lines import Row
from reader.typeset.widths import cells

NARROWEST = 36  # cells; in a narrower measure the few spaces of a line would become holes
_WIDEST = 3  # cells of a space; a line that needs more, before a long url say, reads better left as it is
_SPACE = re.compile("(?<! ) (?! )")


def justified(row: Row, measure: int, from_right: bool = False) -> Row:
    """The row with its spaces widened evenly so that it takes ``measure`` cells; as it was where they would gape.

    The cells that cannot be dealt out evenly are spread over the line, beginning at its left or its right end: taken in
    turn from line to line, no side of the column looks thinner. Spaces in code stay as they are.
    """
    gaps = sum(0 if run.marks & Mark.CODE else len(_SPACE.findall(run.text)) for run in row)
    spare = measure - cells("".join(run.text for run in row))
    if not gaps or spare <= 0 or spare > gaps * (_WIDEST - 1):
        return row
    sizes = [1 - (-spare * (gap + 1) // gaps) + (-spare * gap // gaps) for gap in range(gaps)]
    spaces = map(" ".__mul__, reversed(sizes) if from_right else sizes)
    return tuple(
        run if run.marks & Mark.CODE else replace(run, text=_SPACE.sub(lambda _: next(spaces), run.text)) for run in row
    )
