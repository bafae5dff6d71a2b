"""Where an origin is really reached, and the way back."""

import pytest

from reader.errors import BadUrl
from reader.fetch.fetcher import Fetcher
from reader.fetch.routes import Routes, netloc

ROUTES = Routes(
    {
        "http://lantern.localhost": "http://127.0.0.1:40123",
        "http://harbour.localhost/": "http://127.0.0.1:40123/",
        "https://six.example": "http://[::1]:40124",
    }
)


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("http://lantern.localhost/opeds?page=2#top", "http://127.0.0.1:40123/opeds?page=2#top"),
        ("http://lantern.localhost", "http://127.0.0.1:40123"),
        ("http://Lantern.localhost:80/x", "http://127.0.0.1:40123/x"),
        ("https://six.example:443/x", "http://[::1]:40124/x"),
        ("https://lantern.localhost/x", "https://lantern.localhost/x"),
        ("http://lantern.localhost:81/x", "http://lantern.localhost:81/x"),
        ("https://example.com/x", "https://example.com/x"),
    ],
)
def test_an_origin_in_the_table_is_exchanged(url: str, there: str) -> None:
    assert ROUTES.there(url) == there


@pytest.mark.parametrize(
    ("url", "near", "back"),
    [
        ("http://127.0.0.1:40123/x", "http://lantern.localhost/", "http://lantern.localhost/x"),
        ("http://127.0.0.1:40123/x", "http://harbour.localhost/", "http://harbour.localhost/x"),
        ("http://[::1]:40124/x", "http://lantern.localhost/", "https://six.example/x"),
        ("http://lantern.localhost/x", "http://lantern.localhost/", "http://lantern.localhost/x"),
        ("https://example.com/x", "http://lantern.localhost/", "https://example.com/x"),
        ("https://example.com/x", "https://example.com/", "https://example.com/x"),
    ],
)
def test_the_way_back_keeps_to_the_origin_it_started_from(url: str, near: str, back: str) -> None:
    assert ROUTES.back(url, near) == back


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://lantern.localhost/x", "lantern.localhost"),
        ("http://a:b@lantern.localhost:81/x", "lantern.localhost:81"),
        ("https://six.example:443", "six.example"),
        ("http://[::1]:8/", "[::1]:8"),
    ],
)
def test_the_host_header(url: str, host: str) -> None:
    assert netloc(url) == host


def test_the_address_for_a_browser() -> None:
    fetcher = Fetcher(routes={"http://lantern.localhost": "http://127.0.0.1:40123"})
    assert fetcher.address("http://lantern.localhost/x") == "http://127.0.0.1:40123/x"
    assert fetcher.address("https://lantern.example/x") == "https://lantern.example/x"
    with pytest.raises(BadUrl):
        fetcher.address("file:///etc/passwd")
