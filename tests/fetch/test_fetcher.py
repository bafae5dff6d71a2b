"""The fetcher against a transport that answers by a table."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from reader import __version__
from reader.errors import BadUrl, FetchError, Gone, NotText, Offline, Refused, ServerFailed, TooLarge
from reader.fetch import body as body_module
from reader.fetch.fetcher import Fetcher
from reader.fetch.limits import Limits
from reader.model.page import Page

HTML = {"Content-Type": "text/html; charset=utf-8"}
Handler = Callable[[httpx.Request], httpx.Response]


def streamed(body: bytes = b"", status: int = 200, headers: dict[str, str] | None = None) -> httpx.Response:
    """An answer whose body is still to be read, as from a network."""
    return httpx.Response(status, headers=HTML if headers is None else headers, stream=httpx.ByteStream(body))


class Site:
    """Answers urls from a table and remembers the requests."""

    def __init__(self, answers: dict[str, httpx.Response]) -> None:
        self.answers = answers
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self.answers[str(request.url)]


async def fetched(
    handler: Handler, url: str = "https://lantern.example/x", etag: str = "", last_modified: str = ""
) -> Page | None:
    async with Fetcher(transport=httpx.MockTransport(handler)) as fetcher:
        return await fetcher.fetch(url, etag=etag, last_modified=last_modified)


async def refusal(handler: Handler, url: str = "https://lantern.example/x", limits: Limits | None = None) -> FetchError:
    async with Fetcher(transport=httpx.MockTransport(handler), limits=limits) as fetcher:
        with pytest.raises(FetchError) as refused:
            await fetcher.fetch(url)
    return refused.value


async def test_a_page() -> None:
    headers = {"Content-Type": "TEXT/HTML; charset=ISO-8859-1", "ETag": 'W/"1"', "Last-Modified": "Mon, 23 Nov 2026"}
    page = await fetched(lambda _: streamed(b"<p>x", headers=headers))
    assert page is not None
    assert (page.url, page.final_url, page.body) == ("https://lantern.example/x", "https://lantern.example/x", b"<p>x")
    assert (page.content_type, page.charset, page.status) == ("text/html", "ISO-8859-1", 200)
    assert (page.etag, page.last_modified) == ('W/"1"', "Mon, 23 Nov 2026")
    assert page.fetched_at is not None
    assert datetime.now(UTC) - page.fetched_at < timedelta(minutes=1)


async def test_the_clock_it_is_given_dates_a_page_and_a_wait() -> None:
    now = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
    later = {"Retry-After": "Mon, 23 Nov 2026 09:16:00 GMT"}
    site = Site({"https://a.example/": streamed(b"<p>x"), "https://b.example/": streamed(status=429, headers=later)})
    async with Fetcher(transport=httpx.MockTransport(site), clock=lambda: now) as fetcher:
        page = await fetcher.fetch("https://a.example/")
        with pytest.raises(Refused) as refused:
            await fetcher.fetch("https://b.example/")
    assert page is not None
    assert page.fetched_at == now
    assert refused.value.retry_after == 120


async def test_an_answer_the_transport_has_read_already() -> None:
    packed = httpx.Response(200, headers=HTML | {"Content-Encoding": "gzip"}, content=gzip.compress(b"<p>x", mtime=0))
    page = await fetched(lambda _: packed)
    assert page is not None
    assert page.body == b"<p>x"


async def test_it_says_who_it_is_and_what_it_takes() -> None:
    site = Site({"https://lantern.example/x": streamed()})
    await fetched(site)
    assert site.asked[0].headers["user-agent"] == f"byline/{__version__} (terminal reader)"
    assert site.asked[0].headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in site.asked[0].headers


@pytest.mark.parametrize(
    ("content_type", "body", "media"),
    [("", b"<!doctype html>", "text/html"), ("application/octet-stream", b"<rss version='2.0'>", "application/xml")],
)
async def test_a_type_nobody_named_is_sniffed(content_type: str, body: bytes, media: str) -> None:
    page = await fetched(lambda _: streamed(body, headers={"Content-Type": content_type} if content_type else {}))
    assert page is not None
    assert page.content_type == media


async def test_an_empty_body_is_a_page() -> None:
    page = await fetched(lambda _: streamed(b"", 204))
    assert page is not None
    assert (page.body, page.status) == (b"", 204)


@pytest.mark.parametrize(
    ("content_type", "body", "says"),
    [
        ("image/png", b"\x89PNG", "lantern.example sent a picture"),
        ("text/html", b"%PDF-1.7", "lantern.example sent a PDF"),
        ("text/html", b"a\x00b", "lantern.example sent a program or data file"),
    ],
)
async def test_what_has_no_text_is_refused(content_type: str, body: bytes, says: str) -> None:
    error = await refusal(lambda _: streamed(body, headers={"Content-Type": content_type}))
    assert isinstance(error, NotText)
    assert error.headline.startswith(says)


async def test_not_modified() -> None:
    site = Site({"https://lantern.example/x": streamed(status=304)})
    assert await fetched(site, etag='"1"', last_modified="Mon, 23 Nov 2026") is None
    assert site.asked[0].headers["if-none-match"] == '"1"'
    assert site.asked[0].headers["if-modified-since"] == "Mon, 23 Nov 2026"


async def test_not_modified_without_being_asked_makes_no_sense() -> None:
    assert "never had" in (await refusal(lambda _: streamed(status=304))).headline


async def test_a_part_nobody_asked_for_is_not_taken_for_the_page() -> None:
    assert "only a part" in (await refusal(lambda _: streamed(b"<p>x", status=206))).headline


@pytest.mark.parametrize("etag", ["caf\u00e9", "a\r\nCookie: x", "x" * 2000])
async def test_a_validator_that_fits_no_header_is_left_out(etag: str) -> None:
    site = Site({"https://lantern.example/x": streamed()})
    await fetched(site, etag=etag)
    assert "if-none-match" not in site.asked[0].headers


def onward(target: str, cookie: str = "") -> httpx.Response:
    return streamed(status=302, headers={"Location": target} | ({"Set-Cookie": cookie} if cookie else {}))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "final"),
    [
        ("/y", "https://lantern.example/y"),
        ("y?q#part", "https://lantern.example/y?q"),
        ("//harbour.example/y", "https://harbour.example/y"),
        ("http://harbour.example/y", "http://harbour.example/y"),
        ("/caf\u00e9 \u202ey", "https://lantern.example/caf%C3%A9%20%E2%80%AEy"),
    ],
)
async def test_redirects_are_followed(status: int, location: str, final: str) -> None:
    first = httpx.Response(status, headers=[(b"Location", location.encode())], stream=httpx.ByteStream(b""))
    page = await fetched(Site({"https://lantern.example/x": first, final: streamed(b"<p>x")}))
    assert page is not None
    assert (page.url, page.final_url) == ("https://lantern.example/x", final)


async def test_validators_go_to_the_first_address_only() -> None:
    site = Site({"https://lantern.example/x": onward("https://other.example/"), "https://other.example/": streamed()})
    await fetched(site, etag='"1"')
    assert "if-none-match" in site.asked[0].headers
    assert "if-none-match" not in site.asked[1].headers


async def test_a_password_in_the_address_goes_to_its_host_only() -> None:
    site = Site({"https://lantern.example/x": onward("https://other.example/")})
    site.answers["https://other.example/"] = streamed()
    await fetched(site, "https://me:secret@lantern.example/x")
    assert "authorization" in site.asked[0].headers
    assert "authorization" not in site.asked[1].headers


async def test_cookies_last_for_one_fetch() -> None:
    site = Site({"https://lantern.example/x": onward("/y", cookie="seen=1")})
    site.answers["https://lantern.example/y"] = onward("https://other.example/")
    site.answers["https://other.example/"] = streamed()
    async with Fetcher(transport=httpx.MockTransport(site)) as fetcher:
        await fetcher.fetch("https://lantern.example/x")
        site.answers["https://lantern.example/y"] = streamed()
        await fetcher.fetch("https://lantern.example/y")
    assert [request.headers.get("cookie") for request in site.asked] == [None, "seen=1", None, None]


@pytest.mark.parametrize(("hops", "allowed"), [(3, True), (4, False)])
async def test_redirects_are_counted(hops: int, allowed: bool) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        here = int(request.url.path[1:])
        return streamed() if here == hops else onward(f"/{here + 1}")

    async with Fetcher(transport=httpx.MockTransport(handler), limits=Limits(redirects=3)) as fetcher:
        if allowed:
            page = await fetcher.fetch("https://lantern.example/0")
            assert page is not None
            assert page.final_url == "https://lantern.example/3"
        else:
            with pytest.raises(Refused, match="without end"):
                await fetcher.fetch("https://lantern.example/0")


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("javascript:alert(1)", "not on the web (javascript:)"),
        ("mailto:a@lantern.example", "not on the web (mailto:)"),
        ("file:///etc/passwd", "not on the web (file:)"),
        ("intent://x#Intent;end", "not on the web (intent:)"),
        ("https://[::1", "cannot be right"),
        ("https://a..b/", "cannot be right"),
        ("https://lantern.example:0/", "cannot be right"),
        (f"https://lantern.example/{'x' * 70_000}", "cannot be right"),
    ],
)
async def test_redirects_off_the_web_end_there(location: str, says: str) -> None:
    error = await refusal(lambda _: onward(location), limits=Limits(header_bytes=100_000))
    assert isinstance(error, BadUrl)
    assert error.headline.startswith("lantern.example leads on to an address")
    assert says in error.headline


async def test_a_redirect_to_nowhere_says_so() -> None:
    assert "does not say where" in (await refusal(lambda _: streamed(status=302))).headline


async def test_a_failure_names_the_host_that_failed() -> None:
    site = Site({"https://lantern.example/x": onward("https://other.example/")})
    site.answers["https://other.example/"] = streamed(status=404)
    error = await refusal(site)
    assert isinstance(error, Gone)
    assert error.headline.startswith("other.example ")


async def test_a_failing_connection_is_a_sentence() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no", request=request)

    error = await refusal(handler)
    assert isinstance(error, Offline)
    assert isinstance(error.__cause__, httpx.ConnectError)


async def test_retry_after_is_in_the_hint() -> None:
    error = await refusal(lambda _: streamed(status=429, headers={"Retry-After": "120"}))
    assert error.hint == "Try again in 2 minutes."


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"<p>words", mtime=0)),
        ("X-GZIP", gzip.compress(b"<p>words", mtime=0)),
        ("deflate", zlib.compress(b"<p>words")),
        ("identity", b"<p>words"),
        ("identity, gzip", gzip.compress(b"<p>words", mtime=0)),
        ("gzip, deflate", zlib.compress(gzip.compress(b"<p>words", mtime=0))),
    ],
)
async def test_packed_bodies_are_unpacked(coding: str, packed: bytes) -> None:
    page = await fetched(lambda _: streamed(packed, headers=HTML | {"Content-Encoding": coding}))
    assert page is not None
    assert page.body == b"<p>words"


@pytest.mark.parametrize(
    ("coding", "body", "says"),
    [
        ("br", b"x", "cannot unpack"),
        ("zstd", b"x", "cannot unpack"),
        ("gzip, br", b"x", "cannot unpack"),
        ("gzip, gzip, gzip, gzip", b"x", "cannot unpack"),
        ("gzip", b"<!doctype html>", "damaged"),
        ("gzip", gzip.compress(b"words" * 50, mtime=0)[:-9], "broke off"),
        ("gzip, deflate", zlib.compress(gzip.compress(b"words" * 50, mtime=0)[:-9]), "broke off"),
    ],
)
async def test_bodies_that_cannot_be_unpacked(coding: str, body: bytes, says: str) -> None:
    error = await refusal(lambda _: streamed(body, headers=HTML | {"Content-Encoding": coding}))
    assert isinstance(error, ServerFailed)
    assert says in error.headline


@pytest.mark.parametrize(
    "answer",
    [
        streamed(b"x" * 1001),
        streamed(gzip.compress(b"x" * 2001, mtime=0), headers=HTML | {"Content-Encoding": "gzip"}),
        streamed(b"x", headers=HTML | {"Content-Length": "1001"}),
        streamed(b"x", headers=HTML | {"X-Long": "x" * 500}),
        httpx.Response(200, headers=HTML, content=b"x" * 2001),
    ],
    ids=["wire", "decoded", "announced", "header", "read already"],
)
async def test_limits(answer: httpx.Response) -> None:
    error = await refusal(lambda _: answer, limits=Limits(wire=1000, decoded=2000, header_bytes=400))
    assert isinstance(error, TooLarge)


async def test_a_page_in_crumbs_is_read_up_to_a_number_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    async def crumbs(number: int) -> AsyncIterator[bytes]:
        for _ in range(number):
            yield b"x"

    # Each piece is counted as it comes and as it is unpacked.
    monkeypatch.setattr(body_module, "_MOST_STEPS", 80)
    page = await fetched(lambda _: httpx.Response(200, headers=HTML, content=crumbs(40)))
    assert page
    assert page.body == b"x" * 40
    error = await refusal(lambda _: httpx.Response(200, headers=HTML, content=crumbs(41)))
    assert isinstance(error, TooLarge)
    assert "crumbs" in error.headline


@pytest.mark.parametrize(
    "body", [b"\x1f\x8b\x08 no gzip at all", gzip.compress(b"words" * 50)[:-9]], ids=["no gzip", "cut"]
)
async def test_what_only_begins_as_if_it_was_packed_is_no_page(body: bytes) -> None:
    assert isinstance(await refusal(lambda _: streamed(body)), FetchError)


async def test_what_is_packed_again_and_again_without_a_word_is_no_page() -> None:
    body = b"<p>words"
    for _ in range(4):
        body = gzip.compress(body)
    assert isinstance(await refusal(lambda _: streamed(body)), FetchError)


async def test_exactly_the_limit_is_allowed() -> None:
    async with Fetcher(
        transport=httpx.MockTransport(lambda _: streamed(b"x" * 1000)), limits=Limits(wire=1000, decoded=1000)
    ) as fetcher:
        page = await fetcher.fetch("https://lantern.example/")
    assert page is not None
    assert len(page.body) == 1000


@pytest.mark.parametrize("url", ["lantern.example", "file:///etc/passwd", "https://a\x1bb/", ""])
async def test_a_bad_address_is_refused_before_anything_is_asked(url: str) -> None:
    assert isinstance(await refusal(Site({}), url), BadUrl)


@pytest.mark.parametrize("url", ["https://xn--a/", "https://192.168.0.257/", "https://\ufdd0.example/"])
async def test_a_host_that_cannot_be_spelled(url: str) -> None:
    assert isinstance(await refusal(Site({}), url), BadUrl)


async def test_few_requests_at_a_time_go_to_one_host() -> None:
    under_way: dict[str, int] = {"lantern.example": 0, "other.example": 0}
    most = dict(under_way)

    async def handler(request: httpx.Request) -> httpx.Response:
        host = request.url.host
        under_way[host] += 1
        most[host] = max(most[host], under_way[host])
        for _ in range(5):
            await asyncio.sleep(0)
        under_way[host] -= 1
        return streamed()

    async with Fetcher(transport=httpx.MockTransport(handler)) as fetcher:
        urls = [f"https://{host}/{number}" for number in range(10) for host in under_way]
        await asyncio.gather(*(fetcher.fetch(url) for url in urls))
    assert most == {"lantern.example": 2, "other.example": 2}


async def test_it_can_be_closed_twice_and_before_use() -> None:
    fetcher = Fetcher(transport=httpx.MockTransport(lambda _: streamed()))
    await fetcher.close()
    await fetcher.fetch("https://lantern.example/")
    await fetcher.close()
    await fetcher.close()
    assert await fetcher.fetch("https://lantern.example/") is not None


def test_one_fetcher_serves_one_event_loop_after_the_other() -> None:
    fetcher = Fetcher(transport=httpx.MockTransport(lambda _: streamed()))
    for _ in range(2):
        assert asyncio.run(fetcher.fetch("https://lantern.example/")) is not None
    asyncio.run(fetcher.close())


async def test_unusable_settings_of_the_computer_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://proxy.example:70")
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match="network settings"):
            await fetcher.fetch("https://lantern.example/")
