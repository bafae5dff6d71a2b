"""The network as a transport: direct connections to checked addresses, or the proxy of this computer's settings.

A host is looked up once, and the address that was checked is the one that is called: were the name looked up again for
the call, its owner could answer differently the second time (DNS rebinding).
"""

import asyncio
import os
import socket
import ssl
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, zip_longest
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from reader.errors import FetchError
from reader.fetch.guard import is_public, is_this_computer, private_address, refuse_private_literal

# The request extension that says whether the host may be anywhere.
TRUSTED = "byline.trusted"

_CONNECTIONS = 24
_IDLE = 12
_IDLE_SECONDS = 15.0
_MOST_ADDRESSES = 4
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
_SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Network(httpx.AsyncBaseTransport):
    """Carries requests: those with the extension `TRUSTED` anywhere, others to public addresses only.

    Trusted and other requests never share a connection. Behind a proxy, which looks names up itself, only numeric
    addresses and the names of this computer are checked. Raises httpx's errors, and Refused for an address.
    """

    def __init__(self) -> None:
        self._pools: dict[tuple[bool, bool], httpcore.AsyncConnectionPool] = {}
        self._proxies: dict[str, httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host, trusted = request.url.host, bool(request.extensions.get(TRUSTED))
        if not trusted:
            refuse_private_literal(host, host)
        proxy = proxy_for(request.url.scheme, host)
        if proxy:
            return await (await self._proxy(proxy)).handle_async_request(request)
        return await _carried_by(await self._pool(trusted, request.url.scheme == "https"), request)

    async def aclose(self) -> None:
        pools, self._pools = self._pools, {}
        proxies, self._proxies = self._proxies, {}
        for pool in pools.values():
            await pool.aclose()
        for proxy in proxies.values():
            await proxy.aclose()

    async def _pool(self, trusted: bool, secure: bool) -> httpcore.AsyncConnectionPool:
        context = await _tls() if secure else None
        if (trusted, secure) not in self._pools:
            self._pools[trusted, secure] = httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=_CONNECTIONS,
                max_keepalive_connections=_IDLE,
                keepalive_expiry=_IDLE_SECONDS,
                network_backend=httpcore.AnyIOBackend() if trusted else PublicOnly(),
            )
        return self._pools[trusted, secure]

    async def _proxy(self, proxy: str) -> httpx.AsyncHTTPTransport:
        context = await _tls()
        if proxy not in self._proxies:
            try:
                self._proxies[proxy] = httpx.AsyncHTTPTransport(verify=context, proxy=httpx.Proxy(proxy))
            except (ValueError, ImportError, httpx.InvalidURL) as unusable:
                raise _unusable_settings() from unusable
        return self._proxies[proxy]


class PublicOnly(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only. Raises Refused for a name that has no other."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._backend = backend or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore calls it so
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address that answers; each gets an equal share of the ``timeout`` left."""
        loop = asyncio.get_running_loop()
        ends = None if timeout is None else loop.time() + timeout
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._addresses(host, port)
        except TimeoutError as late:
            raise httpcore.ConnectTimeout("the name was not found in time") from late
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for number, address in enumerate(addresses):
            share = None if ends is None else max(ends - loop.time(), 0.0) / (len(addresses) - number)
            try:
                return await self._backend.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                failure = failed
        raise failure or httpcore.ConnectError("the name has no address")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[str]:
        """The public addresses of ``host``, the two families by turns, as RFC 8305 (section 4) orders them."""
        try:
            infos = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as unknown:
            raise httpcore.ConnectError(str(unknown)) from unknown
        found = list(dict.fromkeys((family, str(place[0])) for family, _, _, _, place in infos))
        public = [pair for pair in found if is_public(pair[1])]
        if found and not public:
            raise private_address(host)
        first = [address for family, address in public if family == public[0][0]]
        second = [address for family, address in public if family != public[0][0]]
        turns = chain.from_iterable(zip_longest(first, second))
        return [address for address in turns if address is not None][:_MOST_ADDRESSES]


def proxy_for(scheme: str, host: str) -> str:
    """The proxy this computer's settings name for a host, empty for none; it could never find this computer itself."""
    proxies = getproxies()
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
        answer = await pool.handle_async_request(asked)
    return httpx.Response(
        answer.status, headers=answer.headers, stream=_Body(answer), extensions=dict(answer.extensions)
    )


class _Body(httpx.AsyncByteStream):
    """The body of httpcore's answer, failing with httpx's errors."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for piece in self._answer.aiter_stream():
                yield piece

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
