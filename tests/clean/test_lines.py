"""Every line of a column is shown, whatever the lay-out; what stands among them and is none is not."""

import pytest

from tests.clean.invented import ABOVE, BELOW, KINDS, LAST, invented
from tests.clean.layouts import LAYOUTS, Layout, let_in, lost

_LAYOUTS = [pytest.param(at, layout, id=layout.name) for at, layout in enumerate(LAYOUTS)]
# Where the page does not say plainly who wrote it, a note is not told by the name.
_TOLD = [one for one in _LAYOUTS if one.id not in ("table", "agency")]


@pytest.mark.parametrize(("at", "layout"), _LAYOUTS)
def test_no_line_is_lost(at: int, layout: Layout) -> None:
    """One column of every kind in each lay-out, and over all of them every last line."""
    numbers = [(at * len(KINDS) + kind) % len(LAST) for kind in range(len(KINDS))]
    assert {number: gone for number in numbers if (gone := lost(layout, invented(number)))} == {}


@pytest.mark.parametrize(("at", "layout"), _TOLD)
def test_no_line_of_furniture_gets_in(at: int, layout: Layout) -> None:
    numbers = range(at, at + len(BELOW))
    pairs = [(invented(at), ABOVE[at % len(ABOVE)], BELOW[at % len(BELOW)]) for at in numbers]
    assert [line for column, above, below in pairs for line in let_in(layout, column, above, below)] == []
