"""A page that is no article: a failure, or nothing to show. What was known of the column is kept at its top."""

from collections.abc import Sequence

from reader.model.blocks import Mark
from reader.typeset.blocks import beside, hang
from reader.typeset.head import Head, set_known
from reader.typeset.lines import Role, Row, Run, Setting
from reader.typeset.setter import numbered
from reader.typeset.spans import PLAIN, Face, set_text
from reader.typeset.widths import cells

_HAPPENED = Face(Role.ERROR, Mark.STRONG)


def set_notice(
    head: Head,
    what_happened: str,
    what_can_be_done: str,
    keys: Sequence[tuple[str, str]],
    measure: int,
) -> Setting:
    """The same head as an article has, then what happened, what can be done, and the keys that do it.

    ``keys`` are pairs of a key and what it does; any part may be empty.
    """
    measure = max(measure, 1)
    below = (
        set_text(what_happened, measure, _HAPPENED),
        set_text(what_can_be_done, measure, PLAIN),
        _keys(keys, measure),
    )
    rows = set_known(head, measure)
    for part in filter(None, below):
        rows += [(), *part] if rows else part
    return Setting(numbered(rows, measure), measure)


def _keys(keys: Sequence[tuple[str, str]], measure: int) -> list[Row]:
    """One key a row, what they do in a column beside them."""
    widest = max((cells(key) for key, _ in keys), default=0)
    return [row for key, does in keys for row in _key(key, does, widest, measure)]


def _key(key: str, does: str, widest: int, measure: int) -> list[Row]:
    sign = (Run(key, Role.KEY, Mark.STRONG), Run(" " * (widest - cells(key) + 2)))
    rest = beside(sign, measure)
    described = set_text(does, rest or measure, Face(Role.DIM))
    if rest and described:
        return hang(sign, described)
    return [*set_text(key, measure, Face(Role.KEY, Mark.STRONG)), *described]
