"""One running syndicate for all tests of its pages, and a client that raises on nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.message import Message
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

import pytest

from reader.demo.server import Syndicate

TODAY = date(2026, 11, 23)
SLOW = 0.15


@dataclass(frozen=True, slots=True)
class Got:
    """What came back."""

    status: int
    headers: Message
    body: bytes
    url: str

    @property
    def text(self) -> str:
        return self.body.decode()


class _Stay(HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *args: object, **keywords: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Client:
    """Asks one syndicate by path."""

    address: str

    def get(self, path: str, method: str = "GET", **headers: str) -> Got:
        """The answer after redirects; ``If_None_Match`` is sent as ``If-None-Match``."""
        return self._ask(build_opener(ProxyHandler({})), path, method, headers)

    def first(self, path: str) -> Got:
        """The first answer, even when it is a redirect."""
        return self._ask(build_opener(ProxyHandler({}), _Stay), path, "GET", {})

    def _ask(self, opener: OpenerDirector, path: str, method: str, headers: dict[str, str]) -> Got:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(self.address + path, headers=named, method=method)
        try:
            with opener.open(request) as response:
                return Got(response.status, response.headers, response.read(), response.url)
        except HTTPError as error:
            with error:
                return Got(error.code, error.headers, error.read(), error.url)


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    with Syndicate(TODAY, slow=SLOW) as syndicate:
        yield Client(syndicate.address)
