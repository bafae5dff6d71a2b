"""What the header of an answer says: where to go on, what kind of body follows, and whether to believe it."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from reader.errors import BadUrl, NotText, TooLarge
from reader.fetch.forward import sent_on
from reader.fetch.limits import Limits, size_in_words
from reader.fetch.routes import origin_of
from reader.fetch.sniff import declared_type, media_type, not_text
from reader.fetch.urls import WEB_SCHEMES, checked_url, host_of
from reader.model.address import as_web, login_in, with_login
from reader.model.moment import utc
from reader.model.page import Page
from reader.text import safe

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_FOR_GOOD = frozenset((301, 308))
_VALIDATOR_LENGTH = 1000
_LOCATION = "location"


async def take_location(response: httpx.Response) -> None:
    """A hook for the client: puts the Location field where `onward` finds it and httpx does not.

    Even a client that follows no redirects builds the next request, and fails over ``mailto:``.
    """
    response.extensions[_LOCATION] = response.headers.pop("location", "")


def refuse_fat_header(response: httpx.Response, limits: Limits, host: str) -> None:
    """Raises TooLarge if names and values of all header fields together pass the limit."""
    if sum(len(name) + len(value) for name, value in response.headers.raw) > limits.header_bytes:
        raise TooLarge(
            f"{host} sent more than {size_in_words(limits.header_bytes)} of header lines, more than any page needs.",
            "The site is out of order; its page may open in the browser.",
        )


@dataclass(frozen=True, slots=True)
class Onward:
    """The url to go on to, and whether the one before has moved there for good."""

    url: str
    for_good: bool = False


def onward(response: httpx.Response, current: str) -> Onward | None:
    """Where a redirect from ``current`` leads, without fragment and in ASCII; None if it is no redirect.

    The response has passed `take_location`.
    Raises BadUrl if it leads anywhere but the web.
    """
    location = response.extensions.get(_LOCATION, "").strip()
    if response.status_code not in _REDIRECTS or not location:
        return None
    return Onward(_joined(current, location), response.status_code in _FOR_GOOD)


def forwarded(page: Page, current: str) -> Onward | None:
    """Where a page that only sends on leads; None if it is one to read, or leads nowhere else on the web."""
    target = sent_on(page)
    try:
        url = _joined(current, target) if target else ""
    except BadUrl:
        return None
    return Onward(url) if url and url != urldefrag(current).url else None


def _joined(current: str, location: str) -> str:
    """The address, with the name and password that hold for its site. Raises BadUrl if it is none of the web."""
    try:
        target = urldefrag(urljoin(current, as_web(location))).url
        scheme = urlsplit(target).scheme
        if scheme in WEB_SCHEMES:
            same = origin_of(target) == origin_of(current)
            return with_login(checked_url(str(httpx.URL(target))), login_in(current) if same else "")
    except (ValueError, BadUrl, httpx.InvalidURL) as broken:
        raise BadUrl(
            f"{host_of(current)} leads on to an address that cannot be right.",
            "The site is out of order; its page may open in the browser.",
        ) from broken
    raise BadUrl(
        f"{host_of(current)} leads on to an address that is not on the web ({safe(scheme)[:20]}:).",
        "It may belong to an app or a mail program. Try the address in the browser.",
    )


def page_of(
    response: httpx.Response, body: bytes, asked: str, final: str, now: datetime, picture: bool = False
) -> Page:
    """The page, its type sniffed where the server names none. Raises NotText if there is nothing in it to read,
    unless a picture was asked for."""
    declared, charset = declared_type(response.headers.get("content-type", ""))
    if not picture and (thing := not_text(declared, body, charset)):
        raise NotText(f"{host_of(final)} sent {thing}, which has no text to read.", "It can be opened in the browser.")
    return Page(
        url=asked,
        final_url=final,
        body=body,
        content_type=media_type(declared, body, charset),
        charset=charset,
        status=response.status_code,
        etag=validator(response.headers.get("etag", "")),
        last_modified=validator(response.headers.get("last-modified", "")),
        fetched_at=utc(now),
    )


def validator(sent: str) -> str:
    """A validator as sent, to be sent back unchanged; empty if it could not stand in a header again."""
    return sent if sent.isascii() and sent.isprintable() and len(sent) <= _VALIDATOR_LENGTH else ""
