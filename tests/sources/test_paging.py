"""Where a list goes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.address import host_of
from reader.page.markup import parse_html
from reader.sources.lists.paging import older_page, page_number
from tests.sources.made import html

SITE = "https://paper.example"


def older(body: str, url: str = f"{SITE}/opinion", head: str = "") -> str:
    tree = parse_html(html(body, head))
    assert tree is not None
    return older_page(tree, url)


def pager(form: str, *numbers: int) -> str:
    return "".join(f"<a href='{form.format(number)}'>{number}</a> " for number in numbers)


@pytest.mark.parametrize(
    "form", ["/opinion/page/{}", "/opinion/page/{}/", "/opinion/page-{}", "?page={}", "?paged={}", "?p={}"]
)
def test_the_next_number(form: str) -> None:
    second = older(pager(form, 1, 2, 3))
    assert page_number(second) == 2
    assert page_number(older(pager(form, 1, 2, 3), second)) == 3


def test_a_list_that_counts_from_nought() -> None:
    body = "<a href='?page=0'>1</a><a href='?page=1'>2</a><a href='?page=2'>3</a>"
    assert older(body) == f"{SITE}/opinion?page=1"
    assert older(body, f"{SITE}/opinion?page=1") == f"{SITE}/opinion?page=2"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", "<link rel='next' href='/opinion/after/x'>"),
        ("<a rel='next nofollow' href='/opinion/after/x'>›</a>", ""),
        ("<a href='/opinion/after/x'>Older posts »</a>", ""),
        ("<a href='/opinion/after/x'>Next page</a>", ""),
        ("<a href='/opinion/after/x'>Load more stories</a>", ""),
        ("<a href='/opinion/after/x' aria-label='Next'></a>", ""),
        ("<button data-url='/opinion/after/x'>Load more</button>", ""),
        ("<div data-next-url='/opinion/after/x'><span>Show more</span></div>", ""),
    ],
)
def test_what_the_page_says(body: str, head: str) -> None:
    assert older(body, head=head) == f"{SITE}/opinion/after/x"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<a href='/opinion'>Next</a>",
        "<a href='https://other.example/page/2'>Next</a>",
        "<a rel='next' href='javascript:more()'>Next</a>",
        "<a href='/sport/page/2'>2</a>",
        "<a href='/opinion/page/1'>1</a>",
        "<a href='/next-year'>Next year the train will be slower</a>",
        "<button data-url='/subscribe'>Subscribe</button>",
    ],
)
def test_a_list_that_ends(body: str) -> None:
    assert older(body) == ""


def test_the_last_page_does_not_lead_back() -> None:
    assert older(pager("/opinion/page/{}", 1, 2, 3), f"{SITE}/opinion/page/3") == ""
    assert older("<a rel='next' href='/opinion/page/1'>1</a>", f"{SITE}/opinion/page/3") == ""


@given(
    st.lists(st.sampled_from(["/opinion/page/2", "?page=3", "//other.example/page/2", "http://[", "/a", "#x", "?p=0"]))
)
def test_it_never_leaves_the_host_nor_stays(links: list[str]) -> None:
    url = older("".join(f"<a rel='next' href='{link}'>Older</a><a href='{link}'>2</a>" for link in links))
    assert url == "" or (host_of(url) == "paper.example" and url.rstrip("/") != f"{SITE}/opinion")
