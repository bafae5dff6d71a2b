"""Addresses as they stand on a page, made absolute."""

from urllib.parse import urljoin

import pytest

from reader.page.links import plainly_joined, web_url

PAGE = "https://paper.example/opinion/2026/a-column"


@pytest.mark.parametrize(
    "href",
    ["https://other.example/a/b?page=2", "http://paper.example", "/", "/opinion/", "/a/b.html?x=1&y=%20", "/a-b/c.d/"],
)
@pytest.mark.parametrize("base", [PAGE, "https://paper.example", "http://a.b.example/x/?q=1"])
def test_what_is_joined_without_parsing_is_what_parsing_gives(base: str, href: str) -> None:
    assert plainly_joined(base, href) == web_url(base, href) == urljoin(base, href)


@pytest.mark.parametrize(
    "href",
    ["", "b", "?page=2", "#name", "//other.example/a", "/a/../b", "/./a", "/a b", "/a;b", "/a?", "mailto:a@b.example"],
)
def test_what_needs_parsing_is_not_joined(href: str) -> None:
    assert plainly_joined(PAGE, href) == ""


@pytest.mark.parametrize(
    "base", ["", "https://Paper.example/a", "https://paper.example:8080/a", "https://a:b@p.example"]
)
def test_nothing_is_joined_to_an_address_that_is_not_plain(base: str) -> None:
    assert plainly_joined(base, "/a") == ""
