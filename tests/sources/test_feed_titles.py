"""Headlines without what only a program reads."""

import pytest

from reader.sources.feeds.reading import read_feed
from reader.sources.feeds.titles import readable
from tests.sources.made import page


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


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>A &lt; B &amp;amp; C</title><id>urn:x</id>
<updated>2026-11-20T00:00:00Z</updated><entry>{title}<id>urn:1</id><link href="https://paper.example/1"/>
<updated>2026-11-20T00:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize("base", ["", ' xml:base="https://paper.example/"'])
@pytest.mark.parametrize(
    ("title", "read"),
    [
        ('<title type="text">5 &lt; 6 &amp;amp; x</title>', "5 < 6 &amp; x"),
        ("<title>The &lt;b&gt; tag &amp;lt;i&amp;gt;</title>", "The <b> tag &lt;i&gt;"),
        ("<title>Tom &amp; Jerry&#39;s</title>", "Tom & Jerry's"),
        ('<title type="text">Tom &amp;amp; Jerry&amp;#39;s</title>', "Tom & Jerry's"),
        ('<title type="text">Q&amp;A: what is &amp;nbsp; for?</title>', "Q&A: what is &nbsp; for?"),
        ('<title type="html">&lt;i&gt;Html&lt;/i&gt; title &amp;amp;amp; amp</title>', "Html title &amp; amp"),
        ('<title type="html">Tom &amp;amp; Jerry&amp;#8217;s</title>', "Tom & Jerry’s"),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">5 &lt; <b>6</b> &amp;amp; x</div></title>',
            "5 < 6 &amp; x",
        ),
    ],
)
def test_a_title_of_atom_is_what_it_says_it_is(base: str, title: str, read: str) -> None:
    listing = read_feed(page(ATOM.format(base=base, title=title)))
    assert (listing.name, [entry.headline for entry in listing.entries]) == ("A < B &amp; C", [read])
