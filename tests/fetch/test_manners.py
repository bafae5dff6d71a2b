"""Second tries, distances, robots.txt and cookies."""

import asyncio
import zipfile
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FetchError, Offline, Refused, ServerFailed, TimedOut
from reader.fetch import robots as robots_module
from reader.fetch.cookies import read_cookies
from reader.fetch.fetcher import Fetcher
from reader.fetch.limits import Limits
from reader.fetch.manners import Manners
from reader.fetch.robots import parsed
from tests.shared import counted, shared

URL = "https://lantern.example/x"
QUICK = Limits(pause=0.001, gap=0.0)
Answer = httpx.Response | httpx.TransportError


def said(status: int = 200, body: bytes = b"<p>x", **fields: str) -> httpx.Response:
    headers = {"Content-Type": "text/html"} | {name.replace("_", "-"): value for name, value in fields.items()}
    return httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))


def in_turn(*answers: Answer) -> tuple[list[httpx.Request], Callable[[httpx.Request], httpx.Response]]:
    """The requests that came, and what answers them one after the other."""
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        given = answers[len(asked) - 1]
        if isinstance(given, httpx.Response):
            return given
        raise given

    return asked, handler


@pytest.mark.parametrize(
    "first",
    [
        said(502),
        said(503),
        said(504),
        httpx.ReadError("reset"),
        httpx.ConnectTimeout("late"),
        httpx.RemoteProtocolError("Server disconnected without sending a response."),
    ],
    ids=repr,
)
async def test_what_may_be_over_in_a_moment_is_tried_a_second_time(first: Answer) -> None:
    asked, handler = in_turn(first, said())
    async with Fetcher(transport=httpx.MockTransport(handler), limits=QUICK) as fetcher:
        assert await fetcher.fetch(URL)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ([said(503), said(503)], ServerFailed),
        ([httpx.ConnectTimeout("late"), httpx.ConnectTimeout("late")], TimedOut),
        ([said(503, retry_after="9")], ServerFailed),
        ([said(500)], ServerFailed),
        ([said(429)], Refused),
        ([httpx.ConnectError("no")], Offline),
    ],
    ids=repr,
)
async def test_and_no_more_than_that(answers: list[Answer], kind: type[FetchError]) -> None:
    asked, handler = in_turn(*answers)
    async with Fetcher(transport=httpx.MockTransport(handler), limits=QUICK) as fetcher:
        with pytest.raises(kind):
            await fetcher.fetch(URL)
    assert len(asked) == len(answers)


async def test_who_has_no_time_left_for_a_second_time_is_told_of_the_first() -> None:
    asked, handler = in_turn(said(503))
    async with Fetcher(transport=httpx.MockTransport(handler), limits=Limits(pause=20.0)) as fetcher:
        with pytest.raises(ServerFailed):
            await fetcher.fetch(URL)
    assert len(asked) == 1


@pytest.mark.parametrize(("field", "seconds"), [("120", 120.0), ("Fri, 01 Jan 2010 00:00:00 GMT", 0.0), ("soon", 0.0)])
async def test_a_server_says_when_to_come_back(field: str, seconds: float) -> None:
    _, handler = in_turn(said(503, retry_after=field))
    async with Fetcher(transport=httpx.MockTransport(handler)) as fetcher:
        with pytest.raises(FetchError) as refused:
            await fetcher.fetch(URL)
    assert refused.value.retry_after == seconds


async def test_polite_requests_keep_their_distance() -> None:
    clock = asyncio.get_running_loop().time
    manners = Manners(Limits(gap=0.05))
    begun = clock()
    for host in ("lantern.example", "other.example", "127.0.0.1", "127.0.0.1"):
        async with manners.turn(host, polite=True):
            pass
    async with manners.turn("lantern.example", polite=False):
        between = clock()
    async with manners.turn("lantern.example", polite=True):
        assert clock() - begun >= 0.05 > between - begun


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (said(200, b"User-agent: *\nDisallow: /x"), False),
        (said(200, b"User-agent: byline\nDisallow:\n\nUser-agent: *\nDisallow: /"), True),
        (said(404), True),
        (said(403), True),
        (said(500), False),
        (said(200, b"#" * 3000), True),
        (httpx.ConnectError("no"), True),
    ],
    ids=repr,
)
async def test_the_robots_file_is_asked_once_and_obeyed(robots: Answer, allowed: bool) -> None:
    asked, handler = in_turn(robots, said(), said())
    limits = Limits(pause=0.001, gap=0.0, robots=2000)
    async with Fetcher(transport=httpx.MockTransport(handler), limits=limits) as fetcher:
        for _ in range(2):
            if allowed:
                assert await fetcher.fetch(URL, polite=True)
            else:
                with pytest.raises(Refused, match="asks programs to leave this page alone"):
                    await fetcher.fetch(URL, polite=True)
    paths = [request.url.path for request in asked]
    assert paths == ["/robots.txt", "/x", "/x"] if allowed else paths == ["/robots.txt"]


