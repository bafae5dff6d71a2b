"""Which link, of all links, leads to the next page of the same article."""

import pytest

from reader.clean.pages import next_page_of, single_page_of
from reader.clean.prepare import parse_text

HOME = "https://paper.example/a/story"


@pytest.mark.parametrize(
    ("url", "href", "expected"),
    [
        (HOME, "?page=2", f"{HOME}?page=2"),
        (HOME, "/a/story/2", f"{HOME}/2"),
        (HOME, "/a/story/page/2/", f"{HOME}/page/2/"),
        (HOME, "/a/story-p2", f"{HOME}-p2"),
        (f"{HOME}?page=2", "?page=3", f"{HOME}?page=3"),
        (f"{HOME}-p2", "/a/story-p3", f"{HOME}-p3"),
        (HOME, "?page=3", ""),
        (f"{HOME}?page=2", "?page=1", ""),
        (HOME, "/a/other?page=2", ""),
        (HOME, "https://elsewhere.example/a/story?page=2", ""),
        (HOME, "/a/story?comments=2", ""),
        (HOME, "/a/story?page=2&reply=7", ""),
        (HOME, "http://[broken", ""),
    ],
)
def test_next_page(url: str, href: str, expected: str) -> None:
    assert next_page_of(parse_text(f'<a href="{href}">2</a>'), url) == expected


@pytest.mark.parametrize(("href", "expected"), [("?page=2", f"{HOME}?page=2"), ("/a/next-story", "")])
def test_rel_next_counts_for_the_same_article_only(href: str, expected: str) -> None:
    assert next_page_of(parse_text(f'<link rel="next" href="{href}"><p>text'), HOME) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="?all">View as single page</a>', f"{HOME}?all"),
        ('<a href="?all"> Single-page view › </a>', f"{HOME}?all"),
        ('<a href="?seite=all">Alles auf einer Seite</a>', f"{HOME}?seite=all"),
        ('<a href="?print=1">Print</a>', f"{HOME}?print=1"),
        ('<link rel="alternate" media="print" href="?print=1">', f"{HOME}?print=1"),
        ('<a href="?all">Single page applications are back</a>', ""),
        ('<a href="javascript:window.print()">Print</a>', ""),
        ('<a href="https://other.example/print">Print</a>', ""),
        (f'<a href="{HOME}#top">All pages</a>', ""),
        ('<a href="/opinion">View all</a>', ""),
    ],
)
def test_the_page_that_holds_it_whole(markup: str, expected: str) -> None:
    assert single_page_of(parse_text(markup), HOME) == expected
