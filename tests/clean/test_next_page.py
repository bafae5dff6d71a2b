"""Which link, of all links, leads to the next page of the same article."""

from itertools import pairwise

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


SCHEMES = [
    ("/a/story", "/a/story-p{}"),
    ("/a/story.html", "/a/story-p{}.html"),
    ("/a/story.html", "/a/story_{}.html"),
    ("/a/story.html", "/a/story-{}.html"),
    ("/a/story.html", "/a/story/{}.html"),
    ("/a/story/index.html", "/a/story/{}.html"),
    ("/a/story/index.html", "/a/story/index{}.html"),
    ("/a/story/1.html", "/a/story/{}.html"),
    ("/a/story1.html", "/a/story{}.html"),
    ("/a/story.html", "/a/story{}.html"),
    ("/a/story/", "/a/story/{}/"),
    ("/a/story", "/a/story/page/{}"),
    ("/a/story.html", "/a/story-page-{}.html"),
    ("/a/story.html", "/a/story,seite-{}.html"),
    ("/a/story/", "/a/story/teil-{}/"),
    ("/a/story", "/a/story_{}"),
    ("/a/story.php?id=7", "/a/story.php?id=7&page={}"),
    ("/a/story.aspx", "/a/story.aspx?pg={}"),
]
WAYS = [
    '<link rel="next" href="{}"><p>text',
    '<p>text<a rel="next" href="{}">go on</a>',
    '<p>text<a href="{}">{{}}</a>',
    '<p>text<a href="{}">Next page »</a>',
    '<p>text<a href="{}">次のページへ</a>',
    '<p>text<a href="{}">Weiter</a>',
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("first", "further"), SCHEMES)
def test_every_scheme_leads_from_page_to_page(first: str, further: str, way: str) -> None:
    site = "https://paper.example"
    pages = [site + first, *(site + further.format(number) for number in (2, 3))]
    for number, (here, there) in enumerate(pairwise(pages), 2):
        markup = way.format(there).format(number) if "{{}}" in way or "{}" in way.format(there) else way.format(there)
        assert next_page_of(parse_text(markup), here) == there
        back = way.format(here).format(number - 1) if "{}" in way.format(here) else way.format(here)
        assert next_page_of(parse_text(back), there) == ""


@pytest.mark.parametrize(
    ("url", "markup"),
    [
        ("/health/covid-19.html", '<a href="/health/covid-20.html">The new variant</a>'),
        ("/lists/top-10.html", '<a href="/lists/top-11.html">Eleven more</a>'),
        ("/a/story.html", '<a href="/a/story2.html">The second story</a>'),
        ("/a/story.html", '<link rel="next" href="/a/another-story.html">'),
        ("/a/story", '<a href="/a/story/5">Next</a>'),
        ("/2024/11/26/story", '<a rel="next" href="/2024/11/27/story">Next</a>'),
        ("/a/story", '<a href="/a/story_2024">Next</a>'),
        ("/a/s-4300025", '<a rel="next" href="/a/s-4300026">Next</a>'),
    ],
)
def test_another_story_is_no_page_of_this_one(url: str, markup: str) -> None:
    assert next_page_of(parse_text(markup), f"https://paper.example{url}") == ""


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
