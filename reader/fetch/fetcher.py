"""The fetcher: one url in, one page out, or one sentence on why not."""

import asyncio
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from reader import __version__
from reader.errors import Refused
from reader.fetch.answers import Onward, forwarded, onward, page_of, refuse_fat_header, take_location, validator
from reader.fetch.body import read_body
from reader.fetch.cookies import new_jar, read_cookies
from reader.fetch.doors import Doors, RememberedHere, Where, moved, where_of
from reader.fetch.failures import FAILURES, explained
from reader.fetch.guard import doors_of, refuse_private_literal, with_address
from reader.fetch.limits import Limits
from reader.fetch.manners import Manners, Passing, is_passing, may_pass
from reader.fetch.network import PRIVATE, WHERE, Network
from reader.fetch.robots import Robots
from reader.fetch.routes import Routes, netloc, origin_of
from reader.fetch.statuses import sign_in_failed, status_error
from reader.fetch.urls import basic_login, checked_url, host_of
from reader.model.address import host_of as door_of
from reader.model.address import login_in, without_login
from reader.model.moment import utc_now
from reader.model.page import Page

USER_AGENT = f"byline/{__version__} (terminal reader)"

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,"
    "application/xml;q=0.9,*/*;q=0.5",
    # One network read of brotli or zstd can unpack to hundreds of megabytes in one step; these two are bounded here.
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(slots=True)
class _Session:
    """What lives as long as one event loop."""

    loop: asyncio.AbstractEventLoop
    client: httpx.AsyncClient
    manners: Manners
    cookies: CookieJar
    robots: Robots = field(default_factory=Robots)


@dataclass(slots=True)
class _Errand:
    """One fetch: the url asked for, the hosts and ports that a person chose (`reader.fetch.doors`), the seconds left,
    what to ask with, and the names and passwords to sign in with at the origins of the urls that were chosen.

    Some sites set a cookie and redirect until they get it back, so their cookies last for one errand, and no longer.
    """

    asked: str
    trusted: frozenset[str]
    limits: Limits
    conditions: Mapping[str, str]
    polite: bool
    cookies: httpx.Cookies
    left: float
    logins: Mapping[str, str]
    chosen_now: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    picture: bool = False


