"""What is of the frame of a page, for its headline and for its verdict alike."""

import pytest

from reader.clean.frame import is_framed
from reader.clean.prepare import parse_text


@pytest.mark.parametrize(
    ("markup", "framed"),
    [
        ("<header><h1>T</h1></header>", True),
        ("<nav><div><h1>T</h1></div></nav>", True),
        ("<div class='site-header'><h1>T</h1></div>", True),
        ("<div role=banner><h1>T</h1></div>", True),
        ("<div style='display: none'><h1>T</h1></div>", True),
        ("<dialog><h1>T</h1></dialog>", True),
        ("<article><header><h1>T</h1></header></article>", False),
        ("<div class='entry-header'><h1>T</h1></div>", False),
        ("<header class='article__header'><h1>T</h1></header>", False),
        ("<main><h1>T</h1></main>", False),
    ],
)
def test_the_frame_of_a_page(markup: str, framed: bool) -> None:
    heading = next(parse_text(f"<html><body>{markup}</body></html>").iter("h1"))
    assert is_framed(heading) is framed
