"""What a page costs grows with its size and not with its square, whatever its shape.

Calls are counted where Python walks; where a pattern or a parser of C does, one page of eight parts is timed against
eight of one, in the same run.
"""

import sys
from collections.abc import Callable
from time import process_time
from types import FrameType

import pytest

from reader.errors import SourceError
from reader.model.page import Page
from reader.page.markup import parse_html
from reader.sources.discovery import discover
from reader.sources.exchange.opml import read_opml
from reader.sources.feeds.guesses import feed_guesses
from reader.sources.feeds.reading import read_feed
from reader.sources.lists.index import read_index
from reader.sources.lists.lines import element_text
from tests.sources.made import page

Job = Callable[[Page], object]

URL = "https://paper.example/opinion/list"
NESTED = {
    "headings": ("<h2>", 1),
    "links and paragraphs": ("<a href=/opinion/{}><p>", 2),
    "rows": ("<ul><li><a href=/opinion/{}>What the slow train teaches", 3),
    "links whose quote is lost": ("<div><h3>Rivers</h3></div><h2><a href='/opinion/{}'><svg>", 3),
    "authors": ("<p><a href=/author/{}>Nora Whitfield", 2),
}
"""Tags left open, and how many levels they make."""


def attempt(job: Job, text: str, url: str = URL) -> None:
    try:
        job(page(text, url))
    except SourceError:
        return


def calls(job: Job, text: str) -> int:
    """How many Python functions are called."""
    count = 0

    def counted(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        attempt(job, text)
    finally:
        sys.setprofile(None)
    return count


def seconds(job: Job, text: str, url: str, times: int) -> float:
    """The shortest of three measurements."""

    def once() -> float:
        begun = process_time()
        for _ in range(times):
            attempt(job, text, url)
        return process_time() - begun

    return min(once() for _ in range(3))


def numbered(shape: str, count: int) -> str:
    return "<html><body>" + "".join(shape.format(number) for number in range(count))


@pytest.mark.parametrize("job", [discover, feed_guesses])
@pytest.mark.parametrize(("shape", "levels"), NESTED.values(), ids=NESTED)
def test_tags_that_are_never_closed(job: Job, shape: str, levels: int) -> None:
    attempt(job, numbered(shape, 2))
    small, large = numbered(shape, 150 // levels), numbered(shape, 600 // levels)
    assert calls(job, large) < 7 * calls(job, small) + 2000


def test_many_links_in_one_line() -> None:
    shape = "<a href='/opinion/{}'>What the slow train teaches</a><br>"
    attempt(read_index, numbered(shape, 2))
    assert calls(read_index, numbered(shape, 400)) < 6 * calls(read_index, numbered(shape, 100))


@pytest.mark.parametrize(
    ("job", "text"),
    [
        (read_index, "<h3><a href='/x/s-1'>A</a></h3><a href='{}'>x</a> Read more".format),
        (read_index, "<h3><a href='/x/s-1'>A</a></h3><img src='data:image/png;base64,{}'>Read more".format),
        (read_opml, "<opml><body><outline {}/></body></opml>".format),
        (read_feed, "<rss version='2.0'><channel {}><title>Rivers</title><item><title>A</title>".format),
    ],
    ids=["a long address", "a picture in the page", "a list with a flooded tag", "a feed with a flooded tag"],
)
@pytest.mark.parametrize("shape", ["A", "a/", ' a{}="x"'], ids=["letters", "folders", "attributes"])
def test_a_tag_without_end(job: Job, text: Callable[[str], str], shape: str) -> None:
    size = 1000 if "{}" in shape else 3000
    small, large = (text("".join(shape.format(at) for at in range(count))) for count in (size, 8 * size))
    attempt(job, small)
    assert seconds(job, large, URL, 1) < 3 * seconds(job, small, URL, 8) + 0.05


def test_what_is_nested_beyond_reason_keeps_its_words_links_and_order() -> None:
    shape = "one{0} <div>two{0} <a href='/{0}'>three{0} <b>four{0}</b> five{0} "
    text = numbered(shape, 200) + "".join(f"</a> six{number} </div> seven{number} " for number in reversed(range(200)))
    tree = parse_html(text)
    assert tree is not None
    assert max(sum(1 for _ in each.iterancestors()) for each in tree.iter()) <= 100
    told = [f"{word}{at}" for at in range(200) for word in ("one", "two", "three", "four", "five")]
    told += [f"{word}{at}" for at in reversed(range(200)) for word in ("six", "seven")]
    assert element_text(tree).split() == told
    assert [link.get("href") for link in tree.iter("a")] == [f"/{number}" for number in range(200)]


def test_a_flooded_tag_of_a_list_swallows_no_other() -> None:
    flood = " ".join(f'a{number}="x"' for number in range(2000))
    good = '<outline text="Rivers" xmlUrl="https://a.example/feed"/>'
    group = f'<outline text="Politics"><outline {flood}/></outline>'
    (told,) = read_opml(page(f"<opml><body>{group}{good}</body></opml>", URL))
    assert (told.name, told.feed_url, told.section) == ("Rivers", "https://a.example/feed", "")
