"""The fetcher: one url in, one page out, or one sentence on why not."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpx

from reader import __version__
from reader.errors import FetchError, Refused
from reader.fetch.answers import onward, page_of, refuse_fat_header, take_location, validator
from reader.fetch.body import read_body
from reader.fetch.failures import FAILURES, explained
from reader.fetch.limits import Limits
from reader.fetch.routes import Routes, netloc
from reader.fetch.statuses import status_error
from reader.fetch.urls import checked_url, host_of
from reader.model.page import Page

USER_AGENT = f"byline/{__version__} (terminal reader)"

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,"
    "application/xml;q=0.9,*/*;q=0.5",
    # One network read of brotli or zstd can unpack to hundreds of megabytes in one step; these two are bounded here.
    "Accept-Encoding": "gzip, deflate",
}
_PER_HOST = 4
_POOL = httpx.Limits(max_connections=24, max_keepalive_connections=12, keepalive_expiry=15.0)
# The demo's syndicate is on this computer, where no proxy could find it.
_NEVER_BY_PROXY = {"all://127.0.0.1": None, "all://*localhost": None, "all://[::1]": None}


@dataclass(slots=True)
class _Session:
    """What lives as long as one event loop: the client, and at most `_PER_HOST` requests to a host at a time."""

    loop: asyncio.AbstractEventLoop
    client: httpx.AsyncClient
    slots: defaultdict[str, asyncio.Semaphore] = field(
        default_factory=lambda: defaultdict(lambda: asyncio.Semaphore(_PER_HOST))
    )


class Fetcher:
    """Fetches pages over HTTP within `Limits`.

    ``routes`` sends the requests for an origin to another one (`reader.fetch.routes`); pages speak of the first.
    ``transport`` stands in for the network. The client is made at the first fetch and belongs to the event loop
    that runs it; in another loop a new one is made.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        routes: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._routes = Routes(routes)
        self._transport = transport
        self._session: _Session | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Ends all connections; may be called again, and a later fetch opens new ones."""
        session, self._session = self._session, None
        if session and session.loop is asyncio.get_running_loop():
            await session.client.aclose()

    def address(self, url: str) -> str:
        """Where ``url`` is really reached, for a browser. Raises BadUrl."""
        return self._routes.there(checked_url(url))

    async def fetch(self, url: str, *, etag: str = "", last_modified: str = "") -> Page | None:
        """The page at ``url``; None if it has not changed since the one with these validators.

        Raises a `FetchError`. Redirects are followed within the limits, and the page says where they led. The deadline
        counts from the moment it is this request's turn at its host.
        """
        asked = checked_url(url)
        session = self._current_session()
        try:
            async with session.slots[host_of(asked)], asyncio.timeout(self._limits.total):
                return await self._follow(session.client, asked, _conditions(etag, last_modified))
        except TimeoutError as late:
            raise explained(late, host_of(asked)) from late

    async def _follow(self, client: httpx.AsyncClient, asked: str, conditions: Mapping[str, str]) -> Page | None:
        # Some sites set a cookie and redirect until they get it back, so cookies last for one fetch, and no longer.
        cookies = httpx.Cookies()
        current = asked
        for _ in range(self._limits.redirects + 1):
            answer = await self._ask(client, cookies, asked, current, conditions)
            if not isinstance(answer, str):
                return answer
            current = answer
            conditions = {}
        raise Refused(
            f"{host_of(asked)} sends visitors from one address to the next without end.",
            "It may want a cookie or a sign-in first. Try the address in the browser.",
        )

    async def _ask(
        self, client: httpx.AsyncClient, cookies: httpx.Cookies, asked: str, current: str, conditions: Mapping[str, str]
    ) -> Page | str | None:
        """One request: the page, the url to go on to, or None for not modified."""
        try:
            request = self._request(client, current, conditions)
            cookies.set_cookie_header(request)
            response = await client.send(request, stream=True)
            try:
                cookies.extract_cookies(response)
                return await self._answer(response, asked, current, conditions)
            finally:
                await response.aclose()
        except FAILURES as failure:
            raise explained(failure, host_of(current)) from failure

    def _request(self, client: httpx.AsyncClient, url: str, conditions: Mapping[str, str]) -> httpx.Request:
        there = self._routes.there(url)
        host = {} if there == url else {"Host": netloc(url)}
        return client.build_request("GET", there, headers={**conditions, **host})

    async def _answer(
        self, response: httpx.Response, asked: str, current: str, conditions: Mapping[str, str]
    ) -> Page | str | None:
        host = host_of(current)
        refuse_fat_header(response, self._limits, host)
        if response.status_code == 304 and conditions:
            return None
        if target := onward(response, current):
            return self._routes.back(target, current)
        if not response.is_success:
            raise status_error(response.status_code, host, response.headers.get("retry-after", ""))
        return page_of(response, await read_body(response, self._limits, host), asked, current)

    def _current_session(self) -> _Session:
        loop = asyncio.get_running_loop()
        if self._session is None or self._session.loop is not loop:
            self._session = _Session(loop, self._new_client())
        return self._session

    def _new_client(self) -> httpx.AsyncClient:
        limits = self._limits
        try:
            return httpx.AsyncClient(
                headers=_HEADERS,
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                timeout=httpx.Timeout(limits.read, connect=limits.connect, pool=limits.total),
                limits=_POOL,
                event_hooks={"response": [take_location]},
                transport=self._transport,
                mounts=_NEVER_BY_PROXY,
            )
        except (ValueError, ImportError, OSError, httpx.InvalidURL) as unusable:
            raise FetchError(
                "The network settings of this computer cannot be used.",
                "Check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE; the proxy must be an http:// address.",
            ) from unusable


def _conditions(etag: str, last_modified: str) -> dict[str, str]:
    """The header fields that ask for a page only if it changed (RFC 9110, section 13.1)."""
    fields = {"If-None-Match": validator(etag), "If-Modified-Since": validator(last_modified)}
    return {name: value for name, value in fields.items() if value}