class Fetcher:
    """Fetches pages over HTTP within `Limits`.

    ``routes`` sends the requests for an origin to another one (`reader.fetch.routes`); pages speak of the first.
    ``transport`` stands in for the network; ``cookies`` is a file (`reader.fetch.cookies`). ``clock`` dates the
    pages; ``doors`` remembers where chosen hosts were. The client is made at the first fetch and belongs to the event
    loop that runs it; in another loop a new one is made.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        routes: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        cookies: Path | None = None,
        clock: Callable[[], datetime] = utc_now,
        doors: Doors | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._routes = Routes(routes)
        self._transport = transport
        self._cookies = cookies
        self._clock = clock
        self._doors = doors or RememberedHere()
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

    async def fetch(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        trusted: tuple[str, ...] | None = None,
        polite: bool = False,
        headers: Mapping[str, str] | None = None,
        picture: bool = False,
    ) -> Page | None:
        """The page at ``url``; None if it has not changed since the one with these validators.

        ``trusted`` are the urls a person chose and ``url`` was found at: the page typed, the channel followed. Without
        it ``url`` is what they chose. Their hosts may be anywhere, at their own ports, when they are
        chosen now, and later where they were then; all others, redirects included, must be public.
        ``polite`` fetches, which nobody waits for, keep a gap between them and to the site's robots.txt.
        ``headers`` go to the url's own origin only, in place of Byline's own fields of these names.
        A ``picture`` is taken whatever it is; without it what holds no text raises NotText.
        Raises a `FetchError`. Redirects are followed within the limits, and the page says where they led. The deadline
        counts only while it is this request's turn at a host. What may be over in a moment is tried a second time.
        """
        asked = checked_url(url)
        session = self._current_session()
        conditions = _conditions(etag, last_modified)
        errand = self._errand(session, asked, trusted, self._limits, conditions, polite)
        errand.headers = headers or {}
        errand.picture = picture
        return await self._follow(session, errand)

    def _errand(
        self,
        session: _Session,
        asked: str,
        trusted: tuple[str, ...] | None,
        limits: Limits,
        conditions: Mapping[str, str],
        polite: bool,
    ) -> _Errand:
        jar = new_jar()
        for cookie in session.cookies:
            jar.set_cookie(copy(cookie))
        chosen = (asked,) if trusted is None else trusted
        logins = {origin_of(url): login for url in (asked, *chosen) if (login := login_in(url))}
        doors = doors_of(chosen)
        return _Errand(
            asked, doors, limits, conditions, polite, httpx.Cookies(jar), limits.total, logins, trusted is None
        )

    async def _follow(self, session: _Session, errand: _Errand) -> Page | None:
        current, moved, lasting = errand.asked, "", True
        for _ in range(errand.limits.redirects + 1):
            if errand.polite:
                await session.robots.refuse_disallowed(current, partial(self._robots_txt, session, errand))
            answer = await self._ask_twice(session, errand, current)
            if not isinstance(answer, Onward):
                return replace(answer, moved=moved) if answer else None
            current = answer.url
            lasting = lasting and answer.for_good
            moved = current if lasting else moved
            errand.conditions = {}
        raise Refused(
            f"{host_of(errand.asked)} sends visitors from one address to the next without end.",
            "It may want a cookie or a sign-in first. Try the address in the browser.",
        )

    async def _robots_txt(self, session: _Session, errand: _Errand, url: str) -> bytes:
        limits = replace(self._limits, wire=self._limits.robots, decoded=self._limits.robots)
        asking = self._errand(session, url, (), limits, {}, polite=False)
        asking.trusted, asking.logins = errand.trusted, errand.logins
        page = await self._follow(session, asking)
        return page.body if page else b""

    async def _ask_twice(self, session: _Session, errand: _Errand, current: str) -> Page | Onward | None:
        try:
            return await self._ask(session, errand, current)
        except Passing as passing:
            first = passing.error
        if errand.left < 2 * self._limits.pause:
            raise first
        errand.left -= await session.manners.pause()
        try:
            return await self._ask(session, errand, current)
        except Passing as again:
            raise again.error from again.error.__cause__

    async def _ask(self, session: _Session, errand: _Errand, current: str) -> Page | Onward | None:
        """One request: the page, the url to go on to, or None for not modified. Raises Passing or a FetchError."""
        host = host_of(current)
        clock = session.loop.time
        try:
            async with session.manners.turn(host, errand.polite), asyncio.timeout(errand.left):
                begun = clock()
                response = await self._send(session, errand, current)
                try:
                    if "set-cookie" in response.headers:
                        errand.cookies.extract_cookies(response)
                    answer = await self._answer(response, errand, current)
                finally:
                    await response.aclose()
                errand.left -= clock() - begun
                return answer
        except FAILURES as failure:
            raise explained(failure, host_of(errand.asked) if errand.left <= 0 else host) from failure

    async def _send(self, session: _Session, errand: _Errand, current: str) -> httpx.Response:
        host = host_of(current)
        plain, login = without_login(current), login_in(current) or errand.logins.get(origin_of(current), "")
        there = self._routes.there(plain)
        named = {} if there == plain else {"Host": netloc(current)}
        signed = {"Authorization": basic_login(login)} if login else {}
        where = await self._where(errand, current, there != plain)
        own = errand.headers if origin_of(current) == origin_of(errand.asked) else {}
        request = session.client.build_request(
            "GET", there, headers={**own, **errand.conditions, **named, **signed}, extensions={WHERE: where}
        )
        if errand.cookies:
            errand.cookies.set_cookie_header(request)
        begun = session.loop.time()
        try:
            if where is Where.PUBLIC:
                refuse_private_literal(host, host_of(errand.asked))
            response = await session.client.send(request, stream=True)
            await self._remember(errand, current, response)
            return response
        except Refused as refused:
            if door_of(current) in errand.trusted and where is not Where.ANYWHERE:
                raise moved(host, where) from refused
            if where is Where.PUBLIC:
                raise with_address(refused, current) from refused
            raise
        except httpx.HTTPError as failure:
            if not is_passing(failure):
                raise
            errand.left -= session.loop.time() - begun
            raise Passing(explained(failure, host)) from failure

    async def _where(self, errand: _Errand, current: str, routed: bool) -> Where:
        """Where the host of this step may be. What the reader was told to route is the reader's own, wherever it is."""
        door = door_of(current)
        if routed:
            return Where.ANYWHERE
        if door not in errand.trusted:
            return Where.PUBLIC
        return await where_of(self._doors, door, errand.chosen_now)

    async def _remember(self, errand: _Errand, current: str, response: httpx.Response) -> None:
        """A door that a person chose is to stay where it is now."""
        door, private = door_of(current), response.extensions.get(PRIVATE)
        if private is None or door not in errand.trusted:
            return
        if errand.chosen_now or await self._doors.was_private(door) is None:
            await self._doors.remember(door, private)

    async def _answer(self, response: httpx.Response, errand: _Errand, current: str) -> Page | Onward | None:
        host = host_of(current)
        refuse_fat_header(response, errand.limits, host)
        if response.status_code == 304 and errand.conditions:
            return None
        if target := onward(response, current):
            return replace(target, url=self._routes.back(target.url, current))
        if not response.is_success or response.status_code == httpx.codes.PARTIAL_CONTENT:
            error = status_error(response.status_code, host, response.headers.get("retry-after", ""), self._clock())
            if response.status_code == httpx.codes.UNAUTHORIZED and "authorization" in response.request.headers:
                error = sign_in_failed(host)
            error.__cause__ = httpx.HTTPStatusError(str(error), request=response.request, response=response)
            raise Passing(error) if may_pass(response) else error
        body = await read_body(response, errand.limits, host)
        page = page_of(response, body, errand.asked, current, self._clock(), errand.picture)
        if not errand.picture and (target := forwarded(page, current)):
            return replace(target, url=self._routes.back(target.url, current))
        return page

    def _current_session(self) -> _Session:
        loop = asyncio.get_running_loop()
        if self._session is None or self._session.loop is not loop:
            jar = read_cookies(self._cookies)[0] if self._cookies else new_jar()
            self._session = _Session(loop, self._new_client(), Manners(self._limits), jar)
        return self._session

    def _new_client(self) -> httpx.AsyncClient:
        limits = self._limits
        return httpx.AsyncClient(
            headers=_HEADERS,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=httpx.Timeout(limits.read, connect=limits.connect, pool=limits.total),
            event_hooks={"response": [take_location]},
            transport=self._transport or Network(),
        )


def _conditions(etag: str, last_modified: str) -> dict[str, str]:
    """The header fields that ask for a page only if it changed (RFC 9110, section 13.1)."""
    fields = {"If-None-Match": validator(etag), "If-Modified-Since": validator(last_modified)}
    return {name: value for name, value in fields.items() if value}
