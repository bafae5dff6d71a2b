"""Which hosts a page may lead to."""

import pytest

from reader.page.hosts import is_private, may_lead, name_of, same_site

PAGE = "https://paper.example.com/opinion"


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/feed", "http://10.0.0.8/feed", "http://192.168.1.1", "http://169.254.169.254/x"),
        *("http://[::1]/feed", "http://[fe80::1]:8080/", "http://localhost:8000/feed", "http://nas/feed"),
        *("http://printer.local/feed", "http://a.internal", "http://2130706433/", "http://127.1/", "http://0x7f.1/"),
        *("", "no url", "http://[", "mailto:a@b.example"),
    ],
)
def test_a_public_page_leads_to_no_private_host(url: str) -> None:
    assert not may_lead(PAGE, url)


@pytest.mark.parametrize(
    "url", ["https://feeds.example.org/x", "http://93.184.216.34/feed", "https://paper.example.com"]
)
def test_it_may_lead_to_public_ones(url: str) -> None:
    assert may_lead(PAGE, url)


def test_a_private_page_may_lead_to_its_own_host() -> None:
    assert may_lead("http://127.0.0.1:8700/opinion", "http://127.0.0.1:8700/feed")
    assert may_lead("http://nas:80/opinion", "http://nas:8080/feed")
    assert not may_lead("http://127.0.0.1:8700/opinion", "http://192.168.1.1/feed")


@pytest.mark.parametrize("host", ["::1", "fd00::1", "a.home.arpa", "router"])
def test_is_private(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://blogs.paper.com/a", "https://www.paper.com/b", True),
        ("https://a.paper.co.uk", "https://b.paper.co.uk", True),
        ("https://one.co.uk", "https://two.co.uk", False),
        ("https://paper.com", "https://social.com/paper.com", False),
        ("http://127.0.0.1:1", "http://127.0.0.1:2", True),
        ("", "", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.Paper.example:8080/a", "paper.example"),
        ("http://nas:8080", "nas"),
        ("http://[::1]:8080/", "::1"),
        ("no url", ""),
    ],
)
def test_the_name_of_a_host(url: str, name: str) -> None:
    assert name_of(url) == name


def test_no_port_makes_a_private_number_public() -> None:
    assert not may_lead(PAGE, "http://[::1]:8080/feed")
