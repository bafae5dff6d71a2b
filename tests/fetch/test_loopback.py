"""The fetcher against a real server that misbehaves."""

import asyncio
import gzip
from collections.abc import Awaitable
from dataclasses import replace

import pytest

from reader.errors import FetchError, Offline, Refused, ServerFailed, TimedOut, TooLarge
from reader.fetch.fetcher import Fetcher
from reader.fetch.limits import Limits
from reader.model.page import Page

from .loopback import Script, Site, Writer, answer, header, saying, serving

SMALL = Limits(wire=50_000, decoded=200_000, redirects=3)
IMPATIENT = replace(SMALL, total=0.2)
SOON_BORED = replace(SMALL, read=0.1)


async def fetched(script: Script, limits: Limits = SMALL) -> Page | None:
    async with serving(script) as site, Fetcher(limits=limits) as fetcher:
        return await fetcher.fetch(f"{site.origin}/x")


async def refusal(script: Script, limits: Limits = SMALL) -> FetchError:
    with pytest.raises(FetchError) as refused:
        await fetched(script, limits)
    assert "127.0.0.1" in refused.value.headline
    return refused.value


def says(error: FetchError, kind: type[FetchError], words: str) -> bool:
    return type(error) is kind and words in error.headline


async def drip(write: Writer, piece: bytes) -> None:
    """Sends ``piece`` again and again until nobody listens."""
    while True:
        write.write(piece)
        await write.drain()
        await asyncio.sleep(0.02)


def dripping(head: bytes, piece: bytes) -> Script:
    def script(_path: str, writer: Writer) -> Awaitable[None]:
        writer.write(head)
        return drip(writer, piece)

    return script


async def never(_path: str, _writer: Writer) -> None:
    await asyncio.Event().wait()


async def test_a_page_over_a_real_connection() -> None:
    page = await fetched(saying(answer(gzip.compress(b"<p>words"), content_encoding="gzip")))
    assert page is not None
    assert (page.body, page.content_type, page.charset) == (b"<p>words", "text/html", "utf-8")


async def test_a_chunked_body() -> None:
    head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
    page = await fetched(saying(head, b"5\r\n<p>wo\r\n", b"3\r\nrds\r\n", b"0\r\n\r\n"))
    assert page is not None
    assert page.body == b"<p>words"


async def test_a_body_that_ends_with_the_connection() -> None:
    page = await fetched(saying(b"HTTP/1.0 200 OK\r\n\r\n<p>words"))
    assert page is not None
    assert page.body == b"<p>words"


async def test_a_site_that_drips_is_left_at_the_deadline() -> None:
    error = await refusal(dripping(answer(content_length="40000"), b"x"), IMPATIENT)
    assert says(error, TimedOut, "took too long to send the page")


