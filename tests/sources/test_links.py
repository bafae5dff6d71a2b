"""Urls of the web, and nothing else."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.address import PLAIN, host_of
from reader.page.links import origin_of, path_of, web_url
from reader.sources.identity import canonical
from reader.text import is_inert, safe

BASE = "https://paper.example/opinion/"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("slow-trains", "https://paper.example/opinion/slow-trains"),
        ("/a?b=c", "https://paper.example/a?b=c"),
        ("//other.example/x", "https://other.example/x"),
        ("  https://other.example/x \n", "https://other.example/x"),
        ("/two\nlines", "https://paper.example/twolines"),
        ("/with blank", "https://paper.example/with%20blank"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("mailto:a@paper.example", ""),
        ("ftp://paper.example/x", ""),
        ("http://[broken", ""),
        ("http://paper.example:port/", ""),
        ("http://paper.example:99999/", ""),
    ],
)
def test_web_url(href: str, url: str) -> None:
    assert web_url(BASE, href) == url


@given(st.text(), st.text())
def test_web_url_is_absolute_and_inert_or_nothing(base: str, href: str) -> None:
    url = web_url(base, href)
    assert not url or (url.startswith(("http://", "https://")) and is_inert(url) and " " not in url)


@given(st.text())
def test_parts_never_fail(url: str) -> None:
    assert path_of(url).startswith("/")
    assert host_of(url) == host_of(url).lower()
    assert not origin_of(url) or "://" in origin_of(url)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.Paper.example/x", "paper.example"),
        ("http://paper.example:80/", "paper.example"),
        ("http://paper.example:8080/", "paper.example:8080"),
        ("no url", ""),
    ],
)
def test_host(url: str, host: str) -> None:
    assert host_of(url) == host


def test_doubled_slashes_of_a_path_are_folded() -> None:
    assert path_of("https://www.arcamax.com//politics/opeds/rss") == "/politics/opeds/rss"


PATHS = st.text("ab1._~%+-/;?#=&@:", max_size=12)


@given(
    st.sampled_from(("http", "https", "HTTP")),
    st.sampled_from(("paper.example", "www.paper.example", "h", "a..b")),
    PATHS,
)
def test_a_plain_address_is_what_parsing_it_gives(scheme: str, host: str, rest: str) -> None:
    url = f"{scheme}://{host}{rest}"
    if PLAIN.fullmatch(url):
        parts = urlsplit(url)
        assert web_url(BASE, url) == urljoin(BASE, url) == safe(url) == url
        assert host_of(url) == (parts.hostname or "").removeprefix("www.")
        assert path_of(url) == "/" + "/".join(filter(None, parts.path.split("/")))
        assert canonical(url) == canonical(f"{url}#fragment")
