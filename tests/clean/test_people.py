"""Of the many places of a page that name people the right one is believed."""

import pytest

from reader.clean.facts.metadata import read_metadata
from reader.clean.prepare import parse_text

TITLE = "<title>What the slow train teaches</title><h1>What the slow train teaches</h1>"


def byline(markup: str, url: str = "https://ledger.example/a") -> str:
    return read_metadata(parse_text(f"{TITLE}{markup}<p>The slow train leaves."), url).byline


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "markup",
    [
        ld('{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Holm"}]}'),
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Holm">',
        '<p><a href="/author/ada-holm">Ada Holm</a></p>',
        "<span>By <b>Ada Holm</b></span>",
        "<div>March 3, 2026 | By Ada Holm</div>",
        "<span>Ada Holm</span><span>Mar 3, 2026</span>",
        '<div itemprop="author"><meta itemprop="name" content="Ada Holm"></div>',
        '<meta name="author" content="adaholm"><p class="byline">ADA HOLM</p>',
        '<meta name="author" content="Ledger"><meta property="og:site_name" content="Ledger"><p>By Ada Holm</p>',
        ld('{"@type": "Article", "author": {"name": "admin"}}') + '<a rel="author" href="/ada">Ada Holm</a>',
        '<p class="byline">By Ada Holm</p><div class="comments"><p class="author">Bo Lind</p></div>',
        '<p>By Ada Holm</p><div class="related"><a href="/author/bo">Bo Lind</a></div>',
        '<p class="photo-author">Bo Lind</p><p>By Ada Holm</p>',
        '<p>By Ada Holm</p><a href="/@ledger">TikTok</a>',
    ],
)
def test_the_columnist_is_found(markup: str) -> None:
    assert byline(markup) == "Ada Holm"


def test_several_links_that_stand_together_are_one_byline() -> None:
    links = '<p><a rel="author" href="/a">Ada Holm</a> and <a rel="author" href="/b">Bo Lind</a></p>'
    assert byline(links) == "Ada Holm and Bo Lind"


def test_the_site_itself_is_named_where_nobody_else_is() -> None:
    site = '<meta property="og:site_name" content="The Ledger"><meta name="author" content="The Ledger">'
    assert byline(site) == "The Ledger"


def test_a_page_that_names_nobody_has_no_byline() -> None:
    assert byline("<p>New York</p><p>March 3, 2026</p>") == ""
