"""The network as a transport: direct connections to checked addresses, or the proxy of this computer's settings."""

import asyncio
import os
import ssl
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from reader.errors import FetchError, Offline
from reader.fetch.backend import Anywhere, PrivateOnly, PublicOnly
from reader.fetch.doors import Where
from reader.fetch.failures import is_of_encryption
from reader.fetch.guard import is_public, is_this_computer, refuse_private_literal
from reader.fetch.stream import Answer
from reader.model.address import without_login

if "sniffio" not in sys.modules and find_spec("sniffio") is None:
    # httpcore tries this import six times a request, and Python searches its whole path each time it is not there;
    # None stands for a module known to be missing (https://docs.python.org/3/reference/import.html#the-module-cache).
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # the documented value, which the stubs do not know

# The request extension that says where the host may be, a `Where`; and the answer's that says whether its address was
# private, absent where that is not known.
WHERE, PRIVATE = "byline.where", "byline.private"

_CONNECTIONS = 24
_IDLE = 12
_IDLE_SECONDS = 15.0
_BACKENDS = {Where.PUBLIC: PublicOnly, Where.PRIVATE: PrivateOnly, Where.ANYWHERE: Anywhere}
_TWINS: dict[type[Exception], type[httpx.TransportError]] = {
    httpcore.ConnectTimeout: httpx.ConnectTimeout,
    httpcore.ReadTimeout: httpx.ReadTimeout,
    httpcore.WriteTimeout: httpx.WriteTimeout,
    httpcore.PoolTimeout: httpx.PoolTimeout,
    httpcore.ConnectError: httpx.ConnectError,
    httpcore.ReadError: httpx.ReadError,
    httpcore.WriteError: httpx.WriteError,
    httpcore.ProxyError: httpx.ProxyError,
    httpcore.UnsupportedProtocol: httpx.UnsupportedProtocol,
    httpcore.LocalProtocolError: httpx.LocalProtocolError,
    httpcore.RemoteProtocolError: httpx.RemoteProtocolError,
}


class Network(httpx.AsyncBaseTransport):
    """Carries requests to where their extension `WHERE` allows, those without it to public addresses only.

    Requests that may go to different places never share a connection. Behind a proxy, which looks names up itself,
    only numeric addresses and the names of this computer are checked. Raises httpx's errors, and Refused
    for an address.
    """

    def __init__(self) -> None:
        self._pools: dict[tuple[Where, bool], httpcore.AsyncConnectionPool] = {}
        self._proxies: dict[str, httpx.AsyncHTTPTransport] = {}
        # Read once, because it goes through the whole environment.
        self._settings = getproxies()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host, where = request.url.host, request.extensions.get(WHERE, Where.PUBLIC)
        if where is Where.PUBLIC:
            refuse_private_literal(host, host)
        proxy = proxy_for(request.url.scheme, host, self._settings)
        if proxy:
            return await self._carried_by_proxy(proxy, request)
        return await _carried_by(await self._pool(where, request.url.scheme == "https"), request)

    async def aclose(self) -> None:
        pools, self._pools = self._pools, {}
        proxies, self._proxies = self._proxies, {}
        for pool in pools.values():
            await pool.aclose()
        for proxy in proxies.values():
            await proxy.aclose()

    async def _pool(self, where: Where, secure: bool) -> httpcore.AsyncConnectionPool:
        context = await _tls() if secure else None
        if (where, secure) not in self._pools:
            self._pools[where, secure] = httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=_CONNECTIONS,
                max_keepalive_connections=_IDLE,
                keepalive_expiry=_IDLE_SECONDS,
                network_backend=_BACKENDS[where](),
            )
        return self._pools[where, secure]

    async def _carried_by_proxy(self, proxy: str, request: httpx.Request) -> httpx.Response:
        transport = await self._proxy(proxy)
        try:
            return await transport.handle_async_request(request)
        except (httpx.ConnectError, httpx.ConnectTimeout) as failure:
            if is_of_encryption(failure):
                raise
            raise Offline(
                f"The proxy {without_login(proxy)} cannot be reached.",
                "The settings of this computer name it: check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY.",
            ) from failure

    async def _proxy(self, proxy: str) -> httpx.AsyncHTTPTransport:
        if proxy.lower().startswith("socks"):
            raise FetchError(
                f"The proxy {without_login(proxy)} speaks SOCKS, which Byline does not.",
                "Name one that speaks HTTP in HTTP_PROXY and HTTPS_PROXY, or start Byline without ALL_PROXY.",
            )
        context = await _tls()
        if proxy not in self._proxies:
            try:
                self._proxies[proxy] = httpx.AsyncHTTPTransport(verify=context, proxy=httpx.Proxy(proxy))
            except (ValueError, ImportError, httpx.InvalidURL) as unusable:
                raise _unusable_settings() from unusable
        return self._proxies[proxy]


def proxy_for(scheme: str, host: str, proxies: Mapping[str, str]) -> str:
    """The proxy that these settings of the computer name for a host, empty for none; it could never find this
    computer itself."""
    proxy = proxies.get(scheme) or proxies.get("all") or ""
    if not proxy or is_this_computer(host) or proxy_bypass(host):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


async def _carried_by(pool: httpcore.AsyncConnectionPool, request: httpx.Request) -> httpx.Response:
    assert isinstance(request.stream, httpx.AsyncByteStream)
    url = request.url
    asked = httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )
    with _as_httpx():
        try:
            answer = await pool.handle_async_request(asked)
        except (httpcore.ReadError, httpcore.WriteError) as failed:
            # As httpcore says it where the connection is closed instead of reset.
            raise httpcore.RemoteProtocolError("Server disconnected without sending a response.") from failed
        except httpcore.ReadTimeout as silent:
            raise httpcore.ReadTimeout("no answer") from silent
    extensions = {**answer.extensions, PRIVATE: _is_private(answer)}
    return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=extensions)


def _is_private(answer: httpcore.Response) -> bool | None:
    """Whether the address that answered is none of the internet; None if the connection does not say."""
    stream = answer.extensions.get("network_stream")
    place = stream.get_extra_info("server_addr") if stream else None
    return not is_public(place[0]) if place else None


class _Body(httpx.AsyncByteStream):
    """The body of httpcore's answer, failing with httpx's errors."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        answer = Answer(self._answer)
        with _as_httpx():
            async for piece in self._answer.aiter_stream():
                answer.goes_on(piece)
                yield piece
            await answer.is_over()

    async def aclose(self) -> None:
        with _as_httpx():
            await self._answer.aclose()


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except tuple(_TWINS) as failure:
        raise _TWINS[type(failure)](str(failure)) from failure


async def _tls() -> ssl.SSLContext:
    """The context of all connections: it takes 20 ms to make, so it is made once, late, and beside the event loop."""
    try:
        return await asyncio.to_thread(_context, os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    except (OSError, ValueError) as unusable:
        raise _unusable_settings() from unusable


@lru_cache(maxsize=4)
def _context(_cert_file: str | None, _cert_dir: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _unusable_settings() -> FetchError:
    return FetchError(
        "The network settings of this computer cannot be used.",
        "Check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE; the proxy must be an http:// address.",
    )