async def test_of_many_sites_the_files_of_the_last_ones_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots_module, "_MOST_SITES", 1)
    asked, handler = in_turn(*(said() for _ in range(8)))
    async with Fetcher(transport=httpx.MockTransport(handler), limits=QUICK) as fetcher:
        for host in ("lantern", "harbour", "harbour", "lantern"):
            await fetcher.fetch(f"https://{host}.example/x", polite=True)
    files = [request.url.host for request in asked if request.url.path == "/robots.txt"]
    assert files == ["lantern.example", "harbour.example", "lantern.example"]


async def test_a_person_is_no_robot() -> None:
    asked, handler = in_turn(said())
    async with Fetcher(transport=httpx.MockTransport(handler)) as fetcher:
        assert await fetcher.fetch(URL)
    assert len(asked) == 1


def test_robots_files_of_the_wild() -> None:
    with zipfile.ZipFile(shared("corpus/hostile/robots.zip")) as files:
        for name in counted("robots.zip", files.namelist()):
            assert parsed(files.read(name)).can_fetch(URL, "byline") in (True, False)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_robots_file(text: bytes) -> None:
    assert parsed(text).can_fetch(URL, "byline") in (True, False)


COOKIES = """# Netscape HTTP Cookie File
lantern.example\tFALSE\t/x\tTRUE\t0\tpaid\tyes
#HttpOnly_.harbour.example\tTRUE\t/\tFALSE\t99999999999\tname\tvalue
lantern.example\tFALSE\t/\tFALSE\t1000\told\tgone
broken
lantern.example\tMAYBE\t/\tFALSE\t0\ta\tb
lantern.example\tFALSE\tx\tFALSE\t0\ta\tb
lantern.example\tFALSE\t/\tFALSE\tnever\ta\tb
lantern.example\tFALSE\t/\tFALSE\t0\ta;b\tc
exa mple\tFALSE\t/\tFALSE\t0\ta\tb
"""


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://lantern.example/x", "paid=yes"),
        ("https://lantern.example/y", None),
        ("http://lantern.example/x", None),
        ("https://www.lantern.example/x", None),
        ("https://harbour.example/", "name=value"),
        ("https://www.harbour.example/y", "name=value"),
        ("https://notharbour.example/", None),
    ],
)
async def test_cookies_go_to_their_own_host_only(tmp_path: Path, url: str, sent: str | None) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(COOKIES, "utf-8")
    asked, handler = in_turn(said(set_cookie="paid=no; path=/x"), said())
    async with Fetcher(transport=httpx.MockTransport(handler), cookies=file) as fetcher:
        for _ in range(2):
            await fetcher.fetch(url)
    assert [request.headers.get("cookie") for request in asked] == [sent, sent]
    assert file.read_text("utf-8") == COOKIES


def test_broken_lines_are_named(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(COOKIES, "utf-8")
    jar, complaints = read_cookies(file)
    assert sorted(cookie.name for cookie in jar) == ["name", "old", "paid"]
    assert [line.split(" of ")[0] for line in complaints] == [f"Line {number}" for number in range(5, 11)]


def test_a_cookie_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    jar, complaints = read_cookies(tmp_path / "none")
    assert (len(jar), len(complaints)) == (0, 1)


def test_a_cookie_file_without_end_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(COOKIES + "#" * 1_000_000, "utf-8")
    jar, complaints = read_cookies(file)
    assert (len(jar), complaints) == (0, ("The cookie file is longer than 1 MB; it was not read.",))
