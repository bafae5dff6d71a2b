"""What a page says of itself in its head, however its site spells that."""

import pytest
from lxml.html import HtmlElement

from reader.page.head import canonical_links, meta, metas_of, page_title
from reader.page.markup import parse_html
from tests.sources.made import html

URL = "https://paper.example/a?from=home"


def tree(head: str, body: str = "<p>text</p>") -> HtmlElement:
    parsed = parse_html(html(body, head))
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    "element",
    [
        "<meta name='author' content='Ada Holm'>",
        "<meta property='author' content=' Ada\n Holm '>",
        "<META NAME='Author' CONTENT='Ada Holm'>",
        "<meta itemprop='author' content='Ada Holm'>",
        "<meta name='byl author' content='Ada Holm'>",
        "<meta name='author' value='Ada Holm'>",
        "<meta name='author'><meta name='author' content='Ada Holm'>",
    ],
)
def test_a_meta_by_its_name(element: str) -> None:
    root = tree(element)
    assert meta(root, "author") == "Ada Holm"
    assert metas_of(root)["author"] == ["Ada Holm"]


def test_contents_in_the_order_of_the_page_and_nothing_for_what_is_not_there() -> None:
    root = tree("<meta name='a' content='1'><meta property='a' content='2'>")
    assert metas_of(root)["a"] == ["1", "2"]
    assert meta(root, "a") == "1"
    assert meta(root, "b") == ""


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title> Slow\n trains </title>", "", "Slow trains"),
        ("<title></title><title>Slow trains</title>", "", "Slow trains"),
        ("", "<svg><title>Close</title></svg>", ""),
        ("", "", ""),
    ],
)
def test_the_title(head: str, body: str, title: str) -> None:
    assert page_title(tree(head, body)) == title


def test_what_the_page_calls_its_own_address() -> None:
    root = tree("<meta property='og:url' content='/c'><link rel='Canonical' href='/b'><link rel='canonical' href=''>")
    assert list(canonical_links(root, URL)) == ["https://paper.example/b", "https://paper.example/c"]
    assert list(canonical_links(tree("<link rel='canonical' href='javascript:x'>"), URL)) == []
