"""Headlines without what only a program reads."""

import pytest

from reader.sources.feeds.titles import readable


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tom &amp;amp; Jerry&#39;s", "Tom & Jerry's"),
        ("First<br>Second", "First Second"),
        ("<img src='x.gif' alt='Photo'> Caption", "  Caption"),
        ("<script>alert(1)</script>Real", " Real"),
        ("The <b>very <i>last</i></b> word", "The very last word"),
        ("&lt;i&gt;Times&lt;/i&gt;", "Times"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_markup_that_was_meant_to_act_is_gone(written: str, read: str) -> None:
    assert readable(written) == read


@pytest.mark.parametrize(
    "title",
    [
        *("AT&T", "D&D; and R&D", "Q&A", "A <b> tag", "How should <select> work?", "Vector<int> explained"),
        *("</kubernetes>", "When 3 < 5 and 7 > 2", "The <img> element", "I <3 you"),
    ],
)
def test_what_is_spoken_of_stays(title: str) -> None:
    assert readable(title) == title
