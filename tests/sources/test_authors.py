"""The pages of a column's writers and its section."""

import json

import pytest

from reader.page.markup import parse_html
from reader.sources.authors import author_pages, section_page
from tests.sources.made import html

SITE = "https://paper.example"
URL = f"{SITE}/opinion/slow-trains"


def authors(body: str, head: str = "") -> list[tuple[str, str]]:
    tree = parse_html(html(f"<h1>Slow trains</h1>{body}", head))
    assert tree is not None
    return [(channel.name, channel.url.removeprefix(SITE)) for channel in author_pages(tree, URL)]


def section(body: str, head: str = "") -> list[tuple[str, str]]:
    tree = parse_html(html(f"<h1>Slow trains</h1>{body}", head))
    assert tree is not None
    return [(channel.name, channel.url.removeprefix(SITE)) for channel in section_page(tree, URL)]


def stated(author: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'author': author})}</script>"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<p>By <a rel='author' href='/w/7'>Nora Whitfield</a></p>", ""),
        ("<p itemprop='author'><a href='/w/7'>By Nora Whitfield</a></p>", ""),
        ("<a itemprop='author url' href='/w/7'>Nora Whitfield</a>", ""),
        ("<a href='/w/7'>Nora Whitfield</a>", "<meta name='author' content='Nora Whitfield'>"),
        ("<a href='/w/7'>nora whitfield</a>", stated([{"@type": "Person", "name": "Nora Whitfield"}])),
        ("", stated({"@type": "Person", "name": "Nora Whitfield", "url": "/w/7"})),
    ],
)
def test_the_writer(body: str, head: str) -> None:
    (found,) = authors(body, head)
    assert (found[0].title(), found[1]) == ("Nora Whitfield", "/w/7")


@pytest.mark.parametrize(
    "path", ["/author/nora", "/columnists/nora", "/by/nora", "/opinion/nora-whitfield", "/staff/n/"]
)
def test_a_name_that_leads_to_where_writers_have_their_pages(path: str) -> None:
    assert authors(f"<div>By <a href='{path}'>Nora Whitfield</a></div>") == [("Nora Whitfield", path)]


def test_two_writers_each_once() -> None:
    body = (
        "<a rel='author' href='/author/nora'><img></a><a rel='author' href='/author/nora'>Nora Whitfield</a> and "
        "<a rel='author' href='/author/dale'>Dale Kim</a> <a rel='author' href='/author/dale?from=foot'>Dale Kim</a>"
    )
    assert authors(body) == [("Nora Whitfield", "/author/nora"), ("Dale Kim", "/author/dale")]


@pytest.mark.parametrize(
    "body",
    [
        "<a rel='author' href='https://social.example/nora'>Nora Whitfield</a>",
        "<a rel='author' href='http://127.0.0.1/nora'>Nora Whitfield</a>",
        "<a rel='author' href='mailto:nora@paper.example'>Nora Whitfield</a>",
        "<a rel='author' href='/author/nora'>See full bio</a>",
        "<a rel='author' href='/'>The Valley Ledger</a>",
        f"<a rel='author' href='{URL}'>Nora Whitfield</a>",
        "<aside><a href='/author/nora'>Nora Whitfield</a></aside>",
        "<a href='/author/nora'>All of the columns of this month</a>",
        f"<p>{'It was told to many by ' * 10}<a href='/people/nora'>Nora Whitfield</a>, who laughed.</p>",
    ],
)
def test_no_writer(body: str) -> None:
    assert authors(body) == []


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<ol class='breadcrumbs'><li><a href='/'>Home</a><li><a href='/opinion'>Opinion</a></ol>", ""),
        (f"<nav aria-label='Breadcrumb'><a href='/opinion'>Opinion</a><a href='{URL}'>Slow trains</a></nav>", ""),
        ("<a rel='category tag' href='/opinion'>Opinion</a>", ""),
        ("<a href='/opinion'>Opinion</a>", "<meta property='article:section' content='opinion'>"),
    ],
)
def test_the_section(body: str, head: str) -> None:
    assert section(body, head) == [("Opinion", "/opinion")]


@pytest.mark.parametrize("name", ["Home", "Uncategorized", "Slow trains", "›"])
def test_no_section(name: str) -> None:
    assert section(f"<div class='breadcrumb'><a href='/x'>{name}</a></div>") == []
