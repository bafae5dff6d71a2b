"""Pages that only send on."""

import gzip
from collections.abc import AsyncIterator
from time import perf_counter

import httpx
import pytest

from reader.errors import BylineError, Refused
from reader.fetch.fetcher import Fetcher
from reader.fetch.forward import sent_on
from reader.model.page import Page

URL = "https://lantern.example/x"
META = '<meta http-equiv={} content="{}">'
TEXT = "<p>" + "A word in a long column. " * 40


def read(markup: str, kind: str = "text/html") -> str:
    return sent_on(Page(URL, URL, markup.encode(), content_type=kind))


@pytest.mark.parametrize(
    "markup",
    [
        META.format("refresh", "0; url=/y"),
        META.format("'Refresh'", "1;URL='/y'") + TEXT,
        META.format("refresh", "0;/y"),
        # The first letter is two in lower case.
        "<title>İ</title>" + META.format("refresh", "0;/y"),
        META.format("refresh", "5; url=/y") + "<p>You are sent on.",
        f"<noscript>{META.format('refresh', '0;url=/y')}</noscript>",
        "<title>Moved</title><script>window.location.replace('/y')</script>",
        '<script type="text/javascript"> location.href = "/y"; </script>',
    ],
)
def test_a_page_that_sends_on_says_where(markup: str) -> None:
    assert read(markup) == "/y"


@pytest.mark.parametrize(
    "markup",
    [
        TEXT,
        META.format("refresh", "300"),
        META.format("refresh", "300; url=/y") + TEXT,
        META.format("refresh", "5; url=/y") + TEXT,
        META.format("description", "0; url=/y"),
        f"<!-- {META.format('refresh', '0; url=/y')} -->",
        f"<script>var a = '{META.format('refresh', '0; url=/y')}'</script>",
        f"<noscript>{META.format('refresh', '0; url=/y')}</noscript>{TEXT}",
        f"<script>location.replace('/y')</script>{TEXT}",
        "<script>if (old) location.replace('/y')</script>",
        "<script>location.replace('/y')</script><script>count()</script>",
    ],
)
def test_a_page_to_read_does_not(markup: str) -> None:
    assert not read(markup)


def test_only_pages_send_on() -> None:
    assert not read(META.format("refresh", "0; url=/y"), "application/xml")


@pytest.mark.parametrize("part", ["<script", "<meta ", "<!--", "<noscript", "<meta http-equiv=refresh content='"])
def test_no_page_takes_long(part: str) -> None:
    began = perf_counter()
    read(part * 50_000)
    assert perf_counter() - began < 1


def web(pages: dict[str, httpx.Response]) -> Fetcher:
    def answer(request: httpx.Request) -> httpx.Response:
        return pages[str(request.url)]

    return Fetcher(transport=httpx.MockTransport(answer))


def says(markup: str) -> httpx.Response:
    return httpx.Response(200, headers={"content-type": "text/html"}, text=markup)


async def test_it_is_followed_with_the_checks_of_a_redirect() -> None:
    to = "https://other.example/y"
    async with web({URL: says(META.format("refresh", f"0;url={to}")), to: says("words")}) as fetcher:
        page = await fetcher.fetch(URL)
    assert page
    assert (page.url, page.final_url, page.moved) == (URL, to, "")
    async with web({URL: says(META.format("refresh", "0;url=http://192.168.1.1/"))}) as fetcher:
        with pytest.raises(Refused):
            await fetcher.fetch(URL)


@pytest.mark.parametrize("to", ["javascript:alert(1)", "mailto:a@b.example", URL, f"{URL}#part", "http://"])
async def test_what_leads_nowhere_else_is_the_page_itself(to: str) -> None:
    async with web({URL: says(META.format("refresh", f"0;url={to}"))}) as fetcher:
        page = await fetcher.fetch(URL)
    assert page
    assert page.final_url == URL


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), "/1"), ((308, 301), "/2"), ((302,), ""), ((307,), ""), ((302, 301), ""), ((301, 302), "/1")],
)
async def test_where_an_address_has_moved_for_good_is_told(statuses: tuple[int, ...], moved: str) -> None:
    pages = {
        f"https://lantern.example/{at}": httpx.Response(status, headers={"location": f"/{at + 1}"})
        for at, status in enumerate(statuses)
    }
    pages[f"https://lantern.example/{len(statuses)}"] = says("words")
    async with web(pages) as fetcher:
        page = await fetcher.fetch("https://lantern.example/0")
    assert page
    assert page.moved == (f"https://lantern.example{moved}" if moved else "")


async def test_a_chosen_address_signs_in_for_all_of_its_site_and_is_not_handed_on() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(302, headers={"location": "https://other.example/"}) if len(asked) == 1 else says("x")

    async with Fetcher(transport=httpx.MockTransport(answer)) as fetcher:
        await fetcher.fetch(URL, trusted=("https://jo%40x.example:a%3Ab@lantern.example/f",))
    assert [request.headers.get("authorization") for request in asked] == ["Basic am9AeC5leGFtcGxlOmE6Yg==", None]
    assert "@" not in str(asked[0].url)


async def test_a_wrong_password_is_told_without_it() -> None:
    refuses = {URL: httpx.Response(401)}
    async with web(refuses) as fetcher:
        with pytest.raises(BylineError, match=r"name:password@lantern\.example"):
            await fetcher.fetch(URL)
        with pytest.raises(BylineError, match="does not take the name and password") as refused:
            await fetcher.fetch("https://jo:s3cret@lantern.example/x")
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("coding", ["", "gzip", "none", "utf-8", "aws-chunked", "gzip, aws-chunked"])
async def test_what_is_packed_is_unpacked_whatever_is_said(coding: str) -> None:
    body = gzip.compress(gzip.compress(b"<p>words"))

    async def pieces(packed: bytes) -> AsyncIterator[bytes]:
        yield packed

    fields = {"content-type": "text/html"} | ({"content-encoding": coding} if coding else {})
    answer = httpx.Response(200, headers=fields, content=pieces(body))
    async with web({URL: answer}) as fetcher:
        page = await fetcher.fetch(URL)
    assert page
    assert page.body == b"<p>words"
