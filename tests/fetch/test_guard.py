"""A page of the web leads to the public internet only."""

from urllib.request import getproxies

import httpcore
import httpx
import pytest

from reader.errors import BadUrl, Refused
from reader.fetch.backend import PublicOnly
from reader.fetch.fetcher import Fetcher
from reader.fetch.guard import is_public, is_this_computer
from reader.fetch.network import proxy_for
from reader.fetch.urls import checked_url

from .loopback import answer, saying, serving

PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::c0a8:101",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:c0a8:101::",
    "2001:db8::1",
    "::127.0.0.1",
]
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]


@pytest.mark.parametrize(("address", "public"), [(a, False) for a in PRIVATE] + [(a, True) for a in PUBLIC])
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST.", "lantern.localhost", "127.3.2.1", "::1", "::ffff:127.0.0.1"]
)
def test_this_computer(host: str) -> None:
    assert is_this_computer(host)
    assert not is_this_computer(f"{host}.example")


@pytest.mark.parametrize(
    "host",
    ["0x7f.1", "2130706433", "127.1", "0177.0.0.1", "127.0.0.1.", "１２７.0.0.1", "127。0。0。1", "0x", "1.2.3.4.5"],
)
def test_a_number_spelled_oddly_is_no_address(host: str) -> None:
    with pytest.raises(BadUrl, match="no site that can exist"):
        checked_url(f"http://{host}/")


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://[::ffff:7f00:1]/", "http://localhost./", "http://10.0.0.1"]
)
async def test_a_redirect_to_a_private_address_is_refused(target: str) -> None:
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"Location": target}, stream=httpx.ByteStream(b""))

    async with Fetcher(transport=httpx.MockTransport(handler)) as fetcher:
        with pytest.raises(Refused, match=r"lantern\.example leads into a private network"):
            await fetcher.fetch("https://lantern.example/x")
    assert asked == ["lantern.example"]


async def test_what_was_found_is_as_trusted_as_where_it_was_found() -> None:
    async with serving(saying(answer(b"<p>words"))) as site, Fetcher() as fetcher:
        assert await fetcher.fetch(site.origin, trusted=(f"{site.origin}/channel",))
        assert await fetcher.fetch(site.origin)
        for channel in ((), ("https://lantern.example/",)):
            with pytest.raises(Refused, match="private network"):
                await fetcher.fetch(site.origin, trusted=channel)
    assert len(site.asked) == 2


async def test_a_private_host_may_redirect_to_itself_but_to_no_other() -> None:
    async with serving(saying(answer(status="302 Found", location="http://localhost/"))) as site, Fetcher() as fetcher:
        with pytest.raises(Refused, match="private network"):
            await fetcher.fetch(site.origin)


async def test_a_refusal_names_the_address_that_can_be_given_and_not_its_password() -> None:
    async with serving(saying(answer(b"<p>words"))) as there:
        target = f"{there.origin}/art.html"
        onward = answer(status="302 Found", location=target.replace("://", "://jo:secret@"))
        async with serving(saying(onward)) as site, Fetcher() as fetcher:
            with pytest.raises(Refused) as refused:
                await fetcher.fetch(site.origin)
            assert refused.value.hint == f"If you want to read what is there, give {target} yourself."
            assert await fetcher.fetch(target)


async def test_an_address_without_end_is_cut_and_made_safe() -> None:
    async with Fetcher() as fetcher:
        with pytest.raises(Refused) as refused:
            await fetcher.fetch(f"http://127.0.0.1:9/{'x' * 5000}", trusted=())
    assert len(refused.value.hint) < 400


class Calls(httpcore.AsyncNetworkBackend):
    """Remembers whom it was to call; nobody answers."""

    def __init__(self) -> None:
        self.called: list[str] = []

    async def connect_tcp(self, host: str, *_rest: object, **_named: object) -> httpcore.AsyncNetworkStream:
        self.called.append(host)
        raise httpcore.ConnectError("nobody")


async def test_a_name_that_means_a_private_address_is_not_called() -> None:
    calls = Calls()
    with pytest.raises(Refused, match="localhost leads into a private network"):
        await PublicOnly(calls).connect_tcp("localhost", 80, timeout=5)
    assert calls.called == []


async def test_the_address_that_was_checked_is_the_one_called() -> None:
    calls = Calls()
    with pytest.raises(httpcore.ConnectError):
        await PublicOnly(calls).connect_tcp("8.8.8.8", 80, timeout=5)
    assert calls.called == ["8.8.8.8"]


def test_the_proxy_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "proxy.example:3128")
    monkeypatch.setenv("no_proxy", "near.example")
    proxies = getproxies()
    assert proxy_for("http", "lantern.example", proxies) == "http://proxy.example:3128"
    assert [proxy_for("http", host, proxies) for host in ("near.example", "127.0.0.1", "localhost")] == ["", "", ""]
    assert proxy_for("https", "lantern.example", proxies) == ""