async def test_a_header_that_drips_is_left_at_the_deadline() -> None:
    error = await refusal(dripping(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n"), IMPATIENT)
    assert says(error, TimedOut, "took too long to send the page")


async def test_a_site_that_says_nothing() -> None:
    assert says(await refusal(never, SOON_BORED), TimedOut, "gave no answer")


async def test_endless_interim_answers_are_left_at_the_deadline() -> None:
    error = await refusal(dripping(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), IMPATIENT)
    assert says(error, TimedOut, "took too long to send the page")


async def test_the_deadline_counts_all_hops_together() -> None:
    script = saying(answer(status="302 Found", location="/again"))
    error = await refusal(script, replace(IMPATIENT, redirects=1_000_000))
    assert says(error, TimedOut, "took too long to send the page")


async def test_an_answer_that_is_cut() -> None:
    assert says(await refusal(saying(answer(b"x", content_length="100"))), ServerFailed, "broke off")


async def test_a_chunked_answer_that_is_cut() -> None:
    head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<p"
    assert says(await refusal(saying(head)), ServerFailed, "broke off")


async def test_a_connection_closed_without_a_word() -> None:
    assert says(await refusal(saying()), ServerFailed, "hung up")


async def test_a_connection_reset() -> None:
    async def script(_path: str, writer: Writer) -> None:
        writer.write(answer(b"x", content_length="100"))
        await writer.drain()
        writer.transport.abort()

    assert says(await refusal(script), ServerFailed, "broke off")


async def test_what_is_no_http() -> None:
    assert says(await refusal(saying(b"220 mail.example ESMTP\r\n\r\n")), ServerFailed, "no web page")


async def test_a_content_length_that_is_no_number() -> None:
    assert says(await refusal(saying(answer(content_length="many"))), ServerFailed, "garbled")


async def test_more_than_announced_is_not_read() -> None:
    page = await fetched(saying(answer(b"<p>words and more", content_length="8")))
    assert page is not None
    assert page.body == b"<p>words"


async def test_a_body_without_end_is_left_at_the_limit() -> None:
    assert says(await refusal(dripping(b"HTTP/1.0 200 OK\r\n\r\n", b"x" * 20_000)), TooLarge, "more than 50,000 bytes")


async def test_a_bomb_is_left_at_the_limit() -> None:
    bomb = gzip.compress(b"\x00" * 20_000_000)
    assert len(bomb) < SMALL.wire
    assert says(await refusal(saying(answer(bomb, content_encoding="gzip"))), TooLarge, "more than 200,000 bytes")


@pytest.mark.parametrize("size", [70_000, 150_000])
async def test_a_header_without_measure(size: int) -> None:
    assert says(await refusal(saying(answer(x_long="x" * size))), TooLarge, "header lines")


async def test_a_site_that_redirects_to_itself() -> None:
    error = await refusal(saying(answer(status="302 Found", location="/x")))
    assert says(error, Refused, "without end")


async def test_a_refused_connection() -> None:
    async with serving(never) as site:
        gone = site.origin
    async with Fetcher(limits=SMALL) as fetcher:
        with pytest.raises(Offline, match="refused the connection"):
            await fetcher.fetch(gone)


async def test_encryption_where_there_is_none() -> None:
    async def speak_first(_reader: asyncio.StreamReader, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(speak_first, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, Fetcher(limits=SMALL) as fetcher:
        with pytest.raises(ServerFailed, match="No secure connection"):
            await fetcher.fetch(f"https://127.0.0.1:{port}/")


async def test_a_cancelled_fetch_is_cancelled() -> None:
    asked = asyncio.Event()

    async def script(_path: str, _writer: Writer) -> None:
        asked.set()
        await asyncio.Event().wait()

    async with serving(script) as site, Fetcher(limits=SMALL) as fetcher:
        task = asyncio.create_task(fetcher.fetch(site.origin))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_proxy_is_not_asked_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert await fetched(saying(answer(b"<p>words"))) is not None


@pytest.mark.parametrize(
    ("name", "proxy", "says"),
    [
        ("HTTP_PROXY", "http://jo:s3cret@127.0.0.1:9", "The proxy http://127.0.0.1:9 cannot be reached."),
        ("ALL_PROXY", "socks5://jo:s3cret@127.0.0.1:9", "The proxy socks5://127.0.0.1:9 speaks SOCKS"),
    ],
)
async def test_a_proxy_that_is_of_no_use_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, proxy: str, says: str
) -> None:
    monkeypatch.setenv(name, proxy)
    monkeypatch.delenv("NO_PROXY", raising=False)
    async with Fetcher(limits=SMALL) as fetcher:
        for _ in range(2):
            with pytest.raises(FetchError) as refused:
                await fetcher.fetch("http://lantern.example/")
    assert refused.value.headline.startswith(says)
    assert "s3cret" not in str(refused.value)


def routed(site: Site) -> Fetcher:
    return Fetcher(limits=SMALL, routes={"http://lantern.localhost": site.origin})


async def test_a_route_is_known_to_nobody_but_the_connection() -> None:
    async def script(path: str, writer: Writer) -> None:
        first = answer(status="302 Found", location=f"{site.origin}/there")
        writer.write(first if path == "/here" else answer(b"<p>words"))

    async with serving(script) as site, routed(site) as fetcher:
        page = await fetcher.fetch("http://lantern.localhost/here")
    assert page is not None
    assert (page.url, page.final_url) == ("http://lantern.localhost/here", "http://lantern.localhost/there")
    assert [header(head, "host") for head in site.asked] == ["lantern.localhost"] * 2


async def test_a_failure_on_a_route_names_the_site_not_the_port() -> None:
    async with serving(saying(answer(status="404 Not Found"))) as site, routed(site) as fetcher:
        with pytest.raises(FetchError, match=r"lantern\.localhost has no page"):
            await fetcher.fetch("http://lantern.localhost/x")
